import { type Database, type Db, transaction } from '#db/client.ts';
import { contentOf, isPublic, type Listing, type ListingAuthority } from '#features/listings/index.ts';
import {
  listSites,
  type Organisation,
  type OrganisationRecord,
  readOrganisations,
  troubleWithParent,
} from '#features/organisations/index.ts';
import {
  findRevision,
  findSuccessor,
  listRevisions,
  pageOfRevisions,
  type Revision,
} from '#features/revisions/index.ts';
import type { Actor } from '#platform/actor.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { requireActFor, requireMayKnow, requirePermission } from '#platform/permissions.ts';
import * as history from './history.queries.ts';
import { listingProposals } from './publishing-gate.ts';
import { type PlaceThen, placesAgain, restoredPlaces } from './restored-places.ts';
import { listItemsAbout, readEvents } from './review.queries.ts';
import { madeByStaff } from './staff-then.ts';

/** What a listing's revision keeps. */
export type ListingSnapshot = Listing & { siteRowIds: readonly number[] };
/** What an organisation's revision keeps. */
export type OrganisationSnapshot = Organisation & { sites: readonly PlaceThen[] };

/** A revision with the one before it; undefined where it is the first. */
export interface HistoryStep<Snapshot> {
  revision: Revision;
  now: Snapshot;
  before: Snapshot | undefined;
}

export interface HistoryService {
  /** A page of a listing's history, newest first, for its organisation's people and curators. */
  ofListing(
    actor: Actor,
    slug: string,
    page: { offset: number; limit: number },
  ): {
    listing: Listing;
    organisation: Organisation;
    steps: HistoryStep<ListingSnapshot>[];
    hasOlder: boolean;
    /** How it is now; undefined where nothing was written down yet. */
    latest: ListingSnapshot | undefined;
    /** Rows of the accounts that wrote what others approved, by the version that it made. */
    authors: Map<number, number>;
  };
  /** The same of an organisation. */
  ofOrganisation(
    actor: Actor,
    slug: string,
    page: { offset: number; limit: number },
  ): {
    organisation: Organisation;
    steps: HistoryStep<OrganisationSnapshot>[];
    hasOlder: boolean;
    latest: OrganisationSnapshot | undefined;
  };
  /** Rows of those revisions that curators or administrators made, as they were at the time. */
  madeByStaff(revisions: readonly Revision[], staffNow: ReadonlySet<string>): Set<number>;
  /**
   * Makes what a revision says public again, as a revision of its own. `seen` is the version that the curator had
   * before their eyes; throws {@link ConflictError} where there is another by now.
   *
   * @returns whether it took place somewhere then that its organisation doesn't have any more
   */
  restoreListing(actor: Actor, restored: Restoring): { lacksPlaces: boolean };
  /** The same of an organisation; what state it is in and whether it is trusted stays. */
  restoreOrganisation(actor: Actor, restored: Restoring): { lacksPlaces: false };
}

export interface Restoring {
  slug: string;
  revisionRowId: number;
  seen: number;
  reason: string;
}

export function createHistoryService(given: {
  database: Database;
  listings: ListingAuthority;
  record: OrganisationRecord;
}): HistoryService {
  const { database, listings, record } = given;

  function stepsOf<Snapshot>(
    subject: Pick<Revision, 'subjectType' | 'subjectId'>,
    page: { offset: number; limit: number },
  ): { steps: HistoryStep<Snapshot>[]; hasOlder: boolean; latest: Snapshot | undefined } {
    // One more, to compare the last of the page with.
    const found = pageOfRevisions(database, subject, { ...page, limit: page.limit + 1 });
    const steps = found.slice(0, page.limit).map((revision, index) => ({
      revision,
      now: revision.snapshot as Snapshot,
      before: found[index + 1]?.snapshot as Snapshot | undefined,
    }));
    const [latest] = page.offset === 0 ? found : pageOfRevisions(database, subject, { offset: 0, limit: 1 });
    return {
      steps,
      hasOlder: found.length > page.limit,
      latest: latest?.snapshot as Snapshot | undefined,
    };
  }

  return {
    ofListing(actor, slug, page) {
      const listing = listingOf(database, slug);
      requireMayKnow(actor, listing.organisationRowId, isPublic(listing.state));
      requireActFor(actor, listing.organisationRowId, 'member');
      const [organisation] = readOrganisations(database, [listing.organisationRowId]);
      if (!organisation) throw new NotFoundError('Its organisation is gone');
      return {
        listing,
        organisation,
        authors: authorsOf(database, listing.rowId),
        ...stepsOf<ListingSnapshot>({ subjectType: 'listing', subjectId: listing.id }, page),
      };
    },
    ofOrganisation(actor, slug, page) {
      const organisation = organisationOf(database, slug);
      requireMayKnow(actor, organisation.rowId, organisation.state === 'live');
      requireActFor(actor, organisation.rowId, 'member');
      return {
        organisation,
        ...stepsOf<OrganisationSnapshot>({ subjectType: 'organisation', subjectId: organisation.id }, page),
      };
    },
    madeByStaff: (revisions, staffNow) => madeByStaff(database, revisions, staffNow),
    restoreListing(actor, { slug, revisionRowId, seen, reason }) {
      requirePermission(actor, 'curation.work');
      return transaction(database, (tx) => {
        const listing = listingOf(tx, slug);
        const revision = findRevision(tx, { subjectType: 'listing', subjectId: listing.id }, revisionRowId);
        if (!revision) throw new NotFoundError('No such revision');
        if (listing.publishedAt === null) throw new RuleError('revision', 'It was never public');
        if (listing.version !== seen) throw new ConflictError('The entry has changed in the meantime');
        const snapshot = revision.snapshot as ListingSnapshot;
        const now = listSites(tx, listing.organisationRowId);
        const { siteRowIds: thenRowIds } = snapshot;
        const siteRowIds = placesAgain(thenRowIds, now, placesTold(tx, listing.organisationRowId));
        listings.publishIn(tx, actor, {
          listingRowId: listing.rowId,
          content: contentOf(snapshot),
          siteRowIds,
          reason: `Restored: ${reason}`,
        });
        return { lacksPlaces: siteRowIds.length < thenRowIds.length };
      });
    },
    restoreOrganisation(actor, { slug, revisionRowId, seen, reason }) {
      requirePermission(actor, 'curation.work');
      transaction(database, (tx) => {
        const organisation = organisationOf(tx, slug);
        const revision = findRevision(
          tx,
          { subjectType: 'organisation', subjectId: organisation.id },
          revisionRowId,
        );
        if (!revision) throw new NotFoundError('No such revision');
        if (organisation.updatedAt.getTime() !== seen) {
          throw new ConflictError('The organisation has changed in the meantime');
        }
        const { sites, ...snapshot } = revision.snapshot as OrganisationSnapshot;
        const { name, sector, type, description } = snapshot;
        const { charityNumber, companyNumber, email, phone, website } = snapshot;
        const parentRowId = oldParentOf(tx, organisation, snapshot.parentRowId);
        const now = listSites(tx, organisation.rowId);
        const hiddenSince = [...now, ...placesAfter(tx, revision)].filter(
          ({ visibility }) => visibility === 'hidden',
        );
        record.update(tx, actor, organisation, {
          fields: {
            name,
            sector,
            type,
            parentRowId,
            description,
            charityNumber,
            companyNumber,
            email,
            phone,
            website,
          },
          sites: restoredPlaces(sites, now, hiddenSince),
          reason: `Restored: ${reason}`,
        });
      });
      return { lacksPlaces: false };
    },
  };
}

/** All that an organisation's revisions say of its places, oldest first. */
function placesTold(db: Db, organisationRowId: number): PlaceThen[] {
  return readOrganisations(db, [organisationRowId])
    .flatMap(({ id }) => listRevisions(db, 'organisation', id))
    .flatMap(({ snapshot }) => (snapshot as OrganisationSnapshot).sites);
}

/** All that an organisation's later revisions say of its places. */
function placesAfter(db: Db, { subjectType, subjectId, rowId }: Revision): PlaceThen[] {
  return listRevisions(db, subjectType, subjectId)
    .filter((later) => later.rowId > rowId)
    .flatMap(({ snapshot }) => (snapshot as OrganisationSnapshot).sites);
}

/**
 * What an organisation was part of then, or what that was merged into. It may have become part of the organisation
 * since, or have gone: throws {@link RuleError} with words for the page of the history.
 */
function oldParentOf(db: Db, organisation: Organisation, thenRowId: number | null): number | null {
  if (thenRowId === null || thenRowId === organisation.parentRowId) return thenRowId;
  const parentRowId = findSuccessor(db, 'organisation', thenRowId) ?? thenRowId;
  // What it was part of was merged into itself.
  if (parentRowId === organisation.rowId) return null;
  const trouble = troubleWithParent(db, organisation, parentRowId);
  if (trouble === undefined) return parentRowId;
  const name = readOrganisations(db, [parentRowId])[0]?.name ?? 'another organisation';
  throw new RuleError(
    'revision',
    trouble === 'circle'
      ? `It was part of “${name}” then, which is part of it now. Change what “${name}” is part of first`
      : `It was part of “${name}” then, which isn’t listed any more`,
  );
}

function listingOf(db: Db, slug: string): Listing {
  const listing = history.findListing(db, slug);
  if (!listing) throw new NotFoundError('No such listing');
  return listing;
}

function organisationOf(db: Db, slug: string): Organisation {
  const organisation = history.findOrganisation(db, slug);
  if (!organisation) throw new NotFoundError('No such organisation');
  return organisation;
}

/** Who wrote what curators approved: an approval notes the version that it made. */
function authorsOf(db: Db, listingRowId: number): Map<number, number> {
  const items = listItemsAbout(db, 'listing', [listingRowId], listingProposals, ['approved']);
  const events = readEvents(
    db,
    items.map((item) => item.rowId),
  );
  return new Map(
    items.flatMap(({ rowId, openedByRowId }) => {
      const approval = events.get(rowId)?.findLast((event) => event.type === 'approved');
      const carried = approval?.carried as { effect?: { version?: number } } | null | undefined;
      const version = carried?.effect?.version;
      return version === undefined || openedByRowId === null ? [] : [[version, openedByRowId] as const];
    }),
  );
}
