import type { Point } from './search.model.ts';

/** Mean radius of the Earth (IUGG), in miles. */
export const earthRadiusMiles = 3958.7613;
const radians = Math.PI / 180;

/**
 * Measures from a point to others, in degrees, as the square of half the chord between them (haversine): it grows
 * with the distance and costs half of it.
 */
export function chordsFrom(point: Point): (latitude: number, longitude: number) => number {
  const latitude = point.latitude * radians;
  const longitude = point.longitude * radians;
  const cosine = Math.cos(latitude);
  return (latitudeTo, longitudeTo) => {
    const to = latitudeTo * radians;
    const north = Math.sin((to - latitude) / 2);
    const east = Math.sin((longitudeTo * radians - longitude) / 2);
    return north * north + cosine * Math.cos(to) * east * east;
  };
}

/** Great-circle miles of what {@link chordsFrom} measures. */
export function milesOf(chord: number): number {
  return 2 * earthRadiusMiles * Math.asin(Math.min(1, Math.sqrt(chord)));
}
