import { londonDay } from '#platform/clock.ts';
import { formatCount, formatDate, formatMoment } from '#platform/formats.ts';
import { type Permission, permissionTable, type Role, roleLabels, roles } from '#platform/permissions.ts';
import { type Account, displayName } from './account.model.ts';
import { accountPaths } from './account.paths.ts';
import { roleWords } from './account.presenter.ts';
import type { RoleChange, Roles } from './people.service.ts';

export interface PersonRow {
  href: string;
  name: string;
  email: string;
  roles: string;
  lastSeen: string;
}

export interface PersonPageView extends Omit<PersonRow, 'href'> {
  action: string;
  isCurator: boolean;
  isAdministrator: boolean;
  /** Both as they are, for the form to carry. */
  seen: string;
  since: string;
  history: readonly { at: string; what: string; who: string; reason: string }[];
}

/** The table of permissions as it is shown: a row each, with the roles that have it; a column for each role is too wide. */
export interface RolesView {
  rows: readonly { label: string; who: string }[];
}

export function toPersonRow(account: Account): PersonRow {
  return {
    href: accountPaths.person(account.id),
    name: displayName(account),
    email: account.email ?? '',
    roles: roleWords(account),
    lastSeen: account.lastSeenAt === null ? 'not yet' : formatDate(londonDay(account.lastSeenAt)),
  };
}

export function toPersonPage(
  account: Account,
  history: readonly RoleChange[],
  nameOf: (reference: string) => string,
): PersonPageView {
  const { href: action, ...row } = toPersonRow(account);
  return {
    ...row,
    action,
    isCurator: account.isCurator,
    isAdministrator: account.isAdministrator,
    seen: [account.isCurator ? 'curator' : '', account.isAdministrator ? 'administrator' : '']
      .filter(Boolean)
      .join(' '),
    since: formatDate(londonDay(account.createdAt)),
    history: [...history].reverse().map((change) => ({
      at: formatMoment(change.at),
      what: roleWords(change.roles) || 'no role',
      who: nameOf(change.actor),
      reason: change.reason,
    })),
  };
}

/** What stands against each other where two administrators changed somebody's roles at once. */
export function rolesConflictText(now: Roles, typed: Roles): string {
  const words = (given: Roles) => roleWords(given) || 'no role';
  return `It is now: ${words(now)}. You ticked: ${words(typed)}.`;
}

export function toRolesView(): RolesView {
  return {
    rows: (Object.keys(permissionTable) as Permission[]).map((permission) => {
      const { label, roles: allowed }: { label: string; roles: readonly Role[] } =
        permissionTable[permission];
      return { label, who: whoText(allowed) };
    }),
  };
}

function whoText(allowed: readonly Role[]): string {
  if (allowed.length === 0) return 'Nobody: only commands on the server';
  if (allowed.length === roles.length) return 'Everybody';
  const [first = '', ...others] = allowed.map((role) => roleLabels[role]);
  return [first, ...others.map((label) => label.toLowerCase())].join('; ');
}

/** How mail stands: what waits, since when, and what never got out. */
export function toMailFacts(
  state: { waiting: number; retrying: number; failed: number },
  since: Date | null,
): { label: string; value: string }[] {
  return [
    { label: 'Waits to be sent', value: formatCount(state.waiting) },
    { label: 'The oldest, since', value: since === null ? 'Nothing waits' : formatMoment(since) },
    { label: 'Of these, tried before', value: formatCount(state.retrying) },
    { label: 'Given up', value: formatCount(state.failed) },
  ];
}

/** When a backup was last made, as far as can be seen: one may have been written to another folder. */
export function toBackupText(at: Date | null): string {
  return at === null
    ? 'There is none in the folder “backups” beside the database. If none is made elsewhere, make one: npm run backup.'
    : `The newest in the folder “backups” beside the database was made on ${formatMoment(at)}.`;
}
