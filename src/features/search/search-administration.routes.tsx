import type { Router } from 'express';
import { z } from 'zod';
import type { Clock } from '#platform/clock.ts';
import { noInput } from '#web/input.ts';
import { sitePaths } from '#web/paths.ts';
import { html, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { MeilisearchUpkeep } from './engines/meilisearch/index.ts';
import { type SearchEngine, wholeDirectory } from './search.model.ts';
import { toSearchAdministration } from './search-administration.presenter.ts';
import { SearchAdministrationPage } from './views/search-administration-page.tsx';

/** How the search engines are, for administrators. */
export function searchAdministrationRoutes(
  router: Router,
  given: {
    engine: SearchEngine;
    searchEngine: SearchEngine;
    meilisearch: MeilisearchUpkeep | null;
    clock: Clock;
  },
): void {
  const { engine, searchEngine, meilisearch, clock } = given;
  const administer = { permission: 'administration.search', input: noInput } as const;

  page(router, { ...administer, path: sitePaths.adminSearch, log: 'admin-search' }, async ({ site }) => {
    const query = { ...wholeDirectory, perPage: 1 };
    const [answer, embedded] = [await searchEngine.search(query), await engine.search(query)];
    const view = toSearchAdministration({
      answering: answer.engine,
      entries: embedded.total,
      status: meilisearch?.status() ?? null,
      now: clock.now(),
    });
    return html(<SearchAdministrationPage site={site} view={view} />);
  });

  action(
    router,
    {
      ...administer,
      path: `${sitePaths.adminSearch}/rebuild`,
      form: z.object({}),
      log: 'admin-search-rebuild',
    },
    () => {
      meilisearch?.requestRebuild();
      return redirect(sitePaths.adminSearch);
    },
  );
}
