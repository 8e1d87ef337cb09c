import { FactList } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import { accountPaths } from '../account.paths.ts';

/** What is there only where the program was told of it. */
export interface SetUp {
  /** Whether council staff can sign in with their own directory. */
  councilDirectory: boolean;
  /** Whether there is a search server beside the embedded engine. */
  searchServer: boolean;
  /** Whether nothing has ever been listed. */
  isEmpty: () => boolean;
  /** When the newest backup beside the database was made. */
  lastBackup: () => Date | null;
}

/** Where administration begins, with what should worry somebody. */
export function AdminPage({
  site,
  setUp,
  mail,
  lastBackup,
}: {
  site: Site;
  setUp: SetUp;
  mail: readonly { label: string; value: string }[];
  lastBackup: string;
}): Html {
  return (
    <Page site={site} title="Administration" unlisted search={false}>
      <div class="stack">
        <h1>Administration</h1>
        <ul class="stack-list">
          <li>
            <a href={accountPaths.people}>People</a>: who curates and administers
          </li>
          <li>
            <a href={accountPaths.roles}>Who may do what</a>: the rights of each role
          </li>
          <li>
            <a href={sitePaths.adminSearch}>Search engine</a>: which one answers, and how its index is
          </li>
        </ul>
        {setUp.isEmpty() && <FirstSteps />}
        <section class="section stack">
          <h2>Mail</h2>
          <FactList facts={mail} />
        </section>
        <section class="section stack">
          <h2>Backups</h2>
          <p>{lastBackup}</p>
        </section>
        <section class="section stack">
          <h2>How it is set up</h2>
          <FactList
            facts={[
              { label: 'Place', value: setBy(site.placeName, 'PLACE_NAME') },
              { label: 'Address', value: setBy(site.baseUrl, 'BASE_URL') },
              {
                label: 'Sign-in',
                value: setBy(
                  setUp.councilDirectory ? 'By e-mail, or by the council’s directory' : 'By e-mail',
                  'OIDC_ISSUER',
                ),
              },
              {
                label: 'Search',
                value: setBy(
                  setUp.searchServer
                    ? 'Meilisearch, and the embedded engine behind it'
                    : 'The embedded engine',
                  'MEILI_URL',
                ),
              },
              { label: 'Entries', value: site.demo ? 'The demonstration borough, invented' : 'Real' },
            ]}
          />
          <p>These are set where the program runs, by the names beside them.</p>
        </section>
      </div>
    </Page>
  );
}

/** What fills a directory in which nothing has been listed. */
function FirstSteps(): Html {
  return (
    <section class="section stack">
      <h2>First steps</h2>
      <p>Nothing is listed yet.</p>
      <ol>
        <li>
          <a href={accountPaths.people}>Make somebody a curator</a>, who looks at what is new before the
          borough sees it.
        </li>
        <li>
          <a href={sitePaths.join}>Add your organisation</a>, and list what it provides, needs and can offer.
        </li>
        <li>Ask others to sign in and do the same. Their own page shows them how.</li>
      </ol>
    </section>
  );
}

/** A setting, and the variable that whoever runs the program changes it by. */
function setBy(value: string, name: string): Html {
  return (
    <>
      {value} <code class="muted">{name}</code>
    </>
  );
}
