import type { Db } from '#db/client.ts';
import { namesOfOrganisations, namesOfPlaces, requestsBy } from './own-data.queries.ts';

/** What somebody asked for, in words that they can read: what is kept of it points to rows, which stay inside. */

type NamesOf = (db: Db, accountRowId: number, rowIds: readonly number[]) => Map<number, string>;

const organisationNames: NamesOf = (db, _accountRowId, rowIds) => namesOfOrganisations(db, rowIds);

/** What points to rows, with what it is called in the file and whose names those rows have. */
const pointers = new Map<string, readonly [name: string, NamesOf]>([
  ['siteRowIds', ['places', namesOfPlaces]],
  ['similarRowIds', ['similarTo', organisationNames]],
  ['parentRowId', ['partOf', organisationNames]],
]);

/** All requests of a person, with names in place of rows; rows without such a name are left out. */
export function requestsOf(db: Db, accountRowId: number) {
  const readable = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(readable);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).flatMap(named));
  };
  const named = ([key, value]: [string, unknown]): [string, unknown][] => {
    const [name, namesOf] = pointers.get(key) ?? [];
    if (name === undefined || namesOf === undefined) {
      return /RowIds?$/.test(key) ? [] : [[key, readable(value)]];
    }
    const rowIds = [value].flat().filter((rowId) => typeof rowId === 'number');
    const names = namesOf(db, accountRowId, rowIds);
    const found = rowIds.flatMap((rowId) => names.get(rowId) ?? []);
    return [[name, Array.isArray(value) ? found : (found[0] ?? null)]];
  };
  return requestsBy(db, accountRowId).map((request) => ({ ...request, words: readable(request.words) }));
}
