import {
  DoneNotice,
  EmptyState,
  PostForm,
  SelectField,
  said,
  Tabs,
  TextArea,
  TextField,
} from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import type { GapListView, GapView } from '../gap.presenter.ts';
import { reportPaths } from '../report.paths.ts';

/** What people look for and the borough lacks, with what is being done about it. */
export function GapListPage({ site, view }: { site: Site; view: GapListView }): Html {
  const { added } = view;
  return (
    <Page
      site={site}
      title="The gap list"
      unlisted
      search={false}
      hasErrors={view.errors.length > 0}
      breadcrumbs={[
        { label: 'Curate', href: sitePaths.curate },
        { label: 'What people look for', href: reportPaths.searches },
      ]}
    >
      {view.errors.length > 0 && <ErrorSummary errors={view.errors} />}
      <DoneNotice site={site} done={said(view.done)} />
      <h1>The gap list</h1>
      <p class="lead">What people look for and the borough doesn’t have, as far as anybody has listed it.</p>
      <Tabs tabs={view.tabs} />
      {view.gaps.length === 0 ? (
        <EmptyState title={view.empty.title}>
          <p>{view.empty.text}</p>
        </EmptyState>
      ) : (
        <ul class="gap-list">
          {view.gaps.map((gap) => (
            <GapItem site={site} gap={gap} view={view} />
          ))}
        </ul>
      )}
      <p class="button-row">
        {view.newer !== undefined && <a href={view.newer}>Back</a>}
        {view.older !== undefined && <a href={view.older}>More</a>}
      </p>
      <section class="section">
        <h2>Add a gap</h2>
        <PostForm site={site} action={reportPaths.addGap} class="form">
          <TextField
            name="what"
            label="What is missing"
            hint="For example: wheelchair repair"
            value={added.what}
            error={added.whatError}
          />
          <TextArea
            name="note"
            label="A note (optional)"
            rows={2}
            value={added.note}
            error={added.noteError}
          />
          <button class="button" type="submit">
            Add to the gap list
          </button>
        </PostForm>
      </section>
    </Page>
  );
}

function GapItem({ site, gap, view }: { site: Site; gap: GapView; view: GapListView }): Html {
  const { trouble } = gap;
  return (
    <li>
      <h2 class="gap-what">
        <a href={gap.search}>{gap.what}</a>
      </h2>
      <p class="muted">Added on {gap.addedOn}</p>
      {gap.note !== '' && <p class="gap-note">{gap.note}</p>}
      <details open={trouble !== undefined}>
        <summary>
          Change<span class="visually-hidden"> “{gap.what}”</span>
        </summary>
        <PostForm site={site} action={reportPaths.changeGap} class="form">
          <input type="hidden" name="id" value={gap.id} />
          <input type="hidden" name="version" value={gap.version} />
          <input type="hidden" name="shown" value={view.state} />
          {trouble?.now !== undefined && (
            <p class="notice notice-wrong">
              It now says: <span class="kept-words">{trouble.now}</span>
            </p>
          )}
          <SelectField
            name="state"
            id={`state-${gap.id}`}
            label="How it stands"
            value={gap.states.find(({ isChosen }) => isChosen)?.value ?? ''}
            options={gap.states}
          />
          <TextArea
            name="note"
            id={`note-${gap.id}`}
            label="Note"
            rows={3}
            value={trouble?.note ?? gap.note}
            error={trouble?.error}
          />
          <button class="button button-secondary" type="submit">
            Save
          </button>
        </PostForm>
      </details>
    </li>
  );
}
