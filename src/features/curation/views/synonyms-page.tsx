import {
  ButtonLink,
  Choices,
  type Done,
  DoneNotice,
  EmptyState,
  Pagination,
  PostForm,
  TableRegion,
  Tabs,
  TextArea,
  TextField,
  WrongNotice,
} from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { curationPaths } from '../curation.paths.ts';
import type {
  GroupFormView,
  PreviewView,
  SynonymHistoryEntry,
  SynonymListView,
  TrialView,
} from '../synonym.presenter.ts';

const toDesk = { label: 'Curate', href: curationPaths.desk };
const toList = { label: 'Synonyms', href: curationPaths.synonyms };

/** All groups, to look through and to find one in. */
export function SynonymsPage({ site, view }: { site: Site; view: SynonymListView }): Html {
  // Until curators change some, all groups come with the product, and there is nothing to say of any.
  const hasNotes = view.rows.some(({ note }) => note !== '');
  return (
    <Page site={site} title="Synonyms" unlisted search={false} breadcrumbs={[toDesk]}>
      <div class="desk-head">
        <h1>Synonyms</h1>
        <ButtonLink href={curationPaths.newSynonyms} primary>
          Add a group
        </ButtonLink>
      </div>
      <p class="lead">
        Words that search treats alike, so that whoever says it in other words finds it all the same.
      </p>
      <form class="synonym-filter" action={curationPaths.synonyms} method="get">
        <TextField name="q" id="letters" label="With the letters" value={view.q} width="medium" />
        {view.show !== 'all' && <input type="hidden" name="show" value={view.show} />}
        <button class="button button-secondary" type="submit">
          Show
        </button>
      </form>
      <Tabs tabs={view.tabs} />
      {view.rows.length === 0 ? (
        <EmptyState title={view.empty.title}>
          <p>{view.empty.text}</p>
        </EmptyState>
      ) : (
        <>
          <h2 id="groups">{view.total}</h2>
          <TableRegion labelledBy="groups">
            <table class="table-stacked">
              <thead>
                <tr>
                  <th scope="col">Words</th>
                  <th scope="col">Also find</th>
                  {hasNotes && <th scope="col">Where from</th>}
                </tr>
              </thead>
              <tbody>
                {view.rows.map((row) => (
                  <tr>
                    <th scope="row">
                      <a href={row.href}>{row.terms}</a>
                    </th>
                    <td data-label="Also find">{row.finds ?? <span class="muted">each other</span>}</td>
                    {hasNotes && row.note !== '' ? (
                      <td data-label="Where from">{row.note}</td>
                    ) : (
                      hasNotes && <td />
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableRegion>
        </>
      )}
      <Pagination page={view.page} totalPages={view.totalPages} href={view.pageHref} />
    </Page>
  );
}

interface FormState {
  site: Site;
  form: GroupFormView;
  errors: readonly InputError[];
  preview?: PreviewView | undefined;
}

/** A group that doesn't exist yet. */
export function NewSynonymsPage(props: FormState): Html {
  return (
    <Page
      site={props.site}
      title="Add synonyms"
      unlisted
      search={false}
      hasErrors={props.errors.length > 0}
      breadcrumbs={[toDesk, toList]}
    >
      <Errors errors={props.errors} />
      <h1>Add synonyms</h1>
      <GroupFields {...props} />
    </Page>
  );
}

/** A group, what changing it would change, and what it was before. */
export function SynonymGroupPage(
  props: FormState & {
    id: string;
    /** Of the group as it is now. */
    version: number;
    isRemoved: boolean;
    /** What somebody else made of it meanwhile. */
    conflict: string | undefined;
    done: 'saved' | 'removed' | 'back' | undefined;
    /** The revision that undoing goes back to. */
    undo: number | undefined;
    history: readonly SynonymHistoryEntry[];
  },
): Html {
  const { site, id, version, errors, conflict } = props;
  return (
    <Page
      site={site}
      title="Synonyms"
      unlisted
      search={false}
      hasErrors={errors.length > 0 || conflict !== undefined}
      breadcrumbs={[toDesk, toList]}
    >
      <Errors errors={errors} />
      <DoneNotice site={site} done={doneOf(props)} />
      <h1>Change synonyms</h1>
      {conflict !== undefined && (
        <WrongNotice>
          Somebody else has changed this group in the meantime. Look at both, and save again if yours is
          right. It now says: <span class="kept-words">{conflict}</span>
        </WrongNotice>
      )}
      {props.isRemoved && (
        <p class="notice">Searches don’t use this group. Saving it puts it back into use.</p>
      )}
      <GroupFields {...props} />
      {!props.isRemoved && (
        <PostForm site={site} action={curationPaths.removeSynonyms(id)}>
          <input type="hidden" name="version" value={version} />
          <button class="button button-secondary" type="submit">
            Remove this group
          </button>
        </PostForm>
      )}
      {props.history.length > 0 && <History {...props} />}
    </Page>
  );
}

const doneTexts = {
  saved: 'Saved. Searches use it from now on.',
  removed: 'Removed. Searches don’t use it any more.',
  back: 'It is what it was before.',
} as const;

function doneOf({ id, version, done, undo }: Parameters<typeof SynonymGroupPage>[0]): Done | null {
  if (done === undefined) return null;
  const fields = [['version', String(version)] as const, ['revision', String(undo)] as const];
  return {
    text: doneTexts[done],
    undo:
      undo === undefined || done === 'back'
        ? null
        : { label: 'Undo', action: curationPaths.restoreSynonyms(id), fields },
  };
}

function Errors({ errors }: { errors: readonly InputError[] }): Html | null {
  if (errors.length === 0) return null;
  return (
    <ErrorSummary
      errors={errors.map(({ parameter, message }) => ({
        text: message,
        href: parameter === 'finds' || parameter === 'direction' ? `#${parameter}` : '#terms',
      }))}
    />
  );
}

function GroupFields({ site, form, errors, preview }: FormState): Html {
  const wrong = (field: string) => errors.find(({ parameter }) => parameter === field)?.message;
  return (
    <PostForm site={site} action={form.action} class="form">
      <input type="hidden" name="version" value={form.version} />
      <Choices
        name="direction"
        type="radio"
        label="How they belong together"
        error={wrong('direction')}
        choices={[
          {
            value: 'two-way',
            label: 'All mean the same',
            hint: 'Whichever is searched for, all of them are found.',
            isChosen: form.direction === 'two-way',
          },
          {
            value: 'one-way',
            label: 'Some also find others',
            hint: 'For an old name, or something narrower: “teens” finds young people, not the other way round.',
            isChosen: form.direction === 'one-way',
          },
        ]}
      />
      <TextArea
        name="terms"
        label="Words"
        hint="One on each line, or with commas between; a word or a phrase of up to five. A word in capitals, such as IT, is found only in capitals."
        rows={6}
        value={form.terms}
        error={wrong('terms')}
      />
      <TextArea
        name="finds"
        label="Also find"
        hint="Only where some also find others. One on each line."
        rows={4}
        value={form.finds}
        error={wrong('finds')}
      />
      <TextField
        name="query"
        label="Try it with this search"
        hint="Left empty: the first of the words."
        value={form.query}
      />
      {/* What it changes stands below the form: the button leads there, or it would seem to do nothing. */}
      <div class="button-row">
        <button
          class={preview ? 'button button-secondary' : 'button'}
          type="submit"
          name="step"
          value="preview"
          formaction={`${form.action}#preview`}
        >
          See what it changes
        </button>
        <button class={preview ? 'button' : 'button button-secondary'} type="submit" name="step" value="save">
          Save
        </button>
      </div>
      {preview !== undefined && <Preview preview={preview} />}
    </PostForm>
  );
}

function Preview({ preview }: { preview: PreviewView }): Html {
  return (
    <section class="section" id="preview" aria-labelledby="preview-heading">
      <h2 id="preview-heading">What it changes</h2>
      <p role="status">{preview.sentence} Nothing is saved yet.</p>
      {preview.tooWide.map((words) => (
        <p class="notice notice-wrong">{words}</p>
      ))}
      <div class="synonym-trials">
        <TrialList title="Now" trial={preview.now} />
        <TrialList title="With the change" trial={preview.after} />
      </div>
      {preview.words.length > 0 && (
        <table>
          <caption>How many entries each finds</caption>
          <thead>
            <tr>
              <th scope="col">Search</th>
              <th scope="col">Now</th>
              <th scope="col">With the change</th>
            </tr>
          </thead>
          <tbody>
            {preview.words.map((word) => (
              <tr>
                <th scope="row">{word.text}</th>
                <td>{word.now}</td>
                <td>{word.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function TrialList({ title, trial }: { title: string; trial: TrialView }): Html {
  return (
    <div>
      <h3>
        {title}: {trial.count}
      </h3>
      {trial.titles.length > 0 && (
        <ol>
          {trial.titles.map(({ text, isNew }) => (
            <li>
              {text}
              {isNew && <strong> (new)</strong>}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function History({
  site,
  id,
  version,
  history,
}: {
  site: Site;
  id: string;
  version: number;
  history: readonly SynonymHistoryEntry[];
}): Html {
  return (
    <section class="section">
      <h2>What it was before</h2>
      <PostForm site={site} action={curationPaths.restoreSynonyms(id)}>
        <input type="hidden" name="version" value={version} />
        <ol class="history">
          {history.map((entry) => (
            <li class="history-entry">
              <h3>{entry.what}</h3>
              <p class="muted">{entry.byline}</p>
              <p>{entry.says}</p>
              {!entry.isLatest && (
                <button class="button-link" type="submit" name="revision" value={entry.revisionRowId}>
                  Go back to this<span class="visually-hidden">: {entry.says}</span>
                </button>
              )}
            </li>
          ))}
        </ol>
      </PostForm>
    </section>
  );
}
