import { expect, it } from 'vitest';
import { type Arrangement, counted, occurrences, unitOf, whenText } from './arrangement.model.ts';

const arrangement = (change: Partial<Arrangement>): Arrangement => ({
  startsOn: null,
  endsOn: null,
  repeats: 'once',
  quantity: null,
  ...change,
});

it.each([
  [{}, null, 'No day set yet'],
  [{ repeats: 'weekly' }, null, 'Every week'],
  [{ startsOn: '2026-12-05' }, 1, 'On Saturday 5 December'],
  [{ startsOn: '2026-12-05', endsOn: '2026-12-05' }, 1, 'On Saturday 5 December'],
  [{ startsOn: '2026-12-30', endsOn: '2027-01-02' }, 1, 'From 30 December to 2 January 2027'],
  [{ startsOn: '2026-12-05', repeats: 'weekly' }, null, 'Every Saturday from 5 December'],
  [
    { startsOn: '2026-12-05', endsOn: '2027-03-27', repeats: 'weekly' },
    17,
    'Every Saturday from 5 December to 27 March 2027, 17 times',
  ],
  [
    { startsOn: '2026-12-05', endsOn: '2026-12-18', repeats: 'fortnightly' },
    1,
    'Every other Saturday from 5 December to 18 December, 1 time',
  ],
  [
    { startsOn: '2026-12-05', endsOn: '2027-01-02', repeats: 'fortnightly' },
    3,
    'Every other Saturday from 5 December to 2 January 2027, 3 times',
  ],
  [
    { startsOn: '2026-11-05', endsOn: '2027-12-05', repeats: 'monthly' },
    14,
    'Every month from 5 November to 5 December 2027, 14 times',
  ],
  [
    { startsOn: '2026-01-31', endsOn: '2026-02-28', repeats: 'monthly' },
    2,
    'Every month from 31 January to 28 February, 2 times',
  ],
  [
    { startsOn: '2026-01-05', endsOn: '2026-03-04', repeats: 'monthly' },
    2,
    'Every month from 5 January to 4 March, 2 times',
  ],
] satisfies [Partial<Arrangement>, number | null, string][])(
  '%j takes place %s times: %s',
  (change, times, text) => {
    expect(occurrences(arrangement(change))).toBe(times);
    expect(whenText(arrangement(change), '2026-11-23')).toBe(text);
  },
);

it('counts in what suits the subject', () => {
  expect(counted('transport', 1)).toBe('1 trip');
  expect(counted('goods', 1200)).toBe('1,200 items');
  expect(counted('skill', 3)).toBe('3 sessions');
  expect(unitOf('funding').hasHours).toBe(false);
});
