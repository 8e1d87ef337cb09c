import { and, asc, count, desc, eq, gt, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { among, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { reviewEvents, reviewItems } from '#db/schema/curation.ts';
import { listingSites } from '#db/schema/listings.ts';
import type { ReviewEvent, ReviewItem, ReviewStateName, ReviewSubject, ReviewType } from './review.model.ts';

/** Which part of the queue is asked for. */
export interface QueueFilter {
  types: readonly ReviewType[];
  /** An account's row: what that curator looks after; `nobody`: what nobody has taken on. */
  assignee?: number | 'nobody' | undefined;
  /** Only what waits since this moment or longer. */
  waitingSince?: Date | undefined;
}

/** A literal, since SQLite takes a partial index only where it sees the condition that the index has. */
const isOpen = sql`${reviewItems.state} = 'open'`;

function conditionOf(filter: QueueFilter): SQL | undefined {
  const { assignee, waitingSince } = filter;
  return and(
    isOpen,
    inArray(reviewItems.type, [...filter.types]),
    assignee === undefined
      ? undefined
      : assignee === 'nobody'
        ? sql`${reviewItems.assigneeRowId} is null`
        : eq(reviewItems.assigneeRowId, assignee),
    waitingSince === undefined ? undefined : lte(reviewItems.openedAt, waitingSince),
  );
}

/** A page of what waits, longest first. */
export function listQueue(
  db: Db,
  filter: QueueFilter,
  page: { offset: number; limit: number },
): ReviewItem[] {
  // Found in the index alone: sorting whole rows would carry every proposal along.
  const found = db
    .select({ rowId: reviewItems.rowId })
    .from(reviewItems)
    .where(conditionOf(filter))
    .orderBy(asc(reviewItems.openedAt), asc(reviewItems.rowId))
    .limit(page.limit)
    .offset(page.offset)
    .all()
    .map((row) => row.rowId);
  return readItems(db, found).sort((one, other) => found.indexOf(one.rowId) - found.indexOf(other.rowId));
}

export function countQueue(db: Db, filter: QueueFilter): number {
  return db.select({ total: count() }).from(reviewItems).where(conditionOf(filter)).get()?.total ?? 0;
}

/** What stands right behind an item in the queue; undefined where it is the last. */
export function findNextInQueue(
  db: Db,
  filter: QueueFilter,
  item: Pick<ReviewItem, 'openedAt' | 'rowId'>,
): ReviewItem | undefined {
  const found = db
    .select({ rowId: reviewItems.rowId })
    .from(reviewItems)
    .where(
      and(
        conditionOf(filter),
        or(
          gt(reviewItems.openedAt, item.openedAt),
          and(eq(reviewItems.openedAt, item.openedAt), gt(reviewItems.rowId, item.rowId)),
        ),
      ),
    )
    .orderBy(asc(reviewItems.openedAt), asc(reviewItems.rowId))
    .limit(1)
    .get();
  return found && readItems(db, [found.rowId])[0];
}

/** How much of each type waits; types of which nothing waits aren't in it. */
export function countByType(db: Db): Map<ReviewType, number> {
  const rows = db
    .select({ type: reviewItems.type, total: count() })
    .from(reviewItems)
    .where(isOpen)
    .groupBy(reviewItems.type)
    .all();
  return new Map(rows.map((row) => [row.type, row.total]));
}

export function findItem(db: Db, id: string): ReviewItem | undefined {
  return db.select().from(reviewItems).where(eq(reviewItems.id, id)).get();
}

/** Items by row, in no particular order. */
export function readItems(db: Db, rowIds: readonly number[]): ReviewItem[] {
  return db
    .select()
    .from(reviewItems)
    .where(inArray(reviewItems.rowId, [...rowIds]))
    .all();
}

const itemsAbout = (database: Database) =>
  database
    .select()
    .from(reviewItems)
    .where(
      and(
        eq(reviewItems.subjectType, sql.placeholder('subjectType')),
        sql`${reviewItems.subjectRowId} in ${among('subjects')}`,
        sql`${reviewItems.state} in ${among('states')}`,
        sql`${reviewItems.type} in ${among('types')}`,
      ),
    )
    .orderBy(desc(reviewItems.rowId))
    .prepare();

/** Items about some records, newest first. */
export function listItemsAbout(
  db: Db,
  subjectType: ReviewSubject['type'],
  subjectRowIds: readonly number[],
  types: readonly ReviewType[],
  states: readonly ReviewStateName[],
): ReviewItem[] {
  return prepared(db, itemsAbout).all({
    subjectType,
    subjects: JSON.stringify(subjectRowIds),
    types: JSON.stringify(types),
    states: JSON.stringify(states),
  });
}

const anyPending = (database: Database) =>
  database
    .select({ rowId: reviewItems.rowId })
    .from(reviewItems)
    .where(
      and(
        eq(reviewItems.subjectType, sql.placeholder('subjectType')),
        eq(reviewItems.subjectRowId, sql.placeholder('subjectRowId')),
        sql`${reviewItems.state} in ('open', 'sent-back')`,
        eq(reviewItems.type, sql.placeholder('type')),
      ),
    )
    .limit(1)
    .prepare();

/** Whether anything of a type is pending about a record; asked after each change of any entry, and made for that. */
export function isAnyPending(db: Db, subject: ReviewSubject, type: ReviewType): boolean {
  const asked = { subjectType: subject.type, subjectRowId: subject.rowId, type };
  return prepared(db, anyPending).get(asked) !== undefined;
}

/** The index is named, since SQLite would rather look through all that was ever asked about each listing. */
const pendingStates = ({ $client }: Database) =>
  $client.prepare<
    { organisationRowIds: string },
    { rowId: number; state: ReviewStateName; type: ReviewType }
  >(`
    select review_items.subject_row_id as rowId, review_items.state, review_items.type
    from listings
    join review_items indexed by review_items_pending on review_items.subject_row_id = listings.row_id
    where review_items.subject_type = 'listing' and review_items.state in ('open', 'sent-back')
      and listings.organisation_row_id in (select value from json_each(@organisationRowIds))`);

/** How what is pending about the listings of some organisations stands, without what it says. */
export function readPendingStates(
  db: Db,
  organisationRowIds: readonly number[],
  types: readonly ReviewType[],
): [listingRowId: number, state: ReviewStateName][] {
  return prepared(db, pendingStates)
    .all({ organisationRowIds: JSON.stringify(organisationRowIds) })
    .filter((row) => types.includes(row.type))
    .map((row) => [row.rowId, row.state]);
}

const itemsOpenedBy = (database: Database) =>
  database
    .select()
    .from(reviewItems)
    .where(
      and(
        eq(reviewItems.openedByRowId, sql.placeholder('openedBy')),
        sql`${reviewItems.type} in ${among('types')}`,
        sql`${reviewItems.state} in ${among('states')}`,
      ),
    )
    .orderBy(desc(reviewItems.rowId))
    .prepare();

/** What somebody asked for, newest first. */
export function listItemsOpenedBy(
  db: Db,
  accountRowId: number,
  types: readonly ReviewType[],
  states: readonly ReviewStateName[],
): ReviewItem[] {
  return prepared(db, itemsOpenedBy).all({
    openedBy: accountRowId,
    types: JSON.stringify(types),
    states: JSON.stringify(states),
  });
}

const eventsOf = (database: Database) =>
  database
    .select()
    .from(reviewEvents)
    .where(sql`${reviewEvents.itemRowId} in ${among('items')}`)
    .orderBy(asc(reviewEvents.itemRowId), asc(reviewEvents.rowId))
    .prepare();

/** The events of some items, oldest first, by the item's row. */
export function readEvents(db: Db, itemRowIds: readonly number[]): Map<number, ReviewEvent[]> {
  const rows = prepared(db, eventsOf).all({ items: JSON.stringify(itemRowIds) });
  const byItem = new Map<number, ReviewEvent[]>();
  for (const { itemRowId, ...event } of rows) {
    const known = byItem.get(itemRowId);
    if (known) known.push(event);
    else byItem.set(itemRowId, [event]);
  }
  return byItem;
}

/** A literal, for the same reason as {@link isOpen}. */
const isDecision = sql`${reviewEvents.type} in ('approved', 'sent-back', 'done')`;

/** What was decided, the last first; `before` is a row of an event. */
export function listDecisions(
  db: Db,
  page: { before: number | undefined; limit: number },
): (ReviewEvent & { itemRowId: number })[] {
  return db
    .select()
    .from(reviewEvents)
    .where(and(isDecision, page.before === undefined ? undefined : lt(reviewEvents.rowId, page.before)))
    .orderBy(desc(reviewEvents.rowId))
    .limit(page.limit)
    .all();
}

/** The events between two rows, both included, with the items that they belong to. */
export function readEventRange(
  db: Db,
  range: { first: number; last: number },
  limit: number,
): (ReviewEvent & { itemRowId: number })[] {
  return db
    .select()
    .from(reviewEvents)
    .where(and(sql`${reviewEvents.rowId} between ${range.first} and ${range.last}`))
    .orderBy(asc(reviewEvents.rowId))
    .limit(limit)
    .all();
}

/** Rows of the sites where a listing takes place now. */
export function readSiteRowIds(db: Db, listingRowId: number): number[] {
  return db
    .select({ siteRowId: listingSites.siteRowId })
    .from(listingSites)
    .where(eq(listingSites.listingRowId, listingRowId))
    .orderBy(asc(listingSites.siteRowId))
    .all()
    .map((row) => row.siteRowId);
}

export function insertItem(tx: Transaction, values: Omit<ReviewItem, 'rowId'>): ReviewItem {
  return tx.insert(reviewItems).values(values).returning().get();
}

export function updateItem(
  tx: Transaction,
  rowId: number,
  values: Partial<Omit<ReviewItem, 'rowId' | 'id'>>,
): void {
  tx.update(reviewItems).set(values).where(eq(reviewItems.rowId, rowId)).run();
}

export function insertEvent(
  tx: Transaction,
  itemRowId: number,
  event: Omit<ReviewEvent, 'rowId'>,
): ReviewEvent {
  const { itemRowId: _item, ...written } = tx
    .insert(reviewEvents)
    .values({ ...event, itemRowId })
    .returning()
    .get();
  return written;
}
