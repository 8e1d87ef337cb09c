import type { Router } from 'express';
import type { PlacesService } from '#features/places/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { apiEndpoint } from '#web/json-api.ts';
import { searchParameters } from './search.input.ts';
import { searchAnswer } from './search.output.ts';
import { toSearchAnswer } from './search.presenter.ts';
import type { SearchService } from './search.service.ts';

/** Searching for other systems. */
export function searchApi(
  router: Router,
  given: { search: SearchService; vocabularies: VocabularyService; places: PlacesService },
): void {
  const vocabulary = () => given.vocabularies.load();

  apiEndpoint(
    router,
    {
      path: '/api/v1/search',
      permission: 'directory.read',
      log: 'api search',
      operationId: 'search',
      summary: 'Search the listings',
      description:
        'Takes what the page `/search` takes. Repeated values of one parameter are alternatives, different parameters must all hold.',
      input: searchParameters({ vocabulary, places: given.places }),
      answer: searchAnswer,
      // The same results that took another time are the same answer.
      compared: ({ tookMs: _tookMs, ...rest }) => rest,
    },
    async ({ input: { query }, site }) => {
      const start = performance.now();
      const found = await given.search.search(query);
      const tookMs = performance.now() - start;
      return toSearchAnswer({ query, found, vocabulary: vocabulary(), tookMs, baseUrl: site.baseUrl });
    },
  );
}
