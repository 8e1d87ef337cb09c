import { type Database, transaction } from '#db/client.ts';
import { randomToken } from './secrets.ts';
import { readSetting, writeSetting } from './settings.ts';

const settingKey = 'secret';

/**
 * The key that signs form tokens and hashes codes: the configured one, or outside production a random one that the
 * database keeps, so that sessions outlive a restart.
 */
export function installationSecret(database: Database, configured: string | undefined): string {
  if (configured !== undefined) return configured;
  const known = readSetting(database, settingKey);
  if (typeof known === 'string') return known;
  return transaction(database, (tx) => {
    // Another process may have been quicker.
    const meanwhile = readSetting(tx, settingKey);
    if (typeof meanwhile === 'string') return meanwhile;
    const made = randomToken();
    writeSetting(tx, settingKey, made);
    return made;
  });
}
