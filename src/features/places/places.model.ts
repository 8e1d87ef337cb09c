/**
 * Places without a database: postcodes as people type them, distances as a crow flies, and what the gazetteer
 * can say of a place. Everything here is pure.
 */

/** Owed wherever wards, outcodes, sectors or postcodes are shown (Open Government Licence 3.0). */
export const gazetteerAttribution =
  'Contains OS data © Crown copyright and database right 2025; contains Royal Mail data © Royal Mail copyright and database right 2025; contains National Statistics data © Crown copyright and database right 2025';

export interface Ward {
  slug: string;
  /** Code of the Office for National Statistics, "E05010412". */
  code: string;
  name: string;
  latitude: number;
  longitude: number;
}

export interface Outcode {
  outcode: string;
  latitude: number;
  longitude: number;
}

export interface PostcodeSector {
  /** "DL1 5". */
  sector: string;
  latitude: number;
  longitude: number;
  /** Wards of the borough in which its postcodes lie, most postcodes first; none: it lies outside. */
  wardSlugs: string[];
}

/** What the product knows of places before any postcode file is loaded. */
export interface Gazetteer {
  /** Code of the local authority, "E06000005" for Darlington. */
  boroughCode: string;
  /** The postcode area ("DL") of which every sector is known, so that a sector missing from it doesn't exist. */
  completeArea: string;
  /** A postcode of the borough that forms and messages name as an example: "DL1 5QT". */
  examplePostcode: string;
  wards: readonly Ward[];
  outcodes: readonly Outcode[];
  sectors: readonly PostcodeSector[];
}

/** The centre of a ward or an outcode under the name that people know it by. */
export interface NamedCentre {
  name: string;
  latitude: number;
  longitude: number;
}

export interface ParsedPostcode {
  /** "DL1 5QT". */
  postcode: string;
  /** "DL1". */
  outcode: string;
  /** "DL1 5". */
  sector: string;
}

/** Longest text worth looking at: a postcode with generous spaces. */
const maxTypedLength = 20;
const outcodePattern = /^[A-Z]{1,2}\d[A-Z\d]?$/;
/** The last two letters are never C, I, K, M, O or V (Royal Mail, Programmers' Guide to the PAF, "Postcodes"). */
const postcodePattern = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})$/;

/** Capital letters and no spaces: how postcodes are compared and stored as keys. */
export function compactPostcode(text: string): string {
  return text.replace(/\s+/gu, '').toUpperCase();
}

/** Reads a UK postcode however it is spaced and cased; undefined if it has not the form of one. */
export function parsePostcode(text: string): ParsedPostcode | undefined {
  if (text.length > maxTypedLength) return undefined;
  const [, outcode, incode] = postcodePattern.exec(compactPostcode(text)) ?? [];
  if (outcode === undefined || incode === undefined) return undefined;
  return {
    postcode: `${outcode} ${incode}`,
    outcode,
    sector: `${outcode} ${incode.slice(0, 1)}`,
  };
}

/**
 * Reads the first half of a postcode ("dl1" becomes "DL1"); undefined if it has not the form of one. A space inside
 * is not passed over: "DL1 5" is half of a postcode, not DL15.
 */
export function parseOutcode(text: string): string | undefined {
  if (text.length > maxTypedLength) return undefined;
  const outcode = text.trim().toUpperCase();
  return outcodePattern.test(outcode) ? outcode : undefined;
}

/** The slug of a ward, which is also the value of the facet `area`: "Bank Top & Lascelles" is `bank-top-and-lascelles`. */
export function wardSlug(name: string): string {
  return name.toLowerCase().replaceAll(' & ', '-and-').replaceAll(' ', '-');
}

export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** Rectangle around Great Britain with its islands, in degrees (WGS84). */
const greatBritain = { south: 49.8, north: 60.9, west: -8.7, east: 1.8 };

/** Whether a point can lie in Great Britain; 0,0 and swapped coordinates cannot. */
export function isInGreatBritain({ latitude, longitude }: Coordinates): boolean {
  return (
    latitude >= greatBritain.south &&
    latitude <= greatBritain.north &&
    longitude >= greatBritain.west &&
    longitude <= greatBritain.east
  );
}

// With as many decimals as a telephone tells of where it is, which near Greenwich are 17 and more.
const coordinatesPattern = /^\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*$/;

/** Reads "54.5270,-1.5530"; undefined if it is something else or lies outside Great Britain. */
export function parseCoordinates(text: string): Coordinates | undefined {
  const [, latitude, longitude] = coordinatesPattern.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  const point = { latitude: Number(latitude), longitude: Number(longitude) };
  return isInGreatBritain(point) ? point : undefined;
}

/** Mean radius of the Earth (IUGG R1, 6,371.0088 km) in international miles of 1.609344 km. */
const earthRadiusMiles = 6371.0088 / 1.609344;

/**
 * Great-circle distance in miles, by the haversine formula, which stays exact for places close together
 * (R. W. Sinnott, "Virtues of the Haversine", Sky & Telescope 68, 1984). A sphere is within 0.5 % of the ground.
 */
export function distanceMiles(from: Coordinates, to: Coordinates): number {
  const radians = Math.PI / 180;
  const sineOfHalfLatitude = Math.sin(((to.latitude - from.latitude) * radians) / 2);
  const sineOfHalfLongitude = Math.sin(((to.longitude - from.longitude) * radians) / 2);
  const haversine =
    sineOfHalfLatitude ** 2 +
    Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * sineOfHalfLongitude ** 2;
  return 2 * earthRadiusMiles * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

export interface PlaceLocation extends Coordinates {
  /** Anything but `exact` is shown with "about". */
  precision: 'exact' | 'sector' | 'outcode';
}

/**
 * What is known of a postcode.
 *
 * - `exact`: it stands in a loaded postcode file.
 * - `sector`: only its sector is known. If the sector has wards of the borough the postcode may lie in any of them
 *   or beyond the boundary, so the ward is asked for: `candidateWardSlugs` has the sector's first, then all others.
 * - `outcode`: it lies outside the postcode area that the gazetteer knows in full, and so outside the borough.
 * - `unknown`: it has the form of a postcode, but there is no such place.
 * - `malformed`: it has not the form of a postcode.
 */
export type PlaceResolution =
  | {
      kind: 'exact';
      postcode: string;
      location: PlaceLocation;
      inBorough: 'yes' | 'no';
      /** Null outside the borough, and where the file knows the borough but not the ward. */
      wardSlug: string | null;
    }
  | {
      kind: 'sector';
      postcode: string;
      location: PlaceLocation;
      inBorough: 'perhaps' | 'no';
      candidateWardSlugs: string[];
    }
  | { kind: 'outcode'; postcode: string; location: PlaceLocation; inBorough: 'no' }
  | { kind: 'unknown'; postcode: string }
  | { kind: 'malformed' };

/** Where a search measures distances from. */
export interface NearPlace extends PlaceLocation {
  /** The place in the words it was asked for, tidied: "DL1 5QT", "DL1", "54.527, -1.553". */
  label: string;
}
