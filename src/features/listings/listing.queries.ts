import { and, asc, count, desc, eq, gt, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import { among, amongValues, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { listingSites, listings } from '#db/schema/listings.ts';
import { organisations } from '#db/schema/organisations.ts';
import { freeSlug, slugify } from '#platform/slugs.ts';
import { type Availability, isSameValue, type Listing } from './listing.model.ts';

type ListingRow = typeof listings.$inferSelect;
type ListingValues = Omit<typeof listings.$inferInsert, 'rowId'>;

/** The row was checked when it was written, so its JSON has the shape that its kind gives it. */
function toListing(row: ListingRow): Listing {
  return {
    ...row,
    category: row.category,
    availability: row.availability as Availability | null,
  };
}

const bySlug = (database: Database) =>
  database
    .select()
    .from(listings)
    .where(eq(listings.slug, sql.placeholder('slug')))
    .prepare();

export function findListingBySlug(db: Db, slug: string): Listing | undefined {
  const row = prepared(db, bySlug).get({ slug });
  return row && toListing(row);
}

const byId = (database: Database) =>
  database
    .select()
    .from(listings)
    .where(eq(listings.id, sql.placeholder('id')))
    .prepare();

export function findListingById(db: Db, id: string): Listing | undefined {
  const row = prepared(db, byId).get({ id });
  return row && toListing(row);
}

const bySourceKey = (database: Database) =>
  database
    .select()
    .from(listings)
    .where(eq(listings.sourceKey, sql.placeholder('sourceKey')))
    .prepare();

export function findListingBySourceKey(db: Db, sourceKey: string): Listing | undefined {
  const row = prepared(db, bySourceKey).get({ sourceKey });
  return row && toListing(row);
}

const byRowIds = (database: Database) =>
  database
    .select()
    .from(listings)
    .where(sql`${listings.rowId} in ${among('rowIds')}`)
    .prepare();

/** Listings by row, in no particular order. */
export function readListings(db: Db, rowIds: readonly number[]): Listing[] {
  return prepared(db, byRowIds)
    .all({ rowIds: JSON.stringify(rowIds) })
    .map(toListing);
}

/** An organisation's live listings, newest first. */
export function listLiveListingsOf(db: Db, organisationRowId: number, limit: number): Listing[] {
  return db
    .select()
    .from(listings)
    .where(and(eq(listings.organisationRowId, organisationRowId), eq(listings.state, 'live')))
    .orderBy(asc(listings.kind), desc(listings.publishedAt))
    .limit(limit)
    .all()
    .map(toListing);
}

/** Rows of an organisation's live listings. */
export function liveRowIdsOf(db: Db, organisationRowId: number): number[] {
  return db
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(and(eq(listings.organisationRowId, organisationRowId), eq(listings.state, 'live')))
    .all()
    .map((row) => row.rowId);
}

/** Rows of the listings with the given ids, and of the live ones of the given organisations. */
export function rowIdsConcerning(
  db: Db,
  given: { listingIds: readonly string[]; organisationIds: readonly string[] },
): number[] {
  const byId = db
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(inArray(listings.id, [...given.listingIds]));
  const ofOrganisations = db
    .select({ rowId: listings.rowId })
    .from(listings)
    .innerJoin(organisations, eq(organisations.rowId, listings.organisationRowId))
    .where(and(inArray(organisations.id, [...given.organisationIds]), eq(listings.state, 'live')));
  return union(byId, ofOrganisations)
    .all()
    .map((row) => row.rowId);
}

/** Rows of all live listings, in order. */
export function liveRowIds(db: Db): number[] {
  return db
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(eq(listings.state, 'live'))
    .orderBy(asc(listings.rowId))
    .all()
    .map((row) => row.rowId);
}

/** The next rows of one source after one, for the demonstration's clock. */
export function rowsOfSourceAfter(db: Db, source: string, rowId: number, limit: number): Listing[] {
  return db
    .select()
    .from(listings)
    .where(
      and(
        gte(listings.sourceKey, `${source}:`),
        lt(listings.sourceKey, `${source};`),
        gt(listings.rowId, rowId),
      ),
    )
    .orderBy(asc(listings.rowId))
    .limit(limit)
    .all()
    .map(toListing);
}

/** Whether there is any listing at all, in whatever state. */
export function hasListings(db: Db): boolean {
  return db.select({ rowId: listings.rowId }).from(listings).limit(1).get() !== undefined;
}

/** How many listings there are, in whatever state. */
export function countListings(db: Db): number {
  return db.select({ total: count() }).from(listings).get()?.total ?? 0;
}

/** Words that stand in the place of a slug in the addresses of other pages. */
const reservedSlugs = ['new'];

/** A slug for a title that no listing has, or only the one that has `own` now. */
export function freeSlugFor(db: Db, title: string, own?: string): string {
  const plain = slugify(title);
  return freeSlug(plain, [...reservedSlugs, ...takenSlugs(db, plain).filter((slug) => slug !== own)]);
}

/** The slug itself and those that go on with a hyphen ("food-bank", "food-bank-2"), as far as they are taken. */
function takenSlugs(db: Db, plain: string): string[] {
  return db
    .select({ slug: listings.slug })
    .from(listings)
    .where(or(eq(listings.slug, plain), and(gte(listings.slug, `${plain}-`), lt(listings.slug, `${plain}.`))))
    .all()
    .map((row) => row.slug);
}

export function insertListing(tx: Transaction, values: ListingValues): Listing {
  return toListing(tx.insert(listings).values(values).returning().get());
}

/** How to build the update of some columns; one for each set of columns that is ever written together. */
const updates = new Map<string, (database: Database) => PreparedUpdate>();
interface PreparedUpdate {
  run(values: Record<string, unknown>): unknown;
}

/** A null stands in the statement itself: a placeholder would be encoded as a date or as JSON. */
function updateOf(values: Partial<ListingValues>): (database: Database) => PreparedUpdate {
  const columns = Object.entries(values).map(([column, value]) => ({ column, isNull: value === null }));
  const key = columns.map(({ column, isNull }) => (isNull ? `${column}=null` : column)).join(' ');
  const known = updates.get(key);
  if (known) return known;
  const build = (database: Database) =>
    database
      .update(listings)
      .set(
        Object.fromEntries(
          columns.map(({ column, isNull }) => [column, isNull ? null : sql.placeholder(column)]),
        ),
      )
      .where(eq(listings.rowId, sql.placeholder('rowId')))
      .prepare();
  updates.set(key, build);
  return build;
}

export function updateListing(tx: Transaction, rowId: number, values: Partial<ListingValues>): void {
  prepared(tx, updateOf(values)).run({ ...values, rowId });
}

/** What indexes of the table are made of, and seldom changes. */
const indexedColumns: ReadonlySet<string> = new Set([
  'organisationRowId',
  'kind',
  'state',
  'publishedAt',
  'reviewDueOn',
]);

/**
 * The same for a change of what an entry says. Columns of indexes are named only where they change: SQLite writes every
 * index anew that an update names a column of, whether or not its value stays, each a page more for the disk.
 */
export function updateContent(tx: Transaction, before: Listing, values: Partial<ListingValues>): void {
  const changed = Object.entries(values).filter(
    ([column, value]) =>
      !indexedColumns.has(column) ||
      !isSameValue(value, before[column as keyof typeof values & keyof Listing]),
  );
  updateListing(tx, before.rowId, Object.fromEntries(changed));
}

/**
 * Notes when the owner of some entries was asked to confirm them, or since when a curator is to ring. What happens
 * around an entry is no change of it, so it leaves no revision.
 */
export function noteAsked(
  tx: Transaction,
  rowIds: readonly number[],
  asked: Partial<Pick<Listing, 'firstAskedAt' | 'secondAskedAt' | 'callListedAt'>>,
): void {
  if (rowIds.length === 0) return;
  tx.update(listings)
    .set(asked)
    .where(sql`${listings.rowId} in ${amongValues(rowIds)}`)
    .run();
}

const sitesOfListing = (database: Database) =>
  database
    .select({ siteRowId: listingSites.siteRowId })
    .from(listingSites)
    .where(eq(listingSites.listingRowId, sql.placeholder('listingRowId')))
    .orderBy(asc(listingSites.siteRowId))
    .prepare();

export function siteRowIdsOf(db: Db, listingRowId: number): number[] {
  return prepared(db, sitesOfListing)
    .all({ listingRowId })
    .map((row) => row.siteRowId);
}

export function replaceSites(tx: Transaction, listingRowId: number, siteRowIds: readonly number[]): void {
  if (siteRowIdsOf(tx, listingRowId).join() === siteRowIds.join()) return;
  tx.delete(listingSites).where(eq(listingSites.listingRowId, listingRowId)).run();
  if (siteRowIds.length === 0) return;
  tx.insert(listingSites)
    .values(siteRowIds.map((siteRowId) => ({ listingRowId, siteRowId })))
    .run();
}

/** When somebody began the last but so many of their entries; undefined where they have begun fewer. */
export function whenBegun(db: Db, accountRowId: number, backwards: number): Date | undefined {
  return db
    .select({ at: listings.createdAt })
    .from(listings)
    .where(eq(listings.createdByRowId, accountRowId))
    .orderBy(desc(listings.rowId))
    .limit(1)
    .offset(backwards - 1)
    .get()?.at;
}
