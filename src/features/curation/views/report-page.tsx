import { Choices, errorOf, FormErrors, PostForm, TextArea, TextField } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths, withQuery } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { ReportType } from '../report.model.ts';

/** Where readers say what is wrong with an entry. */
export function ReportPage(props: {
  site: Site;
  /** The record's title or name, and where its page is. */
  title: string;
  path: string;
  action: string;
  /** An example of what to write. */
  hint: string;
  type: ReportType;
  words: string;
  /** Where they want an answer; null where that isn't asked. */
  reach: string | null;
  began: string;
  errors: readonly InputError[];
}): Html {
  return (
    <Page
      site={props.site}
      title="Tell us what is wrong"
      unlisted
      back={{ label: props.title, href: props.path }}
      hasErrors={props.errors.length > 0}
    >
      <FormErrors errors={props.errors} />
      <h1>Tell us what is wrong</h1>
      <p class="lead">About “{props.title}”. You need no account, and needn’t say who you are.</p>
      <PostForm site={props.site} action={props.action} class="form">
        <Choices
          name="type"
          label="What is it?"
          type="radio"
          error={errorOf(props.errors, 'type')}
          choices={[
            {
              value: 'correction',
              label: 'Something is out of date or not right',
              isChosen: props.type === 'correction',
            },
            {
              value: 'problem',
              label: 'Something worries me',
              hint: 'It isn’t safe, isn’t what it says, or shouldn’t be here.',
              isChosen: props.type === 'problem',
            },
          ]}
        />
        <TextArea
          name="words"
          label="What should we know?"
          hint={`${props.hint} Leave out names and telephone numbers of people${props.reach === null ? '' : ' here'}.`}
          rows={5}
          value={props.words}
          error={errorOf(props.errors, 'words')}
        />
        {props.reach !== null && (
          <TextField
            name="reach"
            label="How to reach you (optional)"
            hint="An e-mail address or a telephone number, if you want an answer. Only the CVS sees it, and it is deleted afterwards."
            value={props.reach}
            error={errorOf(props.errors, 'reach')}
          />
        )}
        <div class="trap" aria-hidden="true">
          <label for="website">Leave this empty</label>
          <input id="website" name="website" type="text" value="" tabindex={-1} autocomplete="off" />
        </div>
        <input type="hidden" name="began" value={props.began} />
        <button type="submit" class="button">
          Send it to the CVS
        </button>
      </PostForm>
    </Page>
  );
}

/** Says thank you, and what happens next. */
export function ReportThanksPage({ site, back }: { site: Site; back: string | undefined }): Html {
  return (
    <Page site={site} title="Thank you" unlisted>
      <h1>Thank you</h1>
      <p class="lead">The CVS will look at what you wrote, usually within two working days.</p>
      <p>If somebody is in danger now, ring 999. If it can wait and is a matter for the police, ring 101.</p>
      <p>
        <a href={back ?? sitePaths.home}>{back === undefined ? 'Go to the home page' : 'Back to the page'}</a>
      </p>
    </Page>
  );
}

/** The links below every public entry; curators also get to what they alone see of it. */
export function ReportLinks({
  reportPath,
  forCurators,
}: {
  reportPath: string;
  forCurators: readonly { label: string; href: string }[];
}): Html {
  return (
    <p class="report-links">
      Something wrong?{' '}
      <a href={reportPath} rel="nofollow">
        Suggest a correction
      </a>{' '}
      or{' '}
      <a href={withQuery(reportPath, { type: 'problem' })} rel="nofollow">
        report a problem
      </a>
      .
      {forCurators.map(({ label, href }) => (
        <>
          {' '}
          <a href={href}>{label}</a>
        </>
      ))}
    </p>
  );
}
