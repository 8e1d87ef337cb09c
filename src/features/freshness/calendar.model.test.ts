import { describe, expect, it } from 'vitest';
import { type ListingKind, reviewDueOn } from '#features/listings/index.ts';
import { stepFor } from './calendar.model.ts';

type Days = readonly [first?: string | null, second?: string | null, calls?: string | null];

/** The step for an entry that is due on 1 March and was asked about on some days. */
function step(
  kind: ListingKind,
  [first, second, calls]: Days,
  today: string,
  due: string | null = '2027-03-01',
) {
  const asked = { firstAskedOn: first ?? null, secondAskedOn: second ?? null, callListedOn: calls ?? null };
  return stepFor({ kind, reviewDueOn: due, ...asked }, today);
}

describe('the calendar of an entry', () => {
  it.each<[string, ListingKind, Days, day: string, stepBefore: string | null, stepOnDay: string | null]>([
    ['is asked about on its due day', 'need', [], '2027-03-01', null, 'ask'],
    [
      'and again after two weeks, over the change to summer time',
      'need',
      ['2027-03-20'],
      '2027-04-03',
      null,
      'remind',
    ],
    ['lapses after four', 'need', ['2027-03-01', '2027-03-15'], '2027-03-29', null, 'lapse'],
    [
      'a late second letter gets its two weeks',
      'skill',
      ['2027-03-01', '2027-03-26'],
      '2027-04-09',
      null,
      'lapse',
    ],
    [
      'a service is to be rung about first',
      'service',
      ['2027-03-01', '2027-03-15'],
      '2027-03-29',
      null,
      'call',
    ],
    [
      'and lapses after twelve weeks',
      'service',
      ['2027-03-01', '2027-03-15', '2027-03-29'],
      '2027-05-24',
      null,
      'lapse',
    ],
    [
      'or eight from a late call on',
      'service',
      ['2027-03-01', '2027-03-15', '2027-05-01'],
      '2027-06-26',
      null,
      'lapse',
    ],
    [
      'what no mail reaches lapses all the same',
      'resource',
      ['2027-03-01', null, '2027-03-01'],
      '2027-03-29',
      null,
      'lapse',
    ],
    [
      'a service of theirs has twelve weeks too',
      'service',
      ['2027-03-01', null, '2027-03-01'],
      '2027-05-24',
      null,
      'lapse',
    ],
    [
      'mail that came back after the second letter',
      'volunteering',
      ['2027-03-01', '2027-03-15', '2027-03-16'],
      '2027-03-29',
      null,
      'lapse',
    ],
    ['over the end of a year', 'shadowing', ['2027-12-20', '2028-01-03'], '2028-01-17', null, 'lapse'],
    ['over a leap day', 'need', ['2028-02-20'], '2028-03-05', null, 'remind'],
    ['over the change to winter time', 'skill', ['2027-10-24'], '2027-11-07', null, 'remind'],
  ])('%s', (_name, kind, asked, day, before, on) => {
    const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    expect([step(kind, asked, eve), step(kind, asked, day)]).toEqual([before, on]);
  });

  it('leaves alone what has no due day', () => {
    expect(step('service', [], '2099-01-01', null)).toBeNull();
  });
});

describe('the day on which an entry is due', () => {
  it.each([
    ['service', '2026-08-31', null, null, '2027-02-28'],
    ['service', '2027-08-29', null, null, '2028-02-29'],
    ['volunteering', '2026-05-31', null, null, '2026-11-30'],
    ['need', '2026-12-31', null, null, '2027-02-28'],
    ['skill', '2028-02-29', null, null, '2029-02-28'],
    // A need is due on its last day, where that comes first.
    ['need', '2026-11-20', '2026-12-01', null, '2026-12-01'],
    ['need', '2026-11-20', '2027-06-01', null, '2027-01-20'],
    ['need', '2026-11-20', '2026-11-20', null, '2026-11-20'],
    // Another interval of a curator's.
    ['service', '2026-08-31', null, 1, '2026-09-30'],
    ['skill', '2026-01-31', null, 24, '2028-01-31'],
    ['need', '2026-11-20', '2026-12-01', 12, '2026-12-01'],
  ] as const)('%s, confirmed on %s, ending %s, every %s months: %s', (kind, confirmed, ends, months, due) => {
    expect(reviewDueOn(kind, confirmed, ends, months)).toBe(due);
  });
});
