import { expect, it } from 'vitest';
import { csvText } from './csv-text.ts';

it('writes a header and rows, each on a line of its own', () => {
  expect(
    csvText(
      ['Who', 'Hours'],
      [
        ['Ash', 3],
        ['Elm', null],
      ],
    ),
  ).toBe('\uFEFFWho,Hours\r\nAsh,3\r\nElm,\r\n');
});

it.each([
  ['a, b', '"a, b"'],
  ['say "yes"', '"say ""yes"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['@sum', "'@sum"],
  ['-5', "'-5"],
])('writes %j as %j', (value, expected) => {
  expect(csvText([], [[value]]).split('\r\n')[1]).toBe(expected);
});

it('leaves numbers as numbers', () => {
  expect(csvText([], [[-5]])).toContain('\r\n-5\r\n');
});
