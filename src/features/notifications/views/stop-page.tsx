import { ButtonLink, EmptyState } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import { alertPaths } from '../alert.paths.ts';

/**
 * What a link to stop opens. Its form holds no token: its address alone says whom it is from, as for the mail programs
 * that post there by themselves.
 */
export function StopPage({
  site,
  action,
  names,
}: {
  site: Site;
  action: string;
  names: readonly string[];
}): Html {
  const [only] = names;
  const title = names.length === 1 ? `Stop e-mails about “${only}”` : 'Stop these e-mails';
  return (
    <Page site={site} title={title} unlisted search={false}>
      <div class="stack">
        <h1>{title}</h1>
        {names.length > 1 && (
          <>
            <p class="lead">The e-mail that you came from was about:</p>
            <NameList names={names} />
          </>
        )}
        <p>
          {names.length === 1 ? 'Anything else that you follow goes on.' : 'What else you follow goes on.'}
        </p>
        <form method="post" action={action}>
          <button class="button" type="submit">
            {names.length === 1 ? 'Stop it' : `Stop all ${names.length}`}
          </button>
        </form>
      </div>
    </Page>
  );
}

/** Says that it is over, whether it was stopped just now or long ago. */
export function StoppedPage({ site, names }: { site: Site; names: readonly string[] }): Html {
  const title = 'You get no more of these e-mails';
  return (
    <Page site={site} title={title} unlisted search={false}>
      <div class="stack">
        <h1>{title}</h1>
        {names.length > 0 && <NameList names={names} />}
        <p>Changed your mind? Sign in with your address, and follow it again.</p>
        <p>
          <ButtonLink href={alertPaths.mine}>See what you follow</ButtonLink>
        </p>
      </div>
    </Page>
  );
}

function NameList({ names }: { names: readonly string[] }): Html {
  return (
    <ul class="prose">
      {names.map((name) => (
        <li>{name}</li>
      ))}
    </ul>
  );
}

/** Says that the link to one's alerts is over, and what to do. */
export function LinkOverPage({ site }: { site: Site }): Html {
  return (
    <Page site={site} title="This link no longer works" unlisted search={false}>
      <EmptyState
        level={1}
        title="This link no longer works"
        action={{ href: alertPaths.mine, label: 'Sign in and see what you follow' }}
      >
        <p>
          It is more than half a year old, or part of it is missing. The link in our last e-mail works, and
          links that stop e-mails always do.
        </p>
      </EmptyState>
    </Page>
  );
}
