import { type Database, transaction } from '../../db/client.ts';
import { listingSites, listings } from '../../db/schema/listings.ts';
import { organisations, sites } from '../../db/schema/organisations.ts';
import { revisions } from '../../db/schema/revisions.ts';
import type { IsoDate } from '../../src/platform/clock.ts';
import { countingIds } from '../../src/platform/ids.ts';
import { slugify } from '../../src/platform/slugs.ts';
import { prepareInsert } from './bulk-insert.ts';
import { type GeneratedListing, generateListing, type ListingOwner } from './listings.ts';
import {
  type GeneratedOrganisation,
  generateOrganisation,
  listingsPerOrganisation,
} from './organisations.ts';
import { createRandom, type Random } from './random.ts';
import { createWordPool } from './word-pool.ts';

/** Prefix of the source keys of everything that was generated. */
export const scaleSource = 'scale';
/** The source key of the listing in a row of a generated directory, by which it can be saved again. */
export const scaleListingKey = (rowId: number): string => `${scaleSource}:listing:${rowId}`;
export const scaleOrganisationKey = (rowId: number): string => `${scaleSource}:organisation:${rowId}`;

/** Why its records are there, as their revisions say. */
export const scaleReason = 'Generated to measure with';
const actor = `system:${scaleSource}`;

/** Rows written in one transaction: a second's work, and a WAL of some megabytes. */
const rowsPerTransaction = 2_000;
const identifierNamespace = 2;

export type FillProgress = (done: { organisations: number; listings: number }) => void;

/**
 * Fills an empty, migrated database that has its vocabulary with so many live listings and their organisations:
 * the rows that the services would write, revisions too, without going through them. Their events would have been
 * handled and forgotten long ago. The search index is not built. The same size and day give the same rows.
 *
 * @returns how many organisations and listings there are now.
 */
export function fillAtScale(
  database: Database,
  given: { listings: number; today: IsoDate; progress?: FillProgress },
): { organisations: number; listings: number } {
  const pool = createWordPool(given.listings);
  const random = createRandom(given.listings);
  const writer = createWriter(database, new Date(`${given.today}T06:00:00Z`));
  const owners: ListingOwner[] = [];
  const count = Math.max(1, Math.ceil(given.listings / listingsPerOrganisation));
  const report = (listingsDone: number) =>
    given.progress?.({ organisations: owners.length, listings: listingsDone });

  inBatches(
    database,
    count,
    () => {
      const organisation = generateOrganisation(random, pool);
      writer.organisation(organisation);
      const { wardSlug, visibility } = organisation.site;
      owners.push({ sector: organisation.sector, wardSlug, visibility });
    },
    () => report(0),
  );
  inBatches(
    database,
    given.listings,
    () => {
      const owner = drawOwner(random, owners.length);
      writer.listing(generateListing(random, pool, ownerAt(owners, owner), given.today), owner + 1);
    },
    report,
  );
  return { organisations: owners.length, listings: given.listings };
}

/** Some organisations have many entries, most a few. */
function drawOwner(random: Random, count: number): number {
  return Math.floor(count * random.next() ** 1.5);
}

function ownerAt(owners: readonly ListingOwner[], position: number): ListingOwner {
  const owner = owners[position];
  if (!owner) throw new RangeError(`There is no organisation ${position}`);
  return owner;
}

function inBatches(
  database: Database,
  count: number,
  writeOne: () => void,
  done: (count: number) => void,
): void {
  for (let next = 0; next < count; ) {
    const end = Math.min(next + rowsPerTransaction, count);
    transaction(database, () => {
      for (; next < end; next += 1) writeOne();
    });
    done(next);
  }
}

/** Writes rows in their order; an organisation and its only site have the same row number. */
function createWriter(database: Database, at: Date) {
  const insertOrganisation = prepareInsert(database, organisations);
  const insertSite = prepareInsert(database, sites);
  const insertListing = prepareInsert(database, listings);
  const insertListingSite = prepareInsert(database, listingSites);
  const insertRevision = prepareInsert(database, revisions);
  const ids = countingIds(identifierNamespace);
  const organisationSlug = createSlugs();
  const listingSlug = createSlugs();
  let organisationRowId = 0;
  let listingRowId = 0;

  function record(subjectType: 'organisation' | 'listing', subjectId: string, snapshot: unknown): void {
    insertRevision({ subjectType, subjectId, actor, reason: scaleReason, snapshot, recordedAt: at });
  }

  return {
    organisation({ site, ...fields }: GeneratedOrganisation): void {
      organisationRowId += 1;
      const row = {
        ...fields,
        parentRowId: null,
        rowId: organisationRowId,
        id: ids.next(at),
        slug: organisationSlug(fields.name),
        state: 'live' as const,
        sourceKey: scaleOrganisationKey(organisationRowId),
        createdAt: at,
        updatedAt: at,
      };
      const { location, ...place } = site;
      insertOrganisation(row);
      insertSite({
        ...place,
        rowId: organisationRowId,
        id: ids.next(at),
        organisationRowId,
        position: 0,
        latitude: location?.latitude ?? null,
        longitude: location?.longitude ?? null,
        precision: location?.precision ?? null,
      });
      record('organisation', row.id, { ...row, sites: [site] });
    },
    listing({ content, hasSite, ...dates }: GeneratedListing, owner: number): void {
      listingRowId += 1;
      const row = {
        ...content,
        ...dates,
        rowId: listingRowId,
        id: ids.next(at),
        slug: listingSlug(content.title),
        organisationRowId: owner,
        state: 'live' as const,
        version: 1,
        createdAt: at,
        updatedAt: at,
        sourceKey: scaleListingKey(listingRowId),
      };
      insertListing(row);
      if (hasSite) insertListingSite({ listingRowId, siteRowId: owner });
      record('listing', row.id, { ...row, siteRowIds: hasSite ? [owner] : [] });
    },
  };
}

/** Slugs that nobody has yet, numbered as the services number them. */
function createSlugs(): (text: string) => string {
  const lastNumber = new Map<string, number>();
  return (text) => {
    const plain = slugify(text);
    const number = (lastNumber.get(plain) ?? 0) + 1;
    lastNumber.set(plain, number);
    return number === 1 ? plain : `${plain}-${number}`;
  };
}
