import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import type { Actor, Person } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ForbiddenError, NotFoundError } from '#platform/errors.ts';
import { requireActFor } from '#platform/permissions.ts';
import type { JoiningDesk } from './joining-desk.ts';
import {
  isLedAgain,
  isLeftWithoutLead,
  type Member,
  type Membership,
  type MembershipRole,
  refuseRoleChange,
  withParts,
} from './membership.model.ts';
import * as queries from './membership.queries.ts';
import { findTakenOut, hasSteppedDown } from './membership.undo.ts';
import type { Organisation } from './organisation.model.ts';
import { findOrganisationById, findOrganisationBySlug, readOrganisations } from './organisation.queries.ts';
import type { OrganisationRecord } from './organisation-record.ts';

/** Who belongs to which organisation. */
export interface MembershipService {
  /** A person's own memberships with their organisations, by name; archived ones are left out. */
  organisationsOf(person: Person): { organisation: Organisation; role: MembershipRole }[];
  /** Everybody who belongs to an organisation, for its leads and curators; throws {@link ForbiddenError} for others. */
  members(actor: Actor, organisation: Organisation): Member[];
  /** Gives a member another role. Nobody raises themselves. */
  changeRole(
    actor: Actor,
    change: { organisation: Organisation; accountId: string; role: MembershipRole },
  ): void;
  /** Takes somebody out of an organisation: its leads, curators, and everybody themselves. */
  remove(actor: Actor, removal: { organisation: Organisation; accountId: string }): void;
  /**
   * Whom this person has just taken out of an organisation, as they were in it: somebody else, or themselves. Undefined
   * where they haven't, or too long ago to undo it.
   */
  findTakenOut(actor: Actor, removal: { organisation: Organisation; accountId: string }): Member | undefined;
  /** The organisation that a person has just left, by its slug, and whether anybody leads it; undefined as above. */
  findLeft(person: Person, slug: string): { organisation: Organisation; isLed: boolean } | undefined;
  /** Those of {@link organisationsOf} that nobody leads any more once this person is gone. */
  ledAlone(person: Person): Organisation[];
  /** Undoes that they left it, by its public id; throws {@link NotFoundError} where there is nothing to undo. */
  comeBack(person: Person, organisationId: string): Organisation;
  /** What {@link findLeft} finds, for an organisation that they lead no more but still belong to, by their own doing. */
  findSteppedDown(person: Person, slug: string): { organisation: Organisation; isLed: boolean } | undefined;
  /** Undoes that they stepped down; otherwise as {@link comeBack}. */
  leadAgain(person: Person, organisationId: string): Organisation;
  /** Undoes that somebody was taken out; throws {@link NotFoundError} where there is nothing to undo. */
  putBack(actor: Actor, removal: { organisation: Organisation; accountId: string }): void;
  /** Takes somebody who leaves the product out of all their organisations, in the transaction of the leaving. */
  leaveAllIn(tx: Transaction, actor: Actor, accountRowId: number): void;
}

/**
 * What a person may act for: their organisations, and where they lead one, its parts. Asked on every request of
 * somebody who is signed in, so that a removal counts at once.
 */
export function membershipsOf(db: Db, accountRowId: number): Membership[] {
  const own = queries
    .listMemberships(db, accountRowId)
    .map(({ organisationRowId, role }) => ({ organisationRowId, role }));
  const leads = own.filter(({ role }) => role === 'lead').map((each) => each.organisationRowId);
  return withParts(own, queries.listPartRowIds(db, leads));
}

export function createMembershipService(given: {
  database: Database;
  clock: Clock;
  record: OrganisationRecord;
  desk: JoiningDesk;
}): MembershipService {
  const { database, clock, record, desk } = given;

  /** Runs a change of members, notes it, and tells curators where nobody leads any more, or somebody does again. */
  function changeMembers(
    tx: Transaction,
    actor: Actor,
    organisation: Organisation,
    reason: string,
    change: () => void,
    about: { takenOut?: Member; lowered?: Member } = {},
  ): void {
    const rolesNow = () => queries.listMembers(tx, organisation.rowId).map(({ role }) => role);
    const before = rolesNow();
    change();
    record.recordMembers(tx, actor, organisation, reason, about);
    const after = rolesNow();
    if (organisation.state !== 'archived' && isLeftWithoutLead(before, after)) {
      desk.leftWithoutLead(tx, { actor, organisation });
    }
    if (isLedAgain(before, after)) desk.ledAgain(tx, { actor, organisation });
  }

  function getMember(tx: Transaction, organisation: Organisation, accountId: string): Member {
    const member = queries
      .listMembers(tx, organisation.rowId)
      .find((candidate) => candidate.accountId === accountId);
    if (!member) throw new NotFoundError('No such member of this organisation');
    return member;
  }

  function giveRole(
    tx: Transaction,
    actor: Actor,
    organisation: Organisation,
    member: Member,
    role: MembershipRole,
    reason: string,
  ): void {
    const { accountRowId, since: createdAt } = member;
    const membership = { organisationRowId: organisation.rowId, accountRowId, role, createdAt };
    const write = () => queries.writeMembership(tx, membership);
    changeMembers(tx, actor, organisation, reason, write, role === 'member' ? { lowered: member } : {});
  }

  function putBackIn(
    tx: Transaction,
    actor: Actor,
    removal: { organisation: Organisation; accountId: string },
    reason: string,
  ): void {
    const member = findTakenOut(tx, clock, actor, removal);
    if (!member) throw new NotFoundError('Nobody who was just taken out');
    const { accountRowId, role, since: createdAt } = member;
    const { rowId: organisationRowId } = removal.organisation;
    changeMembers(tx, actor, removal.organisation, reason, () =>
      queries.writeMembership(tx, { organisationRowId, accountRowId, role, createdAt }),
    );
  }

  return {
    organisationsOf: (person) =>
      queries
        .listMemberships(database, person.accountRowId)
        .map(({ organisation, role }) => ({ organisation, role })),
    members(actor, organisation) {
      requireActFor(actor, organisation.rowId, 'lead');
      return queries.listMembers(database, organisation.rowId);
    },
    changeRole(actor, { organisation, accountId, role }) {
      requireActFor(actor, organisation.rowId, 'lead');
      transaction(database, (tx) => {
        const member = getMember(tx, organisation, accountId);
        if (refuseRoleChange(member.role, role, isOneself(actor, member))) {
          throw new ForbiddenError('Nobody raises themselves');
        }
        if (member.role === role) return;
        const reason = role === 'lead' ? 'Made somebody a lead' : 'Made a lead a member';
        giveRole(tx, actor, organisation, member, role, reason);
      });
    },
    remove(actor, { organisation, accountId }) {
      transaction(database, (tx) => {
        const isSelf = actor.kind === 'person' && actor.accountId === accountId;
        if (!isSelf) requireActFor(actor, organisation.rowId, 'lead');
        const member = getMember(tx, organisation, accountId);
        changeMembers(
          tx,
          actor,
          organisation,
          isSelf ? 'A member left' : 'Took a member out',
          () => queries.deleteMembership(tx, member.accountRowId, organisation.rowId),
          { takenOut: member },
        );
      });
    },
    findTakenOut: (actor, removal) => findTakenOut(database, clock, actor, removal),
    findLeft(person, slug) {
      const organisation = findOrganisationBySlug(database, slug);
      const left =
        organisation && findTakenOut(database, clock, person, { organisation, accountId: person.accountId });
      return left && { organisation, isLed: queries.isLed(database, organisation.rowId) };
    },
    findSteppedDown(person, slug) {
      const organisation = findOrganisationBySlug(database, slug);
      if (!organisation || !hasSteppedDown(database, clock, person, organisation)) return undefined;
      return { organisation, isLed: queries.isLed(database, organisation.rowId) };
    },
    ledAlone: (person) => queries.listLedAlone(database, person.accountRowId),
    comeBack: (person, organisationId) =>
      transaction(database, (tx) => {
        const organisation = findOrganisationById(tx, organisationId);
        if (!organisation) throw new NotFoundError('No such organisation');
        putBackIn(tx, person, { organisation, accountId: person.accountId }, 'A member came back');
        return organisation;
      }),
    leadAgain: (person, organisationId) =>
      transaction(database, (tx) => {
        const organisation = findOrganisationById(tx, organisationId);
        if (!organisation || !hasSteppedDown(tx, clock, person, organisation)) {
          throw new NotFoundError('They haven’t just stepped down');
        }
        const member = getMember(tx, organisation, person.accountId);
        giveRole(tx, person, organisation, member, 'lead', 'Stepping down taken back');
        return organisation;
      }),
    putBack(actor, removal) {
      requireActFor(actor, removal.organisation.rowId, 'lead');
      transaction(database, (tx) => putBackIn(tx, actor, removal, 'Put a member back'));
    },
    leaveAllIn(tx, actor, accountRowId) {
      const rowIds = queries.listAllMembershipRowIds(tx, accountRowId);
      for (const organisation of readOrganisations(tx, rowIds)) {
        changeMembers(tx, actor, organisation, 'A member left', () =>
          queries.deleteMembership(tx, accountRowId, organisation.rowId),
        );
      }
    },
  };
}

function isOneself(actor: Actor, member: Member): boolean {
  return actor.kind === 'person' && actor.accountRowId === member.accountRowId;
}

/**
 * Makes somebody a member, in the transaction of the invitation taken up, the claim approved or the registration.
 * Whoever belongs to it already keeps the higher role.
 */
export function joinIn(
  tx: Transaction,
  record: OrganisationRecord,
  joining: {
    actor: Actor;
    organisation: Organisation;
    accountRowId: number;
    role: MembershipRole;
    reason: string;
    at: Date;
  },
): MembershipRole {
  const { actor, organisation, accountRowId, reason, at } = joining;
  const before = queries.findMembershipRole(tx, accountRowId, organisation.rowId);
  const role = before === 'lead' ? 'lead' : joining.role;
  if (before === role) return role;
  queries.writeMembership(tx, { accountRowId, organisationRowId: organisation.rowId, role, createdAt: at });
  record.recordMembers(tx, actor, organisation, reason);
  return role;
}
