/** How many of what a text speaks of; pure. Only what both sides name by the same noun is compared. */

export interface Quantity {
  count: number;
  /** In the singular; whatever people sit or stand on is `person`. */
  noun: string;
}

/** Words for which a number counts people. */
const people: ReadonlySet<string> = new Set(
  `people person seat seater seated seating diner standing place player chair adult child children volunteer driver
  passenger learner delegate guest helper hand`.split(/\s+/),
);
const numberWords: ReadonlyMap<string, number> = new Map([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['twelve', 12],
  ['twenty', 20],
]);
/** What a number may stand before and yet count nothing that can be shared out. */
const measures: ReadonlySet<string> = new Set(
  'am pm m km metre mile hour day week month year minute pound kg tonne litre cubic percent in or and to of return'.split(
    ' ',
  ),
);
const largest = 100_000;

/** The quantities in a text: "about 30 chairs and 4 tables", "seats 24", "two drivers". */
export function quantitiesIn(text: string, { chairsArePeople = false } = {}): Quantity[] {
  const words = text.toLowerCase().match(/\p{L}+|\d[\d,]*(?:\.\d+)?/gu) ?? [];
  const found: Quantity[] = [];
  for (const [at, word] of words.entries()) {
    const count =
      numberWords.get(word) ?? (/^\d[\d,]*$/.test(word) ? Number(word.replaceAll(',', '')) : Number.NaN);
    if (!(count >= 1 && count <= largest)) continue;
    // "Seats 24" and "24 seats", "24 folding chairs".
    const before = singular(words[at - 1] ?? '');
    if (before === 'seat' || before === 'hold') {
      found.push({ count, noun: 'person' });
      continue;
    }
    const noun = [words[at + 1], words[at + 2]]
      .filter((each) => each !== undefined && /\p{L}/u.test(each))
      .map((each) => singular(each ?? ''));
    const [first = ''] = noun;
    if (first === '' || measures.has(first)) continue;
    for (const each of noun) {
      if (measures.has(each) || numberWords.has(each)) break;
      found.push({
        count,
        noun: people.has(each) && (chairsArePeople || each !== 'chair') ? 'person' : each,
      });
    }
  }
  return found;
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** What is asked for and what there is of it, by the first noun that both have. */
export function comparableQuantities(
  needed: readonly Quantity[],
  offered: readonly Quantity[],
): { needed: number; offered: number; noun: string } | null {
  for (const need of needed) {
    const most = offered.filter(({ noun }) => noun === need.noun).map(({ count }) => count);
    if (most.length > 0) return { needed: need.count, offered: Math.max(...most), noun: need.noun };
  }
  return null;
}
