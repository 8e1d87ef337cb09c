import type { Db } from '#db/client.ts';
import { type Organisation, readOrganisations } from '#features/organisations/index.ts';
import { findRevisionAt } from '#features/revisions/index.ts';
import type { Actor, Person } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ForbiddenError, NotFoundError } from '#platform/errors.ts';
import { findLink } from '#platform/mail/email-links.ts';
import { may } from '#platform/permissions.ts';
import { isOver, organisationOf, type Party } from './enquiry.model.ts';
import * as queries from './enquiry.queries.ts';
import * as exchanges from './exchange.queries.ts';
import * as recipients from './recipient.queries.ts';

/**
 * Who gets into a conversation. Nobody but its two organisations and whoever holds a link to it; a curator after noting
 * that they read it, which both sides see.
 */

declare const checked: unique symbol;

/** A way in that was checked; only this module makes one, and what changes an enquiry asks for it. */
export interface Entrance {
  readonly [checked]: true;
  enquiry: queries.Enquiry;
  /** The side that one acts for; null for a curator, who reads only. */
  party: Party | null;
  /** Null: somebody at an organisation's role mailbox. */
  accountRowId: number | null;
  actor: Actor;
}

/** How long one note of having read a conversation lets a curator read it. */
const readingMs = 24 * 3_600_000;

/** The organisations that a person belongs to, or leads the whole of; being a curator makes nobody a party. */
export function ownOrganisations(actor: Actor): number[] {
  return actor.kind === 'person' ? actor.memberships.map((each) => each.organisationRowId) : [];
}

/** The side of an enquiry that a person stands on; on both, the one that it waits for. */
function partyOf(person: Person, enquiry: queries.Enquiry): Party | undefined {
  const own = ownOrganisations(person);
  const isAsker = own.includes(enquiry.askerOrganisationRowId);
  const isOwner = own.includes(enquiry.ownerOrganisationRowId);
  if (isAsker && isOwner) return enquiry.waitsFor === 'owner' ? 'owner' : 'asker';
  if (isAsker) return 'asker';
  return isOwner ? 'owner' : undefined;
}

function entrance(given: Omit<Entrance, typeof checked>): Entrance {
  return given as Entrance;
}

/** Lets a person of either side in; undefined for everybody else. */
export function enter(db: Db, actor: Actor, id: string): Entrance | undefined {
  const enquiry = queries.findEnquiry(db, id);
  const party = enquiry && actor.kind === 'person' ? partyOf(actor, enquiry) : undefined;
  if (!enquiry || actor.kind !== 'person' || party === undefined) return undefined;
  return entrance({ enquiry, party, accountRowId: actor.accountRowId, actor });
}

/** A curator's own account; throws {@link ForbiddenError} for everybody else. */
export function curatorOf(actor: Actor): Person {
  if (actor.kind !== 'person' || !may(actor, 'curation.work')) {
    throw new ForbiddenError('Only curators read other organisations’ conversations');
  }
  return actor;
}

/** Lets a curator in who has noted lately that they read it; `unread` where they haven't. */
export function enterAsCurator(db: Db, clock: Clock, actor: Actor, id: string): Entrance | 'unread' {
  const person = curatorOf(actor);
  const enquiry = queries.findEnquiry(db, id);
  if (!enquiry) throw new NotFoundError('No such enquiry');
  const since = new Date(clock.now().getTime() - readingMs);
  if (!queries.hasRead(db, enquiry.rowId, person.accountRowId, since)) return 'unread';
  return entrance({ enquiry, party: null, accountRowId: person.accountRowId, actor });
}

/**
 * Lets in whoever holds a link, for as long as the enquiry isn't closed: after it took place, only the side that has yet
 * to say how it went. Somebody who has left, or speaks for the organisation no more, holds a link to nothing; and so does
 * everybody of an organisation that isn't listed any more.
 */
export function enterByLink(db: Db, clock: Clock, token: string): Entrance | undefined {
  const link = findLink(db, 'answer', token, clock.now());
  const recipient = link && recipients.findRecipient(db, link.subjectId);
  if (!link || !recipient) return undefined;
  const enquiry = queries.getEnquiryByRowId(db, recipient.enquiryRowId);
  const party = recipient.side;
  const { accountRowId } = recipient;
  const organisationRowId = organisationOf(enquiry, party);
  const [organisation] = readOrganisations(db, [organisationRowId]);
  if (organisation?.state !== 'live') return undefined;
  const isTheirs =
    accountRowId === null
      ? isMailboxOf(db, organisation, link.createdAt)
      : recipients.speaksFor(db, accountRowId, organisationRowId);
  if (!isTheirs) return undefined;
  if (!isOpenByLink(db, enquiry, party)) return undefined;
  return entrance({
    enquiry,
    party,
    accountRowId,
    actor: { kind: 'link', purpose: link.purpose, linkRowId: link.rowId },
  });
}

/** Whether an organisation's role mailbox is still the one to which a link was sent then: addresses pass into other hands. */
function isMailboxOf(db: Db, organisation: Organisation, sentAt: Date): boolean {
  const then = findRevisionAt(db, { subjectType: 'organisation', subjectId: organisation.id }, sentAt);
  return then === undefined || (then.snapshot as Organisation).email === organisation.email;
}

/** Whether a side's links still open an enquiry. */
export function isOpenByLink(db: Db, enquiry: queries.Enquiry, party: Party): boolean {
  return !isOver(enquiry.state) || mayReport(db, enquiry, party);
}

/** The way in that somebody has, to the enquiry as it is now. */
export function enterAgain(db: Db, before: Entrance): Entrance {
  return entrance({ ...before, enquiry: queries.getEnquiryByRowId(db, before.enquiry.rowId) });
}

/** Whether a side has yet to say how an exchange went that the other side has spoken of. */
export function mayReport(db: Db, enquiry: queries.Enquiry, party: Party): boolean {
  if (enquiry.state !== 'done') return false;
  const exchange = exchanges.findExchangeOf(db, enquiry.rowId);
  if (!exchange) return false;
  const side = sideOfExchange(enquiry, party);
  return exchanges.listReports(db, exchange.rowId).every((report) => report.side !== side);
}

/** Whether a party gives or receives. */
export function sideOfExchange(
  enquiry: Pick<queries.Enquiry, 'askerGives'>,
  party: Party,
): 'giver' | 'receiver' {
  return (party === 'asker') === enquiry.askerGives ? 'giver' : 'receiver';
}
