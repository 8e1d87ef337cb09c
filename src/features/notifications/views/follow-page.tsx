import { Choices, type FieldChoice, Notice, PostForm, TextField } from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { alertPaths } from '../alert.paths.ts';

const fields = new Set(['name', 'frequency']);

/** Asks what a subject is to be called and how often its follower wants to be told. */
export function FollowPage(props: {
  site: Site;
  action: string;
  /** Where what is there now can be seen. */
  place: string;
  /** What is followed, in words. */
  about: string;
  isOrganisation: boolean;
  /** Whether they follow it already. */
  isKnown: boolean;
  name: string;
  frequencies: readonly FieldChoice[];
  errors: readonly InputError[];
}): Html {
  const { site, errors, isKnown } = props;
  const errorOf = (field: string) => errors.find(({ parameter }) => parameter === field)?.message;
  const about = props.isOrganisation ? props.about : `“${props.about}”`;
  const title = isKnown ? `You follow ${about}` : `Follow ${about}`;
  return (
    <Page
      site={site}
      title={title}
      unlisted
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { label: 'My page', href: sitePaths.my },
        { label: 'What you follow', href: alertPaths.mine },
      ]}
    >
      <div class="stack">
        {errors.length > 0 && (
          <ErrorSummary
            errors={errors.map(({ parameter, message }) => ({
              text: message,
              ...(fields.has(parameter) ? { href: `#${parameter}` } : {}),
            }))}
          />
        )}
        {isKnown && (
          <Notice>You follow this already. You can rename it, or change how often we write.</Notice>
        )}
        <h1>{title}</h1>
        <p class="lead">
          We write to you when {props.isOrganisation ? 'they list something new' : 'something new fits'}, and
          only then. Every e-mail has a link that stops it.
        </p>
        <p>
          <a href={props.place}>See what is there now</a>
        </p>
        <PostForm site={site} action={props.action} class="form">
          <TextField
            name="name"
            label="What to call it"
            hint="So that you know it again in our e-mails. Nobody else sees it."
            value={props.name}
            error={errorOf('name')}
          />
          <Choices
            type="radio"
            name="frequency"
            label="How often"
            choices={props.frequencies}
            error={errorOf('frequency')}
          />
          <button class="button" type="submit">
            {isKnown ? 'Save' : 'Tell me what is new'}
          </button>
        </PostForm>
      </div>
    </Page>
  );
}
