import { EmptyState, FactList, TableRegion } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import { accountPaths } from '../account.paths.ts';
import type { MailPageView, MailRow } from '../dev-mail.presenter.ts';

/** All mail that was sent, newest first. */
export function MailboxPage({ site, rows }: { site: Site; rows: readonly MailRow[] }): Html {
  return (
    <Page site={site} title="Mailbox" unlisted search={false}>
      <div class="stack">
        <h1>Mailbox</h1>
        <p class="lead">Every e-mail that this installation has sent. Only this machine shows it.</p>
        {rows.length === 0 ? (
          <EmptyState title="Nothing has been sent yet">
            <p>Sign in, and the mail that lets you in arrives here.</p>
          </EmptyState>
        ) : (
          <TableRegion label="Mail">
            <table>
              <thead>
                <tr>
                  <th scope="col">Subject</th>
                  <th scope="col">To</th>
                  <th scope="col">Sent</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr>
                    <td class="mail-subject">
                      <a href={row.href}>{row.subject}</a>
                    </td>
                    <td>{row.to}</td>
                    <td>{row.sent}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableRegion>
        )}
      </div>
    </Page>
  );
}

/** One mail as plain text, its links to be followed. */
export function MailPage({ site, mail }: { site: Site; mail: MailPageView }): Html {
  return (
    <Page
      site={site}
      title={mail.subject}
      unlisted
      search={false}
      back={{ label: 'Mailbox', href: accountPaths.mailbox }}
    >
      <div class="stack">
        <h1>{mail.subject}</h1>
        <FactList
          facts={[
            { label: 'To', value: mail.to },
            { label: 'Sent', value: mail.sent },
            ...mail.headers.map(([label, value]) => ({ label, value })),
          ]}
        />
        <p class="mail-text">
          {mail.text.map((piece) =>
            typeof piece === 'string' ? piece : <a href={piece.href}>{piece.href}</a>,
          )}
        </p>
      </div>
    </Page>
  );
}
