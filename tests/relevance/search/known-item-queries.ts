import { createRandom } from '../../../seeds/scale/index.ts';
import { isStopWord } from '../../../src/features/search/analysis/stop-words.ts';
import type { SearchDocument } from '../../../src/features/search/index.ts';
import type { SynonymGroup } from '../../../src/features/vocabularies/index.ts';
import type { JudgedQuery } from './retrieval-measures.ts';
import { rewritesOf, ways, wordsOf } from './word-rewrites.ts';

/**
 * Searches for one entry by two or three of its words, one of them written in another way, as people do who know
 * what they look for and not how it is written. Made from the documents alone and the same in each run; an entry's
 * words are chosen so that few other entries would have all of them by chance.
 */

/** Entries that would have all words of a search by chance, at most. */
const mostByChance = 0.2;
const shortestWord = 4;
const triesOfAll = 400_000;

/** @param perWay searches of each way, half of them for tuning */
export function knownItemQueries(
  sharedFolder: string,
  documents: readonly SearchDocument[],
  synonymGroups: readonly SynonymGroup[],
  perWay: number,
): JudgedQuery[] {
  const random = createRandom(18);
  const texts = documents.map((document) => ({
    rowId: document.rowId,
    words: [...new Set(wordsOf(`${document.title} ${document.summary} ${document.description}`))],
    title: new Set(wordsOf(document.title)),
  }));
  const frequencies = new Map<string, number>();
  for (const { words } of texts) {
    for (const word of words) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const rewrites = rewritesOf(sharedFolder, (word) => !frequencies.has(word), synonymGroups);
  return ways.flatMap((way) => {
    const queries = new Map<string, JudgedQuery>();
    for (let tries = 0; queries.size < perWay && tries < triesOfAll; tries += 1) {
      const { rowId, words, title } = random.pick(texts);
      const usable = words.filter((word) => word.length >= shortestWord && !isStopWord(word));
      const rewritten = usable.flatMap((word) => {
        const other = rewrites[way](word, random);
        // What the entry says in these words too would be no test.
        return other === undefined || words.includes(other) ? [] : [{ word, other }];
      });
      if (rewritten.length === 0) continue;
      const { word, other } = random.pick(rewritten);
      const inTitle = usable.filter((each) => title.has(each) && each !== word);
      const rest = usable.filter((each) => each !== word);
      const first = inTitle.length > 0 && random.chance(0.7) ? random.pick(inTitle) : random.some(rest, 1)[0];
      if (first === undefined) continue;
      const third = random.chance(0.5)
        ? random.some(
            rest.filter((each) => each !== first),
            1,
          )
        : [];
      const chosen = [word, first, ...third].sort((a, b) => words.indexOf(a) - words.indexOf(b));
      const expected = chosen.reduce(
        (entries, each) => entries * ((frequencies.get(each) ?? 0) / documents.length),
        documents.length,
      );
      if (expected > mostByChance) continue;
      const text = chosen.map((each) => (each === word ? other : each)).join(' ');
      queries.set(text, {
        text,
        grades: new Map([[rowId, 1]]),
        half: queries.size % 2 === 0 ? 'tuning' : 'held out',
        way,
      });
    }
    return [...queries.values()];
  });
}
