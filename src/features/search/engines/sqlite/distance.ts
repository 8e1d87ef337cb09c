import { chordsFrom } from '../../distance.ts';
import type { Point } from '../../search.model.ts';
import type { EntryColumns } from './columns.ts';

/** Measures from a point to an entry's nearest place, as a chord; Infinity for an entry without a place. */
export function chordFrom(point: Point, columns: EntryColumns): (row: number) => number {
  const chord = chordsFrom(point);
  return (row) => {
    const first = columns.latitude[row] ?? Number.NaN;
    if (Number.isNaN(first)) return Number.POSITIVE_INFINITY;
    let nearest = chord(first, columns.longitude[row] ?? 0);
    const further = columns.furtherPoints.size > 0 ? columns.furtherPoints.get(row) : undefined;
    if (further) {
      for (let at = 0; at + 1 < further.length; at += 2) {
        nearest = Math.min(nearest, chord(further[at] ?? 0, further[at + 1] ?? 0));
      }
    }
    return nearest;
  };
}
