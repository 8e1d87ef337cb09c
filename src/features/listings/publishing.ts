import type { Transaction } from '#db/client.ts';
import type { Actor } from '#platform/actor.ts';
import type { IsoDate } from '#platform/clock.ts';
import type { Listing, ListingContent } from './listing.model.ts';

/**
 * How what people write becomes public. The row of a listing is always its public revision (or, as long as it never
 * was public, its draft). A change that has to be looked at first waits outside it, with curation.
 */

/** Somebody wants this to be public. */
export interface Submission {
  actor: Actor;
  /** The row as it stands: a draft, or what is public now. */
  listing: Listing;
  /** What is public now; null for what never was. */
  before: ListingContent | null;
  after: ListingContent;
  /** Rows of the organisation's sites where it is to take place. */
  siteRowIds: readonly number[];
}

/** A change that waits for a curator, as its author sees it. */
export interface WaitingChange {
  content: ListingContent;
  siteRowIds: readonly number[];
  /** The listing's version that it was made from. */
  baseVersion: number;
  submittedAt: Date;
  /** `waits`, or `sent-back` with the curator's reason. */
  state: 'waits' | 'sent-back';
  reason: string | null;
}

/** Declared here, implemented by curation, wired in `services.ts`. Everything runs in the writer's transaction. */
export interface PublishingGate {
  /** Says whether a submission goes public at once. If not, it has been put into the review queue. */
  submitted(tx: Transaction, submission: Submission): 'publish' | 'wait';
  /** The change that waits for each of some listings, or was sent back and not yet taken up again. */
  waitingFor(listingRowIds: readonly number[]): Map<number, WaitingChange>;
  /** How what waits stands, by the listing's row, for all listings of some organisations: a list needs no more. */
  waitingStatesOf(organisationRowIds: readonly number[]): Map<number, WaitingChange['state']>;
  /** The author takes a waiting change back, or the listing is archived. */
  withdrawn(tx: Transaction, actor: Actor, listingRowId: number): void;
}

/** What curation and freshness may do to a listing; `ListingService` has these too. All record a revision and an event. */
export interface ListingAuthority {
  /**
   * Makes content public: an approved change, a restored revision, the outcome of a merge. What was a draft, lapsed
   * or archived is live afterwards; what is paused, met or taken stays so. Sites must be its organisation's own.
   */
  publishIn(
    tx: Transaction,
    actor: Actor,
    change: {
      listingRowId: number;
      content: ListingContent;
      siteRowIds: readonly number[];
      reason: string;
      /** The day on which its author vouched for it; unless given, what was confirmed before keeps its day. */
      vouchedOn?: IsoDate;
    },
  ): Listing;
  /** Takes a first publication back: the listing is a draft again, as if it never had been public. */
  unpublishIn(tx: Transaction, actor: Actor, change: { listingRowId: number; reason: string }): Listing;
  /**
   * Changes only the state; `confirmedOn` and due date stay. Archiving takes back a change that waits.
   * Throws `RuleError` for a state that it can't be in (see `canBecome`).
   */
  changeStateIn(
    tx: Transaction,
    actor: Actor,
    change: { listingRowId: number; state: Listing['state']; reason: string },
  ): Listing;
  /** Notes in its history what was done with it that changed nothing of what it says: another was merged into it. */
  noteIn(tx: Transaction, actor: Actor, change: { listingRowId: number; reason: string }): void;
  /**
   * Notes that somebody vouched for entries today: they are due again an interval later, and lapsed ones are live.
   * What isn't live, paused or lapsed (any more) is left as it is.
   */
  confirmIn(
    tx: Transaction,
    actor: Actor,
    change: { listingRowIds: readonly number[]; reason: string },
  ): void;
  /**
   * Takes a confirmation, a lapse or a withdrawal back: the entry stands as it stood before. Throws `ConflictError`
   * where something else has happened to it since.
   */
  restoreStandpointIn(
    tx: Transaction,
    actor: Actor,
    change: { before: Standpoint; changedAt: Date; reason: string },
  ): void;
  /**
   * Sets how many months an entry is good for, null for what is usual for its kind; for curators. When it is due
   * follows from that and the day on which it was last confirmed.
   */
  setReviewMonthsIn(
    tx: Transaction,
    actor: Actor,
    change: { listingRowId: number; months: number | null; reason: string },
  ): Listing;
}

/** How an entry stands in the calendar of confirmations. */
export type Standpoint = Pick<
  Listing,
  'rowId' | 'state' | 'confirmedOn' | 'reviewDueOn' | 'firstAskedAt' | 'secondAskedAt' | 'callListedAt'
>;
