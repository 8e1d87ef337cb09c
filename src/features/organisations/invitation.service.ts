import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import type { Actor, Person } from '#platform/actor.ts';
import { type Clock, dayMs } from '#platform/clock.ts';
import { ForbiddenError, NotFoundError, RuleError, TooManyRequestsError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { requireActFor, requirePermission } from '#platform/permissions.ts';
import { invitationLetter } from './invitation.letter.ts';
import * as queries from './invitation.queries.ts';
import type { JoiningDesk } from './joining-desk.ts';
import type { MembershipRole } from './membership.model.ts';
import * as members from './membership.queries.ts';
import { joinIn, membershipsOf } from './membership.service.ts';
import type { Organisation } from './organisation.model.ts';
import { organisationPaths } from './organisation.paths.ts';
import { readOrganisations } from './organisation.queries.ts';
import type { OrganisationRecord } from './organisation-record.ts';

/** An invitation as its organisation's leads see it. */
export interface OpenInvitation {
  id: string;
  email: string;
  role: MembershipRole;
  expiresAt: Date;
}

/** An invitation as the one who is invited sees it. */
export interface ReceivedInvitation {
  id: string;
  organisation: Organisation;
  role: MembershipRole;
  expiresAt: Date;
}

/** Invitations by e-mail. Only the address that was invited can take one up, once, for 14 days. */
export interface InvitationService {
  /** Those that can still be taken up, for leads and curators. */
  listOpen(actor: Actor, organisation: Organisation): OpenInvitation[];
  /** Invites an address; one that it already had from the same organisation is replaced. */
  invite(
    person: Person,
    asked: { organisation: Organisation; email: string; role: MembershipRole },
  ): OpenInvitation;
  /** Takes an invitation back; throws {@link NotFoundError} for one of another organisation. */
  takeBack(actor: Actor, asked: { organisation: Organisation; invitationId: string }): void;
  /** One that was taken back before its time, and is still known; undefined otherwise. */
  findTakenBack(
    actor: Actor,
    asked: { organisation: Organisation; invitationId: string },
  ): { email: string } | undefined;
  /** What the person who is signed in is invited to. */
  listFor(person: Person): ReceivedInvitation[];
  /** What a link in a mail leads to; undefined where it is used up, over, or none of ours. */
  findByToken(token: string): (ReceivedInvitation & { isFor(actor: Actor): boolean }) | undefined;
  /** The organisation that a link invited this person to, where it is used up or over and they belong to it already. */
  findJoined(actor: Actor, token: string): Organisation | undefined;
  /**
   * Takes an invitation up, by its link. Throws {@link ForbiddenError} for anybody but the one invited. Pressed twice, it
   * leads to the same organisation.
   */
  acceptByToken(person: Person, token: string): Organisation;
  /** The same for one of {@link listFor}. */
  accept(person: Person, invitationId: string): Organisation;
}

const lifetimeMs = 14 * dayMs;
/** An organisation that invites more people a day is sending mail, not inviting. */
const mostADay = 20;

export function createInvitationService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  record: OrganisationRecord;
  desk: Pick<JoiningDesk, 'ledAgain'>;
  /** Where links lead to. */
  baseUrl: () => string;
  placeName: string;
}): InvitationService {
  const { database, clock, ids, record } = given;

  function addressOf(db: Db, actor: Actor): string | undefined {
    if (actor.kind !== 'person') return undefined;
    return members.findAccount(db, actor.accountRowId)?.email ?? undefined;
  }

  /** Where an invitation leads; nowhere once the organisation isn't listed, or whoever invited may do so no more. */
  function findHost(db: Db, invitation: queries.Invitation): Organisation | undefined {
    const { organisationRowId, invitedByRowId } = invitation;
    const [organisation] = readOrganisations(db, [organisationRowId]);
    const inviter = members.findAccount(db, invitedByRowId);
    const mayInvite =
      inviter &&
      (inviter.isCurator ||
        inviter.isAdministrator ||
        membershipsOf(db, invitedByRowId).some(
          (each) => each.organisationRowId === organisationRowId && each.role === 'lead',
        ));
    return mayInvite && organisation?.state === 'live' ? organisation : undefined;
  }

  /** The organisation of an invitation to this person, where they belong to it already. */
  function joinedBy(db: Db, actor: Actor, invitation: queries.Invitation): Organisation | undefined {
    if (actor.kind !== 'person' || addressOf(db, actor) !== invitation.email) return undefined;
    return members
      .listMemberships(db, actor.accountRowId)
      .find(({ organisationRowId }) => organisationRowId === invitation.organisationRowId)?.organisation;
  }

  function acceptIn(
    tx: Transaction,
    person: Person,
    invitation: queries.Invitation | undefined,
    isLinkOpen = true,
  ): Organisation {
    requirePermission(person, 'account.own');
    const now = clock.now();
    const isOver =
      !invitation || !isLinkOpen || invitation.acceptedAt !== null || invitation.expiresAt <= now;
    const organisation = isOver ? undefined : findHost(tx, invitation);
    if (isOver || !organisation) {
      const joined = invitation && joinedBy(tx, person, invitation);
      if (joined) return joined;
      throw new NotFoundError('No such invitation any more');
    }
    if (addressOf(tx, person) !== invitation.email) {
      throw new ForbiddenError('The invitation was sent to another address');
    }
    queries.noteAccepted(tx, invitation, now);
    joinIn(tx, record, {
      actor: person,
      organisation,
      accountRowId: person.accountRowId,
      role: invitation.role,
      reason: 'Took up an invitation',
      at: now,
    });
    if (invitation.role === 'lead') given.desk.ledAgain(tx, { actor: person, organisation });
    return organisation;
  }

  return {
    listOpen(actor, organisation) {
      requireActFor(actor, organisation.rowId, 'lead');
      return queries
        .listOpenInvitations(database, organisation.rowId, clock.now())
        .map(({ id, email, role, expiresAt }) => ({ id, email, role, expiresAt }));
    },
    invite(person, { organisation, email, role }) {
      requireActFor(person, organisation.rowId, 'lead');
      if (organisation.state !== 'live') {
        throw new RuleError('email', 'You can invite people once the CVS has agreed to the registration');
      }
      const now = clock.now();
      return transaction(database, (tx) => {
        if (members.listMembers(tx, organisation.rowId).some((member) => member.email === email)) {
          throw new RuleError('email', 'They belong to it already');
        }
        const lately = new Date(now.getTime() - dayMs);
        if (queries.countInvitationsSince(tx, organisation.rowId, lately) >= mostADay) {
          throw new TooManyRequestsError('An organisation invites at most 20 people a day', dayMs / 1000);
        }
        for (const before of queries.listOpenInvitations(tx, organisation.rowId, now)) {
          if (before.email === email) queries.noteTakenBack(tx, before, now);
        }
        const invitation = {
          id: ids.next(now),
          organisationRowId: organisation.rowId,
          email,
          role,
          invitedByRowId: person.accountRowId,
          createdAt: now,
          expiresAt: new Date(now.getTime() + lifetimeMs),
        };
        const token = queries.insertInvitation(tx, invitation);
        const letter = invitationLetter({
          to: email,
          organisation: organisation.name,
          role,
          link: given.baseUrl() + organisationPaths.invitation(token),
          placeName: given.placeName,
        });
        queueMail(tx, { ...letter, expiresAt: invitation.expiresAt }, `invitation:${invitation.id}`, now);
        return invitation;
      });
    },
    takeBack(actor, { organisation, invitationId }) {
      requireActFor(actor, organisation.rowId, 'lead');
      transaction(database, (tx) => {
        const invitation = queries.findInvitation(tx, invitationId);
        if (invitation?.organisationRowId !== organisation.rowId) {
          throw new NotFoundError('No such invitation of this organisation');
        }
        if (invitation.acceptedAt === null) queries.noteTakenBack(tx, invitation, clock.now());
      });
    },
    findTakenBack(actor, { organisation, invitationId }) {
      requireActFor(actor, organisation.rowId, 'lead');
      const invitation = queries.findInvitation(database, invitationId);
      if (invitation?.organisationRowId !== organisation.rowId || invitation.acceptedAt !== null) {
        return undefined;
      }
      const { expiresAt, createdAt, email } = invitation;
      const end = Math.min(clock.now().getTime(), createdAt.getTime() + lifetimeMs - 1);
      return expiresAt.getTime() <= end ? { email } : undefined;
    },
    listFor(person) {
      const email = addressOf(database, person);
      if (email === undefined) return [];
      return queries.listInvitationsTo(database, email, clock.now()).flatMap((invitation) => {
        const { id, role, expiresAt } = invitation;
        const organisation = findHost(database, invitation);
        return organisation ? [{ id, role, expiresAt, organisation }] : [];
      });
    },
    findByToken(token) {
      const now = clock.now();
      const invitation = queries.findInvitationByToken(database, token, now);
      const organisation = invitation && findHost(database, invitation);
      if (!invitation || !organisation || invitation.acceptedAt !== null) return undefined;
      const { id, role, expiresAt, email } = invitation;
      return {
        id,
        role,
        expiresAt,
        organisation,
        isFor: (actor) => addressOf(database, actor) === email,
      };
    },
    findJoined(actor, token) {
      const invitation = queries.recallInvitation(database, token);
      return invitation && joinedBy(database, actor, invitation);
    },
    acceptByToken: (person, token) =>
      transaction(database, (tx) => {
        const open = queries.findInvitationByToken(tx, token, clock.now());
        return acceptIn(tx, person, open ?? queries.recallInvitation(tx, token), open !== undefined);
      }),
    accept: (person, invitationId) =>
      transaction(database, (tx) => {
        const invitation = queries.findInvitation(tx, invitationId);
        // Whoever was not invited doesn't learn that there is such an invitation.
        const isTheirs = invitation !== undefined && addressOf(tx, person) === invitation.email;
        return acceptIn(tx, person, isTheirs ? invitation : undefined);
      }),
  };
}
