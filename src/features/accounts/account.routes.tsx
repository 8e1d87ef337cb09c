import type { Router } from 'express';
import { z } from 'zod';
import type { Actor, Person } from '#platform/actor.ts';
import { ForbiddenError, RuleError } from '#platform/errors.ts';
import { noInput } from '#web/input.ts';
import { sitePaths } from '#web/paths.ts';
import { html, type InputError, redirect, text } from '#web/replies.ts';
import { action, type Call, page } from '#web/routing.tsx';
import { nameForm } from './account.input.ts';
import { accountPaths } from './account.paths.ts';
import { toAccountPage } from './account.presenter.ts';
import type { AccountService } from './account.service.ts';
import type { LeavingService } from './leaving.service.ts';
import type { SessionService } from './session.service.ts';
import { AccountPage, LeavePage, LeftPage } from './views/account-pages.tsx';

const idInput = z.object({ id: z.string().max(60) });
const noForm = z.object({});
const accountInput = z.object({ done: z.enum(['name', 'session']).optional().catch(undefined) });

/** Who asks; every route here needs `account.own`, which only people have. */
function personOf(actor: Actor): Person {
  if (actor.kind !== 'person') throw new ForbiddenError('Only people have an account');
  return actor;
}

/** One's own account: name, sessions, what is held, leaving. */
export function accountRoutes(
  router: Router,
  given: { accounts: AccountService; sessions: SessionService; leaving: LeavingService },
): void {
  const { accounts, sessions, leaving } = given;
  const own = { permission: 'account.own', input: noInput } as const;

  function showAccount(
    { actor, identity, site }: Call<unknown>,
    options: { done?: 'name' | 'session' | undefined; typed?: string; errors?: InputError[] } = {},
  ) {
    const person = personOf(actor);
    const view = toAccountPage(accounts.own(person), sessions.list(person, identity.sessionToken));
    const errors = options.errors ?? [];
    return html(
      <AccountPage
        site={site}
        view={{ ...view, name: options.typed ?? view.name }}
        done={options.done}
        errors={errors}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    );
  }

  page(router, { ...own, path: accountPaths.account, input: accountInput, log: 'account' }, (call) =>
    showAccount(call, { done: call.input.ok ? call.input.value.done : undefined }),
  );

  action(router, { ...own, path: accountPaths.name, form: nameForm, log: 'account-name' }, (call) => {
    const { form, actor } = call;
    if (!form.ok) {
      const typed = form.raw.name;
      return showAccount(call, {
        typed: (Array.isArray(typed) ? typed.at(-1) : typed) ?? '',
        errors: form.errors,
      });
    }
    accounts.rename(personOf(actor), form.value.name);
    return redirect(`${accountPaths.account}?done=name`);
  });

  action(
    router,
    { ...own, path: accountPaths.endSessions, form: noForm, log: 'account-end-sessions' },
    ({ actor, identity }) => {
      sessions.endAll(personOf(actor));
      identity.endSession();
      return redirect(sitePaths.home);
    },
  );

  action(
    router,
    {
      ...own,
      path: accountPaths.endSessionPattern,
      input: idInput,
      form: noForm,
      log: 'account-end-session',
    },
    ({ actor, input }) => {
      sessions.endOne(personOf(actor), input.ok ? input.value.id : '');
      return redirect(`${accountPaths.account}?done=session`);
    },
  );

  page(router, { ...own, path: accountPaths.ownData, log: 'account-data' }, ({ actor, identity }) => {
    const person = personOf(actor);
    const everything = leaving.ownData(person, sessions.list(person, identity.sessionToken));
    return text(`${JSON.stringify(everything, null, 2)}\n`, 'application/json', {
      headers: { 'Content-Disposition': 'attachment; filename="my-data-borough-exchange.json"' },
    });
  });

  page(router, { ...own, path: accountPaths.leave, log: 'account-leave' }, ({ actor, site }) => {
    const person = personOf(actor);
    return html(
      <LeavePage site={site} obstacle={leaving.obstacle(person)} ledAlone={leaving.ledAlone(person)} />,
    );
  });

  action(
    router,
    { ...own, path: accountPaths.leave, form: noForm, log: 'account-leave-now' },
    ({ actor, identity, site }) => {
      try {
        leaving.leave(personOf(actor));
      } catch (error) {
        if (!(error instanceof RuleError)) throw error;
        return html(<LeavePage site={site} obstacle={error.message} ledAlone={[]} />, { status: 422 });
      }
      identity.endSession();
      return redirect(accountPaths.left);
    },
  );

  page(
    router,
    { path: accountPaths.left, permission: 'sign-in', input: noInput, log: 'account-left' },
    ({ site }) => html(<LeftPage site={site} />),
  );
}
