/**
 * Whether somebody who typed some words may have meant a name. Pure, and kept apart from what search knows of slips:
 * that goes through an index of its own, of entries.
 */
import { errorsForgiven } from '#features/vocabularies/index.ts';
import { nameWords } from './likely-same.ts';

/**
 * How many slips lie between what was typed and a name that has all of it, each word perhaps unfinished; undefined
 * where it isn't in the name. Each word begins with the right letter.
 */
export function slipsToName(typed: readonly string[], name: string): number | undefined {
  const words = nameWords(name);
  let sum = 0;
  for (const each of typed) {
    const slips = Math.min(...words.map((word) => slipsBetween(each, word, errorsForgiven(each))));
    if (slips === Number.POSITIVE_INFINITY) return undefined;
    sum += slips;
  }
  return sum;
}

/**
 * Letters too many, too few or another, and neighbours swapped, between a word and the beginning of another one;
 * Infinity where there are more than so many. It is Damerau's distance, each place edited once.
 */
function slipsBetween(typed: string, word: string, most: number): number {
  if (word.startsWith(typed)) return 0;
  if (most === 0 || typed[0] !== word[0] || word.length < typed.length - most)
    return Number.POSITIVE_INFINITY;
  let [twoAbove, above]: [number[], number[]] = [[], Array.from({ length: typed.length + 1 }, (_, at) => at)];
  let fewest = above[typed.length] ?? 0;
  for (let depth = 1; depth <= Math.min(word.length, typed.length + most); depth += 1) {
    const row = [depth];
    for (let at = 1; at <= typed.length; at += 1) {
      const isSame = typed[at - 1] === word[depth - 1];
      const isSwapped = typed[at - 1] === word[depth - 2] && typed[at - 2] === word[depth - 1];
      row[at] = Math.min(
        (above[at] ?? 0) + 1,
        (row[at - 1] ?? 0) + 1,
        (above[at - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped && at > 1 && depth > 1 ? (twoAbove[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    fewest = Math.min(fewest, row[typed.length] ?? 0);
    [twoAbove, above] = [above, row];
  }
  return fewest <= most ? fewest : Number.POSITIVE_INFINITY;
}
