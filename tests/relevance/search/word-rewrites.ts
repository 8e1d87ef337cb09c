import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Random } from '../../../seeds/scale/index.ts';
import type { SynonymGroup } from '../../../src/features/vocabularies/index.ts';

/** Other ways to write a word than an entry does; each is made without what the engines know of words. */

export const ways = ['misspelling', 'typing error', 'other spelling', 'other form', 'synonym'] as const;
export type Way = (typeof ways)[number];
/** Those with an error in them. */
export const misspeltWays: readonly Way[] = ['misspelling', 'typing error'];

/** Writes a word of an entry in another way; undefined where it has none. */
export type Rewrite = (word: string, random: Random) => string | undefined;

const shortestMistyped = 5;
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

const misspellingsFile = z.object({
  dictionaryDefinitions: z.array(z.object({ suggestWords: z.array(z.string()) })),
});

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}

/**
 * @param isUnknown whether no entry has a word: only such a one is an error that anybody can see
 * @param synonymGroups the product's own, since no other list of this sector is at hand: this way says whether an
 *   engine makes use of such a list, not how good the list is
 */
export function rewritesOf(
  sharedFolder: string,
  isUnknown: (word: string) => boolean,
  synonymGroups: readonly SynonymGroup[],
): Record<Way, Rewrite> {
  const misspellings = readMisspellings(sharedFolder);
  const synonyms = singleWordSynonyms(synonymGroups);
  const pick = (words: readonly string[], random: Random) =>
    words.length > 0 ? random.pick(words) : undefined;
  return {
    misspelling: (word, random) => pick((misspellings.get(word) ?? []).filter(isUnknown), random),
    'typing error': (word, random) => {
      const typed = word.length >= shortestMistyped ? mistype(word, random) : word;
      return isUnknown(typed) ? typed : undefined;
    },
    'other spelling': (word) => {
      const american = americanSpelling(word);
      return american === word ? undefined : american;
    },
    // A form that the directory has somewhere is a word of the language.
    'other form': (word, random) =>
      pick(
        formsOf(word).filter((form) => !isUnknown(form)),
        random,
      ),
    synonym: (word, random) => pick(synonyms.get(word) ?? [], random),
  };
}

/** Common misspellings of British English by the word that is meant; those with several meanings are left out. */
function readMisspellings(sharedFolder: string): Map<string, string[]> {
  const file = path.join(sharedFolder, 'data/search/npm_cspell_dict-en-gb.json');
  const { dictionaryDefinitions } = misspellingsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const misspellings = new Map<string, string[]>();
  for (const line of dictionaryDefinitions.flatMap(({ suggestWords }) => suggestWords)) {
    const [wrong = '', right = ''] = line.split('->');
    if (!/^[a-z]+$/.test(wrong) || !/^[a-z]+$/.test(right)) continue;
    misspellings.set(right, [...(misspellings.get(right) ?? []), wrong]);
  }
  return misspellings;
}

/** One letter left out, put in, another, or exchanged with the next; never the first, which people seldom mistype. */
function mistype(word: string, random: Random): string {
  const at = random.between(1, word.length - 2);
  const before = word.slice(0, at);
  const letter = word.charAt(at);
  const after = word.slice(at + 1);
  switch (random.pick(['leave out', 'put in', 'replace', 'exchange'] as const)) {
    case 'leave out':
      return before + after;
    case 'put in':
      return before + random.pick(letters) + letter + after;
    case 'replace':
      return before + random.pick(letters) + after;
    case 'exchange':
      return before + after.charAt(0) + letter + after.slice(1);
  }
}

/** Words in which "ise" is no suffix. */
const keepsS =
  /(?:adv|superv|exerc|surpr|comprom|compr|prom|rev|dev|enterpr|franch|expert|prec|pra|ra|no|w|r)is(?:e|es|ed|ing)$/;

function americanSpelling(word: string): string {
  return (keepsS.test(word) ? word : word.replace(/is(e|es|ed|ing|ations?)$/, 'iz$1'))
    .replace(/^(neighb|behavi|col|fav|hon|lab|harb)our/, '$1or')
    .replace(/^(cent|theat)re(s?)$/, '$1er$2')
    .replace(/^programme(s?)$/, 'program$1')
    .replace(/^(counsel|travel|enrol)l(ing|ed|ers?|ors?)$/, '$1$2');
}

function formsOf(word: string): string[] {
  const root = word.replace(/(?:ing|ed|es|s)$/, '');
  return [root, `${root}e`, `${root}s`, `${root}ing`, `${root}ed`].filter(
    (form) => form !== word && form.length >= 4,
  );
}

function singleWordSynonyms(groups: readonly SynonymGroup[]): Map<string, string[]> {
  const synonyms = new Map<string, string[]>();
  for (const { direction, terms, finds } of groups) {
    for (const term of terms) {
      for (const found of direction === 'two-way' ? terms : finds) {
        const areWords = found !== term && /^[a-z]{4,}$/.test(found) && /^[a-z]{4,}$/.test(term);
        if (areWords) synonyms.set(found, [...(synonyms.get(found) ?? []), term]);
      }
    }
  }
  return synonyms;
}
