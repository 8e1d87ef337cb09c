import MiniSearch from 'minisearch';
import { isStopWord } from '../../src/features/search/analysis/stop-words.ts';
import {
  type FacetName,
  facetNames,
  type SearchDocument,
  type SearchQuery,
  type SearchResult,
} from '../../src/features/search/index.ts';
import { facetValues } from './queries.ts';

/**
 * MiniSearch set up to do the same work: every word must match, the last also as a prefix, one error from 5
 * letters on and two from 9, title above summary above the rest; exact total, all six facets' counts, first page.
 */
export interface MiniSearchEngine {
  add(documents: readonly SearchDocument[]): void;
  search(query: SearchQuery): Pick<SearchResult, 'total' | 'hits' | 'facets'>;
}

const fields = ['title', 'summary', 'description', 'organisation', 'places'] as const;

export function createMiniSearchEngine(): MiniSearchEngine {
  const index = new MiniSearch<Record<(typeof fields)[number] | 'id', string | number>>({
    fields: [...fields],
    processTerm: (term) => {
      const word = term.toLowerCase();
      return isStopWord(word) ? null : word;
    },
    searchOptions: {
      boost: { title: 4, summary: 2 },
      combineWith: 'AND',
      prefix: (_term, at, terms) => at === terms.length - 1,
      fuzzy: (term) => (term.length >= 9 ? 2 : term.length >= 5 ? 1 : false),
    },
  });
  // By row, as small numbers: the quickest that JavaScript can count by.
  const numbers = new Map<FacetName, Map<string, number>>(facetNames.map((facet) => [facet, new Map()]));
  const columns = new Map<FacetName, Uint16Array[]>(facetNames.map((facet) => [facet, []]));

  function numberOf(facet: FacetName, value: string): number {
    const known = numbers.get(facet);
    const number = known?.get(value) ?? known?.size ?? 0;
    known?.set(value, number);
    return number;
  }

  return {
    add(documents) {
      index.addAll(
        documents.map((document) => ({
          id: document.rowId,
          title: document.title,
          summary: document.summary,
          description: document.description,
          organisation: document.organisationName,
          places: document.placeNames.join(' '),
        })),
      );
      for (const document of documents) {
        for (const [facet, column] of columns) {
          column[document.rowId] = Uint16Array.from(facetValues(document, facet), (value) =>
            numberOf(facet, value),
          );
        }
      }
    },
    search({ text, filters, page, perPage }) {
      const facets = facetNames.map((facet) => ({
        facet,
        column: columns.get(facet) ?? [],
        wanted: new Set(filters[facet].map((value) => numberOf(facet, value))),
        counts: new Uint32Array(numbers.get(facet)?.size ?? 0),
      }));
      const hits: number[] = [];
      let total = 0;
      for (const { id } of index.search(text)) {
        // One pass for all facets: who fails no facet counts in all, who fails one counts in that one alone.
        let failed: (typeof facets)[number] | undefined;
        let failures = 0;
        for (const each of facets) {
          if (each.wanted.size > 0 && !hasOneOf(each.column[id], each.wanted)) {
            failures += 1;
            failed = each;
          }
        }
        if (failures === 0) {
          total += 1;
          if (total > (page - 1) * perPage && hits.length < perPage) hits.push(id);
          for (const each of facets) count(each.counts, each.column[id]);
        } else if (failed && failures === 1) {
          count(failed.counts, failed.column[id]);
        }
      }
      return {
        total,
        hits: hits.map((rowId) => ({ rowId, distanceMiles: null })),
        facets: Object.fromEntries(
          facets.map(({ facet, counts }) => [facet, ranked(numbers.get(facet) ?? new Map(), counts)]),
        ) as SearchResult['facets'],
      };
    },
  };
}

function hasOneOf(values: Uint16Array | undefined, wanted: ReadonlySet<number>): boolean {
  return values?.some((value) => wanted.has(value)) ?? false;
}

function count(counts: Uint32Array, values: Uint16Array | undefined): void {
  for (const value of values ?? []) counts[value] = (counts[value] ?? 0) + 1;
}

function ranked(
  numbers: ReadonlyMap<string, number>,
  counts: Uint32Array,
): { value: string; count: number }[] {
  return [...numbers]
    .map(([value, number]) => ({ value, count: counts[number] ?? 0 }))
    .filter((each) => each.count > 0)
    .sort((a, b) => b.count - a.count);
}
