import { londonDay } from '#platform/clock.ts';
import { formatDate, formatMoment } from '#platform/formats.ts';
import type { Account } from './account.model.ts';
import { accountPaths } from './account.paths.ts';
import type { SessionSummary } from './session.service.ts';

export interface AccountPageView {
  name: string;
  email: string;
  since: string;
  roles: string;
  sessions: readonly SessionRow[];
}

export interface SessionRow {
  device: string;
  began: string;
  lastUsed: string;
  isThisOne: boolean;
  endAction: string;
}

/** "curator and administrator"; empty for somebody without a role of their own. */
export function roleWords(account: Pick<Account, 'isCurator' | 'isAdministrator'>): string {
  return [account.isCurator ? 'curator' : '', account.isAdministrator ? 'administrator' : '']
    .filter((word) => word !== '')
    .join(' and ');
}

export function toAccountPage(account: Account, sessions: readonly SessionSummary[]): AccountPageView {
  return {
    name: account.name ?? '',
    email: account.email ?? '',
    since: formatDate(londonDay(account.createdAt)),
    roles: roleWords(account),
    sessions: sessions.map((session) => ({
      device: session.device,
      began: formatMoment(session.createdAt),
      lastUsed: formatMoment(session.lastSeenAt),
      isThisOne: session.isThisOne,
      endAction: accountPaths.endSession(session.id),
    })),
  };
}
