import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeThemeMeasures, measureThemes } from './themes.ts';

/**
 * Measures, prints a table for people, and writes the same figures to `relevance.json` in the folder of reports.
 *
 * @param sharedFolder holds the openly licensed data with judgements made by others
 */
export function runRelevance(sharedFolder: string, reportsFolder: string): void {
  const themes = measureThemes(sharedFolder);
  process.stdout.write(describeThemeMeasures(themes));
  const file = path.join(reportsFolder, 'relevance.json');
  mkdirSync(reportsFolder, { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ themes: { unit: 'share from 0 to 1', engine: 'theme suggester', ...themes } }, null, 2)}\n`,
  );
  process.stdout.write(`Written to ${file}\n`);
}
