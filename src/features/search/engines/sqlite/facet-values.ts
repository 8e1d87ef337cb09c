import type { Database } from '#db/client.ts';
import type { FacetName } from '../../search.model.ts';

/** The numbers under which packed records name the facets' values. */
export interface FacetValues {
  find(facet: FacetName, value: string): number | undefined;
  name(facet: FacetName, number: number): string;
}

export interface StoredFacetValues extends FacetValues {
  /** Reads them as they are in the present snapshot. */
  load(): void;
}

/** Reads the values' numbers. Numbers are never changed, so that reading more than is used does no harm. */
export function createFacetValues(database: Database): StoredFacetValues {
  const read = database.$client.prepare<[], { facet: FacetName; value: string; number: number }>(
    'SELECT facet, value, number FROM search_values',
  );
  const numbers = new Map<string, number>();
  const names = new Map<string, string>();
  return {
    find: (facet, value) => numbers.get(`${facet} ${value}`),
    name: (facet, number) => names.get(`${facet} ${number}`) ?? '',
    load() {
      for (const { facet, value, number } of read.iterate()) {
        numbers.set(`${facet} ${value}`, number);
        names.set(`${facet} ${number}`, value);
      }
    },
  };
}
