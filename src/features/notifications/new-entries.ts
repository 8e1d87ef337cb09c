import { type Database, transaction } from '#db/client.ts';
import type { ListingService } from '#features/listings/index.ts';
import type { MatchingService } from '#features/matching/index.ts';
import { type Clock, dayMs } from '#platform/clock.ts';
import type { EventHandler } from '#platform/events/outbox.ts';
import { createPassedOver } from '#platform/jobs/passed-over.ts';
import type { Logger } from '#platform/logger.ts';
import * as queries from './new-entry.queries.ts';

/** Keeps in which order entries were published, and what went with each of them then. */
export interface NewEntries {
  /** Follows `listing.published` up: cheap, since an import causes thousands of them. */
  take: EventHandler;
  /** Looks what goes with one new entry: some tens of milliseconds. Says whether more wait. */
  matchNext(): boolean;
  /** Forgets matches that everybody has been told of. Says whether there may be more. */
  forget(): boolean;
}

/** Matches kept of one new entry: as many as the API gives. */
const mostMatches = 20;
/** Whoever is told once a week was told long ago; who takes no mail for so long has lost nothing but a notice. */
const matchesKeptMs = 35 * dayMs;
const forgottenAtOnce = 200;

export function createNewEntries(given: {
  database: Database;
  clock: Clock;
  logger: Logger;
  listings: Pick<ListingService, 'byRowIds'>;
  matching: Pick<MatchingService, 'matchesOf'>;
}): NewEntries {
  const { database, clock } = given;
  /** Whoever wrote an entry that nothing can be compared with must not keep all others from being told of theirs. */
  const passedOver = createPassedOver({
    ...given,
    message: 'what goes with a new entry could not be looked for and is tried again in a day',
    name: (rowId) => ({ listing: given.listings.byRowIds([rowId]).get(rowId)?.id }),
  });
  return {
    async take({ subjectId, recordedAt }) {
      // What a file, a feed or the demonstration brings, however much it is, is no news that anybody asked for.
      const rowId = queries.findWrittenByPeople(database, subjectId);
      if (rowId === undefined) return;
      transaction(database, (tx) => queries.insertPublished(tx, rowId, recordedAt));
    },

    matchNext() {
      const next = queries.findUnmatched(database, passedOver.rowIds());
      if (!next) return false;
      passedOver.seeTo([next.listingRowId], () => {
        const listing = given.listings.byRowIds([next.listingRowId]).get(next.listingRowId);
        // Before the transaction: the index answers only for what is committed.
        const matches = listing ? given.matching.matchesOf(listing, mostMatches) : [];
        transaction(database, (tx) => {
          const isLate = queries.newestMatched(tx) > next.position;
          queries.noteMatched(
            tx,
            isLate ? queries.publishAnew(tx, next.position, clock.now()) : next.position,
            matches.map((match) => ({ otherRowId: match.listing.rowId, score: match.score })),
          );
        });
      });
      return queries.findUnmatched(database, passedOver.rowIds()) !== undefined;
    },

    forget() {
      const before = new Date(clock.now().getTime() - matchesKeptMs);
      return (
        transaction(database, (tx) => queries.forgetMatches(tx, before, forgottenAtOnce)) === forgottenAtOnce
      );
    },
  };
}
