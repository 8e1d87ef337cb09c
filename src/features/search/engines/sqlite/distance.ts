import type { Point } from '../../search.model.ts';
import type { EntryColumns } from './columns.ts';

/** Mean radius of the Earth (IUGG), in miles. */
const earthRadiusMiles = 3958.7613;
const radians = Math.PI / 180;

/**
 * Measures from a point to an entry's nearest place, as the square of half the chord between them (haversine):
 * it grows with the distance and costs half of it. Infinity for an entry without a place.
 */
export function chordFrom(point: Point, columns: EntryColumns): (row: number) => number {
  const latitude = point.latitude * radians;
  const longitude = point.longitude * radians;
  const cosine = Math.cos(latitude);

  function chord(latitudeTo: number, longitudeTo: number): number {
    const to = latitudeTo * radians;
    const north = Math.sin((to - latitude) / 2);
    const east = Math.sin((longitudeTo * radians - longitude) / 2);
    return north * north + cosine * Math.cos(to) * east * east;
  }

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

/** Great-circle miles of what {@link chordFrom} measures. */
export function milesOf(chord: number): number {
  return 2 * earthRadiusMiles * Math.asin(Math.min(1, Math.sqrt(chord)));
}
