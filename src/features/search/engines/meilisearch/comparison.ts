import { z } from 'zod';
import { hashOf } from './documents.ts';
import { type Following, type Refusal, writeRows } from './relay.ts';
import { mapEntries } from './sources.ts';

/** What a comparison of database and index has found, and put right. */
export interface Drift {
  /** Entries of the database that were looked at. */
  compared: number;
  /** Not in the index, in it with another content, and in it but not to be found. */
  missing: number;
  changed: number;
  surplus: number;
  refused: Refusal[];
}

/** A comparison under way. */
export interface Comparison {
  /** Goes on for a little; returns what was found once all is compared and repaired. */
  advance(): Promise<Drift | null>;
}

const entriesAtOnce = 500;
const documentsAtOnce = 1_000;

const listed = z.object({
  results: z.array(z.object({ entry: z.int(), hash: z.string() })),
  total: z.int(),
});

/** For each entry the hash of its content, and how many documents it has. */
type Contents = Map<number, { hash: string; documents: number }>;

/**
 * Compares every entry's content in the database with that in the index. Where they differ both are looked at once
 * more, since entries change while one compares, and written anew.
 */
export function beginComparison(following: Following): Comparison {
  const { database, sources, client, indexUid } = following;
  const rowIds = sources.searchableRowIds(database);
  const wanted: Contents = new Map();
  const found: Contents = new Map();
  const drift: Drift = { compared: rowIds.length, missing: 0, changed: 0, surplus: 0, refused: [] };
  let nextRow = 0;
  let nextDocument = 0;
  let isListed = false;
  let suspects: number[] | null = null;

  return {
    async advance() {
      if (nextRow < rowIds.length) {
        await readWanted(rowIds.slice(nextRow, nextRow + entriesAtOnce), wanted);
        nextRow += entriesAtOnce;
        return null;
      }
      if (!isListed) {
        const { results, total } = await list({ offset: nextDocument, limit: documentsAtOnce });
        addTo(found, results);
        nextDocument += documentsAtOnce;
        isListed = nextDocument >= total;
        return null;
      }
      suspects ??= [...new Set([...wanted.keys(), ...found.keys()])].filter(
        (row) => !isAlike(row, wanted, found),
      );
      const rows = suspects.splice(0, entriesAtOnce);
      if (rows.length > 0) await repair(rows);
      return suspects.length === 0 ? drift : null;
    },
  };

  async function readWanted(rows: readonly number[], contents: Contents): Promise<void> {
    await mapEntries(database, sources, rows, (document) =>
      contents.set(document.rowId, {
        hash: hashOf(document),
        documents: Math.max(1, document.points.length),
      }),
    );
  }

  async function list(which: { offset?: number; limit: number; filter?: string }) {
    return listed.parse(await client.index(indexUid).getDocuments({ ...which, fields: ['entry', 'hash'] }));
  }

  async function repair(rows: readonly number[]): Promise<void> {
    const [now, there]: [Contents, Contents] = [new Map(), new Map()];
    await readWanted(rows, now);
    const { results } = await list({ filter: `entry IN [${rows.join(', ')}]`, limit: 100 * rows.length });
    addTo(there, results);
    const different = rows.filter((row) => !isAlike(row, now, there));
    for (const row of different) {
      if (!there.has(row)) drift.missing += 1;
      else if (now.has(row)) drift.changed += 1;
      else drift.surplus += 1;
    }
    drift.refused.push(...(await writeRows(following, different)));
  }
}

function addTo(contents: Contents, documents: readonly { entry: number; hash: string }[]): void {
  for (const { entry, hash } of documents) {
    const known = contents.get(entry);
    if (!known) contents.set(entry, { hash, documents: 1 });
    // Places with different contents are like no entry.
    else contents.set(entry, { hash: known.hash === hash ? hash : '', documents: known.documents + 1 });
  }
}

function isAlike(row: number, a: Contents, b: Contents): boolean {
  const [one, other] = [a.get(row), b.get(row)];
  return one?.hash === other?.hash && one?.documents === other?.documents;
}
