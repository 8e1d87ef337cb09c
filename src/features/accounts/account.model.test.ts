import { describe, expect, it } from 'vitest';
import { deviceName, displayName, landingPath, safeNext } from './account.model.ts';

describe('safeNext', () => {
  it.each(['/my', '/listings/new?kind=need', '/search?q=a%20b&near=DL1+5QT', '/sign-in-help'])(
    'goes on to %s',
    (path) => expect(safeNext(path)).toBe(path),
  );

  it.each([
    undefined,
    '',
    'my',
    'https://evil.example/',
    '//evil.example/',
    '///evil.example',
    '/\\evil.example',
    '/a\\..\\b',
    '/\t/evil.example',
    '\t//evil.example',
    '/a/..//evil.example',
    '/.//evil.example',
    '/%0a\n/evil',
    'javascript:alert(1)',
    '/my\r\nSet-Cookie: a=b',
    '/sign-in',
    '/sign-in/x',
    '/sign-out',
    `/${'a'.repeat(1_000)}`,
  ])('stays at home instead of going to %j', (path) => expect(safeNext(path)).toBe(landingPath));
});

it.each([
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1',
    'Safari on an iPhone',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
    'Edge on Windows',
  ],
  ['curl/8', 'A browser'],
])('recognises %s', (userAgent, name) => expect(deviceName(userAgent)).toBe(name));

it.each([
  [{ name: 'Ann Ash', email: 'ann@ash.example', leftAt: null }, 'Ann Ash'],
  [{ name: null, email: 'ann@ash.example', leftAt: null }, 'ann'],
  [{ name: null, email: null, leftAt: new Date(0) }, 'a former member'],
])('calls %j by the right name', (account, name) => expect(displayName(account)).toBe(name));
