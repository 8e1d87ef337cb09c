import type { Db, Transaction } from '#db/client.ts';
import type { ListingAuthority, ListingState } from '#features/listings/index.ts';
import { contentOf, readListings } from '#features/listings/index.ts';
import {
  type GivenRole,
  type HeldFacts,
  type JoiningAuthority,
  readOrganisations,
} from '#features/organisations/index.ts';
import type { Person } from '#platform/actor.ts';
import { type IsoDate, londonDay } from '#platform/clock.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { listingProposals } from './publishing-gate.ts';
import type { Dossier } from './review.ledger.ts';
import { proposalOf, type ReviewItem, type ReviewType, type Written } from './review.model.ts';
import { readSiteRowIds } from './review.queries.ts';
import type { Subject } from './review.subjects.ts';
import type { Outcome } from './review-types.ts';

/** What follows from decisions, type by type. */

export interface Decision {
  actor: Person;
  /** As it was before the decision. */
  dossier: Dossier;
  outcome: Outcome;
  reason: string;
}

export interface ReviewEffects {
  /**
   * Carries out a decision in its transaction. Returns what taking it back needs, as plain data; null where that
   * needs nothing. Throws `RuleError` or `ConflictError` where it can't be.
   */
  carryOut(tx: Transaction, decision: Decision): unknown;
  /**
   * What else a curator has before their eyes than the item and its record, as a short text without spaces: where it is
   * another one when they decide, they are shown it first.
   */
  sightOfMore?(db: Db, item: ReviewItem): string;
  /** Takes it back. Throws `ConflictError` where something else has happened since. */
  takeBack(tx: Transaction, decision: Omit<Decision, 'reason'> & { carried: unknown }): void;
  /** Whether its record has moved on since, so that it can't be taken back: for lists, so from what they have read. */
  isOvertaken?(subject: Subject, carried: unknown): boolean;
}

/** For decisions that change nothing but the item itself. */
export const noEffects: ReviewEffects = { carryOut: () => null, takeBack: () => undefined };

/** What of a listing was public before a decision changed it. */
interface ListingBefore {
  /** Null: it never was public. */
  before: (Written & { state: ListingState; confirmedOn: IsoDate | null }) | null;
  /** The version that the decision made. */
  version: number;
}

const takenBack = 'A decision was taken back';

/** Effects of everything that curation itself puts into the queue. */
export function createReviewEffects(given: {
  listings: ListingAuthority;
  joining: JoiningAuthority;
}): Partial<Record<ReviewType, ReviewEffects>> {
  const { listings, joining } = given;

  /** Makes something public in the place of what is. */
  function publish(
    tx: Transaction,
    actor: Person,
    listingRowId: number,
    change: Written & { reason: string; vouchedOn?: IsoDate },
  ): ListingBefore {
    const listing = listingOf(tx, listingRowId);
    const before =
      listing.publishedAt === null
        ? null
        : {
            content: contentOf(listing),
            siteRowIds: readSiteRowIds(tx, listingRowId),
            state: listing.state,
            confirmedOn: listing.confirmedOn,
          };
    const { version } = listings.publishIn(tx, actor, { listingRowId, ...change });
    return { before, version };
  }

  /** Puts back what was public before {@link publish}. */
  function unpublish(tx: Transaction, actor: Person, listingRowId: number, carried: ListingBefore): void {
    const { before, version } = carried;
    if (listingOf(tx, listingRowId).version !== version) {
      throw new ConflictError('The entry has changed since that decision');
    }
    if (before === null) {
      listings.unpublishIn(tx, actor, { listingRowId, reason: takenBack });
      return;
    }
    const { content, siteRowIds, state, confirmedOn } = before;
    const restored = listings.publishIn(tx, actor, {
      listingRowId,
      content,
      siteRowIds,
      reason: takenBack,
      ...(confirmedOn === null ? {} : { vouchedOn: confirmedOn }),
    });
    if (restored.state !== state) {
      listings.changeStateIn(tx, actor, { listingRowId, state, reason: takenBack });
    }
  }

  /** Where a decision made a version, another one means that somebody changed it since. */
  const isOvertaken: ReviewEffects['isOvertaken'] = ({ listing }, carried) =>
    carried !== null && listing?.version !== (carried as ListingBefore).version;

  const proposals: ReviewEffects = {
    isOvertaken,
    carryOut(tx, { actor, dossier: { item, state }, outcome, reason }) {
      if (outcome === 'decline') return null;
      const listing = listingOf(tx, item.subjectRowId);
      const [organisation] = readOrganisations(tx, [listing.organisationRowId]);
      if (organisation?.state !== 'live') {
        throw new RuleError('item', 'Approve the organisation first: nothing of it is public yet');
      }
      const { content, siteRowIds } = proposalOf(item, ...listingProposals);
      return publish(tx, actor, item.subjectRowId, {
        content,
        siteRowIds,
        reason: reason === '' ? 'Approved' : `Approved: ${reason}`,
        vouchedOn: londonDay(state.submittedAt),
      });
    },
    takeBack(tx, { actor, dossier, outcome, carried }) {
      if (outcome === 'agree') unpublish(tx, actor, dossier.item.subjectRowId, carried as ListingBefore);
    },
  };

  const lookOver: ReviewEffects = {
    isOvertaken,
    carryOut(tx, { actor, dossier: { item }, outcome, reason }) {
      if (outcome === 'agree') return null;
      const { before } = proposalOf(item, 'look-over');
      return publish(tx, actor, item.subjectRowId, { ...before, reason: `Taken back: ${reason}` });
    },
    takeBack(tx, { actor, dossier, outcome, carried }) {
      if (outcome === 'decline') unpublish(tx, actor, dossier.item.subjectRowId, carried as ListingBefore);
    },
  };

  const registration: ReviewEffects = {
    carryOut(tx, { actor, dossier, outcome }) {
      const { subjectRowId } = dossier.item;
      if (outcome === 'agree') joining.approveRegistrationIn(tx, actor, subjectRowId);
      if (outcome === 'refuse') joining.refuseRegistrationIn(tx, actor, subjectRowId);
      return null;
    },
    takeBack(tx, { actor, dossier, outcome }) {
      const { subjectRowId } = dossier.item;
      if (outcome === 'agree') joining.undoRegistrationIn(tx, actor, subjectRowId);
      if (outcome === 'refuse') joining.undoRefusalIn(tx, actor, subjectRowId);
    },
  };

  const claim: ReviewEffects = {
    carryOut(tx, { actor, dossier, outcome }) {
      return outcome === 'agree' ? joining.approveClaimIn(tx, actor, claimOf(dossier)) : null;
    },
    takeBack(tx, { actor, dossier, outcome, carried }) {
      if (outcome !== 'agree') return;
      joining.undoClaimIn(tx, actor, { ...claimOf(dossier), given: carried as GivenRole });
    },
  };

  const facts: ReviewEffects = {
    carryOut(tx, { actor, dossier: { item }, outcome, reason }) {
      if (outcome === 'decline') return null;
      const before = heldFactsOf(tx, item.subjectRowId);
      joining.changeFactsIn(tx, actor, {
        organisationRowId: item.subjectRowId,
        facts: proposalOf(item, 'organisation-facts').facts,
        reason: reason === '' ? 'Approved' : `Approved: ${reason}`,
      });
      return before;
    },
    takeBack(tx, { actor, dossier: { item }, outcome, carried }) {
      if (outcome === 'decline') return;
      const { facts: approved } = proposalOf(item, 'organisation-facts');
      if (JSON.stringify(heldFactsOf(tx, item.subjectRowId)) !== JSON.stringify(inOrder(approved))) {
        throw new ConflictError('The organisation has changed since that decision');
      }
      joining.changeFactsIn(tx, actor, {
        organisationRowId: item.subjectRowId,
        facts: carried as HeldFacts,
        reason: takenBack,
      });
    },
  };

  return {
    'new-listing': proposals,
    'changed-listing': proposals,
    'look-over': lookOver,
    registration,
    claim,
    'organisation-facts': facts,
    'without-lead': noEffects,
    problem: noEffects,
    correction: noEffects,
    duplicate: noEffects,
  };
}

function listingOf(tx: Transaction, rowId: number) {
  const [listing] = readListings(tx, [rowId]);
  if (!listing) throw new NotFoundError('The listing is gone');
  return listing;
}

function claimOf({ item }: Dossier): { organisationRowId: number; accountRowId: number } {
  if (item.openedByRowId === null) throw new RangeError('A claim without somebody who claims');
  return { organisationRowId: item.subjectRowId, accountRowId: item.openedByRowId };
}

function heldFactsOf(tx: Transaction, organisationRowId: number): HeldFacts {
  const [organisation] = readOrganisations(tx, [organisationRowId]);
  if (!organisation) throw new NotFoundError('The organisation is gone');
  return inOrder(organisation);
}

/** The held facts alone, always in the same order. */
function inOrder({ name, sector, parentRowId, charityNumber, companyNumber }: HeldFacts): HeldFacts {
  return { name, sector, parentRowId, charityNumber, companyNumber };
}
