import type { Database } from '#db/client.ts';
import { installationSecret } from '#platform/installation-secret.ts';
import { keyedHash, sameHash } from '#platform/secrets.ts';

/**
 * Links that stop alerts. They have to work for good, in a mail of years ago too, so nothing is kept of them that
 * could be forgotten: the address names the alerts and carries a signature. The key is the one that the database keeps,
 * not the configured one, which may be changed. Whoever holds a stolen database could stop alerts, and read nothing that
 * it doesn't tell them anyway.
 */
export interface StopLinks {
  /** The token of some alerts, by their public ids. */
  tokenFor(alertIds: readonly string[]): string;
  /** The alerts that a token names; undefined for one that we didn't make. */
  alertsIn(token: string): string[] | undefined;
}

/** With all of one person's alerts a token has some 700 characters: a line of a mail's header holds 998 (RFC 5322, 2.1.1). */
export const longestStopToken = 900;
const bytesOfId = 16;
/** 132 bits of the signature. */
const signatureLength = 22;

export function createStopLinks(database: Database): StopLinks {
  let key: string | undefined;
  function signatureOf(named: string): string {
    key ??= installationSecret(database, undefined);
    return keyedHash(key, 'stop alerts', named).slice(0, signatureLength);
  }
  return {
    tokenFor(alertIds) {
      const bytes = Buffer.concat(alertIds.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex')));
      const named = bytes.toString('base64url');
      return `${named}.${signatureOf(named)}`;
    },
    alertsIn(token) {
      const [named = '', signature = ''] = token.split('.');
      if (named === '' || !sameHash(signature, signatureOf(named))) return undefined;
      const bytes = Buffer.from(named, 'base64url');
      return Array.from({ length: bytes.length / bytesOfId }, (_, index) =>
        uuidOf(bytes.subarray(index * bytesOfId, (index + 1) * bytesOfId)),
      );
    },
  };
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
