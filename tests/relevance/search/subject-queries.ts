import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { JudgedQuery } from './retrieval-measures.ts';

/**
 * The names of UK-CAT's tags as searches over the charities that people tagged by hand: judgements of real texts
 * that were made by others and for something else. Ranking is set on the tags in even rows (the first is row 0).
 */

/** Fewer charities than these say little about a ranking. */
const fewestRelevant = 3;

const tags = z.array(z.object({ Code: z.string(), tag: z.string().min(1), Level: z.enum(['1', '2', '3']) }));
const charities = z.array(z.object({ org_id: z.string().min(1), UKCAT: z.string() }));

/** What the directory calls a charity of the sample: see `features/transfer/sources/charities.ts`. */
export const charityKey = (id: string): string => `ukcat:${id}:service`;

/** @param rowOf the entry's row by its key; undefined for a charity that has no entry */
export function subjectQueries(
  sharedFolder: string,
  rowOf: (key: string) => number | undefined,
): JudgedQuery[] {
  const rowsByCode = new Map<string, Set<number>>();
  for (const { org_id, UKCAT } of charities.parse(
    readCsv(sharedFolder, 'data/organisations/ukcat_sample.csv'),
  )) {
    const row = rowOf(charityKey(org_id));
    if (row === undefined) continue;
    for (const code of UKCAT.split(';').map((each) => each.trim())) {
      rowsByCode.set(code, (rowsByCode.get(code) ?? new Set()).add(row));
    }
  }
  return tags
    .parse(readCsv(sharedFolder, 'data/vocabularies/ukcat_tags.csv'))
    .map(({ Code, tag, Level }, at): JudgedQuery => {
      // The codes of what lies below a level-1 tag begin with its own.
      const rows = [...rowsByCode].flatMap(([code, tagged]) =>
        code === Code || (Level === '1' && code.startsWith(Code)) ? [...tagged] : [],
      );
      return {
        text: tag,
        grades: new Map(rows.map((row) => [row, 1])),
        half: at % 2 === 0 ? 'tuning' : 'held out',
      };
    })
    .filter(({ grades }) => grades.size >= fewestRelevant);
}

function readCsv(sharedFolder: string, file: string): unknown {
  return parse(readFileSync(path.join(sharedFolder, file)), { columns: true, bom: true });
}
