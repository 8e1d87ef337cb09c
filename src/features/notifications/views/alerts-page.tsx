import { DoneNotice, EmptyState, PostForm, said } from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import type { AlertRow, AlertsPageView } from '../alert.presenter.ts';

/** Everything that somebody follows: how often they are told, and the way to stop it. One form holds all of it. */
export function AlertsPage(props: { site: Site; action: string; view: AlertsPageView }): Html {
  const { site, view } = props;
  return (
    <Page
      site={site}
      title="What you follow"
      unlisted
      hasErrors={view.errors.length > 0}
      breadcrumbs={[
        { label: 'My page', href: sitePaths.my },
        { label: 'Your account', href: sitePaths.account },
      ]}
    >
      {view.errors.length > 0 && (
        <ErrorSummary
          errors={view.errors.map(({ parameter, message }) => ({
            text: message,
            ...(parameter.startsWith('often-') ? { href: `#${parameter}` } : {}),
          }))}
        />
      )}
      <DoneNotice site={site} done={said(view.done)} />
      <h1>What you follow</h1>
      {view.rows.length === 0 ? (
        <EmptyState
          title="You aren’t following anything"
          action={{ href: sitePaths.search, label: 'Search the directory' }}
        >
          <p>
            Save a search, or follow a theme, an area or an organisation: what is new then comes to you by
            e-mail.
          </p>
        </EmptyState>
      ) : (
        <>
          <p class="lead">
            What is new comes in one e-mail; when there is nothing new, none comes. To follow more,{' '}
            <a href={sitePaths.search}>search the directory</a> and save the search, or open a theme or an
            organisation.
          </p>
          <PostForm site={site} action={props.action}>
            <ul class="alert-rows">
              {view.rows.map((row) => (
                <Row row={row} frequencies={view.frequencies} />
              ))}
            </ul>
            <div class="button-row">
              <button type="submit" class="button">
                Save how often
              </button>
              <button type="submit" class="button button-secondary" name="stop" value="all">
                Stop all of them
              </button>
            </div>
          </PostForm>
        </>
      )}
      {view.ended.length > 0 && (
        <section class="section">
          <h2>Stopped lately</h2>
          <PostForm site={site} action={props.action}>
            <ul class="alert-rows">
              {view.ended.map((row) => (
                <EndedRow row={row} />
              ))}
            </ul>
          </PostForm>
        </section>
      )}
    </Page>
  );
}

function Row({ row, frequencies }: { row: AlertRow; frequencies: AlertsPageView['frequencies'] }): Html {
  const field = row.frequencyField;
  return (
    <li class="alert-row">
      <div>
        <p class="card-kicker">{row.kicker}</p>
        <h2>
          <a href={row.href}>{row.name}</a>
        </h2>
        <p class="second">{row.state}</p>
      </div>
      <div class="alert-row-choice">
        {row.error !== undefined && (
          <p class="field-error" id={`${field}-error`}>
            <span class="visually-hidden">Error: </span>
            {row.error}
          </p>
        )}
        <label for={field}>
          How often<span class="visually-hidden">: “{row.name}”</span>
        </label>
        <select
          class="select"
          id={field}
          name={field}
          aria-describedby={row.error === undefined ? undefined : `${field}-error`}
          aria-invalid={row.error === undefined ? undefined : 'true'}
        >
          {frequencies.map(({ value, label }) => (
            <option value={value} selected={value === row.frequency}>
              {label}
            </option>
          ))}
        </select>
        <button type="submit" class="button button-secondary" name="stop" value={row.id}>
          Stop<span class="visually-hidden"> “{row.name}”</span>
        </button>
      </div>
    </li>
  );
}

function EndedRow({ row }: { row: AlertRow }): Html {
  return (
    <li class="alert-row">
      <div>
        <h3>{row.name}</h3>
        <p class="second">{row.state}</p>
      </div>
      {row.mayResume && (
        <div class="alert-row-choice">
          <button type="submit" class="button button-secondary" name="resume" value={row.id}>
            Follow again<span class="visually-hidden">: “{row.name}”</span>
          </button>
        </div>
      )}
    </li>
  );
}
