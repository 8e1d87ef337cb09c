import { expect, it } from 'vitest';
import { costText } from './terms.ts';

it.each([
  [{ terms: 'free' }, 'Free'],
  [{ terms: 'charge' }, 'There is a charge'],
  [{ terms: 'charge', note: '£8 an hour' }, '£8 an hour'],
  [{ terms: 'charge', note: 'about 45p a mile' }, 'About 45p a mile'],
  [{ terms: 'charge', note: 'ask us' }, 'There is a charge: ask us'],
  [{ terms: 'free', note: 'tea £2 a head' }, 'Free: tea £2 a head'],
  [
    { terms: 'donation', note: '£5 an hour covers the heating' },
    'Donations welcome: £5 an hour covers the heating',
  ],
] as const)('the cost of %j reads well', (cost, text) => {
  expect(costText(cost)).toBe(text);
});
