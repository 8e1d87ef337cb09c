import type { Transaction } from '#db/client.ts';
import { type Decision, proposalOf, type ReviewEffects, type ReviewType } from '#features/curation/index.ts';
import {
  type Listing,
  type ListingAuthority,
  readListings,
  type Standpoint,
} from '#features/listings/index.ts';
import type { Person } from '#platform/actor.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { hashToken } from '#platform/secrets.ts';
import type { CallList } from './call-list.ts';

/** What follows from what curators decide about calls and lapsed entries, and how it is taken back. */

/** An entry as it stood before a decision changed it, as plain data. */
interface Before {
  standpoint: Omit<Standpoint, 'firstAskedAt' | 'secondAskedAt' | 'callListedAt'> & {
    /** In milliseconds: what an event carries is JSON. */
    firstAskedAt: number | null;
    secondAskedAt: number | null;
    callListedAt: number | null;
  };
  /** When the decision changed it. */
  changedAt: number;
}

const takenBack = 'A decision was taken back';

export function createCallEffects(given: {
  listings: ListingAuthority;
  callList: CallList;
}): Partial<Record<ReviewType, ReviewEffects>> {
  const { listings, callList } = given;

  /** Changes entries and says how they stood before. */
  function change(tx: Transaction, entries: readonly Listing[], work: () => void): Before[] {
    work();
    const after = new Map(readListings(tx, rowIds(entries)).map((each) => [each.rowId, each]));
    return entries.map((entry) => ({
      standpoint: plain(entry),
      changedAt: (after.get(entry.rowId) ?? entry).updatedAt.getTime(),
    }));
  }

  function confirm(tx: Transaction, actor: Person, entries: readonly Listing[], note: string): Before[] {
    const reason = noted('Confirmed by telephone', note);
    return change(tx, entries, () =>
      listings.confirmIn(tx, actor, { listingRowIds: rowIds(entries), reason }),
    );
  }

  function putInto(
    tx: Transaction,
    actor: Person,
    entries: readonly Listing[],
    to: { state: 'lapsed' | 'archived'; reason: string },
  ): Before[] {
    return change(tx, entries, () => {
      for (const { rowId } of entries) {
        listings.changeStateIn(tx, actor, { listingRowId: rowId, ...to });
        if (to.state === 'lapsed') callList.showLapsedIn(tx, rowId);
      }
    });
  }

  function putBack(tx: Transaction, actor: Person, before: readonly Before[]): void {
    for (const { standpoint, changedAt } of before) {
      listings.restoreStandpointIn(tx, actor, {
        before: revived(standpoint),
        changedAt: new Date(changedAt),
        reason: takenBack,
      });
    }
  }

  const call: ReviewEffects = {
    carryOut(tx, { actor, dossier: { item }, outcome, reason }: Decision) {
      const entries = callList.waitingOf(tx, item.subjectRowId);
      if (entries.length === 0) throw new RuleError('item', 'Nothing of it is due any more');
      return outcome === 'agree'
        ? confirm(tx, actor, entries, reason)
        : putInto(tx, actor, entries, {
            state: 'lapsed',
            reason: noted('Lapsed: nobody was reached', reason),
          });
    },
    // What fell due or was changed since the page was opened, nobody was asked about.
    sightOfMore: (db, item) =>
      hashToken(
        callList
          .waitingOf(db, item.subjectRowId)
          .map(({ id, version }) => `${id} ${version}`)
          .join(),
      ),
    takeBack: (tx, { actor, carried }) => putBack(tx, actor, carried as Before[]),
  };

  const lapsed: ReviewEffects = {
    carryOut(tx, { actor, dossier: { item }, outcome, reason }: Decision) {
      const [entry] = readListings(tx, [item.subjectRowId]);
      if (!entry) throw new NotFoundError('The listing is gone');
      if (entry.state !== 'lapsed') throw new ConflictError('It has been brought back or withdrawn already.');
      return outcome === 'agree'
        ? confirm(tx, actor, [entry], reason)
        : putInto(tx, actor, [entry], {
            state: 'archived',
            reason: noted('Withdrawn after it lapsed', reason),
          });
    },
    takeBack: (tx, { actor, carried }) => putBack(tx, actor, carried as Before[]),
    isOvertaken: ({ listing }, carried) =>
      (carried as Before[]).some(({ changedAt }) => listing?.updatedAt.getTime() !== changedAt),
  };

  return { call, lapsed };
}

/** Why an item is on the call list. */
export function whyOf(item: Parameters<typeof proposalOf>[0]): string {
  return whyTexts[proposalOf(item, 'call').why];
}

const whyTexts = {
  'no-address': 'We have no e-mail address to write to.',
  bounced: 'Our e-mail came back: their address takes none.',
  unanswered: 'Two e-mails in four weeks, and no answer.',
} as const;

function noted(what: string, note: string): string {
  return note === '' ? what : `${what}: ${note}`;
}

function rowIds(entries: readonly Listing[]): number[] {
  return entries.map(({ rowId }) => rowId);
}

function plain(entry: Listing): Before['standpoint'] {
  const { rowId, state, confirmedOn, reviewDueOn, firstAskedAt, secondAskedAt, callListedAt } = entry;
  return {
    rowId,
    state,
    confirmedOn,
    reviewDueOn,
    firstAskedAt: firstAskedAt?.getTime() ?? null,
    secondAskedAt: secondAskedAt?.getTime() ?? null,
    callListedAt: callListedAt?.getTime() ?? null,
  };
}

function revived(standpoint: Before['standpoint']): Standpoint {
  const moment = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds));
  return {
    ...standpoint,
    firstAskedAt: moment(standpoint.firstAskedAt),
    secondAskedAt: moment(standpoint.secondAskedAt),
    callListedAt: moment(standpoint.callListedAt),
  };
}
