import {
  ButtonLink,
  DoneNotice,
  errorOf,
  FactList,
  FormErrors,
  PostForm,
  said,
  TextField,
} from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { accountPaths } from '../account.paths.ts';
import type { AccountPageView, SessionRow } from '../account.presenter.ts';

const doneWords = { name: 'Your name is saved.', session: 'That session is over.' } as const;

/** One's own account. */
export function AccountPage(props: {
  site: Site;
  view: AccountPageView;
  done: keyof typeof doneWords | undefined;
  errors: readonly InputError[];
}): Html {
  const { site, view, errors } = props;
  return (
    <Page
      site={site}
      title="Your account"
      unlisted
      hasErrors={errors.length > 0}
      breadcrumbs={[{ label: 'My page', href: sitePaths.my }]}
    >
      <div class="stack">
        <FormErrors errors={errors} />
        <DoneNotice site={site} done={said(props.done && doneWords[props.done])} />
        <h1>Your account</h1>
        <FactList
          facts={[
            { label: 'E-mail address', value: view.email },
            { label: 'Here since', value: view.since },
            ...(view.roles === '' ? [] : [{ label: 'You are', value: view.roles }]),
          ]}
        />
        <PostForm site={site} action={accountPaths.name} class="form">
          <TextField
            name="name"
            label="Your name"
            hint="Members of your organisations and the curators see it. The public doesn’t."
            value={view.name}
            autocomplete="name"
            error={errorOf(errors, 'name')}
          />
          <button class="button" type="submit">
            Save my name
          </button>
        </PostForm>
        <section class="section stack">
          <h2>Where you are signed in</h2>
          <ul class="rows">
            {view.sessions.map((session) => (
              <SessionItem site={site} session={session} />
            ))}
          </ul>
          <PostForm site={site} action={accountPaths.endSessions}>
            <button class="button button-secondary" type="submit">
              Sign out everywhere
            </button>
          </PostForm>
        </section>
        <section class="section stack">
          <h2>What we write to you about</h2>
          <p>
            <a href={sitePaths.alerts}>What you follow, and how often we tell you</a>
          </p>
        </section>
        <section class="section stack">
          <h2>What we hold about you</h2>
          <p>
            <a href={accountPaths.ownData}>Download all of it as a file</a>.{' '}
            <a href={`${sitePaths.privacy}#how-long`}>How long we keep what</a> is on the privacy page.
          </p>
          <p>
            <a href={accountPaths.leave}>Delete your account</a>
          </p>
        </section>
      </div>
    </Page>
  );
}

function SessionItem({ site, session }: { site: Site; session: SessionRow }): Html {
  return (
    <li>
      <p>
        <strong>{session.device}</strong>
        {session.isThisOne && ' (this one)'}
        <br />
        <span class="muted">
          Last used {session.lastUsed}. Signed in {session.began}.
        </span>
      </p>
      {!session.isThisOne && (
        <PostForm site={site} action={session.endAction}>
          <button class="button-link" type="submit">
            Sign out there<span class="visually-hidden">: {session.device}</span>
          </button>
        </PostForm>
      )}
    </li>
  );
}

/** Says what leaving does, and takes the last word. */
export function LeavePage({
  site,
  obstacle,
  ledAlone,
}: {
  site: Site;
  obstacle: string | undefined;
  /** Names of the organisations that nobody leads afterwards. */
  ledAlone: readonly string[];
}): Html {
  return (
    <Page
      site={site}
      title="Delete your account"
      unlisted
      hasErrors={obstacle !== undefined}
      breadcrumbs={[
        { label: 'My page', href: sitePaths.my },
        { label: 'Your account', href: accountPaths.account },
      ]}
    >
      <div class="stack">
        {obstacle !== undefined && <ErrorSummary errors={[{ text: obstacle }]} />}
        <h1>Delete your account</h1>
        <div class="prose">
          <p class="lead">Your name and address go at once, and for good.</p>
          <ul>
            <li>You are signed out everywhere and leave your organisations.</li>
            <li>What you listed stays with your organisations.</li>
            <li>Where you changed something, “a former member” stands in your place.</li>
            {ledAlone.map((name) => (
              <li>
                You are the only lead of {name}. The CVS looks after it until somebody else leads it. Better
                make somebody else a lead first, at <a href={sitePaths.join}>your organisations</a>.
              </li>
            ))}
          </ul>
          <p>
            You can <a href={accountPaths.ownData}>download what we hold about you</a> first.
          </p>
        </div>
        {obstacle === undefined && (
          <PostForm site={site} action={accountPaths.leave} class="button-row">
            <button class="button" type="submit">
              Delete my account
            </button>
            <a href={accountPaths.account}>Keep it</a>
          </PostForm>
        )}
      </div>
    </Page>
  );
}

/** The last that a person sees. */
export function LeftPage({ site }: { site: Site }): Html {
  return (
    <Page site={site} title="Your account is deleted" unlisted>
      <div class="stack">
        <h1>Your account is deleted</h1>
        <p class="lead">Thank you for what you gave. You can go on reading without an account.</p>
        <p>
          <ButtonLink href={sitePaths.home}>Go to the home page</ButtonLink>
        </p>
      </div>
    </Page>
  );
}
