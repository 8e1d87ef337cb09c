import { expect, it } from 'vitest';
import type { Availability } from '#features/listings/index.ts';
import { compareTimes, type TimeFit } from './times.model.ts';

const weekly = (...days: (1 | 2 | 3 | 4 | 5 | 6 | 7)[]): Availability => ({
  weekly: days.map((day) => ({ day, from: '09:00', to: '12:00' })),
});
const times = (availability: Availability | null, by: string | null = null, spoken: Availability = {}) => ({
  availability,
  by,
  spoken: spoken.weekly ?? [],
});

it.each<[string, ReturnType<typeof times>, ReturnType<typeof times>, TimeFit]>([
  ['nothing is said', times(null), times(weekly(1)), { kind: 'unknown' }],
  ['one day is shared', times(weekly(6, 7)), times(weekly(6)), { kind: 'weekdays', days: [6] }],
  ['no day is shared', times(weekly(1)), times(weekly(2)), { kind: 'apart' }],
  [
    'the hours of the day miss each other',
    times({ weekly: [{ day: 1, from: '18:00', to: '20:00' }] }),
    times(weekly(1)),
    { kind: 'apart' },
  ],
  [
    'hours only touch',
    times({ weekly: [{ day: 1, from: '12:00', to: '13:00' }] }),
    times(weekly(1)),
    { kind: 'apart' },
  ],
  [
    'a date falls on a free weekday',
    times({ dates: ['2026-11-28'] }),
    times(weekly(6)),
    { kind: 'date', date: '2026-11-28' },
  ],
  [
    'a date lies after the free time',
    times({ dates: ['2026-11-28'] }),
    times({ ...weekly(6), until: '2026-11-27' }),
    { kind: 'apart' },
  ],
  [
    'it begins after it is needed',
    times(null, '2026-12-01'),
    times({ from: '2026-12-02' }),
    { kind: 'apart' },
  ],
  [
    'it begins on the day when it is needed',
    times(null, '2026-12-01'),
    times({ from: '2026-12-01' }),
    { kind: 'unknown' },
  ],
  [
    'it is over before the need begins',
    times({ from: '2027-01-01' }),
    times({ until: '2026-12-31' }),
    { kind: 'apart' },
  ],
  ['only a note is given', times({ note: 'Ring us' }), times(weekly(1)), { kind: 'unknown' }],
  ['words name another day', times(null, null, weekly(1)), times(weekly(5)), { kind: 'apart' }],
  [
    'the words of both name other days',
    times(null, null, weekly(1)),
    times(null, null, weekly(5)),
    { kind: 'apart' },
  ],
  [
    'words name the same day, which is no fact',
    times(null, null, weekly(1)),
    times(weekly(1)),
    { kind: 'unknown' },
  ],
  [
    'words name another day than what is filled in',
    times(weekly(1), null, weekly(5)),
    times(weekly(1)),
    { kind: 'weekdays', days: [1] },
  ],
])('%s', (_, need, offer, expected) => {
  const { fit, share } = compareTimes(need, offer);
  expect(fit).toEqual(expected);
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThanOrEqual(1);
});
