import type { Coordinates } from './places.model.ts';

/**
 * Eastings and northings of the Ordnance Survey National Grid to latitude and longitude (WGS84).
 *
 * Source: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes B (ellipsoid to Cartesian),
 * C (transverse Mercator) and section 6.6 (the Helmert transformation between OSGB36 and WGS84, good to about 5 m).
 */

/** Half axes of an ellipsoid in metres. */
interface Ellipsoid {
  a: number;
  b: number;
}
const airy1830: Ellipsoid = { a: 6_377_563.396, b: 6_356_256.909 };
const wgs84: Ellipsoid = { a: 6_378_137, b: 6_356_752.3141 };

/** The National Grid's projection: scale on the central meridian, true origin in radians, its grid coordinates in metres. */
const scale = 0.999_601_271_7;
const originLatitude = (49 * Math.PI) / 180;
const originLongitude = (-2 * Math.PI) / 180;
const originEasting = 400_000;
const originNorthing = -100_000;

/** OSGB36 to WGS84: shifts in metres, turns in seconds of arc, scale in parts per million. */
const helmert = {
  x: 446.448,
  y: -125.157,
  z: 542.06,
  turnX: 0.1502,
  turnY: 0.247,
  turnZ: 0.8421,
  ppm: -20.4894,
};

/** A hundredth of a millimetre, as the guide says. */
const northingTolerance = 0.000_01;

/** @returns degrees, good to about 5 metres on land. */
export function fromNationalGrid(easting: number, northing: number): Coordinates {
  return toWgs84(unproject(easting, northing));
}

/** Latitude and longitude in radians on the Airy ellipsoid; the numerals are those of the guide. */
function unproject(easting: number, northing: number): { latitude: number; longitude: number } {
  const { a, b } = airy1830;
  const eccentricitySquared = (a ** 2 - b ** 2) / a ** 2;
  let latitude = originLatitude;
  let arc = 0;
  do {
    latitude += (northing - originNorthing - arc) / (a * scale);
    arc = meridionalArc(latitude);
  } while (Math.abs(northing - originNorthing - arc) >= northingTolerance);

  const sine = Math.sin(latitude);
  const nu = (a * scale) / Math.sqrt(1 - eccentricitySquared * sine ** 2);
  const rho = (a * scale * (1 - eccentricitySquared)) / (1 - eccentricitySquared * sine ** 2) ** 1.5;
  const etaSquared = nu / rho - 1;
  const t = Math.tan(latitude);
  const secant = 1 / Math.cos(latitude);
  const vii = t / (2 * rho * nu);
  const viii = (t / (24 * rho * nu ** 3)) * (5 + 3 * t ** 2 + etaSquared - 9 * t ** 2 * etaSquared);
  const ix = (t / (720 * rho * nu ** 5)) * (61 + 90 * t ** 2 + 45 * t ** 4);
  const x = secant / nu;
  const xi = (secant / (6 * nu ** 3)) * (nu / rho + 2 * t ** 2);
  const xii = (secant / (120 * nu ** 5)) * (5 + 28 * t ** 2 + 24 * t ** 4);
  const xiia = (secant / (5040 * nu ** 7)) * (61 + 662 * t ** 2 + 1320 * t ** 4 + 720 * t ** 6);
  const east = easting - originEasting;
  return {
    latitude: latitude - vii * east ** 2 + viii * east ** 4 - ix * east ** 6,
    longitude: originLongitude + x * east - xi * east ** 3 + xii * east ** 5 - xiia * east ** 7,
  };
}

/** Metres along the meridian from the true origin's latitude. */
function meridionalArc(latitude: number): number {
  const { a, b } = airy1830;
  const n = (a - b) / (a + b);
  const difference = latitude - originLatitude;
  const sum = latitude + originLatitude;
  return (
    b *
    scale *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * difference -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(difference) * Math.cos(sum) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * difference) * Math.cos(2 * sum) -
      (35 / 24) * n ** 3 * Math.sin(3 * difference) * Math.cos(3 * sum))
  );
}

function toWgs84({ latitude, longitude }: { latitude: number; longitude: number }): Coordinates {
  const airySquared = (airy1830.a ** 2 - airy1830.b ** 2) / airy1830.a ** 2;
  const nu = airy1830.a / Math.sqrt(1 - airySquared * Math.sin(latitude) ** 2);
  const x1 = nu * Math.cos(latitude) * Math.cos(longitude);
  const y1 = nu * Math.cos(latitude) * Math.sin(longitude);
  const z1 = nu * (1 - airySquared) * Math.sin(latitude);

  const radians = Math.PI / (180 * 3600);
  const grow = 1 + helmert.ppm / 1e6;
  const turnX = helmert.turnX * radians;
  const turnY = helmert.turnY * radians;
  const turnZ = helmert.turnZ * radians;
  const x = helmert.x + grow * x1 - turnZ * y1 + turnY * z1;
  const y = helmert.y + turnZ * x1 + grow * y1 - turnX * z1;
  const z = helmert.z - turnY * x1 + turnX * y1 + grow * z1;

  const wgsSquared = (wgs84.a ** 2 - wgs84.b ** 2) / wgs84.a ** 2;
  const distance = Math.hypot(x, y);
  let angle = Math.atan2(z, distance * (1 - wgsSquared));
  // Each turn gains some three digits; four are more than a double holds.
  for (let turn = 0; turn < 4; turn += 1) {
    const normal = wgs84.a / Math.sqrt(1 - wgsSquared * Math.sin(angle) ** 2);
    angle = Math.atan2(z + wgsSquared * normal * Math.sin(angle), distance);
  }
  return { latitude: (angle * 180) / Math.PI, longitude: (Math.atan2(y, x) * 180) / Math.PI };
}
