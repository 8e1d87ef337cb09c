import { type Database, transaction } from '#db/client.ts';
import { isDemonstration } from '#features/listings/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';
import type { CallList } from './call-list.ts';
import * as queries from './freshness.queries.ts';
import type { FreshnessService } from './freshness.service.ts';
import type { Owners } from './owners.ts';

const settingKey = 'demonstration.freshness';
const mostCalls = 3;
const mostLapsed = 4;

/**
 * Shows once how the demonstration's entries are kept true, since they keep their state and so cause nothing by
 * themselves: those of its people who have something due get the letter, some other owners of stale services
 * stand on the call list, and some lapsed entries on theirs. By its content alone, so it is the same everywhere.
 *
 * @returns false: there is never more to do at once.
 */
export function showInDemonstration(given: {
  database: Database;
  clock: Clock;
  owners: Owners;
  callList: CallList;
  freshness: Pick<FreshnessService, 'askIn'>;
}): false {
  const { database, clock, owners, callList, freshness } = given;
  if (!isDemonstration(database) || readSetting(database, settingKey) !== undefined) return false;
  transaction(database, (tx) => {
    writeSetting(tx, settingKey, { shown: true });
    const today = londonDay(clock.now());
    const { lapsed, staleOwners } = queries.listDemonstrationExamples(tx, today, mostLapsed);
    for (const rowId of lapsed) callList.showLapsedIn(tx, rowId);
    const found = owners.of(tx, staleOwners);
    const byAccount = staleOwners.filter((rowId) =>
      found.get(rowId)?.recipients.some(({ accountRowId }) => accountRowId !== null),
    );
    for (const rowId of byAccount) freshness.askIn(tx, rowId, true);
    const toRing = staleOwners.filter((rowId) => !byAccount.includes(rowId));
    for (const organisationRowId of toRing.slice(0, mostCalls)) {
      const entries = callList.waitingOf(tx, organisationRowId);
      const why = found.get(organisationRowId)?.unreachable ?? 'unanswered';
      callList.putOnIn(tx, { organisationRowId, entries, why });
    }
  });
  return false;
}
