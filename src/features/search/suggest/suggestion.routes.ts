import type { Router } from 'express';
import { z } from 'zod';
import { single } from '#web/input.ts';
import { json } from '#web/replies.ts';
import { endpoint } from '#web/routing.tsx';
import { searchPaths } from '../search.paths.ts';
import type { SuggestionService } from './suggestion.service.ts';

const suggestInput = z.object({
  q: single(z.string().max(500).default('').catch('')),
});

/** Where the search box asks what to offer. */
export function suggestionRoutes(router: Router, given: { suggestions: SuggestionService }): void {
  endpoint(
    router,
    {
      path: searchPaths.suggest,
      permission: 'directory.read',
      input: suggestInput,
      log: 'search-suggestions',
    },
    ({ input }) =>
      json(
        { suggestions: input.ok ? given.suggestions.suggest(input.value.q) : [] },
        // Typing back and forth asks once for each beginning; what was typed stays in this browser.
        { headers: { 'Cache-Control': 'private, max-age=60' } },
      ),
  );
}
