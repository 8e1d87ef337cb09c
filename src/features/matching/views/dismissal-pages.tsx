import {
  Choices,
  EmptyState,
  FactList,
  Notice,
  Pagination,
  PostForm,
  TextArea,
} from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { dismissalReasonLabels, dismissalReasons } from '../dismissal.model.ts';
import type { DismissedView } from '../dismissal.presenter.ts';
import { matchingPaths } from '../matching.paths.ts';

interface TitledLink {
  title: string;
  href: string;
}

/** Where one says why a match doesn't fit; and once that was said, where one takes it back. */
export function DismissMatchPage(props: {
  site: Site;
  own: TitledLink;
  other: TitledLink;
  action: string;
  undoAction: string;
  /** When it was put away; null where it stands. */
  dismissedOn: string | null;
  reason: string;
  words: string;
  errors: readonly InputError[];
}): Html {
  const { site, own, other, errors } = props;
  const errorOf = (name: string) => errors.find((error) => error.parameter === name)?.message;
  const title = props.dismissedOn === null ? 'Why doesn’t it fit?' : 'This won’t come up again';
  return (
    <Page
      site={site}
      title={title}
      unlisted
      search={false}
      back={{ label: own.title, href: own.href }}
      hasErrors={errors.length > 0}
    >
      {errors.length > 0 && (
        <ErrorSummary
          errors={errors.map(({ parameter, message }) => ({ text: message, href: `#${parameter}` }))}
        />
      )}
      <h1>{title}</h1>
      <p class="lead">
        <a href={other.href}>{other.title}</a>, for “{own.title}”
      </p>
      {props.dismissedOn === null ? (
        <PostForm site={site} action={props.action} class="form">
          <Choices
            name="reason"
            label="Choose one"
            hint="It stays away from your entry. Everybody else still sees it, and nobody is told."
            type="radio"
            error={errorOf('reason')}
            choices={dismissalReasons.map((value) => ({
              value,
              label: dismissalReasonLabels[value],
              isChosen: value === props.reason,
            }))}
          />
          <TextArea
            name="words"
            label="Anything the CVS should learn from this (optional)"
            hint="Only curators read it. Leave out names of people."
            rows={3}
            value={props.words}
            error={errorOf('words')}
          />
          <button type="submit" class="button">
            Put it away
          </button>
        </PostForm>
      ) : (
        <>
          <Notice>You put it away on {props.dismissedOn}.</Notice>
          <PostForm site={site} action={props.undoAction}>
            <button type="submit" class="button button-secondary">
              Undo
            </button>
          </PostForm>
          <p>
            <a href={own.href}>Go on with “{own.title}”</a>
          </p>
        </>
      )}
    </Page>
  );
}

/** For curators: which matches didn't fit, and why. */
export function DismissedMatchesPage({ site, view }: { site: Site; view: DismissedView }): Html {
  return (
    <Page
      site={site}
      title="Matches that don’t fit"
      unlisted
      search={false}
      back={{ label: 'Curate', href: sitePaths.curate }}
    >
      <h1>{view.heading}</h1>
      <p class="lead">
        What organisations put away, and why. Where the same reason comes again and again, an entry’s words,
        skills or areas may need a change.
      </p>
      {view.rows.length === 0 ? (
        <EmptyState title="Nothing to learn from here">
          <p>When somebody says that a match doesn’t fit, it appears here with the reason.</p>
        </EmptyState>
      ) : (
        <>
          <FactList facts={view.reasons.map(({ label, count }) => ({ label, value: count }))} />
          <ul class="match-rows">
            {view.rows.map((row) => (
              <li class="match-row">
                <div class="match-body">
                  <p class="match-title">
                    <a href={row.other.href}>{row.other.title}</a>
                  </p>
                  <p class="second">
                    For “<a href={row.own.href}>{row.own.title}</a>” of {row.organisation}
                  </p>
                  <p>
                    {row.reason}
                    {row.words !== '' && `: “${row.words}”`} <span class="second">{row.day}</span>
                  </p>
                </div>
              </li>
            ))}
          </ul>
          <Pagination page={view.page} totalPages={view.totalPages} href={matchingPaths.dismissedPage} />
        </>
      )}
    </Page>
  );
}
