/**
 * Makes plain, readable text of what stands in other people's files: HTML, control characters, bytes that were read
 * in the wrong encoding. Everything here is pure.
 */

/**
 * UTF-8 punctuation that somebody read as the DOS code page 850 ("studentsÔÇÖ") or as Windows-1252 ("studentsâ€™")
 * and saved again. Only sequences that no real text has are in here.
 */
const misread: readonly (readonly [RegExp, string])[] = [
  [/ÔÇÖ|â€™/g, '’'],
  [/ÔÇÿ|â€˜/g, '‘'],
  [/ÔÇ£|â€œ/g, '“'],
  [/ÔÇØ|â€\u009d/g, '”'],
  [/ÔÇô|â€“/g, '–'],
  [/ÔÇö|â€”/g, '—'],
  [/ÔÇª|â€¦/g, '…'],
  [/ÔÇó|â€¢|\+ö\+ç\+¦|\+\+Â\+\+º\+-ª/g, '•'],
  [/┬ú|Â£/g, '£'],
  [/┬á|Â\u00a0/g, ' '],
];

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  eacute: 'é',
};
const largestCodePoint = 0x10_ffff;

/** Text in paragraphs without markup: line ends are `\n`, at most one empty line stands between two lines. */
export function plainText(source: string): string {
  let text = source.normalize('NFC');
  for (const [wrong, right] of misread) text = text.replace(wrong, right);
  return (
    withoutMarkup(text)
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/[\p{Cc}\p{Cf}\p{Co}\uFFFD]/gu, (character) => (keepsShape(character) ? character : ''))
      .replace(/ *\n */g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      // The doubled apostrophe of a database that escaped it twice.
      .replace(/(\w)''(\w)/g, "$1'$2")
      .trim()
  );
}

/** Joins of emoji and of scripts are kept; they are the only invisible characters that mean something. */
function keepsShape(character: string): boolean {
  return character === '\n' || character === '\u200d' || character === '\u200c';
}

function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const told = withoutSpans(withoutSpans(text, ...scripts), ...styles)
    .replace(/<(br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '• ')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  return withoutSpans(told, ...comments).replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      const isSurrogate = code >= 0xd800 && code <= 0xdfff;
      return code === 0 || code > largestCodePoint || isSurrogate ? '' : String.fromCodePoint(code);
    },
  );
}

/** From what to what text is left out: one pattern behind the other. */
type Span = readonly [open: RegExp, ...onwards: RegExp[]];
const scripts: Span = [/<script\b/gi, />/g, /<\/script\s*>/gi];
const styles: Span = [/<style\b/gi, />/g, /<\/style\s*>/gi];
const comments: Span = [/<!--/g, /-->/g];

/**
 * Cuts such spans out; what isn't closed stays. In one pass, where a single pattern would look for the end of each
 * opening through all the rest of the text.
 */
function withoutSpans(text: string, ...[open, ...onwards]: Span): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = find(text, open, at);
    let end = start?.end;
    for (const next of onwards) end = end === undefined ? undefined : find(text, next, end)?.end;
    // Where nothing closes this one, nothing closes those behind it.
    if (start === undefined || end === undefined) return kept + text.slice(at);
    kept += text.slice(at, start.index);
    at = end;
  }
}

/** Where a global pattern is first found from a position on. */
function find(text: string, pattern: RegExp, from: number): { index: number; end: number } | undefined {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found ? { index: found.index, end: pattern.lastIndex } : undefined;
}

/** The same on one line. */
export function oneLine(source: string): string {
  return plainText(source).replace(/\s+/g, ' ');
}

const leftOut = '(left out)';
/**
 * A run of what stands in front of an "@", with the rest of an address if there is one. A run without is taken as a whole
 * as well, so that a long one isn't tried again from each of its letters.
 */
const emailAddress = /[\w.+-]+(@[\w-]+(?:\.[\w-]+)+)?/g;
const telephoneNumber = /(?<![\w/.£-])(?:\+44\s?\(?0?\)?|\(?0)[1-9](?:[\s()-]{0,2}\d){7,9}(?![\w/-])/g;

/** Takes e-mail addresses and telephone numbers out: people's contacts are not shown until both sides agree. */
export function withoutContacts(text: string): string {
  return text
    .replace(emailAddress, (run, rest?: string) => (rest === undefined ? run : leftOut))
    .replace(telephoneNumber, leftOut);
}

/**
 * Cuts a text to at most `max` characters: behind a sentence if one ends in the second half of it, else behind a
 * word, with an ellipsis.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = text.slice(0, max);
  const sentence = lastSentenceEnd(room);
  if (sentence >= max / 2) return room.slice(0, sentence);
  const space = room.lastIndexOf(' ');
  const word = space > max / 2 ? room.slice(0, space) : withoutHalfCharacter(room.slice(0, max - 1));
  return `${word.replace(/[\s,;:.–—-]+$/u, '')}…`;
}

function lastSentenceEnd(room: string): number {
  let end = -1;
  for (const match of room.matchAll(/[.!?][)”"’]?(?=\s)/g)) end = match.index + match[0].length;
  return end;
}

/** A cut through an emoji would leave half of a surrogate pair. */
function withoutHalfCharacter(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}

/** Ends a sentence: a stop behind at least 20 letters that is not the one of "St." or "e.g.". */
const sentence = /^.{20,}?(?<!\b(?:st|mr|mrs|dr|e\.g|i\.e))[.!?](?=\s|$)/i;

/** The first sentence of a text, or its first line if that is shorter. */
export function firstSentence(text: string): string {
  const [line = ''] = text.split('\n');
  return sentence.exec(line)?.[0] ?? line;
}

const webAddress = /^(?:https?:\/\/)?((?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,})((?:[:/?#]\S*)?)$/i;

/** The first web address in a cell, with its protocol; undefined where it holds none ("none", a street, a mailbox). */
export function webAddressIn(cell: string): string | undefined {
  const [first = ''] = cell.trim().split(/\s(?=https?:|www\.)/i, 1);
  const unprefixed = first
    .trimEnd()
    .replace(/^(?:https?:\/\/)+(?=https?:\/\/)/i, '')
    // One that goes on in the next line. Only from the beginning of a gap: from each of its spaces takes minutes.
    .replace(/(?<!\s)\s+(?=\/)/g, (gap) => (gap.includes('\n') ? '' : gap));
  const [, host, rest] = webAddress.exec(unprefixed.replace(/\.$/, '')) ?? [];
  if (host === undefined || rest === undefined) return undefined;
  const protocol = /^https:/i.test(unprefixed) ? 'https' : 'http';
  const address = `${protocol}://${host.toLowerCase()}${rest}`;
  return URL.canParse(address) ? address : undefined;
}
