import type { Db } from '#db/client.ts';
import { type Organisation, readOrganisations } from '#features/organisations/index.ts';
import { accountReference } from '#platform/actor.ts';
import { bouncedAmong } from '#platform/mail/mail.ts';
import { keyedHash } from '#platform/secrets.ts';
import * as queries from './freshness.queries.ts';

/** Who is asked whether an organisation's entries are still correct. */

export interface Recipient {
  /** Whom a link is bound to: an account by its reference, or "mailbox:" and a keyed hash of an organisation's published address. */
  subject: string;
  address: string;
  /** Null for a mailbox. */
  accountRowId: number | null;
}

/** An organisation, and whom to write to about it; nobody: why not. */
export interface Owner {
  organisation: Organisation;
  recipients: readonly Recipient[];
  unreachable: 'no-address' | 'bounced' | null;
}

export interface Owners {
  /** Owners by the row of their organisation. Those that aren't listed (any more) are left out. */
  of(db: Db, organisationRowIds: readonly number[]): Map<number, Owner>;
  /**
   * An owner with all others that share a recipient with it, one way or another, so that each address gets one letter
   * about all of them. Bounded: in a net wider than that somebody may get two letters.
   */
  around(db: Db, organisationRowId: number): Map<number, Owner>;
  /** Whether an organisation still is looked after by whom a link was sent to. */
  isSubjectOf(subject: string, organisation: Organisation, memberRowIds: ReadonlySet<number>): boolean;
}

const mostOrganisations = 100;
const mostRounds = 4;

export function createOwners(given: { secret: string }): Owners {
  const mailboxSubject = (address: string) =>
    `mailbox:${keyedHash(given.secret, 'confirm mailbox', address)}`;

  /**
   * Its leads; where it has none its members; where nobody belongs to it its published mailbox; and last the leads of
   * the body that it is part of, who may act for it. An address that mail comes back from doesn't count.
   */
  function of(db: Db, organisationRowIds: readonly number[]): Map<number, Owner> {
    const organisations = readOrganisations(db, [...organisationRowIds]).filter(
      ({ state }) => state === 'live',
    );
    const parents = organisations.flatMap(({ parentRowId }) => parentRowId ?? []);
    const members = queries.listMemberAddresses(db, [...organisationRowIds, ...parents]);
    const bounced = bouncedAmong(db, [
      ...new Set([
        ...members.map(({ address }) => address),
        ...organisations.flatMap(({ email }) => email ?? []),
      ]),
    ]);
    const ofRole = (rowId: number | null, role: 'lead' | 'member') =>
      members.filter((member) => member.organisationRowId === rowId && member.role === role).map(toRecipient);
    return new Map(
      organisations.map((organisation): [number, Owner] => {
        const { rowId, email, parentRowId } = organisation;
        const mailbox =
          email === null ? [] : [{ subject: mailboxSubject(email), address: email, accountRowId: null }];
        const choices = [
          ofRole(rowId, 'lead'),
          ofRole(rowId, 'member'),
          mailbox,
          ofRole(parentRowId, 'lead'),
        ];
        const reached = choices.map((each) => each.filter(({ address }) => !bounced.has(address)));
        const recipients = reached.find((each) => each.length > 0) ?? [];
        const unreachable =
          recipients.length > 0 ? null : choices.some((each) => each.length > 0) ? 'bounced' : 'no-address';
        return [rowId, { organisation, recipients, unreachable }];
      }),
    );
  }

  return {
    of,
    around(db, organisationRowId) {
      const found = of(db, [organisationRowId]);
      const lookedAt = new Set([organisationRowId]);
      const addresses = new Set<string>();
      for (let round = 0; round < mostRounds && found.size < mostOrganisations; round += 1) {
        const recipients = [...found.values()].flatMap((owner) => owner.recipients);
        for (const { address } of recipients) addresses.add(address);
        const near = queries
          .listOrganisationsAround(
            db,
            {
              accountRowIds: recipients.flatMap(({ accountRowId }) => accountRowId ?? []),
              mailboxes: recipients.flatMap((each) => (each.accountRowId === null ? each.address : [])),
            },
            mostOrganisations,
          )
          .filter((rowId) => !lookedAt.has(rowId));
        if (near.length === 0) break;
        for (const [rowId, owner] of of(db, near)) {
          lookedAt.add(rowId);
          if (owner.recipients.some(({ address }) => addresses.has(address))) found.set(rowId, owner);
        }
      }
      return found;
    },
    isSubjectOf: (subject, organisation, memberRowIds) =>
      memberRowIds.has(organisation.rowId) ||
      (organisation.email !== null && subject === mailboxSubject(organisation.email)),
  };
}

function toRecipient({ accountId, accountRowId, address }: queries.MemberAddress): Recipient {
  return { subject: accountReference(accountId), address, accountRowId };
}
