import { and, asc, count, desc, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '#db/client.ts';
import { enquiries, exchangeReports, exchanges } from '#db/schema/enquiries.ts';
import { listings } from '#db/schema/listings.ts';
import { organisations, sites } from '#db/schema/organisations.ts';
import { hiddenPlaceIn, listHiddenSites } from '#features/organisations/index.ts';
import { type IsoDate, startOfLondonDay } from '#platform/clock.ts';
import { londonDayOf } from '#platform/london-day.ts';
import type { LedgerFilter } from './ledger.input.ts';
import type { AskedGroup, CountedGroup, LedgerRow } from './ledger.model.ts';

/**
 * Reads what the ledger shows. The database counts, so that any number of exchanges comes out right and what is kept in
 * memory depends on the vocabulary and the days alone.
 */

const byGiver = alias(exchangeReports, 'by_giver');
const byReceiver = alias(exchangeReports, 'by_receiver');
const giver = alias(organisations, 'giver');
const receiver = alias(organisations, 'receiver');

/** Whoever received says best what arrived; else the giver's figure counts. */
const hours = sql<number | null>`coalesce(${byReceiver.hours}, ${byGiver.hours})`;
const items = sql<number | null>`coalesce(${byReceiver.items}, ${byGiver.items})`;
const areNamed = sql`${byGiver.agreesToNames} = 1 and ${byReceiver.agreesToNames} = 1`;

/**
 * An exchange keeps the ward that was public when it was agreed. Where its entry's organisation has hidden a place of that
 * ward since, it is told no more.
 */
const isWardPublic = sql`not exists (
  select 1 from ${enquiries}
  join ${listings} on ${listings.rowId} = ${enquiries.listingRowId}
  join ${sites} on ${sites.organisationRowId} = ${listings.organisationRowId}
  where ${enquiries.rowId} = ${exchanges.enquiryRowId} and ${sites.visibility} = 'hidden'
    and ${sites.wardSlug} = ${exchanges.wardSlug})`;
const publicWard = sql<
  string | null
>`case when ${exchanges.wardSlug} is not null and ${isWardPublic} then ${exchanges.wardSlug} end`;

const isByGiver = and(eq(byGiver.exchangeRowId, exchanges.rowId), eq(byGiver.side, 'giver'));
const isByReceiver = and(eq(byReceiver.exchangeRowId, exchanges.rowId), eq(byReceiver.side, 'receiver'));

/** Counts the exchanges of a period that came about, by everything that the ledger tells of them; in one pass over them. */
export function countExchanged(db: Db, filter: LedgerFilter): CountedGroup[] {
  const came = db
    .select({
      giver: exchanges.giverSector,
      receiver: exchanges.receiverSector,
      subject: exchanges.subject,
      themes: exchanges.themes,
      ward: publicWard,
      month: sql`substr(${exchanges.endedOn}, 1, 7)`,
      hours,
      items,
      giverHelpful: byGiver.helpful,
      receiverHelpful: byReceiver.helpful,
    })
    .from(exchanges)
    .leftJoin(byGiver, isByGiver)
    .leftJoin(byReceiver, isByReceiver)
    .where(exchanged(filter));
  const sums = sql`count(*), coalesce(sum(hours), 0), coalesce(sum(items), 0)`;
  const group = (by: CountedGroup['by'], key: SQL, from = sql`came`) => sql`
    select ${sql.raw(`'${by}'`)}, cast(${key} as text) as shared, null, ${sums}
    from ${from} where shared is not null group by shared`;
  return db.all<CountedGroup>(sql`
    with came (giver, receiver, subject, themes, ward, month, hours, items, giver_helpful, receiver_helpful)
      as materialized ${came},
    counted ("by", "key", other, exchanges, hours, items) as (
      select 'sectors', giver, receiver, ${sums} from came group by giver, receiver
      union all ${group('month', sql`month`)}
      union all ${group('theme', sql`theme.value`, sql`came, json_each(came.themes) as theme`)}
      union all ${group('subject', sql`subject`)}
      union all ${group('ward', sql`ward`)}
      union all ${group('giver-helpful', sql`giver_helpful`)}
      union all ${group('receiver-helpful', sql`receiver_helpful`)}
    )
    select * from counted`);
}

/** A row with the two names, where both sides agreed to that; else null. */
export interface NamedRow extends LedgerRow {
  rowId: number;
  giverName: string | null;
  receiverName: string | null;
}

/**
 * Exchanges that came about, the latest first: at most `limit` of those after (and so no later than) the row `after`,
 * or from the latest; with `named`, only those whose names may be told.
 */
export function listExchanged(
  db: Db,
  filter: LedgerFilter,
  wanted: { limit: number; after?: Pick<NamedRow, 'endedOn' | 'rowId'> | undefined; named?: boolean },
): NamedRow[] {
  const { limit, after } = wanted;
  const rows = db
    .select({
      rowId: exchanges.rowId,
      from: exchanges.giverSector,
      to: exchanges.receiverSector,
      subject: exchanges.subject,
      themes: exchanges.themes,
      ward: publicWard,
      endedOn: exchanges.endedOn,
      hours,
      items,
      giverHelpful: byGiver.helpful,
      receiverHelpful: byReceiver.helpful,
      giverName: sql<string | null>`case when ${areNamed} then ${giver.name} end`,
      receiverName: sql<string | null>`case when ${areNamed} then ${receiver.name} end`,
    })
    .from(exchanges)
    .innerJoin(giver, eq(giver.rowId, exchanges.giverOrganisationRowId))
    .innerJoin(receiver, eq(receiver.rowId, exchanges.receiverOrganisationRowId))
    .leftJoin(byGiver, isByGiver)
    .leftJoin(byReceiver, isByReceiver)
    .where(
      and(
        exchanged(filter),
        after && sql`(${exchanges.endedOn}, ${exchanges.rowId}) < (${after.endedOn}, ${after.rowId})`,
        wanted.named ? areNamed : undefined,
      ),
    )
    .orderBy(desc(exchanges.endedOn), desc(exchanges.rowId))
    .limit(limit)
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
    filter.ward === undefined ? undefined : and(eq(exchanges.wardSlug, filter.ward), isWardPublic),
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

/** How many newer sentences may tell a place that was hidden since, before older ones are missed on the page. */
const mostLeftOut = 50;

/** What was said for everybody, the latest first, without what tells where a place of either side is that is hidden now. */
export function listSentences(db: Db, filter: LedgerFilter, limit: number): PublicSentence[] {
  const said = db
    .select({
      giverRowId: exchanges.giverOrganisationRowId,
      receiverRowId: exchanges.receiverOrganisationRowId,
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
    .leftJoin(byGiver, isByGiver)
    .leftJoin(byReceiver, isByReceiver)
    .where(and(exchanged(filter), eq(exchangeReports.isSentencePublic, true)))
    .orderBy(desc(exchanges.endedOn), asc(exchangeReports.rowId))
    .limit(limit + mostLeftOut)
    .all();
  const hidden = listHiddenSites(
    db,
    said.flatMap(({ giverRowId, receiverRowId }) => [giverRowId, receiverRowId]),
  );
  return said
    .filter(({ sentence, giverRowId, receiverRowId }) => {
      const ofBoth = hidden.filter(({ organisationRowId }) =>
        [giverRowId, receiverRowId].includes(organisationRowId),
      );
      // A place's own name can be as plain as "Office".
      const nameless = ofBoth.map(({ site }) => ({ ...site, name: '' }));
      return hiddenPlaceIn([sentence], nameless) === undefined;
    })
    .slice(0, limit)
    .map(({ giverRowId, receiverRowId, ...each }) => each);
}

const asker = alias(organisations, 'asker');
const owner = alias(organisations, 'owner');

/** Counts the questions of a period. They have no ward of their own, so a filter by ward leaves them out altogether. */
export function countAsked(db: Db, filter: LedgerFilter): AskedGroup[] {
  const giverSector = sql`case when ${enquiries.askerGives} then ${asker.sector} else ${owner.sector} end`;
  const receiverSector = sql`case when ${enquiries.askerGives} then ${owner.sector} else ${asker.sector} end`;
  const subject = sql`coalesce(${listings.category}, ${listings.kind})`;
  const answeredOn = londonDayOf(enquiries.firstAnsweredAt);
  return db
    .select({
      state: enquiries.state,
      answerDueOn: enquiries.answerDueOn,
      answeredOn,
      enquiries: count(),
    })
    .from(enquiries)
    .innerJoin(listings, eq(listings.rowId, enquiries.listingRowId))
    .innerJoin(asker, eq(asker.rowId, enquiries.askerOrganisationRowId))
    .innerJoin(owner, eq(owner.rowId, enquiries.ownerOrganisationRowId))
    .where(
      and(
        gte(enquiries.askedAt, startOfLondonDay(`${filter.since}-01`)),
        lt(enquiries.askedAt, startOfLondonDay(firstDayAfter(filter.until))),
        filter.from === undefined ? undefined : sql`${giverSector} = ${filter.from}`,
        filter.to === undefined ? undefined : sql`${receiverSector} = ${filter.to}`,
        filter.category === undefined ? undefined : sql`${subject} = ${filter.category}`,
        filter.theme === undefined ? undefined : hasTheme(listings.themes, filter.theme),
      ),
    )
    .groupBy(enquiries.state, enquiries.answerDueOn, answeredOn)
    .all();
}

function firstDayAfter(month: string): IsoDate {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}
