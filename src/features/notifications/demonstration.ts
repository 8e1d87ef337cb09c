import type { Database, Transaction } from '#db/client.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';

const settingKey = 'demonstration.alerts';

/** Whether the demonstration's people have been given what they follow: what they stop since stays stopped. */
export function hasDemonstrationAlerts(database: Database): boolean {
  return readSetting(database, settingKey) !== undefined;
}

/** Notes, in the transaction that fills it in, that the demonstration has what its people follow. */
export function markDemonstrationAlerts(tx: Transaction): void {
  writeSetting(tx, settingKey, { filled: true });
}
