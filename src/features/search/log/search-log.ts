import { type Database, transaction } from '#db/client.ts';
import { addDays, type Clock, londonDay } from '#platform/clock.ts';
import { loggable } from '#platform/loggable.ts';
import type { Logger } from '#platform/logger.ts';
import type { SearchQuery } from '../search.model.ts';
import { keptFilters, keptWords } from './kept-words.ts';
import { insertSearches, type KeptSearch, noteChosen } from './search-log.queries.ts';

/**
 * What people search for. Noting a search costs some microseconds and can't fail: it goes into memory, and from there
 * into the database in batches, beside the answers. A process that is killed loses what it noted in the last seconds.
 */
export interface SearchLog {
  /** Whether anything is kept at all. */
  readonly isOn: boolean;
  /**
   * Notes a search by a reader. `before` is what the same page asked for just before it: a word that is being typed,
   * or a filter that is set, makes one search of several. `userAgent` tells crawlers, which aren't counted.
   */
  note(search: {
    query: SearchQuery;
    results: number;
    before: SearchQuery | undefined;
    userAgent: string;
  }): void;
  /** Notes that an entry was opened from the results of a search. `network` bounds how often; it isn't kept. */
  choose(choice: { query: SearchQuery; listingId: string; network: string }): void;
  /** Begins to write what was noted, every few seconds. */
  start(): void;
  /** Writes what is left. */
  stop(): void;
  /** Writes what was noted and is not likely to change any more, or everything. */
  write(which: 'settled' | 'all'): void;
}

/** A search that no other replaced for so long is one by itself. */
const settledMs = 20_000;
const writeEveryMs = 5_000;
/** What waits to be written; beyond it searches go uncounted rather than memory grow. */
const mostWaiting = 1_000;
const mostChoicesAMinute = 30;
const minuteMs = 60_000;

/** Who says of itself that it is a program, and who says nothing. */
const crawlers = /bot|crawl|spider|slurp|preview|https?:/i;

type Waiting = KeptSearch & { at: number };
interface Choice {
  words: string;
  filters: string;
  listingId: string;
}

export function createSearchLog(given: {
  database: Database;
  clock: Clock;
  logger: Logger;
  isOn: boolean;
}): SearchLog {
  const { database, clock, logger, isOn } = given;
  /** In the order in which they were asked. */
  let waiting: Waiting[] = [];
  let choices: Choice[] = [];
  /** How often each network has chosen within the minute; forgotten with it. */
  let recent = { since: 0, counts: new Map<string, number>() };
  let timer: NodeJS.Timeout | undefined;

  /** The newest waiting search with such words that led nowhere yet; -1 where there is none. */
  const newestWaiting = (fits: (search: Waiting) => boolean) =>
    waiting.findLastIndex((search) => search.chosenId === null && fits(search));

  function mayChoose(network: string, now: number): boolean {
    if (now - recent.since > minuteMs) recent = { since: now, counts: new Map() };
    const count = (recent.counts.get(network) ?? 0) + 1;
    if (recent.counts.size >= mostWaiting && count === 1) return false;
    recent.counts.set(network, count);
    return count <= mostChoicesAMinute;
  }

  function write(which: 'settled' | 'all'): void {
    const settled = which === 'all' ? Number.POSITIVE_INFINITY : clock.now().getTime() - settledMs;
    const due = waiting.filter((search) => search.at <= settled);
    if (due.length === 0 && choices.length === 0) return;
    const since = addDays(londonDay(clock.now()), -1);
    try {
      withoutWaiting(database, () =>
        transaction(database, (tx) => {
          insertSearches(
            tx,
            due.map(({ at: _at, ...search }) => search),
          );
          for (const choice of choices) noteChosen(tx, { ...choice, since });
        }),
      );
      waiting = waiting.filter((search) => search.at > settled);
      choices = [];
    } catch (error) {
      // Somebody else writes, or the disk is full: it is tried again, and what doesn't fit meanwhile goes uncounted.
      logger.warn({ error: loggable(error), waiting: waiting.length }, 'the search log could not be written');
    }
  }

  return {
    isOn,
    note({ query, results, before, userAgent }) {
      if (!isOn || query.page !== 1 || userAgent === '' || crawlers.test(userAgent)) return;
      const words = keptWords(query.text);
      const filters = keptFilters(query);
      const now = clock.now().getTime();
      if (before !== undefined) {
        const replaced = { words: keptWords(before.text), filters: keptFilters(before) };
        const index = newestWaiting(
          (search) =>
            search.words === replaced.words &&
            search.filters === replaced.filters &&
            now - search.at < settledMs,
        );
        if (index !== -1) waiting.splice(index, 1);
      }
      if (words === null || (words === '' && filters === '') || waiting.length >= mostWaiting) return;
      waiting.push({ words, filters, results, chosenId: null, searchedOn: londonDay(clock.now()), at: now });
    },
    choose({ query, listingId, network }) {
      const words = keptWords(query.text);
      if (!isOn || words === null || !mayChoose(network, clock.now().getTime())) return;
      const filters = keptFilters(query);
      const search = waiting[newestWaiting((each) => each.words === words && each.filters === filters)];
      if (search) search.chosenId = listingId;
      else if (choices.length < mostWaiting) choices.push({ words, filters, listingId });
    },
    start() {
      if (isOn) timer = setInterval(() => write('settled'), writeEveryMs).unref();
    },
    stop() {
      clearInterval(timer);
      write('all');
    },
    write,
  };
}

/** For this work a lock that another process holds is an error at once: nobody is to wait for a log. */
function withoutWaiting(database: Database, work: () => void): void {
  const { $client: client } = database;
  const usual = client.pragma('busy_timeout', { simple: true }) as number;
  client.pragma('busy_timeout = 0');
  try {
    work();
  } finally {
    client.pragma(`busy_timeout = ${usual}`);
  }
}
