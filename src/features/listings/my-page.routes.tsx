import type { Router } from 'express';
import { z } from 'zod';
import type { InvitationService, JoiningService } from '#features/organisations/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import type { Clock } from '#platform/clock.ts';
import { ForbiddenError } from '#platform/errors.ts';
import { may } from '#platform/permissions.ts';
import { single } from '#web/input.ts';
import type { Html } from '#web/jsx/index.ts';
import { pageOrFirst } from '#web/paging.ts';
import { html } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import { listingPaths } from './listing.paths.ts';
import { toMyPage } from './my-page.presenter.ts';
import type { MyPageService } from './my-page.service.ts';
import { MyPage } from './views/my-page.tsx';

const perPage = 25;
const myInput = z.object({
  page: pageOrFirst(),
  show: single(z.enum(['withdrawn']).optional().catch(undefined)),
  confirmed: single(z.string().max(200).optional().catch(undefined)),
  thrownAway: single(z.string().max(200).optional().catch(undefined)),
});

/** Filled by features above this one. */
export interface MyPagePanels {
  /** What others wait for, and how many of them do; on the first page alone. */
  waiting(organisationRowIds: readonly number[]): { count: number; panel: Html } | null;
  /** Where what goes with one's live entries comes; on the first page alone. */
  matches(): Html | null;
}

/** One's own page: for everybody who is signed in. */
export function myPageRoutes(
  router: Router,
  given: {
    myPage: MyPageService;
    joining: Pick<JoiningService, 'requestsOf'>;
    invitations: Pick<InvitationService, 'listFor'>;
    vocabularies: VocabularyService;
    clock: Clock;
  },
  panels: MyPagePanels = { waiting: () => null, matches: () => null },
): void {
  page(
    router,
    { path: listingPaths.my, permission: 'account.own', input: myInput, log: 'my page' },
    ({ input, actor, site }) => {
      if (actor.kind !== 'person') throw new ForbiddenError('Nobody is signed in');
      const asked = input.ok ? input.value : undefined;
      const { page: number = 1, show, thrownAway, confirmed } = asked ?? {};
      const withdrawn = show === 'withdrawn';
      const own = given.myPage.entriesOf(actor, {
        withdrawn,
        offset: (number - 1) * perPage,
        limit: perPage,
      });
      const isFirst = number === 1 && !withdrawn;
      const mine = actor.memberships.map(({ organisationRowId }) => organisationRowId);
      const waiting = isFirst ? panels.waiting(mine) : null;
      const view = toMyPage({
        own,
        thrownAway: thrownAway === undefined ? undefined : given.myPage.findThrownAway(actor, thrownAway),
        confirmed: confirmed === undefined ? undefined : given.myPage.findConfirmed(actor, confirmed),
        conversationsWaiting: waiting?.count ?? 0,
        invitations: isFirst ? given.invitations.listFor(actor) : [],
        requests: given.joining.requestsOf(actor),
        isMember: actor.memberships.length > 0,
        isCurator: may(actor, 'curation.work'),
        withdrawn,
        page: number,
        perPage,
        vocabulary: given.vocabularies.load(),
        clock: given.clock,
      });
      return html(
        <MyPage
          site={site}
          view={view}
          waiting={waiting?.panel ?? null}
          matches={isFirst && own.counts.live + own.counts.due > 0 ? panels.matches() : null}
        />,
      );
    },
  );
}
