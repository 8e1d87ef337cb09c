import { describe, expect, it } from 'vitest';
import { type AskedGroup, type CountedGroup, foldAnswering, monthsFrom, toLedger } from './ledger.model.ts';

const group = (by: CountedGroup['by'], key: string, change: Partial<CountedGroup> = {}): CountedGroup => ({
  by,
  key,
  other: null,
  exchanges: 1,
  hours: 3,
  items: 1,
  ...change,
});

describe('the ledger', () => {
  const ledger = toLedger(
    [
      group('sectors', 'local-authority', { other: 'third-sector', exchanges: 3, hours: 6, items: 44 }),
      group('sectors', 'business', { other: 'third-sector' }),
      group('month', '2026-10', { exchanges: 2 }),
      group('month', '2026-11', { exchanges: 2 }),
      group('theme', 'food-essentials'),
      group('theme', 'advice-money', { exchanges: 3 }),
      group('subject', 'transport', { items: 3 }),
      group('subject', 'goods', { items: 40 }),
      group('subject', 'skill', { exchanges: 2, items: 2 }),
      group('ward', 'cockerton', { exchanges: 2 }),
      group('giver-helpful', '4', { exchanges: 3 }),
      group('giver-helpful', '1'),
      group('receiver-helpful', '5', { exchanges: 3 }),
    ],
    monthsFrom('2026-09', '2026-11'),
  );

  it('adds up, and takes only things for items', () => {
    expect(ledger).toMatchObject({ exchanges: 4, hours: 9, items: 40 });
  });

  it('has every pair of sectors, also those between which nothing went', () => {
    expect(ledger.matrix).toHaveLength(16);
    expect(ledger.matrix.filter(({ exchanges }) => exchanges > 0)).toEqual([
      { from: 'local-authority', to: 'third-sector', exchanges: 3, hours: 6 },
      { from: 'business', to: 'third-sector', exchanges: 1, hours: 3 },
    ]);
  });

  it('has the biggest first, and months in order', () => {
    const keys = (tallies: { key: string; exchanges: number }[]) =>
      tallies.map(({ key, exchanges }) => `${key} ${exchanges}`);
    expect(keys(ledger.byTheme)).toEqual(['advice-money 3', 'food-essentials 1']);
    expect(keys(ledger.bySubject)).toEqual(['skill 2', 'goods 1', 'transport 1']);
    expect(keys(ledger.byWard)).toEqual(['cockerton 2']);
    expect(keys(ledger.byMonth)).toEqual(['2026-09 0', '2026-10 2', '2026-11 2']);
  });

  it('has a line for each of the five points', () => {
    expect(ledger.helpful.map(({ label, givers, receivers }) => `${label} ${givers} ${receivers}`)).toEqual([
      'Very helpful 0 3',
      'Helpful 3 0',
      'Neither 0 0',
      'Partially helpful 0 0',
      'Not helpful 1 0',
    ]);
  });

  it('is empty where there is nothing', () => {
    expect(toLedger([], [])).toMatchObject({ exchanges: 0, hours: 0, items: 0, byTheme: [], byMonth: [] });
  });
});

describe('answering', () => {
  // Asked on Monday 2 November.
  const asked = (change: Partial<AskedGroup>): AskedGroup => ({
    state: 'answered',
    answerDueOn: '2026-11-09',
    answeredOn: '2026-11-04',
    enquiries: 1,
    ...change,
  });
  const waiting = { answeredOn: null } as const;

  it.each([
    ['nothing asked', [], { medianDays: null, inTimePercent: null, cameAboutPercent: null }],
    [
      'one that waits and isn’t due',
      [asked({ ...waiting, state: 'asked', answerDueOn: '2026-11-23' })],
      { inTimePercent: null },
    ],
    ['one that is overdue', [asked({ ...waiting, state: 'asked' })], { inTimePercent: 0, medianDays: null }],
    [
      'one taken back unanswered',
      [asked({ ...waiting, state: 'cancelled' })],
      { inTimePercent: null, cameAboutPercent: 0 },
    ],
    ['on the day itself', [asked({ answeredOn: '2026-11-02' })], { inTimePercent: 100, medianDays: 0 }],
    ['on the last day', [asked({ answeredOn: '2026-11-09' })], { inTimePercent: 100, medianDays: 5 }],
    ['a day late', [asked({ answeredOn: '2026-11-10' })], { inTimePercent: 0, medianDays: 6 }],
    [
      'over Christmas, of which no day counts',
      [asked({ answerDueOn: '2026-12-31', answeredOn: '2026-12-29' })],
      { inTimePercent: 100, medianDays: 3 },
    ],
    ['the middle of two', [asked({}), asked({ answeredOn: '2026-11-05' })], { medianDays: 2.5 }],
    [
      'the middle of many alike',
      [asked({ enquiries: 5 }), asked({ answeredOn: '2026-11-16', enquiries: 4 })],
      { medianDays: 2, inTimePercent: 56, asked: 9 },
    ],
    [
      'one of three came about',
      [asked({ state: 'done' }), asked({ state: 'declined' }), asked({ state: 'did-not-happen' }), asked({})],
      { cameAboutPercent: 33 },
    ],
  ] as const)('%s', (_name, groups, expected) => {
    expect(foldAnswering(groups, '2026-11-23')).toMatchObject(expected);
  });
});

it('lists months over the turn of a year, and none backwards', () => {
  expect(monthsFrom('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  expect(monthsFrom('2027-02', '2026-11')).toEqual([]);
});
