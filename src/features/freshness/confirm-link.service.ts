import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { type Listing, type ListingAuthority, readListings } from '#features/listings/index.ts';
import { membershipsOf, type Organisation, readOrganisations } from '#features/organisations/index.ts';
import { type Actor, accountIdIn } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { type EmailLink, findLink } from '#platform/mail/email-links.ts';
import { inOrder } from './call-list.ts';
import * as queries from './freshness.queries.ts';
import type { Owners } from './owners.ts';

/** What somebody says of an entry with the link from their letter. */
export type Answer = 'confirm' | 'withdraw';

export interface LinkEntry {
  listing: Listing;
  organisation: Organisation;
  /** Whether it still waits for an answer: it wasn't answered with this link, and nothing else has settled it. */
  isOpen: boolean;
}

/** The link in the letter that asks an owner: no account, each of its entries once, until the next letter replaces it. */
export interface ConfirmLinkService {
  /** What a link covers and its holder still looks after; undefined where it is over, replaced or none of ours. */
  look(token: string): LinkEntry[] | undefined;
  /**
   * Answers for some entries of a link, by their public ids, or for all, as far as they wait. Returns how many were answered: none where others were
   * quicker; undefined where the link is over.
   */
  answer(token: string, answer: Answer, listingIds: readonly string[] | 'all'): number | undefined;
}

export function createConfirmLinkService(given: {
  database: Database;
  clock: Clock;
  owners: Owners;
  listings: ListingAuthority;
}): ConfirmLinkService {
  const { database, clock, owners, listings } = given;

  function entriesOf(db: Db, link: EmailLink): LinkEntry[] {
    const covered = queries.listLinkEntries(db, [link.rowId]);
    const answered = new Map(covered.map(({ listingRowId, answeredAt }) => [listingRowId, answeredAt]));
    const rowIds = [...answered.keys()];
    const entries = inOrder(readListings(db, rowIds), rowIds);
    const organisations = new Map(
      readOrganisations(db, [...new Set(entries.map((entry) => entry.organisationRowId))]).map((each) => [
        each.rowId,
        each,
      ]),
    );
    const members = membersOf(db, link.subjectId);
    return entries.flatMap((listing) => {
      const organisation = organisations.get(listing.organisationRowId);
      // Whoever has left an organisation since, or a mailbox that isn't its any more, has no say in it.
      if (organisation?.state !== 'live') return [];
      if (!owners.isSubjectOf(link.subjectId, organisation, members)) return [];
      const isOpen = answered.get(listing.rowId) === null && waits(listing);
      return [{ listing, organisation, isOpen }];
    });
  }

  /** Organisations that the account behind a subject may act for; none for a mailbox. */
  function membersOf(db: Db, subject: string): Set<number> {
    const accountId = accountIdIn(subject);
    const rowId = accountId === undefined ? undefined : queries.findAccountRowId(db, accountId);
    if (rowId === undefined) return new Set();
    return new Set(membershipsOf(db, rowId).map((each) => each.organisationRowId));
  }

  /** Whether anything is to be said of an entry: what was confirmed or changed elsewhere is due much later. */
  function waits({ state, reviewDueOn, firstAskedAt }: Listing): boolean {
    if (state === 'lapsed') return true;
    if (state !== 'live' && state !== 'paused') return false;
    if (firstAskedAt !== null) return true;
    return reviewDueOn !== null && reviewDueOn <= londonDay(clock.now());
  }

  function find(db: Db, token: string): EmailLink | undefined {
    return findLink(db, 'confirm', token, clock.now());
  }

  function carryOut(tx: Transaction, link: EmailLink, answer: Answer, rowIds: number[]): void {
    const actor: Actor = { kind: 'link', purpose: link.purpose, linkRowId: link.rowId };
    if (answer === 'confirm') {
      listings.confirmIn(tx, actor, {
        listingRowIds: rowIds,
        reason: 'Still correct, by the link in the e-mail',
      });
      return;
    }
    for (const listingRowId of rowIds) {
      listings.changeStateIn(tx, actor, {
        listingRowId,
        state: 'archived',
        reason: 'Withdrawn, by the link in the e-mail',
      });
    }
  }

  return {
    look(token) {
      const link = find(database, token);
      return link && entriesOf(database, link);
    },
    answer: (token, answer, listingIds) =>
      transaction(database, (tx) => {
        const link = find(tx, token);
        if (!link) return undefined;
        const rowIds = entriesOf(tx, link)
          .filter(
            ({ listing, isOpen }) => isOpen && (listingIds === 'all' || listingIds.includes(listing.id)),
          )
          .map(({ listing }) => listing.rowId);
        carryOut(tx, link, answer, rowIds);
        queries.noteAnswered(tx, link.rowId, rowIds, clock.now());
        return rowIds.length;
      }),
  };
}
