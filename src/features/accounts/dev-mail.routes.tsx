import type { Router } from 'express';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { NotFoundError } from '#platform/errors.ts';
import { findSentMail, listSentMail } from '#platform/mail/mailbox.ts';
import { noInput } from '#web/input.ts';
import { html, text } from '#web/replies.ts';
import { page, type RequestFacts } from '#web/routing.tsx';
import { accountPaths } from './account.paths.ts';
import { toMailPage, toMailRow } from './dev-mail.presenter.ts';
import { MailboxPage, MailPage } from './views/mailbox-pages.tsx';

/** So many messages are shown. */
const shown = 200;
const mailInput = z.object({ id: z.string().max(60) });

/**
 * The mailbox of development: every mail that was sent, readable on this machine and nowhere else, since whoever
 * reads it can sign in as anybody. The application registers it outside production only.
 */
export function devMailRoutes(
  router: Router,
  given: {
    database: Database;
    /** Brings what waits into the mailbox, so that it needs no waiting for the worker. */
    deliver: () => Promise<unknown>;
  },
): void {
  // Pages, not endpoints for other systems: those are open to scripts of other sites.
  const open = { permission: 'sign-in', input: noInput } as const;

  page(router, { ...open, path: accountPaths.mailboxJson, log: 'dev-mail-json' }, async ({ request }) => {
    await openMailbox(request);
    const mails = listSentMail(given.database, shown).map((mail) => ({
      ...mail,
      sentAt: mail.sentAt.toISOString(),
    }));
    return text(JSON.stringify(mails), 'application/json', { headers: { 'Cache-Control': 'no-store' } });
  });

  page(router, { ...open, path: accountPaths.mailbox, log: 'dev-mail' }, async ({ request, site }) => {
    await openMailbox(request);
    const rows = listSentMail(given.database, shown).map(toMailRow);
    return html(<MailboxPage site={site} rows={rows} />);
  });

  page(
    router,
    { ...open, path: accountPaths.mailPattern, input: mailInput, log: 'dev-mail-one' },
    async ({ input, request, site }) => {
      await openMailbox(request);
      const mail = input.ok ? findSentMail(given.database, input.value.id) : undefined;
      if (!mail) throw new NotFoundError('No such mail');
      return html(<MailPage site={site} mail={toMailPage(mail)} />);
    },
  );

  async function openMailbox(request: RequestFacts): Promise<void> {
    if (!request.isLocal) throw new NotFoundError('The mailbox opens on this machine only');
    await given.deliver();
  }
}
