import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Secrets that are handed out, and what is kept of them: only hashes, so that a stolen database opens nothing. */

const tokenBytes = 32;
const codeDigits = 6;

/** A secret for a link or a cookie: 256 random bits, base64url. */
export function randomToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** Six random digits, for reading off another screen. */
export function randomCode(): string {
  return String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
}

/** What is kept of a random token; no salt, since the token itself can't be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** A hash that only the holder of the key can make: for short codes, network addresses and form tokens. */
export function keyedHash(key: string, purpose: string, value: string): string {
  return createHmac('sha256', key).update(`${purpose}\n${value}`).digest('base64url');
}

/** Compares two hashes without telling by its duration how much of them agrees. */
export function sameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
