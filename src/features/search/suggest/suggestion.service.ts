import type { Database } from '#db/client.ts';
import { type ListingService, listingPaths } from '#features/listings/index.ts';
import {
  listOrganisationsNamed,
  type OrganisationService,
  organisationPaths,
} from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { withQuery } from '#web/paths.ts';
import { nameKey } from '../analysis/index.ts';
import type { SqliteEngine } from '../engines/sqlite/index.ts';
import { searchPaths } from '../search.paths.ts';
import type { PopularSearches } from './popular-searches.ts';
import { bestFitting, mostOf, mostSuggestions, namedTerms, type Suggestion } from './suggestion.model.ts';

/** What the search box offers while somebody types. */
export interface SuggestionService {
  /** Searches, themes, skills, organisations and entries whose names go on from what was typed; all of it public. */
  suggest(text: string): Suggestion[];
}

/** Fewer letters begin everything. */
const leastLetters = 2;
const longestText = 60;
/** Organisations looked at; those that fit best are few of them. */
const organisationsRead = 20;

const fold = (text: string): string[] => nameKey(text).split(' ');

export function createSuggestionService(given: {
  database: Database;
  engine: Pick<SqliteEngine, 'titlesLike'>;
  listings: ListingService;
  organisations: OrganisationService;
  vocabulary: () => Vocabulary;
  popular: PopularSearches;
}): SuggestionService {
  const { database, engine } = given;
  let named: { from: Vocabulary; terms: ReturnType<typeof namedTerms> } | undefined;

  function terms(): ReturnType<typeof namedTerms> {
    const vocabulary = given.vocabulary();
    if (named?.from !== vocabulary) named = { from: vocabulary, terms: namedTerms(vocabulary, fold) };
    return named.terms;
  }

  function searches(typed: readonly string[]): Suggestion[] {
    const words = typed.join(' ');
    const fitting = bestFitting(given.popular.list(), typed, (each) => [each.split(' ')], mostOf.search + 1);
    return fitting
      .filter((each) => each !== words)
      .slice(0, mostOf.search)
      .map((label) => ({
        kind: 'search',
        label,
        detail: 'Search',
        href: withQuery(searchPaths.search, { q: label }),
      }));
  }

  function themesAndSkills(typed: readonly string[]): Suggestion[] {
    const { themes, skills } = terms();
    return [
      ...bestFitting(themes, typed, ({ names }) => names, mostOf.theme).map(
        ({ slug, label }): Suggestion => ({
          kind: 'theme',
          label,
          detail: 'Theme',
          href: searchPaths.theme(slug),
        }),
      ),
      ...bestFitting(skills, typed, ({ names }) => names, mostOf.skill).map(
        ({ slug, label }): Suggestion => ({
          kind: 'skill',
          label,
          detail: 'Skill',
          href: withQuery(searchPaths.search, { skill: slug }),
        }),
      ),
    ];
  }

  function organisations(typed: readonly string[]): Suggestion[] {
    const found = listOrganisationsNamed(database, typed, organisationsRead);
    return bestFitting(found, typed, ({ name }) => [fold(name)], mostOf.organisation).map(
      ({ slug, name }): Suggestion => ({
        kind: 'organisation',
        label: name,
        detail: 'Organisation',
        href: organisationPaths.show(slug),
      }),
    );
  }

  function entries(typed: readonly string[], found: { rowId: number; nameKey: string }[]): Suggestion[] {
    const best = bestFitting(found, typed, ({ nameKey: name }) => [name.split(' ')], mostOf.entry);
    // A stem can be met by another form than the letters that were typed.
    const rowIds = (best.length > 0 ? best : found.slice(0, mostOf.entry)).map(({ rowId }) => rowId);
    const rows = given.listings.byRowIds(rowIds);
    const owners = given.organisations.byRowIds([...rows.values()].map((row) => row.organisationRowId));
    return rowIds.flatMap((rowId): Suggestion[] => {
      const listing = rows.get(rowId);
      if (!listing) return [];
      const detail = owners.get(listing.organisationRowId)?.name ?? '';
      return [{ kind: 'entry', label: listing.title, detail, href: listingPaths.show(listing.slug) }];
    });
  }

  return {
    suggest(text) {
      const typed = text.trim().slice(0, longestText);
      if (nameKey(typed).length < leastLetters) return [];
      const { words, entries: found } = engine.titlesLike(typed);
      if (words.length === 0) return [];
      const all = [
        ...searches(words),
        ...themesAndSkills(words),
        ...organisations(words),
        ...entries(words, found),
      ];
      return all.slice(0, mostSuggestions);
    },
  };
}
