import type { Router } from 'express';
import { z } from 'zod';
import type { AccountService } from '#features/accounts/index.ts';
import type { Clock } from '#platform/clock.ts';
import { single } from '#web/input.ts';
import { html } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import { agoText } from './ago.ts';
import { curationPaths } from './curation.paths.ts';
import { personOf } from './desk.input.ts';
import type { RecentDecisions } from './recent-decisions.ts';
import { reviewTypeDefinitions } from './review-types.ts';
import { DecidedPage } from './views/decided-page.tsx';

const perPage = 30;
const decidedInput = z.object({
  before: single(
    z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform(Number)
      .optional()
      .catch(undefined),
  ),
});

/** `/curate/decided`: what was decided lately, by whom, and what can still be taken back. */
export function decidedRoutes(
  router: Router,
  given: { clock: Clock; accounts: AccountService; recentDecisions: RecentDecisions },
): void {
  const { clock, accounts, recentDecisions } = given;
  page(
    router,
    { path: curationPaths.decided, permission: 'curation.work', input: decidedInput, log: 'decided' },
    ({ input, site, actor }) => {
      const before = input.ok ? input.value.before : undefined;
      const found = recentDecisions.list(personOf(actor), { before, limit: perPage + 1 });
      const decisions = found.slice(0, perPage);
      const people = accounts.describeActors(
        decisions.flatMap(({ event, takenBack }) => [event.actor, ...(takenBack ? [takenBack.actor] : [])]),
      );
      const nameOf = (reference: string) => people.get(reference) ?? 'somebody unknown';
      const last = found.length > perPage ? decisions.at(-1) : undefined;
      return html(
        <DecidedPage
          site={site}
          rows={decisions.map(({ event, item, title, past, takenBack, canUndo }) => ({
            title,
            href: curationPaths.item(item.id),
            gist: [
              reviewTypeDefinitions[item.type].gist,
              `${past} by ${nameOf(event.actor)}`,
              agoText(event.at, clock.now()),
            ].join(' · '),
            takenBack: takenBack
              ? `Taken back by ${nameOf(takenBack.actor)}, ${agoText(takenBack.at, clock.now())}`
              : null,
            reason: event.reason,
            undo: canUndo
              ? { list: reviewTypeDefinitions[item.type].list, range: `${event.rowId}-${event.rowId}` }
              : null,
          }))}
          isFirst={before === undefined}
          older={last && curationPaths.decidedBefore(last.event.rowId)}
        />,
      );
    },
  );
}
