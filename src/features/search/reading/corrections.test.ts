import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorsForgiven } from '#features/vocabularies/index.ts';
import { sortedWindow } from '../engines/sqlite/order.ts';
import { corrections } from './corrections.ts';
import { WordTable } from './word-table.ts';

/** Damerau's distance with each place edited once, by the full table. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const row = rows[i];
      if (!row) continue;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}

/** Errors between two words, an error in the first letter counting as two. */
function errorsBetween(typed: string, word: string): number {
  if (typed[0] === word[0]) return distance(typed.slice(1), word.slice(1));
  const isFirstOnly =
    typed.slice(1) === word ||
    typed === word.slice(1) ||
    typed.slice(1) === word.slice(1) ||
    (typed[0] === word[1] && typed[1] === word[0] && typed.slice(2) === word.slice(2));
  return isFirstOnly ? 2 : Number.POSITIVE_INFINITY;
}

// Few letters, so that many words lie near each other.
const someWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 2, maxLength: 9 });

test('finds exactly the words within so many errors, in whatever order they were added', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(someWord, { maxLength: 60 }),
      fc.uniqueArray(someWord, { maxLength: 10 }),
      someWord,
      fc.constantFrom(1, 2),
      (loaded, added, typed, errors) => {
        const table = new WordTable();
        table.load(new Map(loaded.map((word) => [word, 1])));
        for (const word of added) table.add(word, 1);
        const found = corrections(table, typed, errors, true).map(({ word, distance: d }) => [word, d]);
        const expected = [...new Set([...loaded, ...added])]
          .map((word): [string, number] => [word, errorsBetween(typed, word)])
          .filter(
            ([word, between]) => word !== typed && between <= errors && (errors > 1 || word[0] === typed[0]),
          );
        expect(found.toSorted()).toEqual(expected.toSorted());
      },
    ),
    { numRuns: 500, seed: 2009 },
  );
});

test('finds the words that begin with something so near', () => {
  fc.assert(
    fc.property(fc.uniqueArray(someWord, { maxLength: 60 }), someWord, (loaded, typed) => {
      const table = new WordTable();
      table.load(new Map(loaded.map((word) => [word, 1])));
      const found = corrections(table, typed, 1, false).map(({ word }) => word);
      const beginsNear = (word: string) =>
        Array.from({ length: word.length }, (_, end) => word.slice(0, end + 1)).some(
          (beginning) => errorsBetween(typed, beginning) <= 1 && beginning[0] === typed[0],
        );
      const nearlyBegins = loaded.filter(beginsNear);
      // What begins with it as typed is no correction, but may also begin with something near.
      expect(nearlyBegins).toEqual(expect.arrayContaining(found));
      expect(found).toEqual(
        expect.arrayContaining(nearlyBegins.filter((word) => !word.startsWith(typed) && word.length > 1)),
      );
    }),
    { numRuns: 500, seed: 2009 },
  );
});

test.each([
  ['food', 0],
  ['foods', 1],
  ['gardener', 1],
  ['gardeners', 2],
  ['2026-2027', 0],
])('%s forgives %i errors', (word, errors) => {
  expect(errorsForgiven(word)).toBe(errors);
});

test('counts, prefixes and words that come and go', () => {
  const table = new WordTable();
  table.load(
    new Map([
      ['bank', 2],
      ['banking', 1],
    ]),
  );
  table.add('banker', 1);
  table.add('bank', -1);
  table.add('banking', -1);
  const found: [string, number][] = [];
  table.forEachWithPrefix('ban', (count, word) => found.push([word(), count]));
  expect(found.toSorted()).toEqual([
    ['bank', 1],
    ['banker', 1],
  ]);
  for (let index = 0; index < 5_000; index += 1) table.add(`word${index}`, 1);
  expect([
    table.count('word0'),
    table.count('word4999'),
    table.count('banker'),
    table.count('banking'),
  ]).toEqual([1, 1, 1, 0]);
});

test('a window of a sort is what the whole sort has there', () => {
  const someKeys = fc.array(fc.constantFrom(0, 1, 2, 3.5, Number.POSITIVE_INFINITY), { maxLength: 200 });
  fc.assert(
    fc.property(someKeys, fc.nat(220), fc.nat(50), (keys, from, size) => {
      const expected = keys
        .map((key, index) => ({ row: index + 1, key }))
        .sort((a, b) => (a.key === b.key ? a.row - b.row : a.key - b.key))
        .slice(from, from + size);
      const rows = Uint32Array.from(keys, (_, index) => index + 1);
      expect(sortedWindow(rows, Float64Array.from(keys), from, from + size)).toEqual(expected);
    }),
    { numRuns: 500, seed: 2009 },
  );
});
