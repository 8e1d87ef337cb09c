import type { Database, Transaction } from '#db/client.ts';
import type { PublishingGate, Submission, WaitingChange } from '#features/listings/index.ts';
import { readOrganisations } from '#features/organisations/index.ts';
import type { Actor } from '#platform/actor.ts';
import { may } from '#platform/permissions.ts';
import type { ReviewLedger } from './review.ledger.ts';
import { proposalOf, type ReviewItem, type ReviewType, type Written } from './review.model.ts';
import { readPendingStates, readSiteRowIds } from './review.queries.ts';
import { riskOf } from './risk.model.ts';

/** What of a listing waits before it is public; at most one of them at a time. */
export const listingProposals = ['new-listing', 'changed-listing'] as const satisfies readonly ReviewType[];

/** Lets through what may go public at once, and puts everything else into the queue. */
export function createPublishingGate(given: { database: Database; ledger: ReviewLedger }): PublishingGate {
  const { database, ledger } = given;

  function pendingOf(tx: Transaction, listingRowId: number): ReviewItem | undefined {
    return ledger.pendingAbout(tx, 'listing', [listingRowId], listingProposals)[0];
  }

  /**
   * What waited is overtaken by what its own people now make public, and a first entry by being public. A curator's
   * correction in between leaves their proposal where it is.
   */
  function closeOvertaken(tx: Transaction, submission: Submission, isCurator: boolean): void {
    if (isCurator && submission.before !== null) return;
    const pending = pendingOf(tx, submission.listing.rowId);
    if (pending) {
      ledger.appendIn(tx, submission.actor, pending, {
        type: 'withdrawn',
        reason: 'Overtaken by what went public at once',
      });
    }
  }

  function putIntoQueue(tx: Transaction, submission: Submission, after: Written): void {
    const { actor, listing } = submission;
    const pending = pendingOf(tx, listing.rowId);
    const proposal = { proposal: after, baseVersion: listing.version };
    if (pending) {
      ledger.reviseIn(tx, actor, pending, proposal);
      return;
    }
    ledger.openIn(tx, actor, {
      type: submission.before === null ? 'new-listing' : 'changed-listing',
      subject: { type: 'listing', rowId: listing.rowId },
      ...proposal,
    });
  }

  function noteToLookOver(tx: Transaction, submission: Submission, before: Written, after: Written): void {
    const { actor, listing } = submission;
    const [open] = ledger.pendingAbout(tx, 'listing', [listing.rowId], ['look-over']);
    // Several changes in a row are looked over as one: against what was public before the first of them.
    if (open?.state === 'open') {
      const first = proposalOf(open, 'look-over').before;
      ledger.reviseIn(tx, actor, open, { proposal: { before: first, after }, baseVersion: listing.version });
      return;
    }
    ledger.openIn(tx, actor, {
      type: 'look-over',
      subject: { type: 'listing', rowId: listing.rowId },
      proposal: { before, after },
      baseVersion: listing.version,
    });
  }

  return {
    submitted(tx, submission) {
      const { actor, listing } = submission;
      const after: Written = { content: submission.after, siteRowIds: submission.siteRowIds };
      const before: Written | null = submission.before && {
        content: submission.before,
        siteRowIds: readSiteRowIds(tx, listing.rowId),
      };
      const [organisation] = readOrganisations(tx, [listing.organisationRowId]);
      const isCurator = may(actor, 'curation.work');
      const { route } = riskOf(before, after, {
        isCurator,
        isTrusted: organisation?.isTrusted === true,
      });
      if (route === 'wait') {
        putIntoQueue(tx, submission, after);
        return 'wait';
      }
      closeOvertaken(tx, submission, isCurator);
      if (route === 'look-over' && before !== null) noteToLookOver(tx, submission, before, after);
      return 'publish';
    },

    waitingFor(listingRowIds) {
      const items = ledger.pendingAbout(database, 'listing', listingRowIds, listingProposals);
      return new Map(
        ledger.dossiers(database, items).map(({ item, state }): [number, WaitingChange] => {
          const { content, siteRowIds } = proposalOf(item, ...listingProposals);
          const isSentBack = state.name === 'sent-back';
          return [
            item.subjectRowId,
            {
              content,
              siteRowIds,
              baseVersion: item.baseVersion ?? 0,
              submittedAt: state.submittedAt,
              state: isSentBack ? 'sent-back' : 'waits',
              reason: isSentBack ? (state.decision?.reason ?? null) : null,
            },
          ];
        }),
      );
    },

    waitingStatesOf(organisationRowIds) {
      const states = readPendingStates(database, organisationRowIds, listingProposals);
      return new Map(states.map(([rowId, state]) => [rowId, state === 'sent-back' ? 'sent-back' : 'waits']));
    },

    withdrawn(tx: Transaction, actor: Actor, listingRowId: number) {
      const pending = pendingOf(tx, listingRowId);
      if (pending) ledger.appendIn(tx, actor, pending, { type: 'withdrawn' });
    },
  };
}
