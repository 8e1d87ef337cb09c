import { and, asc, count, eq, gte, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { among, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { listingSites, listings } from '#db/schema/listings.ts';
import { organisations, sites } from '#db/schema/organisations.ts';
import { textsIn } from './hidden-place.ts';
import type { Organisation, Site } from './organisation.model.ts';

type SiteRow = typeof sites.$inferSelect;
type OrganisationValues = Omit<typeof organisations.$inferInsert, 'rowId'>;
type SiteValues = typeof sites.$inferInsert;

function toSite(row: SiteRow): Site {
  const { latitude, longitude, precision } = row;
  return {
    rowId: row.rowId,
    id: row.id,
    name: row.name,
    address: row.address,
    postcode: row.postcode,
    wardSlug: row.wardSlug,
    visibility: row.visibility,
    stepFree: row.stepFree,
    location:
      latitude === null || longitude === null || precision === null
        ? null
        : { latitude, longitude, precision },
  };
}

export function findOrganisationBySlug(db: Db, slug: string): Organisation | undefined {
  return db.select().from(organisations).where(eq(organisations.slug, slug)).get();
}

export function findOrganisationById(db: Db, id: string): Organisation | undefined {
  return db.select().from(organisations).where(eq(organisations.id, id)).get();
}

const bySourceKey = (database: Database) =>
  database
    .select()
    .from(organisations)
    .where(eq(organisations.sourceKey, sql.placeholder('sourceKey')))
    .prepare();

export function findOrganisationBySourceKey(db: Db, sourceKey: string): Organisation | undefined {
  return prepared(db, bySourceKey).get({ sourceKey });
}

const byRowIds = (database: Database) =>
  database
    .select()
    .from(organisations)
    .where(sql`${organisations.rowId} in ${among('rowIds')}`)
    .prepare();

/** Organisations by row, in no particular order. */
export function readOrganisations(db: Db, rowIds: readonly number[]): Organisation[] {
  return prepared(db, byRowIds).all({ rowIds: JSON.stringify(rowIds) });
}

/** A name as their indexes hold it: upper and lower case are alike. */
const nameInAnyCase = sql`${organisations.name} collate nocase`;

/** By name; those whose names are alike keep the order in which they came. */
export const byName = [asc(nameInAnyCase), asc(organisations.rowId)] as const;

/** Its live teams, services and branches, by name. */
export function listParts(db: Db, parentRowId: number): Organisation[] {
  return db
    .select()
    .from(organisations)
    .where(and(eq(organisations.parentRowId, parentRowId), eq(organisations.state, 'live')))
    .orderBy(...byName)
    .all();
}

/** Rows of a body and of all that it is part of, by whatever way: for `in`. */
export function withItsWholes(rowId: number): SQL {
  return sql`(
    with recursive above(row_id) as (
      values (${rowId})
      union
      select organisations.parent_row_id from organisations join above on organisations.row_id = above.row_id
      where organisations.parent_row_id is not null
    )
    select row_id from above)`;
}

/** Whether one body is, by whatever way, part of another, or the same. */
export function isPartOf(db: Db, rowId: number, wholeRowId: number): boolean {
  return db.get(sql`select 1 where ${wholeRowId} in ${withItsWholes(rowId)}`) !== undefined;
}

/** Live organisations of this name, in upper or lower case; more than one where several share it. */
export function findLiveByName(db: Db, name: string): Organisation[] {
  return db
    .select()
    .from(organisations)
    .where(and(eq(organisations.state, 'live'), eq(nameInAnyCase, name)))
    .limit(2)
    .all();
}

/** Whether anything that it lists has a public page. */
export function hasPublicListings(db: Db, organisationRowId: number): boolean {
  return listPublicWords(db, organisationRowId).length > 0;
}

/** What its public listings say, with the places where they are, to look for what would tell a hidden place. */
export function listPublicWords(
  db: Db,
  organisationRowId: number,
): { title: string; slug: string; words: string[]; areas: string[]; siteRowIds: number[] }[] {
  const rows = db
    .select()
    .from(listings)
    .where(
      and(
        eq(listings.organisationRowId, organisationRowId),
        ne(listings.state, 'draft'),
        ne(listings.state, 'archived'),
      ),
    )
    .all();
  const places = db
    .select()
    .from(listingSites)
    .where(
      inArray(
        listingSites.listingRowId,
        rows.map((row) => row.rowId),
      ),
    )
    .all();
  return rows.map((row) => ({
    title: row.title,
    slug: row.slug,
    words: [row.title, row.summary, row.description, ...textsIn(row.details), ...textsIn(row.availability)],
    areas: row.areas,
    siteRowIds: places.filter((place) => place.listingRowId === row.rowId).map((place) => place.siteRowId),
  }));
}

/** A page of the live organisations by name, and how many there are in all. */
export function listOrganisations(
  db: Db,
  page: { offset: number; limit: number },
): { total: number; organisations: Organisation[] } {
  const isLive = eq(organisations.state, 'live');
  return {
    total: db.select({ total: count() }).from(organisations).where(isLive).get()?.total ?? 0,
    organisations: db
      .select()
      .from(organisations)
      .where(isLive)
      .orderBy(...byName)
      .limit(page.limit)
      .offset(page.offset)
      .all(),
  };
}

const ofOrganisation = (database: Database) =>
  database
    .select()
    .from(sites)
    .where(eq(sites.organisationRowId, sql.placeholder('organisationRowId')))
    .orderBy(asc(sites.position))
    .prepare();

/** Sites of an organisation in their order. */
export function listSites(db: Db, organisationRowId: number): Site[] {
  return prepared(db, ofOrganisation).all({ organisationRowId }).map(toSite);
}

/** The hidden sites of several organisations, each with the row of its organisation. */
export function listHiddenSites(
  db: Db,
  organisationRowIds: readonly number[],
): { organisationRowId: number; site: Site }[] {
  return db
    .select()
    .from(sites)
    .where(and(inArray(sites.organisationRowId, [...organisationRowIds]), eq(sites.visibility, 'hidden')))
    .all()
    .map((row) => ({ organisationRowId: row.organisationRowId, site: toSite(row) }));
}

const ofListings = (database: Database) =>
  database
    .select({ listingRowId: listingSites.listingRowId, site: sites })
    .from(listingSites)
    .innerJoin(sites, eq(sites.rowId, listingSites.siteRowId))
    .where(sql`${listingSites.listingRowId} in ${among('listingRowIds')}`)
    .orderBy(asc(listingSites.listingRowId), asc(sites.position))
    .prepare();

/** The sites of several listings, each with the listing that takes place there. */
export function readSitesOfListings(
  db: Db,
  listingRowIds: readonly number[],
): { listingRowId: number; site: Site }[] {
  return prepared(db, ofListings)
    .all({ listingRowIds: JSON.stringify(listingRowIds) })
    .map((row) => ({ listingRowId: row.listingRowId, site: toSite(row.site) }));
}

/** The slug itself and those that go on with a hyphen ("food-bank", "food-bank-2"), as far as they are taken. */
export function takenSlugs(db: Db, plain: string): string[] {
  return db
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(
      or(
        eq(organisations.slug, plain),
        and(gte(organisations.slug, `${plain}-`), lt(organisations.slug, `${plain}.`)),
      ),
    )
    .all()
    .map((row) => row.slug);
}

export function insertOrganisation(tx: Transaction, values: OrganisationValues): Organisation {
  return tx.insert(organisations).values(values).returning().get();
}

export function updateOrganisation(
  tx: Transaction,
  rowId: number,
  values: Partial<OrganisationValues>,
): void {
  tx.update(organisations).set(values).where(eq(organisations.rowId, rowId)).run();
}

export function insertSite(tx: Transaction, values: SiteValues): void {
  tx.insert(sites).values(values).run();
}

export function updateSite(tx: Transaction, rowId: number, values: Partial<SiteValues>): void {
  tx.update(sites).set(values).where(eq(sites.rowId, rowId)).run();
}

/** Takes sites away where nothing takes place any more. */
export function deleteSites(tx: Transaction, rowIds: readonly number[]): void {
  tx.delete(sites)
    .where(inArray(sites.rowId, [...rowIds]))
    .run();
}

/** Those of some public ids by which there are sites, of whatever organisation. */
export function knownSiteIds(db: Db, ids: readonly string[]): string[] {
  return db
    .select({ id: sites.id })
    .from(sites)
    .where(inArray(sites.id, [...ids]))
    .all()
    .map(({ id }) => id);
}

const namedLike = (database: Database) =>
  database.$client.prepare<[string, number], { slug: string; name: string }>(
    `SELECT organisations.slug, organisations.name FROM organisation_names names
     CROSS JOIN organisations ON organisations.row_id = names.rowid
     WHERE organisation_names MATCH ? AND organisations.state = 'live' LIMIT ?`,
  );

/** Listed organisations whose names have all of some words, the last one perhaps unfinished; in no particular order. */
export function listOrganisationsNamed(
  db: Db,
  words: readonly string[],
  limit: number,
): { slug: string; name: string }[] {
  const quoted = words.map((word) => `"${word.replaceAll('"', '')}"`).join(' ');
  return quoted === '' ? [] : prepared(db, namedLike).all(`${quoted}*`, limit);
}
