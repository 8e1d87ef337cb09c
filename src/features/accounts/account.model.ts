import type { accounts } from '#db/schema/accounts.ts';
import { dayMs } from '#platform/clock.ts';

/** A person who can sign in, or a row that is all that is left of one. */
export type Account = Readonly<typeof accounts.$inferSelect>;

/** What stands in the place of a name once a person has left. */
export const formerMember = 'a former member';

/** What a person is called: their name, or the part of their address before the @ as long as they gave none. */
export function displayName(account: Pick<Account, 'name' | 'email' | 'leftAt'>): string {
  if (account.leftAt !== null) return formerMember;
  return account.name ?? account.email?.split('@')[0] ?? formerMember;
}

const minuteMs = 60_000;

/** How long things that let people in are good for, in milliseconds, and how many of them there may be. */
export const signInLimits = {
  requestMs: 15 * minuteMs,
  codeTries: 5,
  /**
   * Wrong codes for one address, of all requests together: with a new request every few minutes six digits would be
   * guessed within months. From then on only the link lets in, so that this shuts nobody out of their own account.
   */
  wrongCodes: { count: 50, windowMs: dayMs },
  perAddress: { count: 5, windowMs: 15 * minuteMs },
  perNetwork: { count: 60, windowMs: 60 * minuteMs },
} as const;

export const sessionLimits = {
  /** Unused for so long, a session is over. */
  idleMs: 14 * dayMs,
  /** However much it is used, so long and no longer. */
  absoluteMs: 60 * dayMs,
  /** How exactly it is known when a session was last used: reading pages should seldom write. */
  lastSeenMs: 5 * minuteMs,
} as const;

/** Where people are led who said nothing of where they want to go. */
export const landingPath = '/my';
const longestNext = 1_000;

/**
 * A path to go on to after signing in, if it leads to a page of this product; the landing page otherwise.
 * `//host`, `/\host` and addresses with a scheme lead elsewhere, control characters hide such.
 */
export function safeNext(next: string | undefined): string {
  if (next === undefined || next.length > longestNext) return landingPath;
  if (!next.startsWith('/') || /^\/[/\\]/.test(next) || next.includes('\\')) return landingPath;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
  if (/[\u0000-\u0020\u007f]/.test(next)) return landingPath;
  const home = 'http://home.invalid';
  if (!URL.canParse(next, home)) return landingPath;
  const { origin, pathname, search } = new URL(next, home);
  // After resolving `..` a path may begin with two slashes and be another host's.
  if (origin !== home || pathname.startsWith('//')) return landingPath;
  // Back to signing in, or out, would lead round in circles.
  if (/^\/sign-(in|out)(\/|$)/.test(pathname)) return landingPath;
  return pathname + search;
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPod)\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bMac OS X\b|\bMacintosh\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
];

/** "Chrome on Android": what a person recognises of a browser's description of itself. */
export function deviceName(userAgent: string): string {
  const find = (among: typeof browsers) => among.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = find(browsers) ?? 'A browser';
  const system = find(systems);
  return system === undefined ? browser : `${browser} on ${system}`;
}
