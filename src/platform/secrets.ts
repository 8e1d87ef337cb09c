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

/**
 * A hash of {@link keyedHash} as a page carries it: under random bits, with those bits before it, so that it is another
 * text each time. Beside words of somebody else's choice, compression would tell by its length what stays the same
 * (BREACH, https://breachattack.com).
 */
export function maskedHash(hash: string): string {
  const bytes = Buffer.from(hash, 'base64url');
  const pad = randomBytes(bytes.length);
  return Buffer.concat([pad, xor(bytes, pad)]).toString('base64url');
}

/** The hash that {@link maskedHash} masked; of any other text, a hash of nothing. */
export function unmaskedHash(masked: string): string {
  const bytes = Buffer.from(masked, 'base64url');
  const half = Math.floor(bytes.length / 2);
  return xor(bytes.subarray(half), bytes.subarray(0, half)).toString('base64url');
}

/** As many bytes as the second has. */
function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(other.map((byte, at) => byte ^ (one[at] ?? 0)));
}
