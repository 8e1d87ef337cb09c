import { describe, expect, it } from 'vitest';
import { freshness, isPublic, isSearchable, type ListingState, reviewDueOn } from './listing.model.ts';

describe('reviewDueOn', () => {
  it.each([
    ['service', '2026-01-15', null, '2026-07-15'],
    ['need', '2026-01-15', null, '2026-03-15'],
    ['skill', '2026-01-15', null, '2027-01-15'],
    // A month that is too short ends on its last day.
    ['need', '2025-12-31', null, '2026-02-28'],
    // What ends sooner is due on its last day.
    ['need', '2026-01-15', '2026-02-01', '2026-02-01'],
    ['resource', '2026-01-15', '2027-02-01', '2026-07-15'],
    // An end that already lay in the past when it was confirmed says nothing.
    ['need', '2026-01-15', '2026-01-01', '2026-03-15'],
  ] as const)('%s confirmed on %s, ending %s, is due on %s', (kind, confirmed, endsOn, due) => {
    expect(reviewDueOn(kind, confirmed, endsOn)).toBe(due);
  });
});

describe('freshness', () => {
  it.each([
    ['2026-06-10', '2026-06-10', 'fresh'],
    ['2026-06-10', '2026-06-11', 'stale'],
    ['2026-06-10', '2026-07-08', 'stale'],
    ['2026-06-10', '2026-07-09', 'expired'],
    [null, '2026-07-09', 'fresh'],
  ] as const)('due on %s is on %s %s', (due, today, expected) => {
    expect(freshness(due, today)).toBe(expected);
  });
});

describe('states', () => {
  const states: Record<ListingState, { searchable: boolean; public: boolean }> = {
    draft: { searchable: false, public: false },
    live: { searchable: true, public: true },
    paused: { searchable: false, public: true },
    met: { searchable: false, public: true },
    taken: { searchable: false, public: true },
    lapsed: { searchable: false, public: true },
    archived: { searchable: false, public: false },
  };
  it.each(Object.entries(states))('%s', (state, expected) => {
    expect(isSearchable(state as ListingState)).toBe(expected.searchable);
    expect(isPublic(state as ListingState)).toBe(expected.public);
  });
});
