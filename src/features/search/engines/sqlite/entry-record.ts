import { dayNumber } from '#platform/clock.ts';
import { type FacetName, facetNames, type SearchDocument } from '../../search.model.ts';

/** Days that aren't known; no day of the calendar has this number. */
export const unknownDay = -0x80000000;

/** What filters, facets and sorting know of an entry. Days are numbers since 1970, values are facet numbers. */
export interface EntryRecord {
  /** Numbers of its values in each facet. */
  values: Readonly<Record<FacetName, readonly number[]>>;
  confirmedDay: number;
  /** Milliseconds since 1970. */
  publishedAt: number;
  availability: {
    from: number;
    until: number;
    /** Bit n is ISO weekday n. */
    weekdays: number;
    dates: readonly number[];
  } | null;
  /** Latitude and longitude in turn, in degrees. */
  points: readonly number[];
  /** Words that aren't fillers, at most 255 each. */
  titleLength: number;
  summaryLength: number;
  textLength: number;
}

const mostWords = 255;

/** Draws the record from a document. `numberOf` gives the number of a facet's value. */
export function toRecord(
  document: SearchDocument,
  lengths: { title: number; summary: number; text: number },
  numberOf: (facet: FacetName, value: string) => number,
): EntryRecord {
  const { availability } = document;
  const numbers = (facet: FacetName, values: readonly string[]) =>
    [...new Set(values)].map((value) => numberOf(facet, value));
  return {
    values: {
      kind: numbers('kind', [document.kind]),
      sector: numbers('sector', [document.sector]),
      theme: numbers('theme', document.themes),
      skill: numbers('skill', document.skills),
      category: numbers('category', document.category === null ? [] : [document.category]),
      area: numbers('area', document.areas),
    },
    confirmedDay: toDay(document.confirmedOn),
    publishedAt: document.publishedAt.getTime(),
    availability: availability && {
      from: toDay(availability.from),
      until: toDay(availability.until),
      weekdays: availability.weekdays.reduce((mask, day) => mask | (1 << day), 0),
      dates: availability.dates.map(dayNumber),
    },
    points: document.points.flatMap((point) => [point.latitude, point.longitude]),
    titleLength: Math.min(lengths.title, mostWords),
    summaryLength: Math.min(lengths.summary, mostWords),
    textLength: Math.min(lengths.text, mostWords),
  };
}

function toDay(day: string | null): number {
  return day === null ? unknownDay : dayNumber(day);
}

/** Packs a record for its row: little-endian, lists with their length before them. */
export function packRecord(record: EntryRecord): Buffer {
  const { availability, values, points } = record;
  const lists = facetNames.map((facet) => values[facet]);
  const size =
    16 +
    lists.reduce((sum, list) => sum + 1 + 2 * list.length, 0) +
    (availability ? 11 + 4 * availability.dates.length : 0) +
    2 +
    8 * points.length;
  const buffer = Buffer.alloc(size);
  let at = buffer.writeInt32LE(record.confirmedDay, 0);
  at = buffer.writeDoubleLE(record.publishedAt, at);
  at = buffer.writeUInt8(record.titleLength, at);
  at = buffer.writeUInt8(record.summaryLength, at);
  at = buffer.writeUInt8(record.textLength, at);
  at = buffer.writeUInt8(availability ? 1 : 0, at);
  for (const list of lists) {
    at = buffer.writeUInt8(list.length, at);
    for (const value of list) at = buffer.writeUInt16LE(value, at);
  }
  if (availability) {
    at = buffer.writeInt32LE(availability.from, at);
    at = buffer.writeInt32LE(availability.until, at);
    at = buffer.writeUInt8(availability.weekdays, at);
    at = buffer.writeUInt16LE(availability.dates.length, at);
    for (const date of availability.dates) at = buffer.writeInt32LE(date, at);
  }
  at = buffer.writeUInt16LE(points.length, at);
  for (const degrees of points) at = buffer.writeDoubleLE(degrees, at);
  return buffer;
}

/** Reads what {@link packRecord} packed. */
export function unpackRecord(buffer: Buffer): EntryRecord {
  let at = 16;
  const values: Record<FacetName, number[]> = {
    kind: [],
    sector: [],
    theme: [],
    skill: [],
    category: [],
    area: [],
  };
  for (const facet of facetNames) {
    const count = buffer.readUInt8(at);
    at += 1;
    const list = values[facet];
    for (let index = 0; index < count; index += 1, at += 2) list.push(buffer.readUInt16LE(at));
  }
  let availability: EntryRecord['availability'] = null;
  if (buffer.readUInt8(15) === 1) {
    const dates: number[] = [];
    const [from, until, weekdays] = [
      buffer.readInt32LE(at),
      buffer.readInt32LE(at + 4),
      buffer.readUInt8(at + 8),
    ];
    const count = buffer.readUInt16LE(at + 9);
    at += 11;
    for (let index = 0; index < count; index += 1, at += 4) dates.push(buffer.readInt32LE(at));
    availability = { from, until, weekdays, dates };
  }
  const points: number[] = [];
  const numbers = buffer.readUInt16LE(at);
  at += 2;
  for (let index = 0; index < numbers; index += 1, at += 8) points.push(buffer.readDoubleLE(at));
  return {
    values,
    confirmedDay: buffer.readInt32LE(0),
    publishedAt: buffer.readDoubleLE(4),
    titleLength: buffer.readUInt8(12),
    summaryLength: buffer.readUInt8(13),
    textLength: buffer.readUInt8(14),
    availability,
    points,
  };
}
