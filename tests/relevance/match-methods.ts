import type { Listing } from '../../src/features/listings/index.ts';
import { liveRowIds, readListings } from '../../src/features/listings/index.ts';
import { counterparts } from '../../src/features/matching/index.ts';
import { textLikeness, wholeDirectory } from '../../src/features/search/index.ts';
import type { Services } from '../../src/services.ts';

/** The ways to find what goes with an entry that are compared: the product's, and simpler ones. */

/**
 * `matching`: what the product shows. `ranking`: the same order, without the score that a match must have. `text`:
 * the words alone. `search`: the title typed into the search box. `overlap`: themes and category alone.
 */
export const matchMethods = ['matching', 'ranking', 'text', 'search', 'overlap'] as const;
export type MatchMethod = (typeof matchMethods)[number];

export interface Rankings {
  /** Rows of what goes with a listing, best first. */
  rank(method: MatchMethod, listing: Listing, most: number): Promise<number[]>;
}

/** Texts that the text alone is compared with, of those that the index finds likely. */
const mostCompared = 300;

export function createRankings(services: Services): Rankings {
  const { database, engine } = services;
  const all = readListings(database, liveRowIds(database));
  const byRow = new Map(all.map((each) => [each.rowId, each]));
  const textOf = (listing: Listing) => ({
    title: listing.title,
    summary: listing.summary,
    rest: listing.description,
  });
  const others = (listing: Listing) =>
    all.filter(
      (other) =>
        other.organisationRowId !== listing.organisationRowId &&
        counterparts(listing.kind).includes(other.kind),
    );

  const matched = (listing: Listing, most: number, least?: number) =>
    services.matching.matchesOf(listing, most, least).map((match) => match.listing.rowId);

  /** The words of both, compared as the engine weighs them. */
  function byText(listing: Listing): number[] {
    const [text] = engine.weigh([textOf(listing)]);
    if (!text) return [];
    const [rows = []] = engine.alike([
      {
        text,
        textWeight: 1,
        kinds: counterparts(listing.kind),
        signals: [],
        near: null,
        without: new Set(),
        limit: mostCompared,
      },
    ]);
    const candidates = rows
      .map((rowId) => byRow.get(rowId))
      .filter((other) => other !== undefined)
      .filter((other) => other.organisationRowId !== listing.organisationRowId);
    const weighed = engine.weigh(candidates.map(textOf));
    return candidates
      .map(({ rowId }, at) => ({ rowId, likeness: textLikeness(text, weighed[at] ?? new Map()).likeness }))
      .toSorted((a, b) => b.likeness - a.likeness || a.rowId - b.rowId)
      .map(({ rowId }) => rowId);
  }

  /** What somebody finds who types the title into the search box and ticks the kinds. */
  async function bySearch(listing: Listing, most: number): Promise<number[]> {
    const { result } = await services.search.search({
      ...wholeDirectory,
      text: listing.title,
      sort: 'relevance',
      perPage: most * 3,
      filters: { ...wholeDirectory.filters, kind: counterparts(listing.kind) },
    });
    return [...result.hits, ...result.partial]
      .map(({ rowId }) => rowId)
      .filter((rowId) => byRow.get(rowId)?.organisationRowId !== listing.organisationRowId);
  }

  /** Themes and category in common; of equals what was confirmed last. */
  function byOverlap(listing: Listing): number[] {
    const worth = (other: Listing) => {
      const shared = other.themes.filter((theme) => listing.themes.includes(theme)).length;
      const union = new Set([...other.themes, ...listing.themes]).size;
      const isSameCategory = other.category !== null && other.category === listing.category;
      return (union === 0 ? 0 : shared / union) + (isSameCategory ? 1 : 0);
    };
    return others(listing)
      .map((other) => ({ other, worth: worth(other) }))
      .filter((each) => each.worth > 0)
      .toSorted(
        (a, b) =>
          b.worth - a.worth ||
          (b.other.confirmedOn ?? '').localeCompare(a.other.confirmedOn ?? '') ||
          a.other.rowId - b.other.rowId,
      )
      .map(({ other }) => other.rowId);
  }

  return {
    async rank(method, listing, most) {
      const rows =
        method === 'matching'
          ? matched(listing, most)
          : method === 'ranking'
            ? matched(listing, most, 0)
            : method === 'text'
              ? byText(listing)
              : method === 'search'
                ? await bySearch(listing, most)
                : byOverlap(listing);
      return rows.slice(0, most);
    },
  };
}
