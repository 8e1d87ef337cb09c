export type MembershipRole = 'lead' | 'member';

/** How a role is named to people. */
export const membershipRoleLabels: Record<MembershipRole, string> = {
  lead: 'Lead',
  member: 'Member',
};

/** An organisation that somebody may act for. */
export interface Membership {
  organisationRowId: number;
  role: MembershipRole;
}

/** Somebody who belongs to an organisation, as its leads and curators see them. */
export interface Member {
  accountRowId: number;
  accountId: string;
  /** Null until they have given one. */
  name: string | null;
  /** Null once they have left. */
  email: string | null;
  role: MembershipRole;
  since: Date;
}

/** How a member is called on the page of their organisation. */
export function memberName(member: Pick<Member, 'name' | 'email'>): string {
  return member.name ?? member.email ?? 'A former member';
}

/**
 * Memberships that reach further than they say: whoever leads a body leads its parts. Where both are there, leading
 * counts.
 */
export function withParts(own: readonly Membership[], partRowIds: readonly number[]): Membership[] {
  const roles = new Map(own.map(({ organisationRowId, role }) => [organisationRowId, role]));
  for (const rowId of partRowIds) roles.set(rowId, 'lead');
  return [...roles].map(([organisationRowId, role]) => ({ organisationRowId, role }));
}

/** What a change of roles or a removal comes to. */
export type MembershipRefusal = 'not-a-member' | 'own-raise';

/**
 * Whether somebody may give a member a role. Nobody raises themselves, not even a curator: another one does that.
 * `before` is undefined where they are no member.
 */
export function refuseRoleChange(
  before: MembershipRole | undefined,
  after: MembershipRole,
  isOneself: boolean,
): MembershipRefusal | undefined {
  if (before === undefined) return 'not-a-member';
  if (isOneself && before === 'member' && after === 'lead') return 'own-raise';
  return undefined;
}

/** Whether an organisation that had no lead has one after a change. */
export function isLedAgain(before: readonly MembershipRole[], after: readonly MembershipRole[]): boolean {
  return !before.includes('lead') && after.includes('lead');
}

/** Whether an organisation that had leads has none after a change. */
export function isLeftWithoutLead(
  before: readonly MembershipRole[],
  after: readonly MembershipRole[],
): boolean {
  return before.includes('lead') && !after.includes('lead');
}
