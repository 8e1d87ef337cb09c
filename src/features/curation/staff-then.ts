import type { Db } from '#db/client.ts';
import type { Roles } from '#features/accounts/index.ts';
import { groupRevisions, type Revision } from '#features/revisions/index.ts';
import { accountIdIn } from '#platform/actor.ts';

/**
 * Rows of those revisions that somebody made as a curator or an administrator: the roles that they had then count, so that
 * whoever was "the CVS" once isn't named later, when the role is gone.
 *
 * @param staffNow public ids of the accounts that have such a role today
 */
export function madeByStaff(
  db: Db,
  revisions: readonly Pick<Revision, 'rowId' | 'actor' | 'recordedAt'>[],
  staffNow: ReadonlySet<string>,
): Set<number> {
  const made = revisions.flatMap(({ rowId, actor, recordedAt }) => {
    const accountId = accountIdIn(actor);
    return accountId === undefined ? [] : [{ rowId, accountId, recordedAt }];
  });
  const changes = groupRevisions(db, 'account', [...new Set(made.map(({ accountId }) => accountId))]);
  return new Set(
    made
      .filter(({ accountId, recordedAt }) =>
        wasStaff(changes.get(accountId) ?? [], recordedAt, staffNow.has(accountId)),
      )
      .map(({ rowId }) => rowId),
  );
}

/** @param changes of the roles, oldest first; without any they were always as they are now */
function wasStaff(
  changes: readonly Pick<Revision, 'snapshot' | 'recordedAt'>[],
  at: Date,
  isNow: boolean,
): boolean {
  const [first] = changes;
  if (!first) return isNow;
  const before = changes.findLast(({ recordedAt }) => recordedAt <= at);
  // Before the first change that is known it was the other way round.
  return before ? isStaff(before.snapshot as Roles) : !isStaff(first.snapshot as Roles);
}

function isStaff({ isCurator, isAdministrator }: Roles): boolean {
  return isCurator || isAdministrator;
}
