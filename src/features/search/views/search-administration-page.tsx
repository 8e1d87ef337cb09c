import { FactList, Notice, PostForm } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import type { SearchAdministrationView } from '../search-administration.presenter.ts';

/** How the search engines are, and the button for a new index. */
export function SearchAdministrationPage({
  site,
  view,
}: {
  site: Site;
  view: SearchAdministrationView;
}): Html {
  const { meilisearch } = view;
  return (
    <Page
      site={site}
      title="Search engine"
      unlisted
      search={false}
      breadcrumbs={[{ label: 'Administration', href: sitePaths.admin }]}
    >
      <div class="stack">
        <h1>Search engine</h1>
        <p>{view.summary}</p>
        {view.warning !== null && <Notice>{view.warning}</Notice>}
        <FactList facts={[{ label: 'Entries in the embedded index', value: view.embedded }]} />
        {meilisearch !== null && <Meilisearch site={site} view={meilisearch} />}
      </div>
    </Page>
  );
}

function Meilisearch({
  site,
  view,
}: {
  site: Site;
  view: NonNullable<SearchAdministrationView['meilisearch']>;
}): Html {
  const { progress, refused } = view;
  return (
    <>
      <section class="section stack">
        <h2>Meilisearch</h2>
        <FactList facts={view.facts} />
        {progress !== null && (
          <p>
            <label for="rebuild-progress">A new index is being built: {progress.text}</label>{' '}
            <progress id="rebuild-progress" max={progress.of} value={progress.done}>
              {progress.text}
            </progress>{' '}
            <a href={sitePaths.adminSearch}>Look again</a>
          </p>
        )}
        {progress === null && view.isRebuildWanted && <p>A new index is about to be built.</p>}
        {progress === null && !view.isRebuildWanted && (
          <PostForm site={site} action={`${sitePaths.adminSearch}/rebuild`}>
            <button class="button button-secondary" type="submit">
              Rebuild now
            </button>
          </PostForm>
        )}
      </section>
      {refused.length > 0 && (
        <section class="section stack">
          <h2>Refused entries</h2>
          <FactList
            facts={refused.map(({ entry, message, at }) => ({
              label: `Entry ${entry}, ${at}`,
              value: message,
            }))}
          />
        </section>
      )}
    </>
  );
}
