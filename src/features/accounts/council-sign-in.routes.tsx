import type { Router } from 'express';
import { z } from 'zod';
import { html, redirect } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import { nextInput } from './account.input.ts';
import { safeNext } from './account.model.ts';
import { accountPaths } from './account.paths.ts';
import type { CouncilSignIn } from './council-sign-in.service.ts';
import { CouncilStoppedPage } from './views/sign-in-pages.tsx';

const anyInput = z.object({});

/** Signing in by way of the council's own directory. To be registered before the routes of the mail's code. */
export function councilSignInRoutes(router: Router, given: { council: CouncilSignIn }): void {
  const { council } = given;

  page(
    router,
    { path: accountPaths.council, permission: 'sign-in', input: nextInput, log: 'council-sign-in' },
    async ({ input, actor, identity, site }) => {
      const next = input.ok ? input.value.next : undefined;
      if (actor.kind === 'person') return redirect(safeNext(next));
      const address = await council.begin({ next, browser: identity.browser() });
      if (address === undefined) {
        return html(<CouncilStoppedPage site={site} reason="away" />, { status: 503 });
      }
      return redirect(address);
    },
  );

  page(
    router,
    {
      path: accountPaths.councilReturn,
      permission: 'sign-in',
      input: anyInput,
      log: 'council-return',
      commits: true,
    },
    async ({ identity, request, site }) => {
      const outcome = await council.complete(request.url, {
        browser: identity.knownBrowser,
        userAgent: request.userAgent,
        sessionToken: identity.sessionToken,
      });
      if (!outcome.ok) {
        return html(<CouncilStoppedPage site={site} reason={outcome.reason} />, {
          status: outcome.reason === 'over' ? 410 : 403,
          headers: { 'Cache-Control': 'private, no-store' },
        });
      }
      identity.beginSession(outcome.session.token, outcome.session.seconds);
      return redirect(outcome.nextPath);
    },
  );
}
