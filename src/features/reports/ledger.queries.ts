import { and, asc, desc, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '#db/client.ts';
import { enquiries, exchangeReports, exchanges } from '#db/schema/enquiries.ts';
import { listings } from '#db/schema/listings.ts';
import { organisations } from '#db/schema/organisations.ts';
import { workingDaysBetween } from '#features/enquiries/index.ts';
import { type IsoDate, londonDay } from '#platform/clock.ts';
import type { LedgerFilter } from './ledger.input.ts';
import type { AskedRow, LedgerRow } from './ledger.model.ts';

/** Reads what the ledger is folded from: one query for the exchanges of a period, one for the questions of it. */

/** More rows than a borough makes in years; bounds what one request reads. */
const mostRows = 20_000;

const byGiver = alias(exchangeReports, 'by_giver');
const byReceiver = alias(exchangeReports, 'by_receiver');
const giver = alias(organisations, 'giver');
const receiver = alias(organisations, 'receiver');

/** A row with the two names, where both sides agreed to that; else null. */
export interface NamedRow extends LedgerRow {
  giverName: string | null;
  receiverName: string | null;
}

/** Exchanges that came about, the latest first. Whoever received says best what arrived; else the giver's figure counts. */
export function listExchanged(db: Db, filter: LedgerFilter): NamedRow[] {
  const areNamed = sql`${byGiver.agreesToNames} = 1 and ${byReceiver.agreesToNames} = 1`;
  const rows = db
    .select({
      from: exchanges.giverSector,
      to: exchanges.receiverSector,
      subject: exchanges.subject,
      themes: exchanges.themes,
      ward: exchanges.wardSlug,
      endedOn: exchanges.endedOn,
      hours: sql<number | null>`coalesce(${byReceiver.hours}, ${byGiver.hours})`,
      items: sql<number | null>`coalesce(${byReceiver.items}, ${byGiver.items})`,
      giverHelpful: byGiver.helpful,
      receiverHelpful: byReceiver.helpful,
      giverName: sql<string | null>`case when ${areNamed} then ${giver.name} end`,
      receiverName: sql<string | null>`case when ${areNamed} then ${receiver.name} end`,
    })
    .from(exchanges)
    .innerJoin(giver, eq(giver.rowId, exchanges.giverOrganisationRowId))
    .innerJoin(receiver, eq(receiver.rowId, exchanges.receiverOrganisationRowId))
    .leftJoin(byGiver, and(eq(byGiver.exchangeRowId, exchanges.rowId), eq(byGiver.side, 'giver')))
    .leftJoin(byReceiver, and(eq(byReceiver.exchangeRowId, exchanges.rowId), eq(byReceiver.side, 'receiver')))
    .where(exchanged(filter))
    .orderBy(desc(exchanges.endedOn), desc(exchanges.rowId))
    .limit(mostRows)
    .all();
  return rows.map((row) => ({ ...row, endedOn: row.endedOn ?? '' }));
}

function exchanged(filter: LedgerFilter): SQL | undefined {
  return and(
    eq(exchanges.outcome, 'done'),
    gte(exchanges.endedOn, `${filter.since}-01`),
    lte(exchanges.endedOn, `${filter.until}-31`),
    filter.from === undefined ? undefined : eq(exchanges.giverSector, filter.from),
    filter.to === undefined ? undefined : eq(exchanges.receiverSector, filter.to),
    filter.category === undefined ? undefined : eq(exchanges.subject, filter.category),
    filter.ward === undefined ? undefined : eq(exchanges.wardSlug, filter.ward),
    filter.theme === undefined ? undefined : hasTheme(exchanges.themes, filter.theme),
  );
}

function hasTheme(themes: typeof exchanges.themes | typeof listings.themes, theme: string): SQL {
  return sql`exists (select 1 from json_each(${themes}) where value = ${theme})`;
}

/** A sentence that may be published, with the names only where both agreed. */
export interface PublicSentence {
  sentence: string;
  side: 'giver' | 'receiver';
  from: LedgerRow['from'];
  to: LedgerRow['to'];
  giverName: string | null;
  receiverName: string | null;
}

export function listSentences(db: Db, filter: LedgerFilter, limit: number): PublicSentence[] {
  const areNamed = sql`(select count(*) from exchange_reports as each
    where each.exchange_row_id = ${exchanges.rowId} and each.agrees_to_names = 1) = 2`;
  return db
    .select({
      sentence: exchangeReports.sentence,
      side: exchangeReports.side,
      from: exchanges.giverSector,
      to: exchanges.receiverSector,
      giverName: sql<string | null>`case when ${areNamed} then ${giver.name} end`,
      receiverName: sql<string | null>`case when ${areNamed} then ${receiver.name} end`,
    })
    .from(exchanges)
    .innerJoin(exchangeReports, eq(exchangeReports.exchangeRowId, exchanges.rowId))
    .innerJoin(giver, eq(giver.rowId, exchanges.giverOrganisationRowId))
    .innerJoin(receiver, eq(receiver.rowId, exchanges.receiverOrganisationRowId))
    .where(and(exchanged(filter), eq(exchangeReports.isSentencePublic, true)))
    .orderBy(desc(exchanges.endedOn), asc(exchangeReports.rowId))
    .limit(limit)
    .all();
}

const asker = alias(organisations, 'asker');
const owner = alias(organisations, 'owner');

/** Questions asked in a period. They have no ward of their own, so a filter by ward leaves them out altogether. */
export function listAsked(db: Db, filter: LedgerFilter): AskedRow[] {
  const giverSector = sql`case when ${enquiries.askerGives} then ${asker.sector} else ${owner.sector} end`;
  const receiverSector = sql`case when ${enquiries.askerGives} then ${owner.sector} else ${asker.sector} end`;
  const subject = sql`coalesce(${listings.category}, ${listings.kind})`;
  return db
    .select({
      state: enquiries.state,
      askedAt: enquiries.askedAt,
      answerDueOn: enquiries.answerDueOn,
      firstAnsweredAt: enquiries.firstAnsweredAt,
    })
    .from(enquiries)
    .innerJoin(listings, eq(listings.rowId, enquiries.listingRowId))
    .innerJoin(asker, eq(asker.rowId, enquiries.askerOrganisationRowId))
    .innerJoin(owner, eq(owner.rowId, enquiries.ownerOrganisationRowId))
    .where(
      and(
        gte(enquiries.askedAt, new Date(`${filter.since}-01T00:00:00Z`)),
        lt(enquiries.askedAt, startOfNext(filter.until)),
        filter.from === undefined ? undefined : sql`${giverSector} = ${filter.from}`,
        filter.to === undefined ? undefined : sql`${receiverSector} = ${filter.to}`,
        filter.category === undefined ? undefined : sql`${subject} = ${filter.category}`,
        filter.theme === undefined ? undefined : hasTheme(listings.themes, filter.theme),
      ),
    )
    .orderBy(desc(enquiries.askedAt))
    .limit(mostRows)
    .all()
    .map(({ state, askedAt, answerDueOn, firstAnsweredAt }) => {
      const askedOn: IsoDate = londonDay(askedAt);
      const answeredOn = firstAnsweredAt === null ? null : londonDay(firstAnsweredAt);
      const workingDays = answeredOn === null ? null : workingDaysBetween(askedOn, answeredOn);
      return { state, askedOn, answerDueOn, answeredOn, workingDays };
    });
}

function startOfNext(month: string): Date {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1));
}
