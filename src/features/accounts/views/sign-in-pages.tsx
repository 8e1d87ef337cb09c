import { ButtonLink, errorOf, FormErrors, PostForm, TextField } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';

/** Asks for the address to sign in with. */
export function SignInPage(props: {
  site: Site;
  email?: string;
  /** Where to go on to. */
  next?: string;
  /** Leads to the council's own way in, where there is one. */
  council: string | undefined;
  errors?: readonly InputError[];
}): Html {
  const errors = props.errors ?? [];
  return (
    <Page site={props.site} title="Sign in" unlisted hasErrors={errors.length > 0}>
      <div class="stack">
        <FormErrors errors={errors} />
        <h1>Sign in</h1>
        <p class="lead">There is no password. We send you an e-mail that lets you in.</p>
        <PostForm site={props.site} action={sitePaths.signIn} class="form">
          {props.next !== undefined && <input type="hidden" name="next" value={props.next} />}
          <TextField
            name="email"
            label="Your e-mail address"
            hint="The first time, this makes your account."
            type="email"
            value={props.email ?? ''}
            autocomplete="email"
            inputmode="email"
            error={errorOf(errors, 'email')}
          />
          <button class="button" type="submit">
            Send me the e-mail
          </button>
        </PostForm>
        {props.council !== undefined && (
          <section class="section stack">
            <h2>Do you work for the council?</h2>
            <p>Use the sign-in that you know from work.</p>
            <p>
              <ButtonLink href={props.council}>Sign in with your council account</ButtonLink>
            </p>
          </section>
        )}
      </div>
    </Page>
  );
}

/** Takes the six digits. */
export function CodePage(props: {
  site: Site;
  action: string;
  email: string;
  code?: string;
  errors?: readonly InputError[];
}): Html {
  const errors = props.errors ?? [];
  return (
    <Page site={props.site} title="Check your e-mail" unlisted hasErrors={errors.length > 0}>
      <div class="stack">
        <FormErrors errors={errors} />
        <h1>Check your e-mail</h1>
        <p class="lead">
          We sent a mail to <strong>{props.email}</strong>.
        </p>
        <p>Open its link in this browser, or type its six digits here. Both work for 15 minutes.</p>
        <PostForm site={props.site} action={props.action} class="form">
          <TextField
            name="code"
            label="Six digits from the e-mail"
            value={props.code ?? ''}
            autocomplete="one-time-code"
            inputmode="numeric"
            width="short"
            error={errorOf(errors, 'code')}
          />
          <button class="button" type="submit">
            Sign in
          </button>
        </PostForm>
        <details>
          <summary>No e-mail?</summary>
          <p>
            It can take a minute. Look in your junk mail too. If the address was wrong,{' '}
            <a href={sitePaths.signIn}>ask again</a>.
          </p>
        </details>
      </div>
    </Page>
  );
}

/** What the mail's link opens: nothing has happened yet, so that programs that try links do nothing. */
export function LinkPage({ site, action }: { site: Site; action: string }): Html {
  return (
    <Page site={site} title="Sign in" unlisted search={false}>
      <div class="stack">
        <h1>One more step</h1>
        <p class="lead">Press the button and you are in.</p>
        <PostForm site={site} action={action} class="form">
          <button class="button" type="submit">
            Sign in
          </button>
        </PostForm>
      </div>
    </Page>
  );
}

const stoppedWords = {
  over: {
    title: 'This link or code no longer works',
    text: 'Each works once, for 15 minutes, and a code for five tries. Ask for a new e-mail.',
  },
  elsewhere: {
    title: 'This isn’t the browser where you asked',
    text: 'Go back to the browser or device where you typed your address, and type the six digits from the e-mail there. Or ask again here.',
  },
} as const;

/** For whoever opens a link again that has let them in, or goes back to the page for its code. */
const alreadyIn = {
  title: 'You are signed in already',
  text: 'You don’t need this link or code any more.',
};

/** Says why a link or a code lets nobody in, and what to do. */
export function SignInStoppedPage({ site, reason }: { site: Site; reason: 'over' | 'elsewhere' }): Html {
  const isIn = reason === 'over' && site.viewer !== null;
  const { title, text } = isIn ? alreadyIn : stoppedWords[reason];
  return (
    <Page site={site} title={title} unlisted search={false}>
      <div class="stack">
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <p>
          <ButtonLink href={isIn ? sitePaths.my : sitePaths.signIn} primary>
            {isIn ? 'Go to my page' : 'Ask for a new e-mail'}
          </ButtonLink>
        </p>
      </div>
    </Page>
  );
}

const councilWords = {
  away: {
    title: 'The council’s sign-in can’t be reached',
    text: 'Try again in a few minutes, or let us send you an e-mail instead.',
  },
  over: {
    title: 'That took too long',
    text: 'Signing in with your council account has to be finished within 15 minutes, in the browser where it began.',
  },
  refused: {
    title: 'The council’s sign-in let nobody in',
    text: 'Try again, or let us send you an e-mail instead.',
  },
  unknown: {
    title: 'We can’t tell who you are',
    text: 'Your council account doesn’t vouch for an e-mail address that is yours here. Let us send you an e-mail instead.',
  },
} as const;

/** Says why the council's own way in let nobody in, and what to do. */
export function CouncilStoppedPage({
  site,
  reason,
}: {
  site: Site;
  reason: keyof typeof councilWords;
}): Html {
  const { title, text } = councilWords[reason];
  return (
    <Page site={site} title={title} unlisted search={false}>
      <div class="stack">
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <p>
          <ButtonLink href={sitePaths.signIn} primary>
            Sign in another way
          </ButtonLink>
        </p>
      </div>
    </Page>
  );
}
