import {
  type FacetName,
  facetNames,
  type SearchDocument,
  type SearchQuery,
} from '../../src/features/search/search.model.ts';
import { aDocument, aQuery } from './search-documents.ts';

/** Every combination of filters on a few dozen entries, and what must come of it, counted the plain way. */

const values = {
  kind: ['service', 'need', 'resource'],
  sector: ['third-sector', 'business'],
  theme: ['older-people', 'arts-culture', 'environment'],
  skill: ['bookkeeping', 'driving'],
  category: ['space', 'goods', 'people'],
  area: ['cockerton', 'college', 'whole-borough'],
} as const;

/** The nth of some values, going round. */
const nth = <Value>(list: readonly Value[], at: number) => list[at % list.length] as Value;

const near = { latitude: 54.5, longitude: -1.5 };

/** Numbers without a common factor, so that everything meets everything. */
export const variedDocuments: readonly SearchDocument[] = Array.from({ length: 60 }, (_, at) =>
  aDocument({
    kind: nth(values.kind, at),
    sector: nth(values.sector, Math.floor(at / 3)),
    themes: [nth(values.theme, at), nth(values.theme, at + Math.floor(at / 7))].filter(
      (theme, index, all) => all.indexOf(theme) === index,
    ),
    skills: at % 4 === 0 ? [] : [nth(values.skill, at)],
    category: at % 5 === 0 ? null : nth(values.category, Math.floor(at / 2)),
    areas: [nth(values.area, Math.floor(at / 4))],
    availability: at % 3 === 0 ? null : { from: null, until: null, weekdays: [1 + (at % 7)], dates: [] },
    // About 3.5 miles apart, and some entries with a second place.
    points: Array.from({ length: at % 3 }, (_point, index) => ({
      latitude: near.latitude + 0.05 * ((at + index * 5) % 6),
      longitude: near.longitude,
    })),
  }),
);

/** One or two values of every choice of facets; every third with a day, every fifth with a distance. */
export const filterCombinations: readonly SearchQuery[] = Array.from({ length: 64 }, (_, mask) => {
  const chosen = (facet: FacetName, bit: number) =>
    (mask & (1 << bit)) === 0 ? [] : values[facet].slice(0, 1 + ((mask + bit) % 2));
  const [kind, sector, theme, skill, category, area] = facetNames.map(chosen);
  return aQuery('', {
    filters: {
      kind: kind ?? [],
      sector: sector ?? [],
      theme: theme ?? [],
      skill: skill ?? [],
      category: category ?? [],
      area: area ?? [],
    },
    ...(mask % 3 === 0 && { availableOn: '2026-11-25' }),
    ...(mask % 5 === 0 && { near, within: 4 }),
  });
});

function valuesOf(document: SearchDocument, facet: FacetName): readonly string[] {
  const { kind, sector, themes: theme, skills: skill, category, areas: area } = document;
  return { kind: [kind], sector: [sector], theme, skill, category: category ? [category] : [], area }[facet];
}

/** Whether an entry passes everything but the selection of one facet. */
function passes(document: SearchDocument, query: SearchQuery, except?: FacetName): boolean {
  const hasFacets = facetNames.every((facet) => {
    const wanted = query.filters[facet];
    return (
      facet === except ||
      wanted.length === 0 ||
      valuesOf(document, facet).some((value) => wanted.includes(value))
    );
  });
  // The day asked for is a Wednesday.
  const isFree = query.availableOn === null || document.availability?.weekdays.includes(3) === true;
  // A degree of latitude is 69.1 miles.
  const isNear =
    query.within === null ||
    document.points.some(({ latitude }) => (latitude - near.latitude) * 69.1 <= (query.within ?? 0));
  return hasFacets && isFree && isNear;
}

export function countedByHand(documents: readonly SearchDocument[], query: SearchQuery) {
  const found = documents.filter((document) => passes(document, query));
  const facet = (name: FacetName) => {
    const counts = new Map<string, number>();
    for (const document of documents.filter((each) => passes(each, query, name))) {
      for (const value of valuesOf(document, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    total: found.length,
    rows: found.map((document) => document.rowId),
    facets: Object.fromEntries(facetNames.map((name) => [name, facet(name)])),
  };
}
