import { stemmer } from '@orama/stemmers/english';

/** How suggesters read a text: its words, and what is the same of their forms. */

/** Words in small letters without accents and apostrophes: "Children's café" is "childrens", "cafe". */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Stemming is most of the work and words repeat; what is remembered is bounded, since text comes from outside. */
export function rememberingStemmer(): (word: string) => string {
  const maxRemembered = 50_000;
  // The stemmer's patterns backtrack on very long runs of letters; no word of the vocabulary is that long.
  const maxLength = 40;
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const found = word.length > maxLength ? word : stemmer(word);
    if (stems.size >= maxRemembered) stems.clear();
    stems.set(word, found);
    return found;
  };
}
