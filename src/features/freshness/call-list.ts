import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { type CallReason, proposalOf, type ReviewLedger } from '#features/curation/index.ts';
import { type Listing, type ListingAuthority, noteAsked, readListings } from '#features/listings/index.ts';
import { systemActor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import * as queries from './freshness.queries.ts';

/** The curators' lists: whom to ring, and what has lapsed. Both are items of their desk. */

export const freshnessActor = systemActor('freshness');

/** More than any organisation has due at once; a bound nevertheless. */
export const mostEntries = 500;

export interface CallList {
  /** An organisation's entries that wait for an answer, the longest due first. */
  waitingOf(db: Db, organisationRowId: number): Listing[];
  /** Asks the curators to ring an organisation about some entries; they are asked once, however many entries there are. */
  putOnIn(
    tx: Transaction,
    call: { organisationRowId: number; entries: readonly Listing[]; why: CallReason },
  ): void;
  /** Takes an entry out of search since nobody answered for it, and shows it to the curators. */
  lapseIn(tx: Transaction, entry: Listing): void;
  /** Shows a lapsed entry to the curators. */
  showLapsedIn(tx: Transaction, listingRowId: number): void;
  /** Takes off the lists what has been dealt with elsewhere, after an entry changed. */
  settle(listingId: string): void;
}

export function createCallList(given: {
  database: Database;
  clock: Clock;
  ledger: ReviewLedger;
  listings: ListingAuthority;
}): CallList {
  const { database, clock, ledger, listings } = given;

  function waitingOf(db: Db, organisationRowId: number): Listing[] {
    const rowIds = queries.listWaiting(db, {
      organisationRowIds: [organisationRowId],
      today: londonDay(clock.now()),
      takeAlong: false,
      withDemonstration: true,
      limit: mostEntries,
    });
    return byDueDay(readListings(db, rowIds));
  }

  function showLapsedIn(tx: Transaction, listingRowId: number): void {
    const subject = { type: 'listing', rowId: listingRowId } as const;
    if (ledger.isAnyPending(tx, subject, 'lapsed')) return;
    ledger.openIn(tx, freshnessActor, { type: 'lapsed', subject, proposal: {} });
  }

  return {
    waitingOf,
    showLapsedIn,

    putOnIn(tx, { organisationRowId, entries, why }) {
      const now = clock.now();
      const fresh = entries.filter(({ firstAskedAt }) => firstAskedAt === null);
      noteAsked(tx, rowIdsOf(fresh), { firstAskedAt: now });
      noteAsked(tx, rowIdsOf(entries.filter(({ callListedAt }) => callListedAt === null)), {
        callListedAt: now,
      });
      const [open] = ledger.pendingAbout(tx, 'organisation', [organisationRowId], ['call']);
      if (!open) {
        ledger.openIn(tx, freshnessActor, {
          type: 'call',
          subject: { type: 'organisation', rowId: organisationRowId },
          proposal: { why },
        });
      } else if (proposalOf(open, 'call').why !== why) {
        ledger.reviseIn(tx, freshnessActor, open, { proposal: { why } });
      }
    },

    lapseIn(tx, entry) {
      listings.changeStateIn(tx, freshnessActor, {
        listingRowId: entry.rowId,
        state: 'lapsed',
        reason: 'Lapsed: nobody confirmed it',
      });
      showLapsedIn(tx, entry.rowId);
    },

    settle(listingId) {
      const entry = queries.findOwnerOf(database, listingId);
      if (!entry) return;
      const { rowId, organisationRowId, state } = entry;
      // Asked after each change of any entry: mostly there is neither a call nor a lapse, and that is quickly seen.
      const isBack =
        state !== 'lapsed' && ledger.isAnyPending(database, { type: 'listing', rowId }, 'lapsed');
      const isAnswered =
        ledger.isAnyPending(database, { type: 'organisation', rowId: organisationRowId }, 'call') &&
        !queries.isAnyWaiting(database, organisationRowId, londonDay(clock.now()));
      const done = [
        ...(isBack ? ledger.pendingAbout(database, 'listing', [rowId], ['lapsed']) : []),
        ...(isAnswered ? ledger.pendingAbout(database, 'organisation', [organisationRowId], ['call']) : []),
      ];
      if (done.length === 0) return;
      transaction(database, (tx) => {
        for (const item of done) {
          ledger.appendIn(tx, freshnessActor, item, {
            type: 'withdrawn',
            reason: item.type === 'call' ? 'Nothing of it is due any more' : 'It hasn’t lapsed any more',
          });
        }
      });
    },
  };
}

export function rowIdsOf(entries: readonly Listing[]): number[] {
  return entries.map(({ rowId }) => rowId);
}

/** The longest due first. */
export function byDueDay(entries: readonly Listing[]): Listing[] {
  return entries.toSorted(
    (one, other) => (one.reviewDueOn ?? '').localeCompare(other.reviewDueOn ?? '') || one.rowId - other.rowId,
  );
}

/** Listings in the order of some rows. */
export function inOrder(entries: readonly Listing[], rowIds: readonly number[]): Listing[] {
  const place = new Map(rowIds.map((rowId, index) => [rowId, index]));
  return entries.toSorted((one, other) => (place.get(one.rowId) ?? 0) - (place.get(other.rowId) ?? 0));
}
