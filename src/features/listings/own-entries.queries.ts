import { count, desc, eq, sql } from 'drizzle-orm';
import { among, type Database, type Db, prepared } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import type { IsoDate } from '#platform/clock.ts';
import type { Listing } from './listing.model.ts';

/** What somebody looks after, counted and a page at a time: a council has thousands. */

/** Where an entry stands for its people, from what needs them now to what doesn't. */
export const standings = [
  'sent-back',
  'lapsed',
  'due',
  'draft',
  'waits',
  'live',
  'resting',
  'withdrawn',
] as const;
export type Standing = (typeof standings)[number];

/** What a list of one's own entries shows of each. */
export type OwnRow = Pick<
  Listing,
  | 'rowId'
  | 'slug'
  | 'organisationRowId'
  | 'kind'
  | 'category'
  | 'title'
  | 'state'
  | 'reviewDueOn'
  | 'publishedAt'
  | 'updatedAt'
>;

/** Whose entries are asked for, and what isn't in their rows. */
export interface OwnAsked {
  organisationRowIds: readonly number[];
  /** Whether what was withdrawn is asked for, and nothing else. */
  withdrawn: boolean;
  today: IsoDate;
  /** Rows of which a change was sent back, and of which one waits. */
  sentBack: readonly number[];
  waiting: readonly number[];
}

const isOwn = sql`${listings.organisationRowId} in ${among('organisations')} and (${listings.state} = 'archived') = ${sql.placeholder('withdrawn')}`;
/** A standing's place in {@link standings}. Worked out here, since a council's entries are too many to read them all. */
const standing = sql<number>`case
  when ${listings.state} = 'archived' then ${standings.indexOf('withdrawn')}
  when ${listings.rowId} in ${among('sentBack')} then ${standings.indexOf('sent-back')}
  when ${listings.state} = 'lapsed' then ${standings.indexOf('lapsed')}
  when ${listings.state} = 'live' and ${listings.reviewDueOn} <= ${sql.placeholder('today')} then ${standings.indexOf('due')}
  when ${listings.rowId} in ${among('waiting')} then ${standings.indexOf('waits')}
  when ${listings.state} = 'draft' then ${standings.indexOf('draft')}
  when ${listings.state} = 'live' then ${standings.indexOf('live')}
  else ${standings.indexOf('resting')} end`;

const ownCounts = (database: Database) =>
  database.select({ standing, count: count() }).from(listings).where(isOwn).groupBy(standing).prepare();

/** How many of somebody's entries stand where. */
export function countOwn(db: Db, asked: OwnAsked): Map<Standing, number> {
  return new Map(
    prepared(db, ownCounts)
      .all(placeholders(asked))
      .map((row) => [standings[row.standing] as Standing, row.count]),
  );
}

const ownPage = (database: Database) => {
  // Ordered by what the index holds; rows are read for the page alone.
  const page = database
    .select({ rowId: listings.rowId, standing: standing.as('standing') })
    .from(listings)
    .where(isOwn)
    .orderBy(standing, desc(listings.updatedAt), desc(listings.rowId))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .as('page');
  return database
    .select({
      standing: page.standing,
      row: {
        rowId: listings.rowId,
        slug: listings.slug,
        organisationRowId: listings.organisationRowId,
        kind: listings.kind,
        category: listings.category,
        title: listings.title,
        state: listings.state,
        reviewDueOn: listings.reviewDueOn,
        publishedAt: listings.publishedAt,
        updatedAt: listings.updatedAt,
      },
    })
    .from(page)
    .innerJoin(listings, eq(listings.rowId, page.rowId))
    .orderBy(sql`${page.standing}`, desc(listings.updatedAt), desc(listings.rowId))
    .prepare();
};

/** A page of somebody's entries: by standing, then what was touched last. */
export function listOwn(
  db: Db,
  asked: OwnAsked,
  page: { offset: number; limit: number },
): { row: OwnRow; standing: Standing }[] {
  return prepared(db, ownPage)
    .all({ ...placeholders(asked), ...page })
    .map(({ row, standing: place }) => ({ row, standing: standings[place] as Standing }));
}

const placeholders = ({ organisationRowIds, withdrawn, today, sentBack, waiting }: OwnAsked) => ({
  organisations: JSON.stringify(organisationRowIds),
  withdrawn: withdrawn ? 1 : 0,
  today,
  sentBack: JSON.stringify(sentBack),
  waiting: JSON.stringify(waiting),
});
