import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeMatchMeasures, measureBothMatches } from './matches.ts';
import { describeThemeMeasures, measureThemes } from './themes.ts';

/**
 * Measures, prints a table for people, and writes the same figures to `relevance.json` in the folder of reports.
 *
 * @param sharedFolder holds the openly licensed data with judgements made by others
 */
export async function runRelevance(sharedFolder: string, reportsFolder: string): Promise<void> {
  const themes = measureThemes(sharedFolder);
  process.stdout.write(describeThemeMeasures(themes));
  const matches = await measureBothMatches(sharedFolder);
  process.stdout.write(describeMatchMeasures(matches));
  const unit = 'share from 0 to 1';
  const report = {
    themes: { unit, engine: 'theme suggester', ...themes },
    matches: { unit, engine: 'sqlite', ...matches },
  };
  const file = path.join(reportsFolder, 'relevance.json');
  mkdirSync(reportsFolder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`Written to ${file}\n`);
}
