import { renameSync, writeFileSync } from 'node:fs';
import type { UpsertOutcome } from '#features/organisations/index.ts';
import { csvText } from '#platform/csv-text.ts';

/** What an import did, row by row where something was left out, and in numbers. */

export interface ImportProblem {
  file: string;
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  /** `left out`: nothing of the row was taken; `in part`: the rest of it was. */
  outcome: 'left out' | 'in part';
  reason: string;
}

type Counts = Record<UpsertOutcome, number>;

export interface SourceSummary {
  file: string;
  /** Rows of the file, its header not counted. */
  read: number;
  organisations: Counts;
  listings: Counts;
  /** Listings for which no theme was clear. */
  withoutTheme: number;
  leftOut: number;
  /** Rows of which a part was left out. */
  inPart: number;
}

export interface ImportSummary {
  sources: SourceSummary[];
  problems: ImportProblem[];
}

/** A summary before the first row. */
export function emptySummary(file: string): SourceSummary {
  return {
    file,
    read: 0,
    organisations: { created: 0, changed: 0, unchanged: 0, kept: 0 },
    listings: { created: 0, changed: 0, unchanged: 0, kept: 0 },
    withoutTheme: 0,
    leftOut: 0,
    inPart: 0,
  };
}

/** Writes the problems as CSV; the old report stays until the new one is whole. */
export function writeImportReport(file: string, problems: readonly ImportProblem[]): void {
  const rows = problems.map(({ file: source, row, outcome, reason }) => [source, row, outcome, reason]);
  const unfinished = `${file}.part`;
  writeFileSync(unfinished, csvText(['file', 'row', 'outcome', 'reason'], rows));
  renameSync(unfinished, file);
}
