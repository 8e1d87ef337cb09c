import type { Db } from '#db/client.ts';
import { namesOfOrganisations, namesOfPlaces, requestsBy } from './own-data.queries.ts';

/** What somebody asked for, in words that they can read: what is kept of it points to rows, which stay inside. */

/** What points to rows: what it is called in the file, and whose names those rows have. */
const pointers = new Map<string, { name: string; of: 'places' | 'organisations' }>([
  ['siteRowIds', { name: 'places', of: 'places' }],
  ['similarRowIds', { name: 'similarTo', of: 'organisations' }],
  ['parentRowId', { name: 'partOf', of: 'organisations' }],
]);

/** All requests of a person, with names in place of rows; rows without such a name are left out. */
export function requestsOf(db: Db, accountRowId: number) {
  const requests = requestsBy(db, accountRowId);
  const rows = { places: new Set<number>(), organisations: new Set<number>() };
  for (const { words } of requests) noteRows(words, rows);
  const names = {
    places: namesOfPlaces(db, accountRowId, [...rows.places]),
    organisations: namesOfOrganisations(db, [...rows.organisations]),
  };
  return requests.map((request) => ({ ...request, words: inWords(request.words, names) }));
}

/** Notes all rows that something points to, so that their names are asked for at once. */
function noteRows(value: unknown, rows: Readonly<Record<'places' | 'organisations', Set<number>>>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, held] of Object.entries(value)) {
    const pointer = pointers.get(key);
    if (!pointer) noteRows(held, rows);
    else for (const rowId of rowIdsIn(held)) rows[pointer.of].add(rowId);
  }
}

function inWords(
  value: unknown,
  names: Readonly<Record<'places' | 'organisations', ReadonlyMap<number, string>>>,
): unknown {
  if (Array.isArray(value)) return value.map((each) => inWords(each, names));
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).flatMap(([key, held]): [string, unknown][] => {
    const pointer = pointers.get(key);
    if (!pointer) return /RowIds?$/.test(key) ? [] : [[key, inWords(held, names)]];
    const found = rowIdsIn(held).flatMap((rowId) => names[pointer.of].get(rowId) ?? []);
    return [[pointer.name, Array.isArray(held) ? found : (found[0] ?? null)]];
  });
  return Object.fromEntries(said);
}

const rowIdsIn = (held: unknown): number[] => [held].flat().filter((rowId) => typeof rowId === 'number');
