import { describeThemeMeasures, measureThemes } from './themes.ts';

/** Prints how well themes are suggested; the argument is the folder of the shared data, `../shared` by default. */
process.stdout.write(describeThemeMeasures(measureThemes(process.argv[2] ?? '../shared')));
