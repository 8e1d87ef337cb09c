import { kindDefinitions, type ListingKind, listingKinds, toCard } from '#features/listings/index.ts';
import { type SearchService, wholeDirectory } from '#features/search/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import type { EntryCardProps } from '#web/components/index.ts';

/** What the home page and the theme pages say of the whole directory: counts, and what was added lately. */
export interface DirectoryGlance {
  /** Live entries of each kind and of each theme. */
  countByKind: Record<ListingKind, number>;
  countByTheme: ReadonlyMap<string, number>;
  /** Newest first. */
  needs: EntryCardProps[];
  offers: EntryCardProps[];
  services: EntryCardProps[];
}

export const offerKinds = listingKinds.filter((kind) => kindDefinitions[kind].isOffer);

/** Live entries of each theme. */
export async function countThemes({
  search,
}: {
  search: SearchService;
}): Promise<ReadonlyMap<string, number>> {
  const { result } = await search.search({ ...wholeDirectory, perPage: 1 });
  return new Map(result.facets.theme.map(({ value, count }) => [value, count]));
}

/** Looks at the whole directory, or at one theme of it; `cards` of each sort are wanted. */
export async function glanceAtDirectory(
  given: { search: SearchService; vocabularies: VocabularyService; clock: Clock },
  asked: { theme?: string; cards: number },
): Promise<DirectoryGlance> {
  const vocabulary = given.vocabularies.load();
  const today = londonDay(given.clock.now());
  const theme = asked.theme === undefined ? [] : [asked.theme];

  const newest = (kind: readonly ListingKind[]) =>
    given.search.search({
      ...wholeDirectory,
      filters: { ...wholeDirectory.filters, theme, kind },
      perPage: asked.cards,
    });
  const [needs, offers, services] = await Promise.all([
    newest(['need']),
    newest(offerKinds),
    newest(['service']),
  ]);
  const cards = ({ hits }: typeof needs) => hits.map((hit) => toCard(hit, vocabulary, today));
  // A facet's counts ignore its own selection, so any of the three searches counts all kinds.
  const kinds = new Map(needs.result.facets.kind.map(({ value, count }) => [value, count]));
  const countByTheme = new Map<string, number>();
  for (const { result } of [needs, offers, services]) {
    for (const { value, count } of result.facets.theme) {
      countByTheme.set(value, (countByTheme.get(value) ?? 0) + count);
    }
  }
  return {
    countByKind: Object.fromEntries(listingKinds.map((kind) => [kind, kinds.get(kind) ?? 0])) as Record<
      ListingKind,
      number
    >,
    countByTheme,
    needs: cards(needs),
    offers: cards(offers),
    services: cards(services),
  };
}
