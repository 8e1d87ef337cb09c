import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, transaction } from '#db/client.ts';
import { enquiries, exchangeReports, exchanges } from '#db/schema/enquiries.ts';
import { answerDueOn, enquiryStates, isOver, unitOf, workingDaysBetween } from '#features/enquiries/index.ts';
import { type Sector, sectors } from '#features/vocabularies/index.ts';
import { addDays, londonDay } from '#platform/clock.ts';
import { addListing, addOrganisation } from '../../../tests/support/factories.ts';
import { memoryServices } from '../../../tests/support/memory-services.ts';
import type { LedgerFilter } from './ledger.input.ts';
import { foldAnswering, monthsFrom, percent, toLedger } from './ledger.model.ts';
import { countAsked, countExchanged, listExchanged } from './ledger.queries.ts';

/** What the database counts is what one counts by hand, row by row, of exchanges and questions of all sorts. */

const rows = 1_500;
const today = '2026-11-23';
const subjects = ['goods', 'equipment', 'transport', 'skill', 'volunteering', 'space'];
const themes = ['environment', 'older-people', 'food-essentials', 'mental-health'];
const wards = [null, 'cockerton', 'mowden', 'northgate'];

/** The same figures at every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

interface Report {
  hours: number | null;
  items: number | null;
  helpful: number;
  agreesToNames: boolean;
}

/** An enquiry and its exchange, in this test's own words. */
interface Row {
  rowId: number;
  from: Sector;
  to: Sector;
  state: (typeof enquiryStates)[number];
  askedAt: Date;
  firstAnsweredAt: Date | null;
  outcome: 'under-way' | 'done' | 'did-not-happen' | 'cancelled';
  endedOn: string;
  subject: string;
  themes: string[];
  ward: string | null;
  giver: Report | null;
  receiver: Report | null;
}

/** First and last days of what is asked for below, and the days beside them: some exchanges ended there for sure. */
const edges = ['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'];

let database: Database;
const made: Row[] = [];

beforeAll(() => {
  const services = memoryServices();
  database = services.database;
  const organisations = sectors.map((sector) => addOrganisation(services, { name: sector, sector }));
  const listings = organisations.map((owner) =>
    addListing(services, owner, { content: { kind: 'skill', themes: ['environment', 'older-people'] } }),
  );
  const roll = dice(7);
  const pick = <Value>(of: readonly Value[]): Value => of[roll(of.length)] as Value;
  const report = (): Report | null =>
    roll(3) === 0
      ? null
      : {
          hours: pick([null, 0, roll(40)]),
          items: pick([null, roll(200)]),
          helpful: 1 + roll(5),
          agreesToNames: roll(2) === 0,
        };
  transaction(database, (tx) => {
    for (let rowId = 1; rowId <= rows; rowId += 1) {
      const asker = roll(organisations.length);
      const owner = roll(organisations.length);
      const askerGives = roll(2) === 0;
      const [giver, receiver] = askerGives ? [asker, owner] : [owner, asker];
      // Hours around midnight, over the changes of the clocks.
      const askedAt = new Date(Date.UTC(2025, roll(24), 1 + roll(28), pick([0, 12, 22, 23]), 30));
      const answered = new Date(askedAt.getTime() + roll(400) * 3_600_000);
      const row: Row = {
        rowId,
        from: sectors[giver] as Sector,
        to: sectors[receiver] as Sector,
        state: pick(enquiryStates),
        askedAt,
        firstAnsweredAt: roll(3) === 0 ? null : answered,
        outcome:
          rowId <= edges.length
            ? 'done'
            : pick(['done', 'done', 'done', 'under-way', 'did-not-happen', 'cancelled']),
        endedOn: rowId <= edges.length ? (edges[rowId - 1] ?? '') : addDays(londonDay(askedAt), roll(60)),
        subject: pick(subjects),
        themes: themes.filter(() => roll(3) === 0),
        ward: pick(wards),
        giver: report(),
        receiver: report(),
      };
      made.push(row);
      tx.insert(enquiries)
        .values({
          rowId,
          id: `enquiry ${rowId}`,
          listingRowId: listings[owner]?.rowId ?? 0,
          askerOrganisationRowId: organisations[asker]?.rowId ?? 0,
          ownerOrganisationRowId: organisations[owner]?.rowId ?? 0,
          askerGives,
          state: row.state,
          turn: 1,
          waitsFor: 'nobody',
          askedAt,
          firstAnsweredAt: row.firstAnsweredAt,
          lastMovedAt: askedAt,
          answerDueOn: answerDueOn(londonDay(askedAt)),
        })
        .run();
      tx.insert(exchanges)
        .values({
          rowId,
          id: `exchange ${rowId}`,
          enquiryRowId: rowId,
          giverOrganisationRowId: organisations[giver]?.rowId ?? 0,
          receiverOrganisationRowId: organisations[receiver]?.rowId ?? 0,
          giverSector: row.from,
          receiverSector: row.to,
          subject: row.subject,
          themes: row.themes,
          wardSlug: row.ward,
          agreedOn: row.endedOn,
          repeats: 'once',
          outcome: row.outcome,
          endedOn: row.outcome === 'under-way' ? null : row.endedOn,
        })
        .run();
      for (const side of ['giver', 'receiver'] as const) {
        const told = row[side];
        if (told === null) continue;
        tx.insert(exchangeReports)
          .values({
            ...told,
            exchangeRowId: rowId,
            side,
            sentence: '',
            isSentencePublic: false,
            at: askedAt,
          })
          .run();
      }
    }
  });
});
afterAll(() => database.$client.close());

const all: LedgerFilter = {
  from: undefined,
  to: undefined,
  theme: undefined,
  category: undefined,
  ward: undefined,
  since: '2025-01',
  until: '2027-03',
};
const filters: [string, Partial<LedgerFilter>][] = [
  ['everything', {}],
  ['twelve months', { since: '2025-12', until: '2026-11' }],
  ['a month in summer', { since: '2026-07', until: '2026-07' }],
  ['two sectors', { from: 'third-sector', to: 'local-authority' }],
  ['a theme', { theme: 'environment' }],
  ['what was given, and where', { category: 'goods', ward: 'mowden' }],
  ['nothing', { since: '2019-01', until: '2019-12' }],
];

const total = (values: readonly (number | null)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
const hoursOf = (row: Row) => row.receiver?.hours ?? row.giver?.hours ?? null;
const itemsOf = (row: Row) => row.receiver?.items ?? row.giver?.items ?? null;

/** The finished exchanges that a filter keeps. */
function exchangedRows(filter: LedgerFilter): Row[] {
  return made.filter(
    (row) =>
      row.outcome === 'done' &&
      row.endedOn.slice(0, 7) >= filter.since &&
      row.endedOn.slice(0, 7) <= filter.until &&
      (filter.from ?? row.from) === row.from &&
      (filter.to ?? row.to) === row.to &&
      (filter.category ?? row.subject) === row.subject &&
      (filter.ward ?? row.ward) === row.ward &&
      (filter.theme === undefined || row.themes.includes(filter.theme)),
  );
}

describe.each(filters)('of %s', (_name, change) => {
  const filter = { ...all, ...change };

  it('exchanges are counted as by hand', () => {
    const kept = exchangedRows(filter);
    const months = monthsFrom(filter.since, filter.until);
    const ledger = toLedger(countExchanged(database, filter), months);
    const tally = (key: string, some: Row[]) => ({
      key,
      exchanges: some.length,
      hours: total(some.map(hoursOf)),
      items: total(some.map(itemsOf)),
    });
    const byKey = (keys: readonly string[], has: (row: Row, key: string) => boolean) =>
      keys
        .map((key) =>
          tally(
            key,
            kept.filter((row) => has(row, key)),
          ),
        )
        .filter((each) => each.exchanges > 0);
    const inOrder = (tallies: { key: string }[]) =>
      tallies.toSorted((one, other) => (one.key < other.key ? -1 : 1));

    expect(ledger.exchanges).toBe(kept.length);
    expect(ledger.hours).toBe(total(kept.map(hoursOf)));
    expect(ledger.items).toBe(
      total(kept.filter(({ subject }) => unitOf(subject).one === 'item').map(itemsOf)),
    );
    for (const cell of ledger.matrix) {
      const between = kept.filter(({ from, to }) => from === cell.from && to === cell.to);
      expect(cell).toMatchObject({ exchanges: between.length, hours: total(between.map(hoursOf)) });
    }
    expect(inOrder(ledger.byTheme)).toEqual(
      inOrder(byKey(themes, (row, theme) => row.themes.includes(theme))),
    );
    expect(inOrder(ledger.bySubject)).toEqual(inOrder(byKey(subjects, (row, key) => row.subject === key)));
    expect(inOrder(ledger.byWard)).toEqual(
      inOrder(
        byKey(
          wards.flatMap((ward) => ward ?? []),
          (row, ward) => row.ward === ward,
        ),
      ),
    );
    expect(ledger.byMonth).toEqual(
      months.map((month) =>
        tally(
          month,
          kept.filter(({ endedOn }) => endedOn.startsWith(month)),
        ),
      ),
    );
    for (const { value, givers, receivers } of ledger.helpful) {
      expect(givers).toBe(kept.filter(({ giver }) => giver?.helpful === value).length);
      expect(receivers).toBe(kept.filter(({ receiver }) => receiver?.helpful === value).length);
    }
  });

  it('questions are counted as by hand', () => {
    const asked = made.filter((row) => {
      const month = londonDay(row.askedAt).slice(0, 7);
      return (
        month >= filter.since &&
        month <= filter.until &&
        (filter.from ?? row.from) === row.from &&
        (filter.to ?? row.to) === row.to &&
        (filter.category ?? 'skill') === 'skill'
      );
    });
    const due = (row: Row) => answerDueOn(londonDay(row.askedAt));
    const answered = asked.flatMap((row) =>
      row.firstAnsweredAt === null ? [] : [{ row, on: londonDay(row.firstAnsweredAt) }],
    );
    const days = answered
      .map(({ row, on }) => workingDaysBetween(londonDay(row.askedAt), on))
      .toSorted((a, b) => a - b);
    const overdue = asked.filter(
      (row) => row.firstAnsweredAt === null && row.state === 'asked' && due(row) < today,
    );
    const over = asked.filter(({ state }) => isOver(state));
    const middle = [days[Math.floor((days.length - 1) / 2)], days[Math.floor(days.length / 2)]];
    expect(foldAnswering(countAsked(database, filter), today)).toEqual({
      asked: asked.length,
      medianDays: days.length === 0 ? null : total(middle.map((each) => each ?? 0)) / 2,
      inTimePercent: percent(
        answered.filter(({ row, on }) => on <= due(row)).length,
        answered.length + overdue.length,
      ),
      cameAboutPercent: percent(over.filter(({ state }) => state === 'done').length, over.length),
    });
  });

  it('the file has each exchange once, page after page, and names only where both agreed', () => {
    const kept = exchangedRows(filter);
    const found: number[] = [];
    let page = listExchanged(database, filter, { limit: 37 });
    while (page.length > 0) {
      for (const { rowId, giverName, receiverName } of page) {
        const { giver, receiver } = made[rowId - 1] ?? {};
        const agreed = giver?.agreesToNames === true && receiver?.agreesToNames === true;
        expect([giverName !== null, receiverName !== null]).toEqual([agreed, agreed]);
        found.push(rowId);
      }
      page = listExchanged(database, filter, { limit: 37, after: page.at(-1) });
    }
    const latestFirst = kept.toSorted(
      (one, other) => other.endedOn.localeCompare(one.endedOn) || other.rowId - one.rowId,
    );
    expect(found).toEqual(latestFirst.map(({ rowId }) => rowId));
  });
});
