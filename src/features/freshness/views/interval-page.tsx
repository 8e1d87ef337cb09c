import { Choices, DoneNotice, PostForm, said } from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { IntervalView } from '../call.presenter.ts';

/** How often an entry is to be confirmed; for curators. */
export function IntervalPage(props: {
  site: Site;
  view: IntervalView;
  action: string;
  isDone: boolean;
  errors: readonly InputError[];
}): Html {
  const { site, view, errors } = props;
  const title = 'How often is it to be confirmed?';
  return (
    <Page
      site={site}
      title={title}
      unlisted
      search={false}
      back={{ label: view.title, href: view.back }}
      hasErrors={errors.length > 0}
    >
      {errors.length > 0 && (
        <ErrorSummary errors={errors.map(({ message }) => ({ text: message, href: '#months' }))} />
      )}
      <DoneNotice site={site} done={props.isDone ? said('Saved.') : null} />
      <h1>{title}</h1>
      <p class="lead">“{view.title}”</p>
      <p>{view.now}.</p>
      <PostForm site={site} action={props.action} class="form">
        <Choices
          name="months"
          type="radio"
          label="Ask its owner"
          hint="The next day follows from when it was last confirmed. A need is due on its last day, if that is sooner."
          choices={view.choices}
          error={errors[0]?.message}
        />
        <button type="submit" class="button">
          Save
        </button>
      </PostForm>
    </Page>
  );
}
