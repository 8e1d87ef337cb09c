import { fixedClock } from '../../src/platform/clock.ts';

/** A Monday morning in November, on which every test takes place unless it says otherwise. */
export function testClock() {
  return fixedClock('2026-11-23T10:00:00Z');
}
