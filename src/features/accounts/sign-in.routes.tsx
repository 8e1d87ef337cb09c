import type { Router } from 'express';
import { z } from 'zod';
import type { Identity } from '#web/identity.ts';
import { noInput } from '#web/input.ts';
import { sitePaths } from '#web/paths.ts';
import { html, type PageReply, redirect, secretAddress } from '#web/replies.ts';
import { action, page, type RequestFacts } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { codeForm, nextInput, signInForm } from './account.input.ts';
import { safeNext } from './account.model.ts';
import { accountPaths } from './account.paths.ts';
import type { SessionService } from './session.service.ts';
import type { SignInFrom, SignInOutcome, SignInService } from './sign-in.service.ts';
import { CodePage, LinkPage, SignInPage, SignInStoppedPage } from './views/sign-in-pages.tsx';

const idInput = z.object({ id: z.string().max(60) });
const tokenInput = z.object({ token: z.string().max(100) });
const noForm = z.object({});

/** Signing in by mail, and signing out. */
export function signInRoutes(
  router: Router,
  given: {
    signIn: SignInService;
    sessions: SessionService;
    /** Whether the council's own directory is a second way in. */
    hasCouncilSignIn: boolean;
  },
): void {
  const { signIn, sessions } = given;
  const open = { permission: 'sign-in', input: noInput } as const;

  page(
    router,
    { ...open, path: accountPaths.signIn, input: nextInput, log: 'sign-in' },
    ({ input, actor, site }) => {
      const next = input.ok ? input.value.next : undefined;
      if (actor.kind === 'person') return redirect(safeNext(next));
      return html(<SignInPage site={site} council={councilLink(next)} {...withNext(next)} />);
    },
  );

  action(
    router,
    { ...open, path: accountPaths.signIn, form: signInForm, log: 'sign-in-ask' },
    ({ form, identity, request, site }) => {
      if (!form.ok) {
        const typed = { email: lastOf(form.raw.email), next: lastOf(form.raw.next) };
        return html(
          <SignInPage
            site={site}
            email={typed.email ?? ''}
            council={councilLink(typed.next)}
            {...withNext(typed.next)}
            errors={form.errors}
          />,
          { status: 422 },
        );
      }
      const { id } = signIn.ask({
        ...form.value,
        browser: identity.browser(),
        network: request.network,
      });
      return redirect(accountPaths.code(id));
    },
  );

  page(
    router,
    { ...open, path: accountPaths.linkPattern, input: tokenInput, log: 'sign-in-link' },
    ({ input, identity, site }) => {
      const token = input.ok ? input.value.token : '';
      const state = signIn.lookAtLink(token, identity.knownBrowser);
      if (state !== 'open') return stopped(site, state);
      return html(<LinkPage site={site} action={accountPaths.link(token)} />, { headers: secretAddress });
    },
  );

  action(
    router,
    { ...open, path: accountPaths.linkPattern, input: tokenInput, form: noForm, log: 'sign-in-link-use' },
    ({ input, identity, request, site }) => {
      const outcome = signIn.useLink(input.ok ? input.value.token : '', fromOf(identity, request));
      return enter(outcome, identity, site);
    },
  );

  page(
    router,
    { ...open, path: accountPaths.codePattern, input: idInput, log: 'sign-in-code' },
    ({ input, identity, site }) => {
      const id = input.ok ? input.value.id : '';
      const seen = signIn.codePage(id, identity.knownBrowser);
      if (seen.state !== 'open') return stopped(site, seen.state);
      return html(<CodePage site={site} action={accountPaths.code(id)} email={seen.email} />);
    },
  );

  action(
    router,
    { ...open, path: accountPaths.codePattern, input: idInput, form: codeForm, log: 'sign-in-code-use' },
    ({ input, form, identity, request, site }) => {
      const id = input.ok ? input.value.id : '';
      const again = (message: string, status: 422 | 429 = 422): PageReply => {
        const seen = signIn.codePage(id, identity.knownBrowser);
        if (seen.state !== 'open') return stopped(site, seen.state);
        return html(
          <CodePage
            site={site}
            action={accountPaths.code(id)}
            email={seen.email}
            code={lastOf(form.raw.code) ?? ''}
            errors={[{ parameter: 'code', message }]}
          />,
          { status },
        );
      };
      // What can't be a code was mistyped, and costs no try.
      if (!form.ok) return again(form.errors[0]?.message ?? '');
      const outcome = signIn.useCode(id, form.value.code, fromOf(identity, request));
      if (!outcome.ok && outcome.reason === 'wrong') return again(wrongCode(outcome.triesLeft));
      if (!outcome.ok && outcome.reason === 'guessed') return again(guessed, 429);
      return enter(outcome, identity, site);
    },
  );

  action(router, { ...open, path: accountPaths.signOut, form: noForm, log: 'sign-out' }, ({ identity }) => {
    if (identity.sessionToken !== undefined) sessions.end(identity.sessionToken);
    identity.endSession();
    return redirect(sitePaths.home);
  });

  function councilLink(next: string | undefined): string | undefined {
    return given.hasCouncilSignIn ? accountPaths.councilNext(safeNext(next)) : undefined;
  }
}

function withNext(next: string | undefined): { next?: string } {
  return next === undefined ? {} : { next: safeNext(next) };
}

function fromOf(identity: Identity, request: RequestFacts): SignInFrom {
  return {
    browser: identity.knownBrowser,
    userAgent: request.userAgent,
    sessionToken: identity.sessionToken,
  };
}

function enter(outcome: SignInOutcome, identity: Identity, site: Site): PageReply {
  if (outcome.ok) {
    identity.beginSession(outcome.session.token, outcome.session.seconds);
    return redirect(outcome.nextPath);
  }
  return stopped(site, outcome.reason === 'elsewhere' ? 'elsewhere' : 'over');
}

/** 410: what was asked for is over; 403: it belongs to another browser. */
function stopped(site: Site, reason: 'over' | 'elsewhere'): PageReply {
  return html(<SignInStoppedPage site={site} reason={reason} />, {
    status: reason === 'over' ? 410 : 403,
    headers: secretAddress,
  });
}

const guessed =
  'Too many wrong codes were tried for this address. Open the link in the e-mail instead, in this browser';

function wrongCode(triesLeft: number): string {
  const tries = triesLeft === 1 ? 'one more time' : `${triesLeft} more times`;
  return `That isn’t the code from the latest e-mail. You can try ${tries}`;
}

function lastOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}
