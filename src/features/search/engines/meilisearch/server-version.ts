import { type Meilisearch, MeilisearchApiError } from 'meilisearch';
import { MeilisearchFault } from './connection.ts';

/** The first version that our settings and searches fit; every later one of the same major version does too. */
const oldest = { major: 1, minor: 50 } as const;

/** For people: which servers are supported. */
export const supportedVersions = `${oldest.major}.${oldest.minor} or a later ${oldest.major}.x`;

/** Whether a server's version ("1.50.0") is one that we support. */
export function isSupportedVersion(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)\.\d+/.exec(version) ?? [];
  return Number(major) === oldest.major && Number(minor) >= oldest.minor;
}

/** The server's version; null where our key may not ask, as one for some indexes alone may not. */
export async function versionOf(client: Meilisearch): Promise<string | null> {
  try {
    return (await client.getVersion()).pkgVersion;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.response.status === 403) return null;
    throw error;
  }
}

/** Throws unless the version is one that we support. */
export function requireSupported(version: string): void {
  if (isSupportedVersion(version)) return;
  throw new MeilisearchFault(`Meilisearch ${version} is not supported: it has to be ${supportedVersions}`);
}
