import { type Database, transaction } from '#db/client.ts';
import type { Listing, ListingAuthority } from '#features/listings/index.ts';
import { findOrganisationBySlug, type Organisation } from '#features/organisations/index.ts';
import { pageOfRevisions, type Revision } from '#features/revisions/index.ts';
import type { Actor } from '#platform/actor.ts';
import { NotFoundError, RuleError } from '#platform/errors.ts';
import { requirePermission } from '#platform/permissions.ts';
import type { CallList } from './call-list.ts';
import * as queries from './freshness.queries.ts';

/** What a curator hears on the telephone, and how long an entry is good for. */
export interface CallService {
  /** An organisation that is listed, with its entries that wait for an answer. Throws {@link NotFoundError}. */
  sheet(actor: Actor, slug: string): { organisation: Organisation; entries: Listing[] };
  /**
   * Notes what somebody said of some entries, as far as they still wait: others may have dealt with them meanwhile, and
   * what fell due since nobody was asked about. The note names nobody: with whom one spoke is nobody else's business.
   * Returns how many it was said of.
   */
  note(
    actor: Actor,
    call: { slug: string; answer: 'confirm' | 'withdraw'; listingIds: readonly string[]; note: string },
  ): number;
  /** What was last done to an entry of an organisation; undefined where it is none of its entries. */
  lastDone(
    actor: Actor,
    asked: { slug: string; listingId: string },
  ): Pick<Revision, 'actor' | 'reason' | 'recordedAt'> | undefined;
  /** Sets the months between confirmations of an entry; null for what is usual for its kind. */
  setInterval(actor: Actor, listing: Pick<Listing, 'rowId'>, months: number | null): Listing;
}

export function createCallService(given: {
  database: Database;
  listings: ListingAuthority;
  callList: CallList;
}): CallService {
  const { database, listings, callList } = given;

  function getOrganisation(slug: string): Organisation {
    const organisation = findOrganisationBySlug(database, slug);
    if (organisation?.state !== 'live') throw new NotFoundError('No such organisation');
    return organisation;
  }

  return {
    sheet(actor, slug) {
      requirePermission(actor, 'curation.work');
      const organisation = getOrganisation(slug);
      return { organisation, entries: callList.waitingOf(database, organisation.rowId) };
    },
    note(actor, { slug, answer, listingIds, note }) {
      requirePermission(actor, 'curation.work');
      const organisation = getOrganisation(slug);
      if (answer === 'withdraw' && listingIds.length > 1) {
        throw new RuleError('answer', 'Withdraw entries one by one');
      }
      const asked = new Set(listingIds);
      return transaction(database, (tx) => {
        const entries = callList.waitingOf(tx, organisation.rowId).filter(({ id }) => asked.has(id));
        const words = note === '' ? '' : `: ${note}`;
        if (answer === 'confirm') {
          listings.confirmIn(tx, actor, {
            listingRowIds: entries.map(({ rowId }) => rowId),
            reason: `Confirmed by telephone${words}`,
          });
        } else {
          for (const { rowId } of entries) {
            listings.changeStateIn(tx, actor, {
              listingRowId: rowId,
              state: 'archived',
              reason: `Withdrawn by telephone${words}`,
            });
          }
        }
        return entries.length;
      });
    },
    lastDone(actor, { slug, listingId }) {
      requirePermission(actor, 'curation.work');
      const organisation = getOrganisation(slug);
      const owner = queries.findOwnerOf(database, listingId);
      if (owner?.organisationRowId !== organisation.rowId) return undefined;
      const subject = { subjectType: 'listing', subjectId: listingId } as const;
      return pageOfRevisions(database, subject, { offset: 0, limit: 1 })[0];
    },
    setInterval: (actor, { rowId }, months) =>
      transaction(database, (tx) =>
        listings.setReviewMonthsIn(tx, actor, {
          listingRowId: rowId,
          months,
          reason:
            months === null
              ? 'To be confirmed as usual for its kind'
              : `To be confirmed every ${monthsText(months)}`,
        }),
      ),
  };
}

/** "6 months". */
export function monthsText(months: number): string {
  return months === 1 ? 'month' : `${months} months`;
}
