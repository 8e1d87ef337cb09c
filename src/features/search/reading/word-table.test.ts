import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordTable } from './word-table.ts';

/* Against a plain map, over more new words than may wait beside the table, so that they are merged in on the way. */

const word = fc
  .integer({ min: 0, max: 6_000 })
  .map((number) => [...number.toString(4)].map((digit) => 'abcd'.charAt(Number(digit))).join(''));
const changes = fc.array(fc.tuple(word, fc.constantFrom(1, 1, 1, -1)), {
  minLength: 8_000,
  maxLength: 8_000,
  size: 'max',
});

describe('a table of words', () => {
  test('counts as a map does, whatever is merged in and left out on the way', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 300, size: 'max' }), changes, (first, then) => {
        const plain = new Map(first.map((each) => [each, 2]));
        const table = new WordTable();
        table.load(plain);
        for (const [each, change] of then) {
          // No entry loses a word that none has.
          if (change < 0 && (plain.get(each) ?? 0) === 0) continue;
          plain.set(each, (plain.get(each) ?? 0) + change);
          table.add(each, change);
        }
        for (const [each, count] of plain) expect(table.count(each), each).toBe(count);
        const known = [...plain].filter(([, count]) => count > 0);
        const startingWith = (prefix: string) => known.filter(([each]) => each.startsWith(prefix)).toSorted();
        for (const prefix of ['a', 'bc', 'dddd']) {
          const found: [string, number][] = [];
          table.forEachWithPrefix(prefix, (count, put) => found.push([put(), count]));
          expect(found.toSorted()).toEqual(startingWith(prefix));
        }
        const walked: [string, number][] = [];
        table.walkFirstLetter(
          'c'.charCodeAt(0),
          () => 0,
          (put, count) => walked.push([put(), count]),
        );
        expect(walked.toSorted()).toEqual(startingWith('c'));
      }),
      { numRuns: 4, seed: 2009, endOnFailure: true },
    );
  });

  test('tells how many letters a word shares with the one before, merged in or not', () => {
    const words = Array.from({ length: 2_001 }, (_, index) => `word${index}`);
    const table = new WordTable();
    table.load(
      new Map([
        ['word', 1],
        ['wording', 1],
        ['work', 1],
      ]),
    );
    for (const each of words) table.add(each, 1);
    const shared: [string, number][] = [];
    table.walkFirstLetter(
      'w'.charCodeAt(0),
      (characters, start, end, letters) => {
        shared.push([String.fromCharCode(...characters.subarray(start, end)), letters]);
        return Number.POSITIVE_INFINITY;
      },
      () => undefined,
    );
    const inOrder = ['word', ...words, 'wording', 'work'].toSorted();
    expect(shared.map(([each]) => each)).toEqual(inOrder);
    for (const [index, [each, letters]] of shared.entries()) {
      if (index > 0) expect(letters, each).toBe(commonBeginning(each, inOrder[index - 1] ?? ''));
    }
  });
});

function commonBeginning(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length += 1;
  return length;
}
