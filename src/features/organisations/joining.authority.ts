import type { Db, Transaction } from '#db/client.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { requirePermission } from '#platform/permissions.ts';
import type { JoiningAuthority, JoiningDesk } from './joining-desk.ts';
import * as members from './membership.queries.ts';
import { joinIn } from './membership.service.ts';
import type { Organisation } from './organisation.model.ts';
import { hasPublicListings, isPartOf, readOrganisations } from './organisation.queries.ts';
import type { OrganisationRecord } from './organisation-record.ts';

/** What curation calls once it has decided on a registration, a claim or a change of held facts. */
export function createJoiningAuthority(given: {
  clock: Clock;
  record: OrganisationRecord;
  desk: Pick<JoiningDesk, 'ledAgain' | 'leftWithoutLead'>;
}): JoiningAuthority {
  const { clock, record, desk } = given;

  function getOrganisation(
    tx: Transaction,
    organisationRowId: number,
    state: Organisation['state'],
  ): Organisation {
    const [organisation] = readOrganisations(tx, [organisationRowId]);
    if (!organisation) throw new NotFoundError('No such organisation');
    if (organisation.state !== state) {
      throw new ConflictError(`The organisation is ${organisation.state}, not ${state} any more`);
    }
    return organisation;
  }

  function changeState(
    tx: Transaction,
    actor: Actor,
    organisationRowId: number,
    change: { from: Organisation['state']; to: Organisation['state']; reason: string },
  ): Organisation {
    requirePermission(actor, 'curation.work');
    const organisation = getOrganisation(tx, organisationRowId, change.from);
    if (change.from === 'live' && hasPublicListings(tx, organisationRowId)) {
      throw new ConflictError('It lists something already; archive that first');
    }
    return record.update(tx, actor, organisation, { fields: { state: change.to }, reason: change.reason });
  }

  return {
    approveRegistrationIn: (tx, actor, rowId) =>
      changeState(tx, actor, rowId, { from: 'waiting', to: 'live', reason: 'Registration approved' }),
    undoRegistrationIn: (tx, actor, rowId) =>
      changeState(tx, actor, rowId, { from: 'live', to: 'waiting', reason: 'Approval taken back' }),
    refuseRegistrationIn: (tx, actor, rowId) =>
      changeState(tx, actor, rowId, { from: 'waiting', to: 'archived', reason: 'Registration refused' }),
    undoRefusalIn: (tx, actor, rowId) =>
      changeState(tx, actor, rowId, { from: 'archived', to: 'waiting', reason: 'Refusal taken back' }),
    approveClaimIn(tx, actor, { organisationRowId, accountRowId, role }) {
      requirePermission(actor, 'curation.work');
      const organisation = getOrganisation(tx, organisationRowId, 'live');
      requireAccount(tx, accountRowId);
      const before = members.findMembershipRole(tx, accountRowId, organisationRowId) ?? null;
      const given = joinIn(tx, record, {
        actor,
        organisation,
        accountRowId,
        role: role ?? (members.isLed(tx, organisationRowId) ? 'member' : 'lead'),
        reason: 'Claim approved',
        at: clock.now(),
      });
      const wasSought = given === 'lead' && desk.ledAgain(tx, { actor, organisation });
      return { role: given, before, wasSought };
    },
    undoClaimIn(tx, actor, { organisationRowId, accountRowId, given: { role, before = null, wasSought } }) {
      requirePermission(actor, 'curation.work');
      const [organisation] = readOrganisations(tx, [organisationRowId]);
      if (!organisation) throw new NotFoundError('No such organisation');
      if (before === null) members.deleteMembership(tx, accountRowId, organisationRowId);
      else {
        // Whatever was changed since by somebody else stays so, and what the claim didn't give isn't taken.
        const now = members.findMembershipRole(tx, accountRowId, organisationRowId);
        if (before === role || now !== role) return;
        const createdAt = clock.now();
        members.writeMembership(tx, { accountRowId, organisationRowId, role: before, createdAt });
      }
      record.recordMembers(tx, actor, organisation, 'Approval of a claim taken back');
      if (wasSought && !members.isLed(tx, organisationRowId))
        desk.leftWithoutLead(tx, { actor, organisation });
    },
    changeFactsIn(tx, actor, { organisationRowId, facts, reason }) {
      requirePermission(actor, 'curation.work');
      const [organisation] = readOrganisations(tx, [organisationRowId]);
      if (!organisation || organisation.state === 'archived') throw new NotFoundError('No such organisation');
      refuseParent(tx, organisation, facts.parentRowId);
      return record.update(tx, actor, organisation, { fields: facts, reason });
    },
  };
}

function requireAccount(tx: Transaction, accountRowId: number): void {
  const account = members.findAccount(tx, accountRowId);
  if (!account || account.email === null) throw new NotFoundError('The person has left');
}

/**
 * Why an organisation can't be part of another; undefined where it can. A body is part of one that is public, and
 * never, by whatever way, of itself: in a circle the leads of a part would act for the whole.
 */
export function troubleWithParent(
  db: Db,
  organisation: Pick<Organisation, 'rowId'>,
  parentRowId: number,
): 'unlisted' | 'circle' | undefined {
  const [parent] = readOrganisations(db, [parentRowId]);
  if (parent?.state !== 'live') return 'unlisted';
  return isPartOf(db, parentRowId, organisation.rowId) ? 'circle' : undefined;
}

const parentRefusals = {
  unlisted: 'That organisation isn’t listed',
  circle: 'It can’t be part of itself or of one of its own parts',
} as const;

/** Throws {@link RuleError} where an organisation can't be part of another. */
export function refuseParent(
  tx: Transaction,
  organisation: Pick<Organisation, 'rowId'>,
  parentRowId: number | null,
): void {
  if (parentRowId === null) return;
  const trouble = troubleWithParent(tx, organisation, parentRowId);
  if (trouble !== undefined) throw new RuleError('parent', parentRefusals[trouble]);
}
