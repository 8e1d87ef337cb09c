import type { Availability, ListingKind } from '#features/listings/index.ts';
import type { SiteVisibility } from '#features/organisations/index.ts';
import type { Coordinates } from '#features/places/index.ts';
import type { CategorySlug, Sector } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import type { CsvFields } from '#platform/csv.ts';

/** What a reader makes of one row of somebody else's file, before it is checked, placed and written. */

/** A place as the row tells it; the gazetteer turns it into a site. */
export interface SourcePlace {
  /** Undefined: it has no name of its own. */
  name?: string;
  address: string | null;
  /** As it stands in the row, well formed or not. */
  postcode: string;
  /** Given where the row has coordinates; they win over the postcode. */
  point?: Coordinates;
  visibility: Exclude<SiteVisibility, 'hidden'>;
}

export interface SourceBody {
  /** Names the organisation at its source for good. */
  sourceKey: string;
  name: string;
  sector: Sector;
  type: string;
  description: string;
  charityNumber: string | null;
  companyNumber: string | null;
  phone: string | null;
  website: string | null;
  place: SourcePlace | null;
}

export interface SourceEntry {
  sourceKey: string;
  kind: ListingKind;
  category: CategorySlug | null;
  title: string;
  summary: string;
  description: string;
  /** What the themes are suggested from: the row's own words, without what the import adds. */
  themeText: string;
  availability: Availability | null;
  /** Of the shape that the kind asks for. */
  details: unknown;
  /** The last day on which it makes sense, if the row has one. */
  endsOn: IsoDate | null;
}

export type ReadRow =
  | {
      kind: 'read';
      organisation: SourceBody;
      /** Null where the row tells of a body that provides and needs nothing now. */
      entry: SourceEntry | null;
      /** What of the row was left out, and why. */
      notes: string[];
    }
  | { kind: 'refused'; reason: string };

/** One file of the real data: where it lies and how a row of it is read. */
export interface RealSource {
  /** Begins the source keys: "ukcat". */
  name: string;
  /** Path below the folder of the data. */
  file: string;
  /** Columns without which it is another file, lower case. */
  columns: readonly string[];
  /** Pure: the same row gives the same entry. */
  read(record: CsvFields): ReadRow;
}

export const longest = { title: 120, summary: 300, text: 10_000, name: 200, detail: 500 } as const;

/** The text of a cell, or nothing where the column is missing or the cell says "NA" or the like. */
export function cellText(record: CsvFields, column: string): string {
  const text = record.get(column)?.trim() ?? '';
  return /^(na|n\/a|none|null|not known|unknown|-|\.)\.?$/i.test(text) ? '' : text;
}

/** Whether a text has at least three words, so that it tells more than a title. */
export function saysSomething(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3;
}
