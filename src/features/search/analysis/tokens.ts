/** A word of a text, with where it stands. */
export interface Token {
  /** Offsets in the text, in UTF-16 units; the end is exclusive. */
  start: number;
  end: number;
  /** Folded: lower case, without accents, apostrophes and possessive endings. */
  word: string;
  /** Written in capitals throughout, and longer than one letter. */
  isUpper: boolean;
  /** Nothing but a hyphen stands between it and the word before. */
  isHyphenated: boolean;
}

/** Longest word that is told apart from others; the rest of a longer one is ignored. */
export const longestWord = 40;

// Dotted initials ("I.T.", "u.k") are one word. Apostrophes belong to the word that they stand in.
const words =
  /(?<![\p{L}\p{N}.])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?|(?<![\p{L}\p{N}.])\p{L}\.\p{L}(?![\p{L}\p{N}.])|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ]*/gu;
/** Most words are these, and need nothing done. */
const smallLetters = /^[a-z]+$/;
const asciiOnly = /^[ -~]*$/;
const pluralInitials = /^[A-Z]{2,}s$/;
const notInWords = /[^\p{L}\p{N}]/gu;

/** Splits a text into its words, in time proportional to its length. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = -2;
  for (const match of text.matchAll(words)) {
    const start = match.index;
    const isSimple = smallLetters.test(match[0]);
    const raw = isSimple ? match[0] : trimApostrophes(match[0]);
    const word = isSimple ? raw.slice(0, longestWord) : wordOf(raw);
    if (word === '') continue;
    tokens.push({
      start,
      end: start + raw.length,
      word,
      isUpper: !isSimple && word.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase(),
      isHyphenated: start === previousEnd + 1 && isHyphen(text.charCodeAt(previousEnd)),
    });
    previousEnd = start + raw.length;
  }
  return tokens;
}

function trimApostrophes(raw: string): string {
  return /['’ʼ]$/.test(raw) ? raw.replace(/['’ʼ]+$/, '') : raw;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

function wordOf(raw: string): string {
  if (pluralInitials.test(raw)) return raw.slice(0, -1).toLowerCase();
  return fold(raw.replace(/['’ʼ]s$/i, '')).slice(0, longestWord);
}

const otherLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower case without accents and without what is neither letter nor digit. */
export function fold(raw: string): string {
  if (asciiOnly.test(raw)) return raw.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return raw
    .normalize('NFKD')
    .toLowerCase()
    .replace(notInWords, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => otherLetters[letter] ?? letter);
}
