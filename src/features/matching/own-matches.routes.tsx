import type { Router } from 'express';
import { z } from 'zod';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { ForbiddenError } from '#platform/errors.ts';
import { fragment, html } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import { matchingPaths } from './matching.paths.ts';
import { toOwnMatchView } from './matching.presenter.ts';
import type { MatchingService } from './matching.service.ts';
import { OwnMatches, OwnMatchesPage } from './views/own-matches.tsx';

/** So many are worth a look at once. */
const mostMatches = 5;

/** What goes with everything that one's organisations list: a page, and the part of one's own page. */
export function ownMatchesRoutes(
  router: Router,
  given: { matching: Pick<MatchingService, 'bestFor'>; vocabularies: VocabularyService; clock: Clock },
): void {
  page(
    router,
    {
      path: matchingPaths.own,
      permission: 'account.own',
      input: z.object({}),
      log: 'own matches',
      fragments: true,
    },
    async ({ actor, site, request }) => {
      if (actor.kind !== 'person') throw new ForbiddenError('Nobody is signed in');
      const mine = actor.memberships.map(({ organisationRowId }) => organisationRowId);
      const found = await given.matching.bestFor(mine, mostMatches);
      const terms = { vocabulary: given.vocabularies.load(), today: londonDay(given.clock.now()) };
      const matches = found.map((match) => toOwnMatchView(match, terms));
      return request.wantsFragment
        ? fragment(<OwnMatches matches={matches} />)
        : html(<OwnMatchesPage site={site} matches={matches} />);
    },
  );
}
