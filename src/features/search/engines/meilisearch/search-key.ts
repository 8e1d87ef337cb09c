import { connect, indexNames } from './connection.ts';
import { requireSupported, versionOf } from './server-version.ts';

/** What the product does on the server, and nothing more: it can neither read other indexes nor make keys. */
const rights = [
  'search',
  'documents.add',
  'documents.get',
  'documents.delete',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'indexes.swap',
  'settings.get',
  'settings.update',
  'tasks.get',
  'stats.get',
] as const;

/**
 * Makes a key for one borough's indexes with the server's master key. Throws where the server isn't one that we
 * support: a key for some indexes alone may not ask for the version, so that this is the time to look.
 */
export async function makeSearchKey(given: {
  url: string;
  masterKey: string;
  placeName: string;
}): Promise<string> {
  const { live, next } = indexNames(given.placeName);
  const client = connect({ url: given.url, key: given.masterKey, timeoutMs: 0 });
  const version = await versionOf(client);
  if (version !== null) requireSupported(version);
  const { key } = await client.createKey({
    name: `Borough Exchange (${given.placeName})`,
    description: 'Searches and keeps the index of one borough',
    actions: [...rights],
    indexes: [live, next],
    expiresAt: null,
  });
  return key;
}
