import type { Actor } from './actor.ts';
import { ForbiddenError, NoOrganisationError, NotFoundError } from './errors.ts';

/**
 * What a route or a use case can require, and who may: the only table of permissions. Roles are fixed in code.
 * `/admin/roles` shows it; a test asks every route as every role and compares with it.
 *
 * A permission says that somebody may do such a thing at all. Whether it may be done to this record (one's own
 * organisation's listing, say) is asked again by the service that changes it.
 */
export const permissionTable = {
  'directory.read': {
    label: 'Read the directory, suggest a correction, report a problem',
    roles: ['visitor', 'person', 'member', 'lead', 'curator', 'administrator'],
  },
  'sign-in': {
    label: 'Ask to sign in',
    roles: ['visitor', 'person', 'member', 'lead', 'curator', 'administrator'],
  },
  'email-link': {
    label: 'Use a link from an e-mail',
    roles: ['visitor', 'person', 'member', 'lead', 'curator', 'administrator'],
  },
  'system.health': {
    label: 'See whether the product is up',
    roles: ['visitor', 'person', 'member', 'lead', 'curator', 'administrator'],
  },
  'account.own': {
    label: 'See and change one’s own account and what one follows; register or join an organisation',
    roles: ['person', 'member', 'lead', 'curator', 'administrator'],
  },
  'listing.write': {
    label: 'List something for one’s organisations and keep it true',
    roles: ['member', 'lead', 'curator', 'administrator'],
  },
  'enquiry.read': {
    label: 'Read the conversations of one’s organisations; curators all, and both sides see that they did',
    roles: ['member', 'lead', 'curator', 'administrator'],
  },
  'enquiry.write': {
    label: 'Ask, answer, arrange and close for one’s organisations',
    roles: ['member', 'lead'],
  },
  'organisation.lead': {
    label: 'Invite and remove members, change the organisation’s own entry',
    roles: ['lead', 'curator', 'administrator'],
  },
  'curation.work': {
    label: 'Review, merge, restore, confirm by telephone, grant trust',
    roles: ['curator', 'administrator'],
  },
  'administration.people': {
    label: 'People, roles and settings',
    roles: ['administrator'],
  },
  'administration.search': {
    label: 'See how the search index is, and have it built anew',
    roles: ['administrator'],
  },
  /** Only the product itself and its operator's commands. */
  'directory.write': { label: 'Import and seed', roles: [] },
} as const satisfies Record<string, { label: string; roles: readonly Role[] }>;

export type Permission = keyof typeof permissionTable;

/** From the least to the most; `person` is signed in and belongs to no organisation. */
export const roles = ['visitor', 'person', 'member', 'lead', 'curator', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Record<Role, string> = {
  visitor: 'Visitor',
  person: 'Signed in, no organisation yet',
  member: 'Member of an organisation',
  lead: 'Lead of an organisation',
  curator: 'Curator',
  administrator: 'Administrator',
};

/** All roles that an actor has at once. */
export function rolesOf(actor: Actor): Role[] {
  if (actor.kind !== 'person') return ['visitor'];
  const found: Role[] = ['person'];
  if (actor.memberships.length > 0) found.push('member');
  if (actor.memberships.some(({ role }) => role === 'lead')) found.push('lead');
  if (actor.isCurator) found.push('curator');
  if (actor.isAdministrator) found.push('administrator');
  return found;
}

/** Whether an actor holds a permission. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  const allowed: readonly Role[] = permissionTable[permission].roles;
  return rolesOf(actor).some((role) => allowed.includes(role));
}

/**
 * Throws {@link ForbiddenError} unless the actor holds the permission; {@link NoOrganisationError} where somebody who is
 * signed in would hold it as a member of some organisation.
 */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return;
  const allowed: readonly Role[] = permissionTable[permission].roles;
  const Refusal =
    actor.kind === 'person' && actor.memberships.length === 0 && allowed.includes('member')
      ? NoOrganisationError
      : ForbiddenError;
  throw new Refusal(`This needs the permission ${permission}`);
}

/** How far an actor may go with what belongs to an organisation. */
export type Standing = 'member' | 'lead';

/** Whether an actor may act for an organisation: its members, its leads, and curators for everybody. */
export function mayActFor(actor: Actor, organisationRowId: number, as: Standing): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'person') return false;
  if (actor.isCurator || actor.isAdministrator) return true;
  return belongsTo(actor, organisationRowId, as);
}

/** Whether somebody is one of the organisation's own people: a curator may act for it and isn't. */
export function belongsTo(actor: Actor, organisationRowId: number, as: Standing = 'member'): boolean {
  return (
    actor.kind === 'person' &&
    actor.memberships.some(
      (membership) =>
        membership.organisationRowId === organisationRowId && (as === 'member' || membership.role === 'lead'),
    )
  );
}

/** Throws {@link ForbiddenError} unless the actor may act for the organisation. */
export function requireActFor(actor: Actor, organisationRowId: number, as: Standing): void {
  if (!mayActFor(actor, organisationRowId, as)) {
    throw new ForbiddenError('This belongs to an organisation that you may not act for');
  }
}

/**
 * Throws {@link NotFoundError} for what isn't public and belongs to an organisation that the actor may not act for: that it
 * is there at all is told to nobody else.
 */
export function requireMayKnow(actor: Actor, organisationRowId: number, isPublic: boolean): void {
  if (!isPublic && !mayActFor(actor, organisationRowId, 'member')) {
    throw new NotFoundError('No such thing that this person may know of');
  }
}
