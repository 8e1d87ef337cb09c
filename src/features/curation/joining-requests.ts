import type { Database, Transaction } from '#db/client.ts';
import type { JoiningDesk, JoiningRefusal, JoiningRequest } from '#features/organisations/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Dossier, ReviewLedger } from './review.ledger.ts';
import { proposalOf, type ReviewItem, type ReviewType } from './review.model.ts';
import { listItemsOpenedBy } from './review.queries.ts';

const requestTypes = ['registration', 'claim'] as const satisfies readonly ReviewType[];

/** Takes in what people ask for about organisations; it waits for a curator. */
export function createJoiningDesk(given: { database: Database; ledger: ReviewLedger }): JoiningDesk {
  const { database, ledger } = given;

  function pendingAbout(
    tx: Transaction,
    type: ReviewType,
    organisationRowId: number,
    openedByRowId?: number,
  ): ReviewItem | undefined {
    return ledger
      .pendingAbout(tx, 'organisation', [organisationRowId], [type])
      .find((item) => openedByRowId === undefined || item.openedByRowId === openedByRowId);
  }

  /** Opens an item, or puts what is asked now in the place of what waits. */
  function ask(
    tx: Transaction,
    actor: Actor,
    pending: ReviewItem | undefined,
    asked: { type: ReviewType; organisationRowId: number; proposal: unknown },
  ): void {
    if (pending) {
      ledger.reviseIn(tx, actor, pending, { proposal: asked.proposal });
      return;
    }
    ledger.openIn(tx, actor, {
      type: asked.type,
      subject: { type: 'organisation', rowId: asked.organisationRowId },
      proposal: asked.proposal,
    });
  }

  return {
    registered(tx, { actor, organisation, words, similarRowIds }) {
      const { rowId } = organisation;
      ask(tx, actor, pendingAbout(tx, 'registration', rowId), {
        type: 'registration',
        organisationRowId: rowId,
        proposal: { words, similarRowIds },
      });
    },
    claimed(tx, { actor, organisation, words }) {
      const { rowId } = organisation;
      ask(tx, actor, pendingAbout(tx, 'claim', rowId, actor.accountRowId), {
        type: 'claim',
        organisationRowId: rowId,
        proposal: { words },
      });
    },
    factsProposed(tx, { actor, organisation, facts }) {
      const { rowId } = organisation;
      ask(tx, actor, pendingAbout(tx, 'organisation-facts', rowId), {
        type: 'organisation-facts',
        organisationRowId: rowId,
        proposal: { facts },
      });
    },
    leftWithoutLead(tx, { actor, organisation }) {
      const { rowId } = organisation;
      ask(tx, actor, pendingAbout(tx, 'without-lead', rowId), {
        type: 'without-lead',
        organisationRowId: rowId,
        proposal: {},
      });
    },
    ledAgain(tx, { actor, organisation }) {
      const pending = pendingAbout(tx, 'without-lead', organisation.rowId);
      if (!pending) return false;
      ledger.appendIn(tx, actor, pending, { type: 'withdrawn', reason: 'Somebody leads it again' });
      return true;
    },
    withdrawn(tx, { actor, kind, organisationRowId }) {
      const pending = pendingAbout(tx, kind, organisationRowId, actor.accountRowId);
      if (pending) ledger.appendIn(tx, actor, pending, { type: 'withdrawn' });
    },
    factsWithdrawn(tx, { actor, organisationRowId }) {
      const pending = pendingAbout(tx, 'organisation-facts', organisationRowId);
      if (pending) ledger.appendIn(tx, actor, pending, { type: 'withdrawn' });
    },
    waitingFor(accountRowId) {
      const items = listItemsOpenedBy(database, accountRowId, requestTypes, ['open', 'sent-back']);
      return ledger.dossiers(database, items).map(
        (dossier): JoiningRequest => ({
          kind: kindOf(dossier.item),
          organisationRowId: dossier.item.subjectRowId,
          ...waitingOf(dossier),
        }),
      );
    },
    refusedTo(accountRowId) {
      const items = listItemsOpenedBy(database, accountRowId, requestTypes, ['done']);
      return ledger.dossiers(database, items).map(
        ({ item, state }): JoiningRefusal => ({
          kind: kindOf(item),
          organisationRowId: item.subjectRowId,
          reason: state.decision?.reason ?? '',
        }),
      );
    },
    factsWaitingFor(organisationRowId) {
      const [item] = ledger.pendingAbout(
        database,
        'organisation',
        [organisationRowId],
        ['organisation-facts'],
      );
      if (!item) return undefined;
      const [dossier] = ledger.dossiers(database, [item]);
      return dossier && { facts: proposalOf(item, 'organisation-facts').facts, ...waitingOf(dossier) };
    },
  };
}

function kindOf({ type }: ReviewItem): JoiningRequest['kind'] {
  return type === 'claim' ? 'claim' : 'registration';
}

/** How a request stands, as those who asked see it. */
function waitingOf({ state }: Dossier): Pick<JoiningRequest, 'askedAt' | 'state' | 'reason'> {
  const isSentBack = state.name === 'sent-back';
  return {
    askedAt: state.submittedAt,
    state: isSentBack ? 'sent-back' : 'waits',
    reason: isSentBack ? (state.decision?.reason ?? null) : null,
  };
}
