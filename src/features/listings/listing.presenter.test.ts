import { describe, expect, it } from 'vitest';
import { distanceText, freshnessTag } from './listing.presenter.ts';

const today = '2026-11-23';

describe('freshnessTag', () => {
  it.each([
    ['2026-11-23', '2027-01-01', 'fresh', 'Confirmed today'],
    ['2026-11-22', '2027-01-01', 'fresh', 'Confirmed yesterday'],
    ['2026-11-20', '2027-01-01', 'fresh', 'Confirmed 3 days ago'],
    ['2026-11-02', '2027-01-01', 'fresh', 'Confirmed 3 weeks ago'],
    ['2026-07-02', '2027-01-01', 'fresh', 'Confirmed in July'],
    ['2026-05-14', '2026-11-14', 'stale', 'Not confirmed since May'],
    ['2025-05-14', '2025-11-14', 'expired', 'Not confirmed since May 2025'],
    [null, null, 'stale', 'Not confirmed yet'],
  ] as const)('confirmed on %s, due on %s', (confirmedOn, due, state, text) => {
    expect(freshnessTag({ confirmedOn, reviewDueOn: due }, today)).toEqual({ state, text });
  });
});

describe('distanceText', () => {
  it.each([
    [0.04, false, 'less than 0.1 miles'],
    [0, true, 'nearby'],
    [1.0, false, '1 mile'],
    [1.98, true, 'about 2 miles'],
    [1.24, true, 'about 1.2 miles'],
    [31.6, true, 'about 32 miles'],
  ] as const)('%f miles', (miles, isRough, text) => {
    expect(distanceText(miles, isRough)).toBe(text);
  });
});
