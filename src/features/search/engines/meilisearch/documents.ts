import { createHash } from 'node:crypto';
import { dayNumber } from '#platform/clock.ts';
import { documentTerms, gap, isStopWord, nameKey } from '../../analysis/index.ts';
import type { FacetName, SearchDocument } from '../../search.model.ts';

/** Raise it whenever the same entry makes another document than before: the index is then built anew. */
export const documentVersion = 1;

/** Stands in every document, so that a search which begins with it can rank entries that have none of its words. */
export const commonToken = 'everyentry';

/** Days before and after all others, for what has no first or last day. */
const firstOfDays = -1_000_000;
const lastOfDays = 1_000_000;
/** Beside ISO weekdays: free on any day between the first and the last. */
export const everyWeekday = 8;

/**
 * One document of the index. An entry with several places is several documents that differ in `id`, `place` and
 * `_geo` alone, since Meilisearch measures from one place only.
 */
export interface IndexedDocument extends Record<FacetName, string | readonly string[] | null> {
  id: string;
  /** The listing's row. */
  entry: number;
  /** Which of the entry's places: 0 for the first, and for entries that have none. */
  place: number;
  shape: string;
  /** Of what the document was made from. */
  hash: string;
  /** Analysed words, separated by spaces. */
  title: string;
  summary: string;
  description: string;
  organisation: string;
  places: string;
  common: string;
  /** Every term of the entry, every two that stand side by side, and the title's fillers with a mark before. */
  terms: readonly string[];
  name: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
  /** Days since 1970; null where it was never confirmed. */
  confirmedDay: number | null;
  availableFrom: number;
  availableUntil: number;
  availableDays: readonly number[];
  availableDates: readonly number[];
  /** Latitude and longitude of every place in turn. */
  points: readonly number[];
  _geo?: { lat: number; lng: number };
}

/** Makes the documents of an entry: at least one. */
export function toIndexedDocuments(document: SearchDocument, shape: string): IndexedDocument[] {
  const { columns } = documentTerms(document);
  const { points } = document;
  const common = {
    entry: document.rowId,
    shape,
    hash: hashOf(document),
    title: tokensOf(columns.title),
    summary: tokensOf(columns.summary),
    description: tokensOf(columns.description),
    organisation: tokensOf(columns.organisation),
    places: tokensOf(columns.places),
    common: commonToken,
    terms: filterTerms(columns),
    name: nameKey(document.title),
    publishedAt: document.publishedAt.getTime(),
    confirmedDay: document.confirmedOn === null ? null : dayNumber(document.confirmedOn),
    ...availabilityOf(document),
    kind: document.kind,
    sector: document.sector,
    theme: document.themes,
    skill: document.skills,
    category: document.category,
    area: document.areas,
    points: points.flatMap(({ latitude, longitude }) => [latitude, longitude]),
  };
  const [first, ...further] = points;
  return [
    { ...common, id: documentId(document.rowId, 0), place: 0, ...(first && { _geo: toGeo(first) }) },
    ...further.map((point, index) => ({
      ...common,
      id: documentId(document.rowId, index + 1),
      place: index + 1,
      _geo: toGeo(point),
    })),
  ];
}

/** What the comparison of database and index goes by: other for every entry that would make another document. */
export function hashOf(document: SearchDocument): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 16);
}

function documentId(rowId: number, place: number): string {
  return place === 0 ? String(rowId) : `${rowId}-${place}`;
}

function toGeo({ latitude, longitude }: { latitude: number; longitude: number }) {
  return { lat: latitude, lng: longitude };
}

/**
 * Terms as the server's tokenizer leaves them whole: it would take the mark of initials ("it_") for a gap. Where a
 * phrase must not run on stands a full stop.
 */
export function tokensOf(terms: string): string {
  return terms.replaceAll(` ${gap} `, '. ').replaceAll('_', '0');
}

function filterTerms(columns: ReturnType<typeof documentTerms>['columns']): string[] {
  const { marks, ...fields } = columns;
  const terms = new Set<string>();
  for (const field of Object.values(fields)) {
    let before = gap;
    for (const term of field.split(' ')) {
      if (term !== gap && term !== '') {
        terms.add(term);
        if (before !== gap) terms.add(`${before} ${term}`);
      }
      before = term === '' ? gap : term;
    }
  }
  for (const mark of marks.split(' ')) {
    if (mark.startsWith('_') && isStopWord(mark.slice(1))) terms.add(mark);
  }
  return [...terms];
}

/** What isn't said isn't known, so that an entry which gives no day at all is free on none. */
function availabilityOf({ availability }: SearchDocument) {
  if (!availability) {
    return { availableFrom: firstOfDays, availableUntil: lastOfDays, availableDays: [], availableDates: [] };
  }
  const { from, until, weekdays, dates } = availability;
  const isAnyDay = weekdays.length === 0 && dates.length === 0 && (from !== null || until !== null);
  return {
    availableFrom: from === null ? firstOfDays : dayNumber(from),
    availableUntil: until === null ? lastOfDays : dayNumber(until),
    availableDays: isAnyDay ? [everyWeekday] : weekdays,
    availableDates: dates.map(dayNumber),
  };
}
