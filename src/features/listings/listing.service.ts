import { type Database, type Transaction, transaction } from '#db/client.ts';
import {
  listSites,
  refuseHiddenPlace,
  type Site,
  type UpsertOutcome,
} from '#features/organisations/index.ts';
import { recordRevision } from '#features/revisions/index.ts';
import { elsewhere, type Vocabulary, wholeBorough } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock, IsoDate } from '#platform/clock.ts';
import { NotFoundError, RuleError } from '#platform/errors.ts';
import { appendEvent, type EventType } from '#platform/events/outbox.ts';
import type { IdSource } from '#platform/ids.ts';
import { requirePermission } from '#platform/permissions.ts';
import { freeSlug, slugify } from '#platform/slugs.ts';
import { kindDefinitions } from './kinds/index.ts';
import { checkListingContent } from './listing.input.ts';
import {
  isPublic,
  isSearchable,
  type Listing,
  type ListingContent,
  type ListingState,
  type PublicListing,
  reviewDueOn,
} from './listing.model.ts';
import * as queries from './listing.queries.ts';

/** A change of a listing as a projection sees it. */
export interface ListingChange {
  rowId: number;
  /** Whether it is to be found from now on. */
  isSearchable: boolean;
}

/** What follows from a change of a listing within the same transaction; search implements it. */
export interface ListingProjection {
  listingChanged(tx: Transaction, change: ListingChange): void;
}

/** A listing as a source (the demonstration, a file) describes it. */
export interface SourceListing {
  /** Names the record at its source for good: "grants:360G-trafford-12". */
  sourceKey: string;
  /** Given where the source decides on identifiers; made otherwise. */
  id?: string;
  reason: string;
  organisationRowId: number;
  content: ListingContent;
  /** Sites of that organisation where it takes place. */
  sites: readonly Site[];
  state: Exclude<ListingState, 'draft'>;
  confirmedOn: IsoDate | null;
  /** Given where due dates are staggered; else it follows from the kind. */
  reviewDueOn?: IsoDate;
  publishedAt: Date;
}

export interface ListingService {
  /** Writes a listing within a transaction under way, unless it is already as the source says. */
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
}): ListingService {
  const { database, clock, ids, projection } = given;

  function saveFromSourceIn(tx: Transaction, actor: Actor, source: SourceListing) {
    requirePermission(actor, 'directory.write');
    const content = checkListingContent(source.content, given.vocabulary());
    refuseHiddenPlaces(content, source.sites, listSites(tx, source.organisationRowId));
    const siteRowIds = source.sites.map((site) => site.rowId).toSorted((a, b) => a - b);
    const now = clock.now();
    const values = {
      ...content,
      organisationRowId: source.organisationRowId,
      state: source.state,
      confirmedOn: source.confirmedOn,
      reviewDueOn: source.reviewDueOn ?? dueOn(content, source.confirmedOn),
      publishedAt: source.publishedAt,
    };
    const existing = queries.findListingBySourceKey(tx, source.sourceKey);
    if (existing && isUnchanged(existing, values, queries.siteRowIdsOf(tx, existing.rowId), siteRowIds)) {
      return { listing: existing, outcome: 'unchanged' as const };
    }
    const listing = existing
      ? { ...existing, ...values, version: existing.version + 1, updatedAt: now }
      : insert(tx, source, values, now);
    if (existing) {
      queries.updateListing(tx, existing.rowId, {
        ...values,
        version: listing.version,
        updatedAt: now,
      });
    }
    queries.replaceSites(tx, listing.rowId, siteRowIds);
    finish(tx, { actor, listing, siteRowIds, reason: source.reason, at: now });
    return { listing, outcome: existing ? ('changed' as const) : ('created' as const) };
  }

  function insert(
    tx: Transaction,
    source: SourceListing,
    values: Omit<Listing, 'rowId' | 'id' | 'slug' | 'version' | 'createdAt' | 'updatedAt'>,
    now: Date,
  ): Listing {
    const plain = slugify(values.title);
    return queries.insertListing(tx, {
      ...values,
      id: source.id ?? ids.next(now),
      slug: freeSlug(plain, queries.takenSlugs(tx, plain)),
      version: 1,
      sourceKey: source.sourceKey,
      createdAt: now,
      updatedAt: now,
    });
  }

  /** Revision, event and index rows commit with the change or not at all. */
  function finish(
    tx: Transaction,
    change: { actor: Actor; listing: Listing; siteRowIds: number[]; reason: string; at: Date },
  ): void {
    const { actor, listing, siteRowIds, reason, at } = change;
    recordRevision(tx, {
      subjectType: 'listing',
      subjectId: listing.id,
      actor,
      reason,
      snapshot: { ...listing, siteRowIds },
      recordedAt: at,
    });
    appendEvent(tx, eventFor(listing), listing.id, at);
    projection.listingChanged(tx, {
      rowId: listing.rowId,
      isSearchable: isSearchable(listing.state),
    });
  }

  function publicOrThrow(listing: Listing | undefined): PublicListing {
    if (!listing || !isPublic(listing.state)) throw new NotFoundError('No such listing');
    return { ...listing, state: listing.state };
  }

  return {
    saveFromSourceIn,
    saveFromSource: (actor, source) => transaction(database, (tx) => saveFromSourceIn(tx, actor, source)),
    getPublicBySlug: (slug) => publicOrThrow(queries.findListingBySlug(database, slug)),
    getPublicById: (id) => publicOrThrow(queries.findListingById(database, id)),
    byRowIds: (rowIds) => new Map(queries.readListings(database, rowIds).map((each) => [each.rowId, each])),
    liveOf: (organisationRowId, limit) => queries.listLiveListingsOf(database, organisationRowId, limit),
  };
}

function eventFor(listing: Listing): EventType {
  if (!isSearchable(listing.state)) return 'listing.withdrawn';
  return listing.version === 1 ? 'listing.published' : 'listing.changed';
}

function dueOn(content: ListingContent, confirmedOn: IsoDate | null): IsoDate | null {
  if (confirmedOn === null) return null;
  const endsOn = kindDefinitions[content.kind].endsOn(content.details, content.availability);
  return reviewDueOn(content.kind, confirmedOn, endsOn);
}

/** Compares what a source can say; state and slug may since have been changed by people. */
function isUnchanged(
  existing: Listing,
  values: ListingContent & { confirmedOn: IsoDate | null; organisationRowId: number },
  siteRowIdsBefore: readonly number[],
  siteRowIdsAfter: readonly number[],
): boolean {
  const picture = (listing: typeof values) =>
    JSON.stringify([
      listing.kind,
      listing.category,
      listing.title,
      listing.summary,
      listing.description,
      listing.themes,
      listing.skills,
      listing.areas,
      listing.availability,
      listing.details,
      listing.organisationRowId,
    ]);
  return (
    picture(existing) === picture(values) &&
    JSON.stringify(siteRowIdsBefore) === JSON.stringify(siteRowIdsAfter)
  );
}

/**
 * Neither the words nor the areas of a listing may tell where a hidden site is. Of those where it doesn't take place
 * the name may stand in it: it can be as plain as "Office".
 */
function refuseHiddenPlaces(
  content: ListingContent,
  sites: readonly Site[],
  sitesOfOrganisation: readonly Site[],
): void {
  refuseHiddenPlace(
    {
      title: content.title,
      summary: content.summary,
      description: content.description,
      details: JSON.stringify(content.details),
      availability: content.availability?.note ?? '',
    },
    [...sites, ...sitesOfOrganisation.map((site) => ({ ...site, name: '' }))],
  );
  const isHidden = sites.some((site) => site.visibility === 'hidden');
  if (isHidden && content.areas.some((area) => area !== wholeBorough && area !== elsewhere)) {
    throw new RuleError('areas', 'Choose “Whole borough”: a ward would tell where the hidden place is');
  }
}
