import { createHash, randomUUID } from 'node:crypto';
import type { Meilisearch } from 'meilisearch';
import { type Database, transaction } from '#db/client.ts';
import { type Clock, londonDay, londonHour } from '#platform/clock.ts';
import { UnavailableError } from '#platform/errors.ts';
import { holdLease, releaseLease } from '#platform/jobs/lease.ts';
import type { Logger } from '#platform/logger.ts';
import { beginComparison, type Comparison } from './comparison.ts';
import { faultText, type IndexNames, isMissingIndex } from './connection.ts';
import { writeSynonyms } from './index-writer.ts';
import { beginRebuild, type Rebuild } from './rebuild.ts';
import { type Following, followEvents, type Refusal } from './relay.ts';
import { isSupportedVersion, requireSupported, versionOf } from './server-version.ts';
import { indexShape, synonymSettings } from './settings.ts';
import type { IndexSources } from './sources.ts';
import {
  changeState,
  type IndexState,
  isRebuildWanted,
  readState,
  waitingEvents,
  wantRebuild,
} from './state.ts';

/** Keeps the index in Meilisearch in step with the database. Its failures are noted and tried again, never thrown on. */
export interface MeilisearchUpkeep {
  /**
   * Does a little of what there is to do: follows events, builds, compares. Returns whether more of it waits.
   * Of several processes only one works at a time.
   */
  step(): Promise<boolean>;
  /** Builds the index anew to the end; for a command. Throws where that fails. */
  rebuild(progress?: (done: number, of: number) => void): Promise<number>;
  /** Asks for a new index; whoever runs {@link step} builds it. */
  requestRebuild(): void;
  /** Whether the index may be searched. */
  isReady(): boolean;
  /** Asks the server what it is, and says in the log whether searches go there. */
  greet(): Promise<void>;
  status(): UpkeepStatus;
}

export interface UpkeepStatus extends Omit<IndexState, 'position' | 'synonyms' | 'shape'> {
  /** Whether the index that is searched is as this version of the program makes it. */
  isCurrent: boolean;
  isRebuildWanted: boolean;
  /** Events that the index has not followed yet. */
  queueLength: number;
  oldestWaitingSince: Date | null;
}

const lease = { name: 'meilisearch', milliseconds: 60_000 };
/** How long one step may go on, about; the worker stops between steps. */
const stepMs = 2_000;
/** How often the server is asked whether it is the one that we left. */
const greetEveryMs = 60_000;
const shortestBackOffMs = 1_000;
const longestBackOffMs = 60_000;
/** From this hour in London on, once a day. */
const comparisonHour = 3;

export function createMeilisearchUpkeep(given: {
  database: Database;
  client: Meilisearch;
  names: IndexNames;
  sources: IndexSources;
  clock: Clock;
  logger: Logger;
  /** From 0 to 1: spreads the tries of several programs. */
  random: () => number;
}): MeilisearchUpkeep {
  const { database, client, names, sources, clock, logger } = given;
  const holder = randomUUID();
  const following: Following = { database, client, sources, indexUid: names.live };
  const now = () => clock.now().getTime();
  let attempts = 0;
  let tryAt = Number.NEGATIVE_INFINITY;
  let greetedAt = Number.NEGATIVE_INFINITY;
  let rebuild: Rebuild | null = null;
  let comparison: Comparison | null = null;
  /** The day of the last comparison; none since the program began, since what was put back may be older than the index. */
  let comparedOn: string | null = null;
  /** The vocabulary whose synonyms the index has for certain. */
  let checkedSynonyms: object | null = null;

  const hold = () => holdLease(database, clock, { ...lease, holder });
  const release = () => releaseLease(database, lease.name, holder);

  /** Whether there is anything to do; asked every second, and so without writing. */
  function hasWork(): boolean {
    if (rebuild || comparison || isComparisonDue() || now() - greetedAt >= greetEveryMs) return true;
    if (checkedSynonyms !== sources.vocabulary() || isRebuildWanted(database)) return true;
    const { shape, position } = readState(database);
    return shape !== indexShape || waitingEvents(database, position).length > 0;
  }

  function isComparisonDue(): boolean {
    return (
      comparedOn === null ||
      (comparedOn !== londonDay(clock.now()) && londonHour(clock.now()) >= comparisonHour)
    );
  }

  function note(error: unknown): void {
    attempts += 1;
    const backOff = Math.min(shortestBackOffMs * 2 ** (attempts - 1), longestBackOffMs);
    tryAt = now() + backOff * (0.5 + given.random());
    rebuild = null;
    comparison = null;
    greetedAt = Number.NEGATIVE_INFINITY;
    const message = faultText(error);
    logger.warn({ error: message, attempts }, 'the index in Meilisearch could not be kept up to date');
    changeState(database, () => ({
      lastError: { message, at: now() },
      rebuild: null,
      // An index that is gone is no longer asked, and the next step builds one.
      ...(isMissingIndex(error) && { shape: null }),
    }));
  }

  /** Makes sure that the server is one that we know, and that it still has our index. */
  async function meetServer(): Promise<void> {
    if (now() - greetedAt < greetEveryMs) return;
    // Where it isn't told, a server that is too old refuses the settings when the index is built.
    const version = await versionOf(client);
    changeState(database, () => ({
      server: version === null ? null : { version, isSupported: isSupportedVersion(version) },
    }));
    if (version !== null) requireSupported(version);
    if (readState(database).shape !== null) {
      const { numberOfDocuments } = await client.index(names.live).getStats();
      const isGone = numberOfDocuments === 0 && sources.searchableRowIds(database).length > 0;
      if (isGone) changeState(database, () => ({ shape: null }));
    }
    greetedAt = now();
  }

  /** Builds for a while where an index is wanted; returns whether there is more to build, or null where none is. */
  async function build(until: number): Promise<boolean | null> {
    const isNeeded = readState(database).shape !== indexShape || isRebuildWanted(database);
    if (!rebuild && !isNeeded) return null;
    if (!rebuild) {
      transaction(database, (tx) => wantRebuild(tx, false));
      rebuild = await beginRebuild(following, names);
      const { of } = rebuild;
      changeState(database, () => ({ rebuild: { done: 0, of, startedAt: now() } }));
      logger.info({ entries: of }, 'building a new index in Meilisearch');
    }
    do {
      const isComplete = await rebuild.advance();
      const { done, of } = rebuild;
      changeState(database, ({ rebuild: before }) => ({ rebuild: before && { ...before, done, of } }));
      if (isComplete) {
        await finishBuild(rebuild);
        return false;
      }
    } while (performance.now() < until);
    return true;
  }

  async function finishBuild(built: Rebuild): Promise<void> {
    const position = await built.swap();
    changeState(database, () => ({
      shape: indexShape,
      position,
      synonyms: synonymsNow(),
      rebuild: null,
      refused: [],
      builtAt: now(),
    }));
    rebuild = null;
    logger.info({ entries: built.of }, 'the new index in Meilisearch has taken the old one’s place');
  }

  function synonymsNow(): string {
    return createHash('sha256')
      .update(JSON.stringify(synonymSettings(sources.vocabulary())))
      .digest('hex');
  }

  /** Takes over other synonyms; they are compared only when the vocabulary is another. */
  async function followSynonyms(): Promise<void> {
    const vocabulary = sources.vocabulary();
    if (checkedSynonyms === vocabulary) return;
    const synonyms = synonymsNow();
    if (readState(database).synonyms !== synonyms) {
      await writeSynonyms(client, names.live, synonymSettings(vocabulary));
      changeState(database, () => ({ synonyms }));
    }
    checkedSynonyms = vocabulary;
  }

  async function follow(until: number): Promise<boolean> {
    do {
      const followed = await followEvents(following, readState(database).position);
      if (!followed) return false;
      const { position, rowIds, refused } = followed;
      changeState(database, (before) => ({
        position,
        refused: withRefused(before.refused, rowIds, refused),
      }));
    } while (performance.now() < until);
    return true;
  }

  function withRefused(
    before: IndexState['refused'],
    written: readonly number[],
    refused: readonly Refusal[],
  ): IndexState['refused'] {
    for (const { rowId, message } of refused) {
      logger.error({ rowId, error: message }, 'Meilisearch refused an entry');
    }
    const again = new Set(written);
    return [
      ...before.filter(({ rowId }) => !again.has(rowId)),
      ...refused.map((refusal) => ({ ...refusal, at: now() })),
    ];
  }

  /** Compares database and index, once a day and after each start. Returns whether there is more to compare. */
  async function compare(until: number): Promise<boolean> {
    if (!comparison && !isComparisonDue()) return false;
    comparison ??= beginComparison(following);
    do {
      const drift = await comparison.advance();
      if (!drift) continue;
      comparison = null;
      comparedOn = londonDay(clock.now());
      const { refused, ...counts } = drift;
      changeState(database, (before) => ({
        comparison: { at: now(), ...counts },
        refused: withRefused(before.refused, [], refused),
      }));
      if (counts.missing + counts.changed + counts.surplus > 0) {
        logger.warn(counts, 'the index in Meilisearch had drifted from the database and was repaired');
      }
      return false;
    } while (performance.now() < until);
    return true;
  }

  /** One round of everything, in the order of what readers notice first. */
  async function work(): Promise<boolean> {
    const until = performance.now() + stepMs;
    await meetServer();
    const isCurrent = readState(database).shape === indexShape;
    if (isCurrent) await followSynonyms();
    const hasEvents = isCurrent && (await follow(until));
    const isBuilding = await build(until);
    // What was written during a rebuild went into the old index, and is followed again at once.
    if (isBuilding !== null) return true;
    return hasEvents || (await compare(until));
  }

  return {
    async step() {
      if (now() < tryAt || !hasWork() || !hold()) return false;
      try {
        const hasMore = await work();
        attempts = 0;
        return hasMore;
      } catch (error) {
        note(error);
        return false;
      } finally {
        // Commands wait for it: it is kept only for what spans several steps.
        if (!rebuild && !comparison) release();
      }
    },
    async rebuild(progress) {
      if (!hold())
        throw new UnavailableError('Another process is at work on the index in Meilisearch; try again later');
      const renewal = setInterval(hold, lease.milliseconds / 3);
      try {
        await meetServer();
        rebuild = await beginRebuild(following, names);
        const { of } = rebuild;
        while (!(await rebuild.advance())) progress?.(rebuild.done, of);
        progress?.(of, of);
        await finishBuild(rebuild);
        while (await follow(Number.POSITIVE_INFINITY));
        return of;
      } finally {
        clearInterval(renewal);
        rebuild = null;
        release();
      }
    },
    requestRebuild() {
      transaction(database, (tx) => wantRebuild(tx, true));
      tryAt = Number.NEGATIVE_INFINITY;
    },
    isReady() {
      const { shape, server } = readState(database);
      return shape === indexShape && server?.isSupported !== false;
    },
    async greet() {
      try {
        await meetServer();
        const { server } = readState(database);
        logger.info({ version: server?.version }, 'searching with Meilisearch');
      } catch (error) {
        logger.warn(
          { error: faultText(error) },
          'Meilisearch can’t be used; searching with the embedded engine until it can',
        );
      }
    },
    status() {
      const { position, shape, synonyms: _synonyms, ...rest } = readState(database);
      const waiting = waitingEvents(database, position);
      return {
        ...rest,
        isCurrent: shape === indexShape,
        isRebuildWanted: isRebuildWanted(database),
        queueLength: waiting.length,
        oldestWaitingSince: waiting.oldestAt,
      };
    },
  };
}
