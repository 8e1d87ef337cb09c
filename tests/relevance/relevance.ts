import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { meilisearchIsMissing, sayMissing } from '../support/meilisearch-server.ts';
import { withDemonstration, withRealDirectory } from './directory.ts';
import { describeMatchMeasures, measureMatchesIn } from './matches.ts';
import {
  describeSearchMeasure,
  measureSearch,
  measureVariants,
  querySets,
} from './search/search-relevance.ts';
import { describeThemeMeasures, measureThemes } from './themes.ts';

export interface RelevanceOptions {
  /** Measures the embedded engine's searches alone, with one thing after the other left out. */
  leaveOut: boolean;
}

/**
 * Measures, prints tables for people, and writes the same figures to `relevance.json` (`relevance-left-out.json`) in
 * the folder of reports.
 *
 * @param sharedFolder holds the openly licensed data with judgements made by others
 */
export async function runRelevance(
  sharedFolder: string,
  reportsFolder: string,
  { leaveOut }: RelevanceOptions,
): Promise<void> {
  if (leaveOut) {
    const search = await withRealDirectory(sharedFolder, (services) =>
      measureVariants(querySets(services, sharedFolder)),
    );
    process.stdout.write(describeSearchMeasure(search));
    write(reportsFolder, 'relevance-left-out.json', { search: { unit, ...search } });
    return;
  }
  if (meilisearchIsMissing !== null) sayMissing('how well Meilisearch finds');
  const themes = measureThemes(sharedFolder);
  process.stdout.write(describeThemeMeasures(themes));
  const demonstration = await withDemonstration((services) => measureMatchesIn(services, 'demonstration'));
  await withRealDirectory(sharedFolder, async (services) => {
    const matches = { demonstration, real: await measureMatchesIn(services, 'real') };
    process.stdout.write(describeMatchMeasures(matches));
    const search = await measureSearch(querySets(services, sharedFolder), services.vocabularies.load());
    process.stdout.write(describeSearchMeasure(search));
    write(reportsFolder, 'relevance.json', {
      themes: { unit, engine: 'theme suggester', ...themes },
      matches: { unit, engine: 'sqlite', ...matches },
      search: { unit, ...search },
    });
  });
}

const unit = 'share from 0 to 1';

function write(folder: string, name: string, report: unknown): void {
  const file = path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`Written to ${file}\n`);
}
