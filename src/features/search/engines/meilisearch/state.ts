import { asc, count, gt } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, type Transaction, transaction } from '#db/client.ts';
import { outbox } from '#db/schema/platform.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';

/** What the database knows of the index in Meilisearch; every process goes by it, and the worker writes it. */

const moment = z.number();

const state = z.object({
  /** Shape of the index that is searched; null until one was built. */
  shape: z.string().nullable(),
  /** The last event of the outbox that the index has followed. */
  position: z.int(),
  /** Which synonyms the index has. */
  synonyms: z.string().nullable(),
  server: z.object({ version: z.string(), isSupported: z.boolean() }).nullable(),
  lastError: z.object({ message: z.string(), at: moment }).nullable(),
  /** Entries that Meilisearch refused; newest last. */
  refused: z.array(z.object({ rowId: z.int(), message: z.string(), at: moment })),
  rebuild: z.object({ done: z.int(), of: z.int(), startedAt: moment }).nullable(),
  builtAt: moment.nullable(),
  comparison: z
    .object({
      at: moment,
      compared: z.int(),
      missing: z.int(),
      changed: z.int(),
      surplus: z.int(),
    })
    .nullable(),
});
/** Moments are milliseconds since 1970. */
export type IndexState = z.output<typeof state>;

const unknownState: IndexState = {
  shape: null,
  position: 0,
  synonyms: null,
  server: null,
  lastError: null,
  refused: [],
  rebuild: null,
  builtAt: null,
  comparison: null,
};

const stateKey = 'search.meilisearch';
const wantedKey = 'search.meilisearch.rebuild-wanted';
/** Refused entries that are remembered; the nightly comparison finds the others again. */
const mostRefused = 50;

export function readState(database: Database): IndexState {
  return state.safeParse(readSetting(database, stateKey)).data ?? unknownState;
}

export function changeState(database: Database, change: (before: IndexState) => Partial<IndexState>): void {
  transaction(database, (tx) => {
    const before = state.safeParse(readSetting(tx, stateKey)).data ?? unknownState;
    const after = { ...before, ...change(before) };
    writeSetting(tx, stateKey, { ...after, refused: after.refused.slice(-mostRefused) });
  });
}

/** Whether somebody asked for a new index. */
export function isRebuildWanted(database: Database): boolean {
  return readSetting(database, wantedKey) === true;
}

export function wantRebuild(tx: Transaction, isWanted: boolean): void {
  writeSetting(tx, wantedKey, isWanted);
}

/** The events that an index has not followed yet. */
export function waitingEvents(
  database: Database,
  position: number,
): { length: number; oldestAt: Date | null } {
  const [waiting] = database.select({ length: count() }).from(outbox).where(gt(outbox.rowId, position)).all();
  const oldest = database
    .select({ recordedAt: outbox.recordedAt })
    .from(outbox)
    .where(gt(outbox.rowId, position))
    .orderBy(asc(outbox.rowId))
    .limit(1)
    .get();
  return { length: waiting?.length ?? 0, oldestAt: oldest?.recordedAt ?? null };
}
