import { stemmer } from '@orama/stemmers/english';
import { britishSpelling } from './spelling.ts';
import { stemOverrides } from './stem-overrides.ts';

const asciiWord = /^[a-z0-9]+$/;

/**
 * The term that stands for a folded word in the index: the same for its forms and spellings, and made of
 * `a-z0-9` alone, so that no tokenizer behind it can split it or read it as syntax.
 */
export function termOf(word: string): string {
  if (!asciiWord.test(word)) return encode(word);
  const spelt = britishSpelling(word);
  const known = stemOverrides.get(spelt);
  if (known !== undefined) return known;
  // Nothing can be taken from "gas", "men" or "cvs" without making another word of it.
  if (spelt.length <= 3 || /\d/.test(spelt)) return spelt;
  return stemmer(spelt);
}

/** Other scripts as the numbers of their characters; they are compared whole. */
function encode(word: string): string {
  let term = '';
  for (const character of word) {
    const code = character.codePointAt(0) ?? 0;
    term += code < 128 ? character : `x${code.toString(36)}`;
  }
  return term;
}
