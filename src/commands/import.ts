import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  type ImportSummary,
  importReal,
  readsOfEachFile,
  realFiles,
  writeImportReport,
} from '#features/transfer/index.ts';
import { CsvHeaderError } from '#platform/csv.ts';
import { formatCount } from '#platform/formats.ts';
import { runCommand, say, UsageError } from './command.ts';
import { startProgress } from './progress.ts';

/**
 * `npm run import -- real ../shared/data`: builds a directory of some 5,000 real entries. It can be cut off and
 * started again; a second import changes nothing, and never what people have revised since the first.
 */

const usage =
  'npm run import -- real FOLDER: builds a directory of some 5,000 real entries from open data files';
const unsaid = 'Say what to import and from which folder: npm run import -- real ../shared/data';

await runCommand(usage, async ({ config, services, parameters }) => {
  const [what, folder] = parameters;
  if (what !== 'real' || folder === undefined) throw new UsageError(unsaid);
  const missing = realFiles.find((file) => !existsSync(path.join(folder, file)));
  if (missing !== undefined) throw new UsageError(`There is no file ${path.join(folder, missing)}`);

  const bytes = realFiles.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  const progress = startProgress(bytes * readsOfEachFile);
  const summary = await importReal({ ...services, vocabulary: () => services.vocabularies.load() }, folder, {
    bytes: progress.advance,
  })
    .catch((error: unknown) => {
      if (error instanceof CsvHeaderError) throw new UsageError(error.message, { cause: error });
      throw error;
    })
    .finally(() => progress.finish());

  const report = path.join(config.dataDir, 'import-report.csv');
  writeImportReport(report, summary.problems);
  tell(summary, report);
});

function tell({ sources, problems }: ImportSummary, report: string): void {
  for (const source of sources) {
    const { organisations, listings } = source;
    say(`${source.file}: ${formatCount(source.read)} rows`);
    say(`  organisations: ${counts(organisations)}`);
    say(`  listings: ${counts(listings)}`);
    if (source.withoutTheme > 0) say(`  listings without a clear theme: ${formatCount(source.withoutTheme)}`);
    if (source.leftOut > 0) say(`  left out: ${rows(source.leftOut)}`);
    if (source.inPart > 0) say(`  taken in part: ${rows(source.inPart)}`);
  }
  for (const [reason, count] of commonReasons(problems)) say(`${formatCount(count)} × ${reason}`);
  say(`Each of these rows stands with its number and reason in ${report}`);
}

function rows(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;
}

function counts({ created, changed, unchanged, kept }: ImportSummary['sources'][number]['listings']): string {
  const written = `${formatCount(created)} new, ${formatCount(changed)} changed, ${formatCount(unchanged)} as they were`;
  return kept === 0 ? written : `${written}, ${formatCount(kept)} kept as people have them`;
}

/** Reasons without what differs from row to row, most frequent first. */
function commonReasons(problems: ImportSummary['problems']): [reason: string, count: number][] {
  const reasons = new Map<string, number>();
  for (const { outcome, reason } of problems) {
    const common = `${outcome}: ${reason.replace(/“[^”]*”/g, '“…”').replace(/\b[A-Z]*\d[\dA-Z]*(?: \d[A-Z]{2})?/g, '…')}`;
    reasons.set(common, (reasons.get(common) ?? 0) + 1);
  }
  return [...reasons].sort(([, a], [, b]) => b - a);
}
