import { expect, it } from 'vitest';
import { comparableQuantities, quantitiesIn } from './quantities.model.ts';
import { spokenCategories } from './spoken-categories.model.ts';

it.each<[string, string, [number, number] | null]>([
  ['about 30 chairs', '10 gazebos, 160 folding chairs', [30, 160]],
  ['A room for 40 people', 'Seats 24', [40, 24]],
  ['2 drivers', 'Two helpers', [2, 2]],
  ['6 seats', 'Sixteen seats', null],
  ['15 tablets', 'ten laptops', null],
  ['by 9 pm', '9 pm', null],
  ['1,000 leaflets', '500 leaflets', [1000, 500]],
  ['', '5 chairs', null],
])('%s against %s', (needed, offered, expected) => {
  const found = comparableQuantities(quantitiesIn(needed), quantitiesIn(offered));
  expect(found && [found.needed, found.offered]).toEqual(expected);
});

it.each([
  ['We make grants to local groups', ['funding']],
  ['The Volunteer Centre: a minibus and its drivers', ['people', 'transport']],
  ['Granted wishes; immigrants welcome', []],
  ['', []],
])('“%s” gives %j', (text, expected) => {
  expect(spokenCategories(text)).toEqual(expected);
});
