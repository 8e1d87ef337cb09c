import { createHash } from 'node:crypto';
import type { Database, Transaction } from '#db/client.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';
import {
  type Coordinates,
  compactPostcode,
  distanceMiles,
  type Gazetteer,
  type NamedCentre,
  type NearPlace,
  type ParsedPostcode,
  type PlaceResolution,
  type PostcodeSector,
  parseCoordinates,
  parseOutcode,
  parsePostcode,
  type Ward,
} from './places.model.ts';
import * as queries from './places.queries.ts';

export interface PlacesService {
  /**
   * Makes the tables hold this gazetteer. The same one a second time writes nothing.
   * @returns whether anything was written.
   */
  seedPlaces(tx: Transaction, gazetteer: Gazetteer): boolean;
  /** What is known of a postcode, however it is spaced and cased. */
  resolvePostcode(text: string): PlaceResolution;
  /** Where a search measures from: a postcode, an outcode or "latitude,longitude"; undefined if it is none that exists. */
  resolveNear(text: string): NearPlace | undefined;
  /** The wards of the borough by name. */
  wards(): readonly Ward[];
  /** The centre of a ward under its name. */
  wardCentre(slug: string): NamedCentre | undefined;
  /** The centre of an outcode ("DL1") under itself. */
  outcodeCentre(outcode: string): NamedCentre | undefined;
  /** A postcode of the borough to name as an example; undefined before any gazetteer was seeded. */
  examplePostcode(): ParsedPostcode | undefined;
  /** The outcode whose centre is nearest; undefined where none is within 15 miles, as at sea or in Northern Ireland. */
  nearestOutcode(point: Coordinates): string | undefined;
}

interface LoadedGazetteer {
  wards: readonly Ward[];
  wardBySlug: ReadonlyMap<string, Ward>;
  outcodes: ReadonlyMap<string, NamedCentre>;
  sectors: ReadonlyMap<string, PostcodeSector>;
  completeArea: string | null;
  examplePostcode: ParsedPostcode | undefined;
}

const furthestOutcodeMiles = 15;
const gazetteerSetting = 'places.gazetteer';
interface GazetteerNote {
  /** Digest of what was seeded, so that the same gazetteer isn't written again. */
  digest: string;
  boroughCode: string;
  completeArea: string;
  /** Absent in what an earlier version wrote, until this one has seeded. */
  examplePostcode?: string;
}

/**
 * Answers from the gazetteer, which is held in memory from the first question on, and from the postcode file if one
 * was loaded, which is asked in the database each time.
 */
export function createPlacesService(database: Database): PlacesService {
  let kept: LoadedGazetteer | undefined;
  /** Whether the transaction under way seeds; what it then sees may yet be rolled back. */
  let isSeeding = false;

  function gazetteer(): LoadedGazetteer {
    if (kept) return kept;
    if (!database.$client.inTransaction) isSeeding = false;
    const loaded = load(database);
    // Before the first seeding there is nothing to keep.
    if (loaded.wards.length > 0 && !isSeeding) kept = loaded;
    return loaded;
  }

  function resolvePostcode(text: string): PlaceResolution {
    const parsed = parsePostcode(text);
    if (!parsed) return { kind: 'malformed' };
    const row = queries.findPostcode(database, compactPostcode(parsed.postcode));
    if (row) {
      return {
        kind: 'exact',
        postcode: parsed.postcode,
        location: { latitude: row.latitude, longitude: row.longitude, precision: 'exact' },
        inBorough: row.inBorough ? 'yes' : 'no',
        wardSlug: row.wardSlug,
      };
    }
    return resolveRoughly(parsed, gazetteer());
  }

  function outcodeCentre(outcode: string): NamedCentre | undefined {
    return gazetteer().outcodes.get(outcode);
  }

  return {
    seedPlaces(tx, content) {
      kept = undefined;
      isSeeding = true;
      return seedPlaces(tx, content);
    },
    resolvePostcode,
    outcodeCentre,
    examplePostcode: () => gazetteer().examplePostcode,
    nearestOutcode(point) {
      let nearest: string | undefined;
      let miles = furthestOutcodeMiles;
      for (const centre of gazetteer().outcodes.values()) {
        const distance = distanceMiles(point, centre);
        if (distance > miles) continue;
        nearest = centre.name;
        miles = distance;
      }
      return nearest;
    },
    wards: () => gazetteer().wards,
    wardCentre: (slug) => gazetteer().wardBySlug.get(slug),
    resolveNear(text) {
      const point = parseCoordinates(text);
      if (point) return { ...point, precision: 'exact', label: `${point.latitude}, ${point.longitude}` };
      const outcode = parseOutcode(text);
      if (outcode !== undefined) {
        const centre = outcodeCentre(outcode);
        return (
          centre && {
            latitude: centre.latitude,
            longitude: centre.longitude,
            precision: 'outcode',
            label: outcode,
          }
        );
      }
      const place = resolvePostcode(text);
      return 'location' in place ? { ...place.location, label: place.postcode } : undefined;
    },
  };
}

/** What is said to whoever typed something else than a postcode: "Enter a postcode like DL1 5QT". */
export function enterPostcode(places: Pick<PlacesService, 'examplePostcode'>): string {
  const example = places.examplePostcode();
  return example ? `Enter a postcode like ${example.postcode}` : 'Enter a whole postcode';
}

/** Without a postcode file: the sector, else the outcode. */
function resolveRoughly(parsed: ParsedPostcode, gazetteer: LoadedGazetteer): PlaceResolution {
  const { postcode } = parsed;
  const sector = gazetteer.sectors.get(parsed.sector);
  if (sector) {
    const others = gazetteer.wards
      .map((ward) => ward.slug)
      .filter((slug) => !sector.wardSlugs.includes(slug));
    const mayLieInBorough = sector.wardSlugs.length > 0;
    return {
      kind: 'sector',
      postcode,
      location: { latitude: sector.latitude, longitude: sector.longitude, precision: 'sector' },
      inBorough: mayLieInBorough ? 'perhaps' : 'no',
      candidateWardSlugs: mayLieInBorough ? [...sector.wardSlugs, ...others] : [],
    };
  }
  const centre = gazetteer.outcodes.get(parsed.outcode);
  const [area] = /^[A-Z]+/.exec(parsed.outcode) ?? [];
  if (!centre || area === gazetteer.completeArea) return { kind: 'unknown', postcode };
  return {
    kind: 'outcode',
    postcode,
    location: { latitude: centre.latitude, longitude: centre.longitude, precision: 'outcode' },
    inBorough: 'no',
  };
}

function seedPlaces(tx: Transaction, gazetteer: Gazetteer): boolean {
  const digest = createHash('sha256').update(JSON.stringify(gazetteer)).digest('hex');
  const before = readSetting(tx, gazetteerSetting) as GazetteerNote | undefined;
  if (before?.digest === digest) return false;
  queries.upsertWards(tx, gazetteer.wards);
  queries.replaceOutcodes(tx, gazetteer.outcodes);
  queries.replaceSectors(tx, gazetteer.sectors);
  const { boroughCode, completeArea, examplePostcode } = gazetteer;
  writeSetting(tx, gazetteerSetting, {
    digest,
    boroughCode,
    completeArea,
    examplePostcode,
  } satisfies GazetteerNote);
  return true;
}

/** The local authority's code in the gazetteer that was seeded; undefined before any was. */
export function findBoroughCode(database: Database): string | undefined {
  return (readSetting(database, gazetteerSetting) as GazetteerNote | undefined)?.boroughCode;
}

function load(database: Database): LoadedGazetteer {
  const note = readSetting(database, gazetteerSetting) as GazetteerNote | undefined;
  const wards = queries.listWards(database);
  return {
    wards,
    wardBySlug: new Map(wards.map((ward) => [ward.slug, ward])),
    outcodes: new Map(
      queries
        .listOutcodes(database)
        .map(({ outcode, latitude, longitude }) => [outcode, { name: outcode, latitude, longitude }]),
    ),
    sectors: new Map(queries.listSectors(database).map((sector) => [sector.sector, sector])),
    completeArea: note?.completeArea ?? null,
    examplePostcode: parsePostcode(note?.examplePostcode ?? ''),
  };
}
