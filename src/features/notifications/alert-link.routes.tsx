import type { Router } from 'express';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { Clock } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { html, type PageReply, secretAddress } from '#web/replies.ts';
import { action, oneClick, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { alertsForm, doneInput } from './alert.input.ts';
import { alertPaths } from './alert.paths.ts';
import { alertsPages } from './alert.routes.tsx';
import type { AlertService } from './alert.service.ts';
import { longestStopToken } from './stop-links.ts';
import { LinkOverPage, StopPage, StoppedPage } from './views/stop-page.tsx';

const preferencesInput = doneInput.extend({ token: z.string().max(100) });
const stopInput = z.object({ token: z.string().max(longestStopToken) });

/** What the links in a digest open. Opening them changes nothing: programs that try links do that too. */
export function alertLinkRoutes(
  router: Router,
  given: { database: Database; alerts: AlertService; clock: Clock },
): void {
  const { alerts } = given;
  const pages = alertsPages(given);
  const link = { permission: 'email-link' } as const;

  page(
    router,
    { ...link, path: alertPaths.stopPattern, input: stopInput, log: 'alert-stop-link' },
    ({ input, site }) => {
      const token = input.ok ? input.value.token : '';
      const named = alerts.lookAtStop(token);
      if (!named) throw new NotFoundError('No such link');
      const standing = named.filter(({ endedAt }) => endedAt === null).map(({ name }) => name);
      return html(
        standing.length === 0 ? (
          <StoppedPage site={site} names={named.map(({ name }) => name)} />
        ) : (
          <StopPage site={site} action={alertPaths.stop(token)} names={standing} />
        ),
        { headers: secretAddress },
      );
    },
  );

  oneClick(
    router,
    { path: alertPaths.stopPattern, input: stopInput, log: 'alert-stop' },
    ({ input, site }) => {
      const stopped = alerts.stopByLink(input.ok ? input.value.token : '');
      if (!stopped) throw new NotFoundError('No such link');
      return html(<StoppedPage site={site} names={stopped.map(({ name }) => name)} />, {
        headers: secretAddress,
      });
    },
  );

  page(
    router,
    { ...link, path: alertPaths.preferencesPattern, input: preferencesInput, log: 'alerts-link' },
    ({ input, site }) => {
      const token = input.ok ? input.value.token : '';
      const owner = alerts.ownerByLink(token);
      if (!owner) return over(site);
      const done = input.ok ? input.value.done : undefined;
      return pages.show(site, owner, { action: alertPaths.preferences(token), done, headers: secretAddress });
    },
  );

  action(
    router,
    {
      ...link,
      path: alertPaths.preferencesPattern,
      input: preferencesInput,
      form: alertsForm,
      log: 'alerts-link-change',
    },
    ({ input, form, site }) => {
      const token = input.ok ? input.value.token : '';
      const owner = alerts.ownerByLink(token);
      if (!owner) return over(site);
      return pages.change(site, owner, form, {
        action: alertPaths.preferences(token),
        after: (done) => alertPaths.preferencesAfter(token, done),
        headers: secretAddress,
      });
    },
  );
}

/** 410: what this opened is over, or never was. */
function over(site: Site): PageReply {
  return html(<LinkOverPage site={site} />, { status: 410, headers: secretAddress });
}
