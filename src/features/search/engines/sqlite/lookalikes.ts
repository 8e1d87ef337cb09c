import type { Database } from '#db/client.ts';
import { analyse } from '../../analysis/index.ts';

/**
 * Entries that share the telling words of a text: candidates for whoever compares them properly. The index has each
 * word's number of entries, so the rarest are asked for, and only in pairs: reading stays short however many entries
 * say "group" or "Darlington".
 */

/** Finds live listings whose title or summary could be another wording of these; newest first, at most `limit`. */
export type FindLookalikes = (text: { title: string; summary: string }, limit: number) => number[];

/** So many of the rarest words are asked for. */
const wordsAsked = 5;
/** Words of the summary help out where a title has fewer than this. */
const fewWords = 3;
/** A word that more entries have than this says too little by itself. */
const commonFrom = 300;

export function createLookalikes(database: Database): FindLookalikes {
  const client = database.$client;
  const counts = client.prepare<[string], { term: string; entries: number }>(
    `select term, max(entries) as entries from search_words
     where word in (select value from json_each(?)) and entries > 0 group by term`,
  );
  const matches = client
    .prepare<[string, number], number>(
      'select rowid from search_index where search_index match ? order by rowid desc limit ?',
    )
    .pluck();

  /** Terms of a text that some entry has, the rarest first. */
  function termsOf(text: string): { term: string; entries: number }[] {
    const words = new Set(analyse(text, 'entry').flatMap((each) => (each.isStop ? [] : [each.word])));
    return counts
      .all(JSON.stringify([...words]))
      .toSorted((a, b) => a.entries - b.entries || (a.term < b.term ? -1 : 1));
  }

  return ({ title, summary }, limit) => {
    const inTitle = termsOf(title);
    const known = new Set(inTitle.map(({ term }) => term));
    const more = inTitle.length < fewWords ? termsOf(summary).filter(({ term }) => !known.has(term)) : [];
    const asked = [...inTitle, ...more].slice(0, wordsAsked);
    const quoted = asked.map(({ term }) => `"${term.replaceAll('"', '')}"`);
    const pairs = quoted.flatMap((one, at) => quoted.slice(at + 1).map((other) => `(${one} AND ${other})`));
    const alone = quoted.filter((_, at) => (asked[at]?.entries ?? 0) < commonFrom && at === 0);
    const ways = [...pairs, ...alone];
    return ways.length === 0 ? [] : matches.all(`{title summary} : (${ways.join(' OR ')})`, limit);
  };
}
