import type { Transaction } from '#db/client.ts';
import { listSites, readOrganisations } from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { requireActFor, requirePermission } from '#platform/permissions.ts';
import { checkListingContent } from './listing.input.ts';
import {
  canBecome,
  isPublic,
  isRevivedByPublishing,
  type Listing,
  type ListingState,
} from './listing.model.ts';
import * as queries from './listing.queries.ts';
import {
  dueOn,
  eventFor,
  keptSlug,
  type ListingProjection,
  recordChange,
  recordState,
  refuseHiddenPlaces,
} from './listing-record.ts';
import type { ListingAuthority, PublishingGate } from './publishing.ts';

const confirmable: readonly ListingState[] = ['live', 'paused', 'lapsed'];

/** Publishes, confirms and changes the state of listings, for whoever may act for their organisation. */
export function createListingAuthority(given: {
  clock: Clock;
  vocabulary: () => Vocabulary;
  projection: ListingProjection;
  gate: Pick<PublishingGate, 'withdrawn'>;
}): ListingAuthority {
  const { clock, projection } = given;

  function open(tx: Transaction, actor: Actor, listingRowId: number): Listing {
    const [listing] = queries.readListings(tx, [listingRowId]);
    if (!listing) throw new NotFoundError('No such listing');
    requireMay(actor, listing.organisationRowId);
    return listing;
  }

  return {
    publishIn(tx, actor, change) {
      const before = open(tx, actor, change.listingRowId);
      const content = checkListingContent(change.content, given.vocabulary());
      if (content.kind !== before.kind) throw new RuleError('kind', 'The kind of an entry can’t change');
      const own = listSites(tx, before.organisationRowId);
      const sites = own.filter((site) => change.siteRowIds.includes(site.rowId));
      if (sites.length !== new Set(change.siteRowIds).size) {
        throw new RuleError('sites', 'Choose places of this organisation');
      }
      refuseHiddenPlaces(content, sites, own);
      const now = clock.now();
      const isRevived = isRevivedByPublishing(before.state);
      // What becomes public is vouched for by whoever asked for it; a spelling put right by somebody else is not.
      const confirmedOn = change.vouchedOn ?? (isRevived ? londonDay(now) : before.confirmedOn);
      const values = {
        ...content,
        state: isRevived ? ('live' as const) : before.state,
        slug:
          before.publishedAt === null
            ? queries.freeSlugFor(tx, content.title, before.slug)
            : keptSlug(before.slug, sites, own, () => queries.freeSlugFor(tx, content.title, before.slug)),
        version: before.version + 1,
        confirmedOn,
        reviewDueOn:
          confirmedOn === before.confirmedOn && isStaggered(before)
            ? before.reviewDueOn
            : dueOn(content, confirmedOn, before.reviewMonths),
        publishedAt: before.publishedAt ?? now,
        updatedAt: now,
        ...(confirmedOn === before.confirmedOn ? {} : notAsked),
      };
      queries.updateContent(tx, before, values);
      const siteRowIds = sites.map((site) => site.rowId).toSorted((a, b) => a - b);
      queries.replaceSites(tx, before.rowId, siteRowIds);
      const listing: Listing = { ...before, ...values };
      const event = eventFor(listing, before.publishedAt === null);
      recordChange(tx, projection, { actor, event, listing, siteRowIds, reason: change.reason, at: now });
      return listing;
    },

    unpublishIn(tx, actor, { listingRowId, reason }) {
      const before = open(tx, actor, listingRowId);
      const now = clock.now();
      const values = {
        state: 'draft' as const,
        version: before.version + 1,
        publishedAt: null,
        confirmedOn: null,
        reviewDueOn: null,
        updatedAt: now,
        ...notAsked,
      };
      queries.updateListing(tx, before.rowId, values);
      const listing: Listing = { ...before, ...values };
      const siteRowIds = queries.siteRowIdsOf(tx, before.rowId);
      const event = eventFor(listing, false);
      recordChange(tx, projection, { actor, event, listing, siteRowIds, reason, at: now });
      return listing;
    },

    changeStateIn(tx, actor, { listingRowId, state, reason }) {
      const before = open(tx, actor, listingRowId);
      if (before.state === state) return before;
      if (!canBecome(before, state)) throw new RuleError('state', 'This entry can’t be put into that state');
      const now = clock.now();
      // What is shown again after a rest is asked about anew, rather than lapse by what was asked long ago.
      const siteRowIds = queries.siteRowIdsOf(tx, before.rowId);
      const comesBack = !isPublic(before.state) && isPublic(state);
      const slug = comesBack ? slugToComeBack(tx, before, siteRowIds) : before.slug;
      const values = { state, slug, updatedAt: now, ...(state === 'live' ? notAsked : {}) };
      const listing: Listing = { ...before, ...values };
      queries.updateListing(tx, before.rowId, values);
      if (state === 'archived') given.gate.withdrawn(tx, actor, before.rowId);
      const event = eventFor(listing, false);
      recordChange(tx, projection, { actor, event, listing, siteRowIds, reason, at: now });
      return listing;
    },

    noteIn(tx, actor, { listingRowId, reason }) {
      const listing = open(tx, actor, listingRowId);
      const siteRowIds = queries.siteRowIdsOf(tx, listingRowId);
      recordState(tx, { actor, listing, siteRowIds, reason, at: clock.now() });
    },

    confirmIn(tx, actor, { listingRowIds, reason }) {
      const now = clock.now();
      for (const rowId of new Set(listingRowIds)) {
        const before = open(tx, actor, rowId);
        if (!confirmable.includes(before.state)) continue;
        const confirmedOn = londonDay(now);
        const values = {
          state: before.state === 'lapsed' ? ('live' as const) : before.state,
          confirmedOn,
          reviewDueOn: dueOn(before, confirmedOn, before.reviewMonths),
          updatedAt: now,
          ...notAsked,
        };
        queries.updateListing(tx, rowId, values);
        recordChange(tx, projection, {
          actor,
          event: 'listing.confirmed',
          listing: { ...before, ...values },
          siteRowIds: queries.siteRowIdsOf(tx, rowId),
          reason,
          at: now,
        });
      }
    },

    restoreStandpointIn(tx, actor, { before, changedAt, reason }) {
      const now = open(tx, actor, before.rowId);
      if (now.updatedAt.getTime() !== changedAt.getTime()) {
        throw new ConflictError('The entry has changed since that decision');
      }
      const at = clock.now();
      const { state, confirmedOn, reviewDueOn, firstAskedAt, secondAskedAt, callListedAt } = before;
      const siteRowIds = queries.siteRowIdsOf(tx, now.rowId);
      const comesBack = !isPublic(now.state) && isPublic(state);
      const values = {
        state,
        slug: comesBack ? slugToComeBack(tx, now, siteRowIds) : now.slug,
        confirmedOn,
        reviewDueOn,
        firstAskedAt,
        secondAskedAt,
        callListedAt,
        updatedAt: at,
      };
      const listing: Listing = { ...now, ...values };
      queries.updateListing(tx, now.rowId, values);
      const event = eventFor(listing, false);
      recordChange(tx, projection, { actor, event, listing, siteRowIds, reason, at });
    },

    setReviewMonthsIn(tx, actor, { listingRowId, months, reason }) {
      requirePermission(actor, 'curation.work');
      const before = open(tx, actor, listingRowId);
      if (before.reviewMonths === months) return before;
      const now = clock.now();
      const today = londonDay(now);
      const due = dueOn(before, before.confirmedOn ?? today, months);
      // What nobody has confirmed yet keeps the day that was set for it, unless it is to be sooner now.
      const isSooner = due !== null && (before.reviewDueOn === null || due < before.reviewDueOn);
      const reviewDueOn = before.confirmedOn !== null || isSooner ? due : before.reviewDueOn;
      const isDue = reviewDueOn !== null && reviewDueOn <= today;
      const values = { reviewMonths: months, reviewDueOn, updatedAt: now, ...(isDue ? {} : notAsked) };
      queries.updateListing(tx, before.rowId, values);
      const listing: Listing = { ...before, ...values };
      const siteRowIds = queries.siteRowIdsOf(tx, before.rowId);
      const event = eventFor(listing, false);
      recordChange(tx, projection, { actor, event, listing, siteRowIds, reason, at: now });
      return listing;
    },
  };
}

/** Nobody has been asked to confirm it since it was last vouched for. */
const notAsked = { firstAskedAt: null, secondAskedAt: null, callListedAt: null } as const;

/** Whether its due day was set by a source that spreads them, rather than by its kind and dates. */
function isStaggered(listing: Listing): boolean {
  return listing.reviewDueOn !== dueOn(listing, listing.confirmedOn, listing.reviewMonths);
}

/** A link to confirm entries, or to answer about one, was checked against its organisation by whoever let it in. */
function requireMay(actor: Actor, organisationRowId: number): void {
  if (actor.kind === 'link' && (actor.purpose === 'confirm' || actor.purpose === 'answer')) return;
  requireActFor(actor, organisationRowId, 'member');
}

/**
 * The last part of the address under which an entry that was withdrawn comes back: another one where what it was first
 * called tells a place that was hidden meanwhile. Throws {@link RuleError} where the entry itself tells such a place, and
 * where its organisation isn't listed.
 */
function slugToComeBack(tx: Transaction, listing: Listing, siteRowIds: readonly number[]): string {
  const [organisation] = readOrganisations(tx, [listing.organisationRowId]);
  if (organisation?.state !== 'live') {
    throw new RuleError(
      'state',
      'Nothing of its organisation can be shown: the CVS hasn’t agreed that it is listed',
    );
  }
  const own = listSites(tx, listing.organisationRowId);
  const sites = own.filter(({ rowId }) => siteRowIds.includes(rowId));
  try {
    refuseHiddenPlaces(listing, sites, own);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    throw new RuleError(
      'state',
      'It tells where a place is that you have hidden since. Copy it as new, and leave that out.',
    );
  }
  return keptSlug(listing.slug, sites, own, () => queries.freeSlugFor(tx, listing.title, listing.slug));
}
