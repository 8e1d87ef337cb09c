import { describe, expect, it } from 'vitest';
import { nextAfterMail, nextLook, shareRoom } from './alert.model.ts';

const at = (text: string) => new Date(text);

describe('the next digest', () => {
  it.each([
    ['at-once', '2026-11-23T09:00:00Z', '2026-11-23T09:00:00.000Z'],
    // Seven in the morning in London: of the same day only before it.
    ['daily', '2026-11-23T06:59:59Z', '2026-11-23T07:00:00.000Z'],
    ['daily', '2026-11-23T07:00:00Z', '2026-11-24T07:00:00.000Z'],
    ['daily', '2026-11-23T23:30:00Z', '2026-11-24T07:00:00.000Z'],
    // 23 November 2026 is a Monday.
    ['weekly', '2026-11-23T06:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['weekly', '2026-11-23T07:30:00Z', '2026-11-30T07:00:00.000Z'],
    ['weekly', '2026-11-29T12:00:00Z', '2026-11-30T07:00:00.000Z'],
    // In summer London is an hour ahead of UTC: past midnight there it is the next day.
    ['daily', '2026-07-01T23:30:00Z', '2026-07-02T06:00:00.000Z'],
    // The nights in which the clocks change, when the morning is six or eight hours from midnight.
    ['daily', '2026-03-28T12:00:00Z', '2026-03-29T06:00:00.000Z'],
    ['daily', '2026-10-24T12:00:00Z', '2026-10-25T07:00:00.000Z'],
  ] as const)('%s after %s is at %s', (frequency, after, expected) => {
    expect(nextLook(frequency, at(after)).toISOString()).toBe(expected);
  });

  it('at once waits an hour after a mail, the others for their morning', () => {
    expect(nextAfterMail('at-once', at('2026-11-23T09:00:00Z'))).toEqual(at('2026-11-23T10:00:00Z'));
    expect(nextAfterMail('daily', at('2026-11-23T07:00:00Z'))).toEqual(at('2026-11-24T07:00:00Z'));
  });
});

describe('the room of a digest', () => {
  it('is shared in order, so that it has an end whatever there is', () => {
    expect(shareRoom([3])).toEqual([3]);
    expect(shareRoom([220, 0, 2])).toEqual([8, 0, 2]);
    expect(shareRoom([9, 9, 9, 9, 9, 9])).toEqual([8, 8, 8, 8, 8, 0]);
  });
});
