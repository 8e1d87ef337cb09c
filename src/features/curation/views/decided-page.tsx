import { EmptyState, PostForm } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import { curationPaths } from '../curation.paths.ts';

export interface DecidedRow {
  title: string;
  href: string;
  /** "Changed · approved by Helen Calvert · 2 hours ago". */
  gist: string;
  /** "Taken back by Helen Calvert, just now"; null where it stands. */
  takenBack: string | null;
  reason: string;
  /** The list that it comes back to, and the events that are taken back; null where that isn't possible any more. */
  undo: { list: string; range: string } | null;
}

/** What was decided lately; what can still be taken back has its button. */
export function DecidedPage(props: {
  site: Site;
  rows: readonly DecidedRow[];
  isFirst: boolean;
  older: string | undefined;
}): Html {
  const { site, rows } = props;
  return (
    <Page
      site={site}
      title="Decided lately"
      unlisted
      search={false}
      back={{ label: 'Curate', href: curationPaths.desk }}
    >
      <h1>Decided lately</h1>
      {rows.length === 0 ? (
        <EmptyState title={props.isFirst ? 'Nothing has been decided yet' : 'Nothing older'}>
          <p>Each decision is shown here with who made it, and you can take back your own.</p>
        </EmptyState>
      ) : (
        <>
          <p>You can take back your own decisions until something else happens to the entry.</p>
          <ul class="rows">
            {rows.map((row) => (
              <li>
                <div>
                  <h2 class="row-title">
                    <a href={row.href}>{row.title}</a>
                  </h2>
                  <p class="second">{row.gist}</p>
                  {row.takenBack !== null && (
                    <p>
                      <strong>{row.takenBack}</strong>
                    </p>
                  )}
                  {row.reason !== '' && <blockquote class="prose">{row.reason}</blockquote>}
                  {row.undo !== null && (
                    <PostForm site={site} action={curationPaths.undo} class="row-actions">
                      <input type="hidden" name="list" value={row.undo.list} />
                      <input type="hidden" name="decided" value={row.undo.range} />
                      <button type="submit" class="button button-secondary">
                        Undo<span class="visually-hidden"> “{row.title}”</span>
                      </button>
                    </PostForm>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {props.older !== undefined && (
        <p>
          <a href={props.older}>Older decisions</a>
        </p>
      )}
    </Page>
  );
}
