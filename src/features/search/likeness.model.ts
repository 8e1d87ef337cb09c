import type { ListingKind } from '#features/listings/index.ts';
import type { FacetName, Point } from './search.model.ts';

/** How alike two entries' texts are, by the search engine's own terms and by how rare it knows them to be. */

/** What an entry says, from what weighs most to what weighs least. */
export interface EntryText {
  title: string;
  summary: string;
  rest: string;
}

/** What a term of a text weighs, and the word by which the text has it. */
export interface WeighedTerm {
  weight: number;
  word: string;
  /** Whether the text itself has it, or only a synonym of it. */
  isWritten: boolean;
}

/** A text as its terms; the squares of their weights add up to 1, so that texts of every length compare. */
export type WeighedText = ReadonlyMap<string, WeighedTerm>;

/** Asks for the entries that most likely go with one, by whatever part of the index they are found. */
export interface AlikeQuery {
  text: WeighedText;
  /** What having a term of the text is worth for an entry that has them all. */
  textWeight: number;
  /** Only entries of these kinds. */
  kinds: readonly ListingKind[];
  /** What having a facet's value is worth. */
  signals: readonly { facet: FacetName; value: string; weight: number }[];
  /** What being there is worth, less with every mile from it; null: it makes no difference. */
  near: { point: Point; weight: number } | null;
  /** Rows that are not wanted. */
  without: ReadonlySet<number>;
  limit: number;
}

/** What the embedded index gives to whoever looks for entries that go with another. */
export interface LikenessIndex {
  /** Weighs texts by how rare their words are in the directory as it is now. */
  weigh(texts: readonly EntryText[]): WeighedText[];
  /** How much each value of a facet tells, from 0 to 1: less, the larger the share of the entries that have it. */
  tellingShares(facet: FacetName, values: readonly string[]): Map<string, number>;
  /** Rows of the likeliest entries, best first; a first choice for those who then look closely. */
  alike(queries: readonly AlikeQuery[]): number[][];
}

/** What two texts must share of a word for it to say something to people: rare enough, or in a title. */
const leastTelling = 0.015;

/**
 * The likeness of two weighed texts from 0 to 1 (their cosine), and the telling words that both have, heaviest first. A
 * word counts once: its synonyms, which both texts have where both have the word, would only tell the same again.
 */
export function textLikeness(one: WeighedText, other: WeighedText): { likeness: number; telling: string[] } {
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  const telling: { word: string; weight: number }[] = [];
  const bySynonym: { mine: string; theirs: string; weight: number }[] = [];
  const met = { mine: new Set<string>(), theirs: new Set<string>() };
  let likeness = 0;
  for (const [term, { weight: part, word: mine, isWritten }] of short) {
    const found = long.get(term);
    if (!found) continue;
    const { word: theirs } = found;
    const weight = part * found.weight;
    if (isWritten && found.isWritten) {
      likeness += weight;
      met.mine.add(mine);
      met.theirs.add(theirs);
      const word = mine.length <= theirs.length ? mine : theirs;
      if (weight >= leastTelling) telling.push({ word, weight });
    } else if (isWritten || found.isWritten) bySynonym.push({ mine, theirs, weight });
  }
  // Of equals in an order that is the same from both sides.
  const pair = ({ mine, theirs }: { mine: string; theirs: string }) => [mine, theirs].toSorted().join(' ');
  bySynonym.sort((a, b) => b.weight - a.weight || (pair(a) < pair(b) ? -1 : 1));
  for (const { mine, theirs, weight } of bySynonym) {
    if (met.mine.has(mine) || met.theirs.has(theirs)) continue;
    likeness += weight;
    met.mine.add(mine);
    met.theirs.add(theirs);
  }
  telling.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
  return { likeness: Math.min(1, likeness), telling: telling.map(({ word }) => word) };
}
