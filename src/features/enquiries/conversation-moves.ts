import type { Transaction } from '#db/client.ts';
import type { MergedPair, MergeFollower } from '#features/curation/index.ts';
import { readListings } from '#features/listings/index.ts';
import type { Clock } from '#platform/clock.ts';
import * as moves from './moves.queries.ts';
import * as recipients from './recipient.queries.ts';

/**
 * Conversations go along with what is merged, and come back when that is undone. What is noted are rows whose entry or
 * asker changed: which of several that would be is known of neither any more. The owner is always the organisation that
 * the entry belongs to, so also a question that came in between goes with its entry.
 */

/** What moving back needs: conversations whose entry (of a listing) or asker (of an organisation) changed. */
interface Noted {
  enquiryRowIds: number[];
}

export function createConversationMoves(given: {
  clock: Clock;
  unansweredChanged: (tx: Transaction, listingRowId: number) => void;
}): MergeFollower {
  /** Moves questions from one entry to another one, and what both tell of them. */
  function moveBetween(
    tx: Transaction,
    from: number,
    to: number,
    among?: readonly number[],
  ): { enquiryRowIds: number[]; hasOtherOwner: boolean } {
    const found = readListings(tx, [from, to]);
    const ownerOf = (rowId: number) => found.find((each) => each.rowId === rowId)?.organisationRowId;
    const owner = ownerOf(to);
    if (owner === undefined) return { enquiryRowIds: [], hasOtherOwner: false };
    const enquiryRowIds = moves.changeEntry(tx, { from, to, ownerOrganisationRowId: owner }, among);
    if (enquiryRowIds.length > 0) for (const rowId of [from, to]) given.unansweredChanged(tx, rowId);
    return { enquiryRowIds, hasOtherOwner: ownerOf(from) !== owner };
  }

  function goBackFromEntry(tx: Transaction, { keptRowId, goneRowId, mergedAt }: Undone, noted: Noted): void {
    const { enquiryRowIds, hasOtherOwner } = moveBetween(tx, keptRowId, goneRowId, noted.enquiryRowIds);
    if (!hasOtherOwner) return;
    recipients.endMailboxLinks(tx, { enquiryRowIds, party: 'owner', since: mergedAt, at: given.clock.now() });
  }

  function goBackFromOrganisation(tx: Transaction, undone: Undone, noted: Noted | undefined): void {
    const { keptRowId: from, goneRowId: to, mergedAt: since } = undone;
    const asked = moves.changeAsker(tx, { from, to }, noted?.enquiryRowIds ?? []);
    const owned = moves.giveToEntrysOwner(tx, { from, to });
    const at = given.clock.now();
    recipients.endMailboxLinks(tx, { enquiryRowIds: asked, party: 'asker', since, at });
    recipients.endMailboxLinks(tx, { enquiryRowIds: owned, party: 'owner', since, at });
  }

  return {
    follow(tx, { type, keptRowId: to, goneRowId: from }): Noted {
      if (type === 'listing') return { enquiryRowIds: moveBetween(tx, from, to).enquiryRowIds };
      moves.changeOwner(tx, { from, to });
      return { enquiryRowIds: moves.changeAsker(tx, { from, to }) };
    },

    goBack(tx, undone, noted) {
      if (undone.type === 'organisation') goBackFromOrganisation(tx, undone, noted as Noted | undefined);
      else if (noted !== undefined) goBackFromEntry(tx, undone, noted as Noted);
    },
  };
}

type Undone = MergedPair & { mergedAt: Date };
