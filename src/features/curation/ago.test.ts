import { expect, it } from 'vitest';
import { agoText } from './ago.ts';

const now = new Date('2026-11-23T10:00:00Z');

it.each([
  ['2026-11-23T09:59:30Z', 'just now'],
  ['2026-11-23T09:59:00Z', '1 minute ago'],
  ['2026-11-23T09:20:00Z', '40 minutes ago'],
  ['2026-11-23T08:00:00Z', '2 hours ago'],
  ['2026-11-22T23:30:00Z', '10 hours ago'],
  ['2026-11-22T21:30:00Z', 'yesterday'],
  ['2026-11-21T10:00:00Z', '2 days ago'],
  ['2026-11-10T10:00:00Z', '13 days ago'],
  ['2026-11-09T10:00:00Z', '9 November'],
  ['2025-11-09T10:00:00Z', '9 November 2025'],
])('%s was %s', (at, expected) => {
  expect(agoText(new Date(at), now)).toBe(expected);
});
