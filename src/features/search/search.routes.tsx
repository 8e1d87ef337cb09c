import type { Router } from 'express';
import { z } from 'zod';
import type { ListingService } from '#features/listings/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { may } from '#platform/permissions.ts';
import { noInput, parseInput, queryInput, type RawInput, single } from '#web/input.ts';
import type { Html } from '#web/jsx/index.ts';
import { documentTitle } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import { fragment, html, type InputError } from '#web/replies.ts';
import { note, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import type { SearchLog } from './log/index.ts';
import { type SearchRequest, searchParameters } from './search.input.ts';
import { searchPaths } from './search.paths.ts';
import type { SearchService } from './search.service.ts';
import { correctedText, looserSearches, toRefusedPage, toSearchPage } from './search-page.presenter.ts';
import { SearchPage, SearchResults, searchTitle } from './views/search-page.tsx';

/** Most results on a page of HTML; the API gives up to 100. */
const mostPerPage = 50;
/** Below so many results we say what else might have been meant. */
const fewResults = 3;

/** What the results page's script tells when an entry is opened: the query that found it, and which. */
const chosenForm = z.object({
  search: single(z.string().max(2_000)),
  listing: single(z.string().regex(/^[a-z0-9-]{1,200}$/)),
});

/** The results page, and what it tells of itself. */
export function searchRoutes(
  router: Router,
  given: {
    search: SearchService;
    searchLog: SearchLog;
    listings: ListingService;
    vocabularies: VocabularyService;
    places: PlacesService;
    clock: Clock;
  },
  /** Filled by features that know how a search can be kept. */
  panels: { follow?: (request: SearchRequest) => Html | null } = {},
): void {
  const { search, searchLog, vocabularies } = given;
  const vocabulary = () => vocabularies.load();
  const parameters = searchParameters({ vocabulary, places: given.places });

  page(
    router,
    {
      path: sitePaths.search,
      permission: 'directory.read',
      input: parameters,
      log: 'search',
      fragments: true,
    },
    async ({ input, request, site, actor }) => {
      const view = input.ok
        ? await viewOf(input.value, site, (results) => {
            // Whoever looks after the entries searches for other reasons than those whom the log is about.
            if (may(actor, 'curation.work')) return;
            const before = parseInput(parameters, queryInput(request.searchBefore ?? ''));
            searchLog.note({
              query: input.value.query,
              results,
              before: request.searchBefore !== undefined && before.ok ? before.value.query : undefined,
              userAgent: request.userAgent,
            });
          })
        : toRefusedPage(await viewOf(withoutErrors(input), site), input.errors, input.raw);
      const status = input.ok ? 200 : 400;
      const follow = input.ok ? (panels.follow?.(input.value) ?? null) : null;
      return request.wantsFragment
        ? fragment(<SearchResults view={view} follow={follow} />, {
            status,
            title: documentTitle(site, searchTitle(view)),
          })
        : html(<SearchPage site={site} view={view} follow={follow} />, { status });
    },
  );

  note(
    router,
    {
      path: searchPaths.chosen,
      permission: 'directory.read',
      input: noInput,
      form: chosenForm,
      log: 'search-chosen',
    },
    ({ form, request, actor }) => {
      if (!form.ok || !searchLog.isOn || may(actor, 'curation.work')) return;
      const asked = parseInput(parameters, queryInput(form.value.search));
      const listingId = publicIdOf(form.value.listing);
      if (!asked.ok || listingId === undefined) return;
      searchLog.choose({ query: asked.value.query, listingId, network: request.network });
    },
  );

  function publicIdOf(slug: string): string | undefined {
    try {
      return given.listings.getPublicBySlug(slug).id;
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  async function viewOf(request: SearchRequest, site: Site, counted?: (results: number) => void) {
    const asked = withPageSize(request);
    const found = await search.search(asked.query);
    counted?.(found.result.total);
    return toSearchPage({
      request: asked,
      found,
      vocabulary: vocabulary(),
      today: londonDay(given.clock.now()),
      suggestedText: await suggestedText(asked, found.result.total),
      isStandIn: found.result.engine !== search.engine && site.viewer?.isCurator === true,
      loosen: found.result.total === 0 ? await loosened(asked, found.result.unmatched) : [],
    });
  }

  /** The search as asked but for what is wrong, so that the page keeps its facets and all that was right. */
  function withoutErrors(input: { raw: RawInput; errors: readonly InputError[] }): SearchRequest {
    const wrong = new Set(input.errors.map((error) => error.parameter));
    return parameters.parse(
      Object.fromEntries(Object.entries(input.raw).filter(([name]) => !wrong.has(name))),
    );
  }

  /** What would have been searched for words that were insisted on but find little. */
  async function suggestedText(asked: SearchRequest, total: number): Promise<string | null> {
    if (!asked.query.asTyped || total >= fewResults) return null;
    const { result } = await search.search({ ...asked.query, asTyped: false, page: 1, perPage: 1 });
    return result.corrections.length === 0 ? null : correctedText(asked.query.text, result);
  }

  /** The searches that leave one condition out and then find something, with how much. */
  async function loosened(asked: SearchRequest, unmatched: readonly string[]) {
    const looser = await Promise.all(
      looserSearches(asked, vocabulary(), unmatched).map(async (each) => {
        const { result } = await search.search({ ...each.request.query, perPage: 1 });
        return { ...each, total: result.total };
      }),
    );
    return looser.filter((each) => each.total > 0).toSorted((a, b) => b.total - a.total);
  }
}

function withPageSize(request: SearchRequest): SearchRequest {
  return { ...request, query: { ...request.query, perPage: Math.min(request.query.perPage, mostPerPage) } };
}
