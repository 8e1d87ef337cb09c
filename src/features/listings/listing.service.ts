import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { groupSites, listSites, type Site, type UpsertOutcome } from '#features/organisations/index.ts';
import { findSuccessor, isRevisedByPeopleSince } from '#features/revisions/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock, IsoDate } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { requirePermission } from '#platform/permissions.ts';
import { checkListingContent } from './listing.input.ts';
import {
  isPublic,
  isSameValue,
  type Listing,
  type ListingContent,
  type ListingState,
  type PublicListing,
} from './listing.model.ts';
import * as queries from './listing.queries.ts';
import { createListingAuthority } from './listing-authority.ts';
import {
  dueOn,
  eventFor,
  type ListingProjection,
  recordChange,
  refuseHiddenPlaces,
  tellsPlace,
} from './listing-record.ts';
import type { ListingAuthority, PublishingGate } from './publishing.ts';

/** A listing as a source (the demonstration, a file) describes it. */
export interface SourceListing {
  /** Names the record at its source for good: "grants:360G-trafford-12". */
  sourceKey: string;
  /** Given where the source decides on identifiers; made otherwise. */
  id?: string;
  reason: string;
  organisationRowId: number;
  content: ListingContent;
  /**
   * Sites of that organisation where it takes place; null where the organisation has the source's place no more: a
   * listing that is there already stays where it is.
   */
  sites: readonly Site[] | null;
  state: Exclude<ListingState, 'draft'>;
  confirmedOn: IsoDate | null;
  /** Given where due dates are staggered; else it follows from the kind. */
  reviewDueOn?: IsoDate;
  publishedAt: Date;
}

export interface ListingService extends ListingAuthority {
  /**
   * Writes a listing within a transaction under way, unless it is already as the source says or people have revised it
   * since the source last wrote it.
   */
  saveFromSourceIn(
    tx: Transaction,
    actor: Actor,
    source: SourceListing,
  ): { listing: Listing; outcome: UpsertOutcome };
  /** The same in a transaction of its own. */
  saveFromSource(actor: Actor, source: SourceListing): { listing: Listing; outcome: UpsertOutcome };
  /** A listing that has a public page; throws {@link NotFoundError}. */
  getPublicBySlug(slug: string): PublicListing;
  /** A listing that has a public page, by its public id; throws {@link NotFoundError}. */
  getPublicById(id: string): PublicListing;
  /** The public listing that took over the one of this slug, or of this id; undefined where none did. */
  findSuccessor(merged: { slug: string } | { id: string }): PublicListing | undefined;
  /** Listings by row, keyed by it. */
  byRowIds(rowIds: readonly number[]): Map<number, Listing>;
  /** An organisation's live listings by kind, newest first; at most `limit`. */
  liveOf(organisationRowId: number, limit: number): Listing[];
}

export function createListingService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  vocabulary: () => Vocabulary;
  projection: ListingProjection;
  /** Where changes wait that have to be looked at first. */
  gate: Pick<PublishingGate, 'withdrawn'>;
}): ListingService {
  const { database, clock, ids, projection } = given;

  function saveFromSourceIn(tx: Transaction, actor: Actor, source: SourceListing) {
    requirePermission(actor, 'directory.write');
    const content = checkListingContent(source.content, given.vocabulary());
    const now = clock.now();
    const values = {
      ...content,
      organisationRowId: source.organisationRowId,
      state: source.state,
      confirmedOn: source.confirmedOn,
      reviewDueOn: source.reviewDueOn ?? dueOn(content, source.confirmedOn, null),
      publishedAt: source.publishedAt,
    };
    const existing = queries.findListingBySourceKey(tx, source.sourceKey);
    const siteRowIdsBefore = existing ? queries.siteRowIdsOf(tx, existing.rowId) : [];
    const siteRowIds = source.sites?.map((site) => site.rowId).toSorted((a, b) => a - b) ?? siteRowIdsBefore;
    const successor = readSuccessor(tx, existing);
    // What people have merged, its source doesn't take apart again.
    if (successor) return { listing: successor, outcome: 'kept' as const };
    if (existing && isUnchanged(existing, values, siteRowIdsBefore, siteRowIds)) {
      return { listing: existing, outcome: 'unchanged' as const };
    }
    // Before anything is refused: of what stays as it is, the source's words are nobody's concern.
    if (existing && isRevisedByPeopleSince(tx, { subjectType: 'listing', subjectId: existing.id }, actor)) {
      return { listing: existing, outcome: 'kept' as const };
    }
    const own = listSites(tx, source.organisationRowId);
    const sites = source.sites ?? own.filter((site) => siteRowIds.includes(site.rowId));
    refuseHiddenPlaces(content, sites, own);
    const listing = existing
      ? { ...existing, ...values, version: existing.version + 1, updatedAt: now }
      : insert(tx, source, values, now);
    if (existing) {
      queries.updateContent(tx, existing, { ...values, version: listing.version, updatedAt: now });
    }
    queries.replaceSites(tx, listing.rowId, siteRowIds);
    recordChange(tx, projection, {
      actor,
      event: eventFor(listing, !existing),
      listing,
      siteRowIds,
      reason: source.reason,
      at: now,
    });
    return { listing, outcome: existing ? ('changed' as const) : ('created' as const) };
  }

  function insert(
    tx: Transaction,
    source: SourceListing,
    values: Omit<Listing, NotFromSource>,
    now: Date,
  ): Listing {
    return queries.insertListing(tx, {
      ...values,
      id: source.id ?? ids.next(now),
      slug: queries.freeSlugFor(tx, values.title),
      version: 1,
      sourceKey: source.sourceKey,
      createdAt: now,
      updatedAt: now,
    });
  }

  /** The listing that took another one over. */
  function readSuccessor(db: Db, gone: Listing | undefined): Listing | undefined {
    const kept = gone?.state === 'archived' ? findSuccessor(db, 'listing', gone.rowId) : undefined;
    return kept === undefined ? undefined : queries.readListings(db, [kept])[0];
  }

  function publicOrThrow(listing: Listing | undefined): PublicListing {
    if (!listing || !isPublic(listing.state)) throw new NotFoundError('No such listing');
    return { ...listing, state: listing.state };
  }

  return {
    ...createListingAuthority(given),
    saveFromSourceIn,
    saveFromSource: (actor, source) => transaction(database, (tx) => saveFromSourceIn(tx, actor, source)),
    getPublicBySlug: (slug) => publicOrThrow(queries.findListingBySlug(database, slug)),
    getPublicById: (id) => publicOrThrow(queries.findListingById(database, id)),
    findSuccessor(merged) {
      const gone =
        'slug' in merged
          ? queries.findListingBySlug(database, merged.slug)
          : queries.findListingById(database, merged.id);
      const listing = readSuccessor(database, gone);
      if (!listing || !isPublic(listing.state)) return undefined;
      if ('slug' in merged) {
        const sites = groupSites(database, [listing.rowId]).get(listing.rowId) ?? [];
        const own = listSites(database, listing.organisationRowId);
        if (tellsPlace(merged.slug, sites, own)) return undefined;
      }
      return { ...listing, state: listing.state };
    },
    byRowIds: (rowIds) => new Map(queries.readListings(database, rowIds).map((each) => [each.rowId, each])),
    liveOf: (organisationRowId, limit) => queries.listLiveListingsOf(database, organisationRowId, limit),
  };
}

/** What no source says of a listing. */
type NotFromSource =
  | 'rowId'
  | 'id'
  | 'slug'
  | 'version'
  | 'reviewMonths'
  | 'firstAskedAt'
  | 'secondAskedAt'
  | 'callListedAt'
  | 'unansweredSince'
  | 'createdAt'
  | 'updatedAt';

/** What a source can say, the likeliest to change first. */
const comparedParts = [
  ...(['title', 'summary', 'description', 'details', 'availability'] as const),
  ...(['kind', 'category', 'themes', 'skills', 'areas', 'organisationRowId'] as const),
];

/** Compares what a source can say; state and slug may since have been changed by people. */
function isUnchanged(
  existing: Listing,
  values: ListingContent & { confirmedOn: IsoDate | null; organisationRowId: number },
  siteRowIdsBefore: readonly number[],
  siteRowIdsAfter: readonly number[],
): boolean {
  // One part after the other: what changes is mostly among the first, and then nothing has to be written out.
  return (
    comparedParts.every((part) => isSameValue(existing[part], values[part])) &&
    isSameValue(siteRowIdsBefore, siteRowIdsAfter)
  );
}
