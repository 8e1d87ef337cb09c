import {
  entriesOf,
  type PlannedWord,
  type QueryPlan,
  type Reading,
  usedCorrections,
  type Wording,
} from '../../reading/index.ts';
import { commonToken, tokensOf } from './documents.ts';

/** Meilisearch takes no notice of the words after the tenth, and the first is one that every entry has. */
const mostWords = 9;

/**
 * The words by which the entries that pass the filters are put in order, in the index's own terms. It begins with
 * the word that every entry has: words are left out from the last on, and so no entry is. It ends with a space, which
 * keeps the server from taking a whole word for the beginning of others, unless the last may still be being typed.
 */
export function rankingText(plan: QueryPlan, reading: Reading, wording: Wording): string {
  if (plan.isFillersOnly) return '';
  const words = plan.blocks.flatMap((block) => block.words);
  const rarest = new Set(
    words.toSorted((a, b) => entriesOf(a, wording) - entriesOf(b, wording)).slice(0, mostWords),
  );
  const chosen = words.filter((word) => rarest.has(word));
  const terms = chosen.flatMap((word) => termsFor(word, reading));
  const end = chosen.at(-1)?.entries === 0 ? '' : ' ';
  return [commonToken, ...terms.slice(0, mostWords).map(tokensOf)].join(' ') + end;
}

/** What a word is most likely found as. */
function termsFor(word: PlannedWord, reading: Reading): readonly string[] {
  if (word.entries > 0) return [word.term];
  const [completion] = word.completions;
  if (completion !== undefined && !word.hasSynonyms) {
    return [word.completions.some((term) => term.startsWith(word.text)) ? word.text : completion];
  }
  const [correction] = usedCorrections(word, reading);
  if (correction) return [correction.term];
  return word.near[0] ?? word.correctedNear[0] ?? [];
}
