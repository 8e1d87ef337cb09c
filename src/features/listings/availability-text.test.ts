import { describe, expect, it } from 'vitest';
import { availabilityGist, availabilityText } from './availability-text.ts';
import type { Availability } from './listing.model.ts';

const today = '2026-11-23';
const morning = (day: 1 | 2 | 3 | 4 | 5 | 6 | 7) => ({ day, from: '09:00', to: '12:30' });

describe('availability in words', () => {
  const cases: [string, Availability | null, string, string][] = [
    ['nothing known', null, '', ''],
    [
      'one weekday from a day on',
      { weekly: [{ day: 4, from: '11:00', to: '13:00' }], from: '2026-12-12' },
      'Thursdays, 11am to 1pm; from 12 December',
      'Thursdays',
    ],
    [
      'two weekdays at one time',
      { weekly: [morning(3), morning(1)] },
      'Mondays and Wednesdays, 9am to 12:30pm',
      'Mondays and Wednesdays',
    ],
    [
      'weekdays, and another time on Saturdays',
      {
        weekly: [...([1, 2, 3, 4, 5] as const).map(morning), { day: 6, from: '12:00', to: '00:00' }],
      },
      'Weekdays, 9am to 12:30pm; Saturdays, midday to midnight',
      '6 days a week',
    ],
    [
      'single dates, the next one first',
      { dates: ['2026-11-01', '2027-01-09', '2026-12-05'] },
      '1 November, 9 January 2027 and 5 December',
      '5 December',
    ],
    [
      'an end',
      { until: '2027-03-31', note: 'not in school holidays' },
      'Until 31 March 2027. Not in school holidays',
      'Until 31 March 2027',
    ],
    ['only words', { note: 'Ring first' }, 'Ring first', ''],
  ];
  it.each(cases)('%s', (_name, availability, text, gist) => {
    expect(availabilityText(availability, today)).toBe(text);
    expect(availabilityGist(availability, today)).toBe(gist);
  });

  it('counts the dates that it does not list', () => {
    const dates = ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2026-12-${day}`);
    expect(availabilityText({ dates }, today)).toMatch(/6 December and 2 more days$/);
  });
});
