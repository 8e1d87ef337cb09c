import { DoneNotice, Overtaken, PostForm, said, TextArea } from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { HistoryEntry } from '../history.presenter.ts';
import { ComparedParts } from './diff.tsx';

export interface HistoryPageProps {
  site: Site;
  /** The record's title or name. */
  title: string;
  back: { label: string; href: string };
  entries: readonly HistoryEntry[];
  /** The page of older revisions, and of newer ones. */
  older: string | undefined;
  newer: string | undefined;
  /** For curators: where to post what is to be restored, and the version that they see. */
  restore: Restoring | null;
  /** Whether it has just been put back, and with all places that it had. */
  restored: 'yes' | 'without-place' | undefined;
  /** What was wrong with a form, and which revision it was about. */
  trouble: { errors: readonly InputError[]; revisionRowId: number; reason: string } | undefined;
  /** Whether that was that somebody else had changed the record meanwhile. */
  isOvertaken: boolean;
}

interface Restoring {
  action: string;
  seen: number;
  /** Whether it isn't up to date or listed now, and is from then on. */
  isRevived: boolean;
}

/** Every state that a record has been in, newest first. */
export function HistoryPage(props: HistoryPageProps): Html {
  const { site, title, entries, trouble } = props;
  return (
    <Page
      site={site}
      title={`History of ${title}`}
      unlisted
      back={props.back}
      hasErrors={trouble !== undefined && !props.isOvertaken}
    >
      {trouble !== undefined && !props.isOvertaken && (
        <ErrorSummary
          errors={trouble.errors.map(({ message }) => ({
            text: message,
            href: `#reason-${trouble.revisionRowId}`,
          }))}
        />
      )}
      <DoneNotice site={site} done={said(props.restored && restoredTexts[props.restored])} />
      <h1>
        <span class="muted">History of</span> {title}
      </h1>
      {trouble !== undefined && props.isOvertaken && (
        <Overtaken what={changedBy(entries.find(({ isLatest }) => isLatest))} words={trouble.reason}>
          Look at what is new; going back from here is still open to you.
        </Overtaken>
      )}
      <ol class="history">
        {entries.map((entry) => (
          <li class="history-entry" id={`revision-${entry.revisionRowId}`}>
            <h2>{entry.reason}</h2>
            <p class="muted">{entry.byline}</p>
            <ComparedParts parts={entry.changed} />
            {entry.first.length > 0 && (
              <details>
                <summary>What it said at first</summary>
                <ComparedParts parts={entry.first} />
              </details>
            )}
            {entry.changed.length === 0 && entry.first.length === 0 && <p>Nothing in its words changed.</p>}
            {props.restore !== null && !entry.isLatest && (
              <Restore site={site} entry={entry} restore={props.restore} trouble={trouble} />
            )}
          </li>
        ))}
      </ol>
      <p class="button-row">
        {props.newer !== undefined && <a href={props.newer}>Newer</a>}
        {props.older !== undefined && <a href={props.older}>Older</a>}
      </p>
    </Page>
  );
}

const restoredTexts = {
  yes: 'Restored. What was there before is in this list too.',
  'without-place':
    'Restored. What was there before is in this list too. It took place somewhere that its organisation doesn’t have any more, and is without that place: go back in the history of the organisation first, then here again, to have it back.',
} as const;

/** What was done while somebody had the page open, which they haven't seen. */
function changedBy(latest: HistoryEntry | undefined): string {
  const changed = 'It has changed since you opened this page';
  return latest === undefined ? `${changed}.` : `${changed}: “${latest.reason}” (${latest.byline}).`;
}

function Restore({
  site,
  entry,
  restore,
  trouble,
}: {
  site: Site;
  entry: HistoryEntry;
  restore: Restoring;
  trouble: HistoryPageProps['trouble'];
}): Html {
  const own = trouble?.revisionRowId === entry.revisionRowId ? trouble : undefined;
  return (
    <details open={own !== undefined}>
      <summary>Go back to this</summary>
      <PostForm site={site} action={restore.action} class="form">
        {entry.goingBack.length === 0 ? (
          <p>It said then what it says now.</p>
        ) : (
          <>
            <p>This would change what it says now:</p>
            <ComparedParts parts={entry.goingBack} />
          </>
        )}
        {restore.isRevived && (
          <p>It comes up in searches again from then on, and counts as confirmed today.</p>
        )}
        <input type="hidden" name="revision" value={entry.revisionRowId} />
        <input type="hidden" name="seen" value={restore.seen} />
        <TextArea
          name="reason"
          id={`reason-${entry.revisionRowId}`}
          label="Why"
          hint="It is shown in this history."
          rows={2}
          value={own?.reason ?? ''}
          error={own?.errors[0]?.message}
        />
        <button type="submit" class="button button-secondary">
          Go back to this
        </button>
      </PostForm>
    </details>
  );
}
