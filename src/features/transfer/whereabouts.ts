import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SiteInput } from '#features/organisations/index.ts';
import {
  type Coordinates,
  isInGreatBritain,
  type PlacesService,
  parseOutcode,
  parsePostcode,
} from '#features/places/index.ts';
import { readCsvRecords } from '#platform/csv.ts';
import type { SourcePlace } from './source-entry.ts';

/** Turns the places that rows tell into sites: which lie in the borough, in which ward, and how well that is known. */

/** A list of the borough's postcodes with their wards, below the folder of the data; without it the gazetteer must do. */
const boroughPostcodesFile = 'geography/darlington_borough_postcodes_2025.csv';

export interface Whereabouts {
  site: SiteInput | null;
  inBorough: boolean;
  /** What of the place could not be used, and why. */
  note?: string;
}

export interface Locator {
  locate(place: SourcePlace): Whereabouts;
}

/** Northern Ireland, the Channel Islands and Man have postcodes, but Great Britain's gazetteer has not them. */
const beyondGreatBritain = /^(BT|GY|JE|IM)\d/;

/** @param folder the folder of the data, in which the list of the borough's postcodes may lie. */
export async function createLocator(folder: string, places: PlacesService): Promise<Locator> {
  const wardByPostcode = await readBoroughPostcodes(path.join(folder, boroughPostcodesFile), places);
  return {
    locate(place) {
      return place.point && isInGreatBritain(place.point)
        ? { site: atPoint(place, place.point, places), inBorough: false }
        : byPostcode(place);
    },
  };

  function byPostcode(place: SourcePlace): Whereabouts {
    if (place.postcode === '') return unplaced(place);
    const resolution = places.resolvePostcode(place.postcode);
    if (resolution.kind === 'malformed') return byFirstHalf(place);
    if (resolution.kind === 'unknown') {
      const isBeyond = beyondGreatBritain.test(resolution.postcode);
      return {
        site: siteOf(place, { postcode: resolution.postcode, wardSlug: null, location: null }),
        inBorough: false,
        ...(isBeyond
          ? {}
          : { note: `There is no postcode ${resolution.postcode}; no distances are measured` }),
      };
    }
    const { postcode, location } = resolution;
    const wardSlug =
      wardByPostcode.get(postcode) ?? (resolution.kind === 'exact' ? resolution.wardSlug : null);
    const mayBeInBorough = resolution.inBorough === 'yes' || resolution.inBorough === 'perhaps';
    const inBorough = wardByPostcode.size > 0 ? wardByPostcode.has(postcode) : mayBeInBorough;
    return {
      site: siteOf(place, { postcode, wardSlug, location }),
      inBorough,
      ...(inBorough && wardSlug === null ? { note: `The ward of ${postcode} is not known` } : {}),
    };
  }

  /** "BR5" and "TR13 0W" still tell the outcode; then that is all that is kept and shown. */
  function byFirstHalf(place: SourcePlace): Whereabouts {
    const note = `“${place.postcode.slice(0, 20)}” is not a postcode`;
    const outcode = parseOutcode(place.postcode.trim().split(/\s+/)[0] ?? '');
    const centre = outcode === undefined ? undefined : places.outcodeCentre(outcode);
    if (!centre) return { ...unplaced(place), note: `${note}; no distances are measured` };
    const { latitude, longitude } = centre;
    return {
      site: {
        name: `Around ${centre.name}`,
        address: place.address,
        postcode: null,
        wardSlug: null,
        visibility: 'address',
        stepFree: null,
        location: { latitude, longitude, precision: 'outcode' },
      },
      inBorough: false,
      note: `${note}; only ${centre.name} is kept of it`,
    };
  }
}

function atPoint(place: SourcePlace, point: Coordinates, places: PlacesService): SiteInput {
  const outcode = places.nearestOutcode(point);
  const location = { ...point, precision: 'outcode' as const };
  const postcode = parsePostcode(place.postcode)?.postcode ?? null;
  const name = place.name ?? (outcode === undefined ? 'Place' : `Around ${outcode}`);
  return siteOf({ ...place, name }, { postcode, wardSlug: null, location });
}

/** An address without a usable postcode is still an address. */
function unplaced(place: SourcePlace): Whereabouts {
  const site =
    place.address === null ? null : siteOf(place, { postcode: null, wardSlug: null, location: null });
  return { site, inBorough: false };
}

function siteOf(place: SourcePlace, found: Pick<SiteInput, 'postcode' | 'wardSlug' | 'location'>): SiteInput {
  return {
    name: place.name ?? found.postcode ?? 'Place',
    address: place.address,
    visibility: place.visibility,
    stepFree: null,
    ...found,
  };
}

async function readBoroughPostcodes(file: string, places: PlacesService): Promise<Map<string, string>> {
  const wardByPostcode = new Map<string, string>();
  if (!existsSync(file)) return wardByPostcode;
  const slugByCode = new Map(places.wards().map((ward) => [ward.code, ward.slug]));
  for await (const row of readCsvRecords(file, ['postcode', 'ward_code'])) {
    if (row.kind === 'broken') continue;
    const parsed = parsePostcode(row.record.get('postcode') ?? '');
    const slug = slugByCode.get(row.record.get('ward_code') ?? '');
    if (parsed && slug !== undefined) wardByPostcode.set(parsed.postcode, slug);
  }
  return wardByPostcode;
}
