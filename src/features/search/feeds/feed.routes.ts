import type { Router } from 'express';
import type { PlacesService } from '#features/places/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { invalidInput, text } from '#web/replies.ts';
import { endpoint } from '#web/routing.tsx';
import { searchParameters } from '../search.input.ts';
import { searchPaths } from '../search.paths.ts';
import type { SearchService } from '../search.service.ts';
import { atomFeed, atomType } from './atom-feed.ts';
import { calendarFeed, calendarQuery, calendarType } from './calendar-feed.ts';

/** Every search to be followed: what is new as a feed, and what has dates as a calendar. */
export function feedRoutes(
  router: Router,
  given: { search: SearchService; vocabularies: VocabularyService; places: PlacesService },
): void {
  const { search } = given;
  const vocabulary = () => given.vocabularies.load();
  const route = {
    permission: 'directory.read',
    input: searchParameters({ vocabulary, places: given.places, usualSort: 'newest' }),
  } as const;

  endpoint(router, { ...route, path: searchPaths.atom, log: 'search feed' }, async ({ input, site }) => {
    if (!input.ok) return invalidInput(input.errors);
    const found = await search.search(input.value.query);
    const feed = atomFeed({ request: input.value, found, vocabulary: vocabulary(), site });
    return text(feed, atomType);
  });

  endpoint(
    router,
    { ...route, path: searchPaths.calendar, log: 'search calendar' },
    async ({ input, site }) => {
      if (!input.ok) return invalidInput(input.errors);
      const query = calendarQuery(input.value.query);
      const found = query === null ? [] : (await search.search(query)).hits;
      const calendar = calendarFeed({ request: input.value, found, vocabulary: vocabulary(), site });
      return text(calendar, calendarType);
    },
  );
}
