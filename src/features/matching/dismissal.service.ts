import { type Database, transaction } from '#db/client.ts';
import type { Listing, ListingService } from '#features/listings/index.ts';
import type { Organisation, OrganisationService } from '#features/organisations/index.ts';
import { type Actor, actorReference } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { NotFoundError, RuleError } from '#platform/errors.ts';
import { mayActFor, requireActFor, requirePermission } from '#platform/permissions.ts';
import { type DismissalReason, needsWords } from './dismissal.model.ts';
import {
  countDismissals,
  type Dismissal,
  endDismissal,
  findDismissal,
  insertDismissal,
  listDismissals,
} from './dismissal.queries.ts';
import { counterparts } from './meeting.model.ts';

/** One of an organisation's own entries, and what is said to go with it. */
export interface Pair {
  listing: Listing;
  other: Listing;
  /** Null where the match stands. */
  dismissal: Dismissal | null;
}

/** A dismissal as curators learn from it. */
export interface KnownDismissal {
  dismissal: Dismissal;
  organisation: Organisation;
  listing: Listing;
  other: Listing;
}

export interface DismissalService {
  /** A pair by the slugs of both; throws {@link NotFoundError} for whoever may not act for the first. */
  getPair(actor: Actor, slug: string, otherSlug: string): Pair;
  /** Puts a match away for the organisation of the first; doing it again changes nothing. */
  dismiss(actor: Actor, pair: Pair, given: { reason: DismissalReason; words: string }): void;
  /** Takes that back. */
  undo(actor: Actor, pair: Pair): void;
  /** For curators: what stands, newest first, and how often each reason was given. */
  list(
    actor: Actor,
    page: { offset: number; limit: number },
  ): { dismissals: KnownDismissal[]; reasons: ReadonlyMap<DismissalReason, number>; total: number };
}

export function createDismissalService(given: {
  database: Database;
  clock: Clock;
  listings: Pick<ListingService, 'byRowIds' | 'getPublicBySlug'>;
  organisations: Pick<OrganisationService, 'byRowIds'>;
}): DismissalService {
  const { database, clock, listings } = given;
  return {
    getPair(actor, slug, otherSlug) {
      const listing = listings.getPublicBySlug(slug);
      const other = listings.getPublicBySlug(otherSlug);
      const canMeet =
        counterparts(listing.kind).includes(other.kind) &&
        listing.organisationRowId !== other.organisationRowId;
      // Whose matches they are is nobody else's business.
      if (!canMeet || !mayActFor(actor, listing.organisationRowId, 'member')) {
        throw new NotFoundError('No such match');
      }
      return { listing, other, dismissal: findDismissal(database, listing.rowId, other.rowId) ?? null };
    },

    dismiss(actor, { listing, other }, { reason, words }) {
      requireActFor(actor, listing.organisationRowId, 'member');
      if (needsWords(reason) && words === '') {
        throw new RuleError('words', 'Say why, so that the CVS can learn from it');
      }
      transaction(database, (tx) => {
        if (findDismissal(tx, listing.rowId, other.rowId)) return;
        insertDismissal(tx, {
          organisationRowId: listing.organisationRowId,
          listingRowId: listing.rowId,
          otherRowId: other.rowId,
          reason,
          words,
          actor: actorReference(actor),
          dismissedAt: clock.now(),
        });
      });
    },

    undo(actor, { listing, other }) {
      requireActFor(actor, listing.organisationRowId, 'member');
      transaction(database, (tx) => {
        const standing = findDismissal(tx, listing.rowId, other.rowId);
        if (standing) endDismissal(tx, standing.rowId, clock.now());
      });
    },

    list(actor, page) {
      requirePermission(actor, 'curation.work');
      const found = listDismissals(database, page);
      const reasons = countDismissals(database);
      const rows = listings.byRowIds(found.flatMap((each) => [each.listingRowId, each.otherRowId]));
      const organisations = given.organisations.byRowIds(found.map((each) => each.organisationRowId));
      return {
        reasons,
        total: [...reasons.values()].reduce((sum, count) => sum + count, 0),
        dismissals: found.flatMap((dismissal) => {
          const organisation = organisations.get(dismissal.organisationRowId);
          const listing = rows.get(dismissal.listingRowId);
          const other = rows.get(dismissal.otherRowId);
          return organisation && listing && other ? [{ dismissal, organisation, listing, other }] : [];
        }),
      };
    },
  };
}
