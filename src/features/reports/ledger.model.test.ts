import { describe, expect, it } from 'vitest';
import { type AskedRow, foldAnswering, foldLedger, type LedgerRow, monthsFrom } from './ledger.model.ts';

const row = (change: Partial<LedgerRow> = {}): LedgerRow => ({
  from: 'local-authority',
  to: 'third-sector',
  subject: 'skill',
  themes: ['advice-money'],
  ward: null,
  endedOn: '2026-10-05',
  hours: 3,
  items: 1,
  giverHelpful: 4,
  receiverHelpful: 5,
  ...change,
});

describe('the ledger', () => {
  const ledger = foldLedger(
    [
      row(),
      row({ subject: 'goods', hours: null, items: 40, ward: 'cockerton', receiverHelpful: null }),
      row({
        from: 'business',
        themes: ['advice-money', 'food-essentials'],
        endedOn: '2026-11-01',
        ward: 'cockerton',
      }),
      row({ subject: 'transport', items: 3, themes: [], endedOn: '2026-11-30', giverHelpful: 1 }),
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

  it('counts by theme, category, ward and month, the biggest first and months in order', () => {
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
    expect(foldLedger([], [])).toMatchObject({ exchanges: 0, hours: 0, items: 0, byTheme: [], byMonth: [] });
  });
});

describe('answering', () => {
  const asked = (change: Partial<AskedRow>): AskedRow => ({
    state: 'answered',
    askedOn: '2026-11-02',
    answerDueOn: '2026-11-09',
    answeredOn: '2026-11-04',
    workingDays: 2,
    ...change,
  });
  const waiting = { answeredOn: null, workingDays: null } as const;

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
    [
      'on the last day',
      [asked({ answeredOn: '2026-11-09', workingDays: 5 })],
      { inTimePercent: 100, medianDays: 5 },
    ],
    [
      'a day late',
      [asked({ answeredOn: '2026-11-10', workingDays: 6 })],
      { inTimePercent: 0, medianDays: 6 },
    ],
    ['the middle of two', [asked({}), asked({ workingDays: 3 })], { medianDays: 2.5 }],
    [
      'one of three came about',
      [asked({ state: 'done' }), asked({ state: 'declined' }), asked({ state: 'did-not-happen' }), asked({})],
      { cameAboutPercent: 33 },
    ],
  ] as const)('%s', (_name, rows, expected) => {
    expect(foldAnswering(rows, '2026-11-23')).toMatchObject({ asked: rows.length, ...expected });
  });
});

it('lists months over the turn of a year, and none backwards', () => {
  expect(monthsFrom('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  expect(monthsFrom('2027-02', '2026-11')).toEqual([]);
});
