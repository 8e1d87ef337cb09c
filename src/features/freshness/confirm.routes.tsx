import type { Router } from 'express';
import { z } from 'zod';
import { type Clock, londonDay } from '#platform/clock.ts';
import { doneCount, repeated, single } from '#web/input.ts';
import { pageOrFirst } from '#web/paging.ts';
import { html, type PageReply, redirect, secretAddress } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { toConfirmPage } from './confirm.presenter.ts';
import type { ConfirmLinkService } from './confirm-link.service.ts';
import { freshnessPaths } from './freshness.paths.ts';
import { ConfirmOverPage, ConfirmPage } from './views/confirm-page.tsx';

const token = z.string().max(100);
const answers = ['confirm', 'withdraw'] as const;

const confirmInput = z.object({
  token,
  entry: single(z.uuid().optional().catch(undefined)),
  to: single(z.enum(answers).default('confirm').catch('confirm')),
  done: single(z.enum(answers).optional().catch(undefined)),
  count: doneCount,
  page: pageOrFirst(3),
});

/** Each button carries one of these: an entry to confirm (or all that are shown), or one to withdraw. */
const confirmForm = z.union([
  z.object({ confirm: single(z.union([z.uuid(), z.literal('all')])), shown: repeated(z.uuid()) }),
  z.object({ withdraw: single(z.uuid()) }),
]);

/** The link in the letter that asks an owner. Opening it changes nothing: programs that try links do that too. */
export function confirmRoutes(
  router: Router,
  given: { confirmLinks: ConfirmLinkService; clock: Clock },
): void {
  const { confirmLinks, clock } = given;

  page(
    router,
    {
      path: freshnessPaths.confirmPattern,
      permission: 'email-link',
      input: confirmInput,
      log: 'confirm-link',
    },
    ({ input, site }) => {
      if (!input.ok) return over(site);
      const { token, done, count, page, ...asked } = input.value;
      const entries = confirmLinks.look(token);
      if (!entries) return over(site);
      const view = toConfirmPage({
        entries,
        asked,
        done: done === undefined || count === undefined ? null : { what: done, count },
        page,
        today: londonDay(clock.now()),
      });
      return html(<ConfirmPage site={site} action={freshnessPaths.confirm(token)} view={view} />, {
        headers: secretAddress,
      });
    },
  );

  action(
    router,
    {
      path: freshnessPaths.confirmPattern,
      permission: 'email-link',
      input: z.object({ token }),
      form: confirmForm,
      log: 'confirm-link-answer',
    },
    ({ input, form, site }) => {
      if (!input.ok) return over(site);
      const { token } = input.value;
      // A form that is nothing but buttons can only have been made up, or its button was lost: it is shown again.
      if (!form.ok) return confirmLinks.look(token) ? redirect(freshnessPaths.confirm(token)) : over(site);
      const what = 'confirm' in form.value ? 'confirm' : 'withdraw';
      const count = confirmLinks.answer(token, what, chosenIn(form.value));
      return count === undefined
        ? over(site)
        : redirect(freshnessPaths.confirmAfter(token, { done: what, count }));
    },
  );
}

/** The entries that a button is about: “all” are those that its page shows, where that isn't everything. */
function chosenIn(form: z.output<typeof confirmForm>): readonly string[] | 'all' {
  if (!('confirm' in form)) return [form.withdraw];
  if (form.confirm !== 'all') return [form.confirm];
  return form.shown.length > 0 ? form.shown : 'all';
}

/** 410: what this opened is over, was replaced, or never was. */
function over(site: Site): PageReply {
  return html(<ConfirmOverPage site={site} />, { status: 410, headers: secretAddress });
}
