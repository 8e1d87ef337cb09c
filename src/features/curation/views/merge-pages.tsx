import { PostForm, VersionSide, WrongNotice } from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import { curationPaths } from '../curation.paths.ts';
import type { Place } from '../merge.input.ts';
import type { BundleView, CompareView, MergedView, PreviewView, RecordView } from '../merge.presenter.ts';

const backToDesk = {
  label: 'Duplicates',
  href: curationPaths.deskWith({ list: 'duplicates' }),
};

/** Two records side by side: which of them stays, and which value of each part that differs. */
export function ComparePage({ site, view }: { site: Site; view: CompareView }): Html {
  const { fields, obstacles } = view;
  return (
    <Page site={site} title={view.heading} unlisted search={false} back={backToDesk}>
      <h1>{view.heading}</h1>
      {view.why !== null && <p>{view.why}</p>}
      <Obstacles obstacles={obstacles} />
      <form method="get" action={view.previewAction} class="form merge compare">
        <fieldset class="form-group">
          <legend class="field-label">Which one stays</legend>
          <div class="merge-sides">
            <RecordSide view={view} place="one" record={view.one} />
            <RecordSide view={view} place="other" record={view.other} />
          </div>
        </fieldset>
        {fields.length > 0 && (
          <h2>{fields.length === 1 ? 'What differs' : `The ${fields.length} things that differ`}</h2>
        )}
        {fields.map((field) => (
          <fieldset class="form-group">
            <legend class="field-label">{field.label}</legend>
            <div class="merge-sides">
              <FieldSide field={field} place="one" text={field.one} title={view.one.title} />
              <FieldSide field={field} place="other" text={field.other} title={view.other.title} />
            </div>
          </fieldset>
        ))}
        {fields.length === 0 && <p>They say the same in every part.</p>}
        <div class="button-row">
          <button type="submit" class="button">
            See what goes where
          </button>
          {view.itemHref !== null && <a href={view.itemHref}>They are not the same</a>}
        </div>
      </form>
    </Page>
  );
}

function RecordSide({ view, place, record }: { view: CompareView; place: Place; record: RecordView }): Html {
  return (
    <VersionSide
      id={`keep-${place}`}
      name="keep"
      value={place}
      isChosen={view.keptPlace === place}
      label={
        <>
          <strong>{record.title}</strong> stays
        </>
      }
      text={
        <>
          {record.gist}
          {record.freshness !== null && <span class="merge-note">{record.freshness}</span>}
        </>
      }
    >
      <p class="item-links">
        <a href={record.href}>
          Public page<span class="visually-hidden"> of {record.title}</span>
        </a>
        <a href={record.historyHref}>
          History<span class="visually-hidden"> of {record.title}</span>
        </a>
      </p>
    </VersionSide>
  );
}

function FieldSide({
  field,
  place,
  text,
  title,
}: {
  field: CompareView['fields'][number];
  place: Place;
  text: string;
  title: string;
}): Html {
  return (
    <VersionSide
      id={`${field.name}-${place}`}
      name={field.name}
      value={place}
      isChosen={field.chosen === place}
      label={
        <>
          {place === 'one' ? 'The first' : 'The second'}
          <span class="visually-hidden">: {title}</span>
        </>
      }
      text={text}
    />
  );
}

/** What exactly would happen; nothing has yet. */
export function MergePreviewPage({
  site,
  view,
  trouble,
  isOvertaken,
}: {
  site: Site;
  view: PreviewView;
  /** Why it wasn't carried out. */
  trouble: string | undefined;
  /** Whether something changed while the curator looked. */
  isOvertaken: boolean;
}): Html {
  const { kept, gone, obstacles } = view;
  return (
    <Page
      site={site}
      title={view.heading}
      unlisted
      search={false}
      back={{ label: 'Choose again', href: view.backHref }}
      hasErrors={trouble !== undefined}
    >
      {trouble !== undefined && (
        <ErrorSummary
          title={isOvertaken ? 'Somebody was quicker' : 'They can’t be merged like this'}
          description={isOvertaken ? `${trouble} Nothing was merged. This is how it would be now.` : trouble}
        />
      )}
      <h1>{view.heading}</h1>
      <p class="lead">
        Nothing has happened yet. Nothing is deleted either: what goes is archived with its history, and you
        can undo this.
      </p>
      {trouble === undefined && <Obstacles obstacles={obstacles} />}
      <section class="merge-plan">
        <h2>“{kept.title}” stays</h2>
        <p class="muted">{kept.gist}</p>
        {view.outcome.length === 0 ? (
          <p>Its words stay as they are.</p>
        ) : (
          <dl class="facts comparison">
            {view.outcome.map((part) => (
              <div class="facts-row">
                <dt>{part.label}</dt>
                <dd>
                  {part.text === '' ? <span class="muted">Nothing</span> : part.text}
                  {part.isTaken && <span class="merge-note">from the other one</span>}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section class="merge-plan">
        <h2>What goes to it</h2>
        <p>
          The address {view.oldAddress} leads to {view.newAddress} from now on, and every earlier address of “
          {gone.title}” too.
        </p>
        <Bundles bundles={view.moves} />
      </section>
      <section class="merge-plan">
        <h2>What stays behind</h2>
        <p>“{gone.title}” is archived, and its history stays.</p>
        <Bundles bundles={view.stays} />
        {view.left.length > 0 && (
          <>
            <p>Only the histories keep these words:</p>
            <dl class="facts comparison">
              {view.left.map((part) => (
                <div class="facts-row">
                  <dt>{part.label}</dt>
                  <dd>{part.text}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </section>
      {obstacles.length === 0 && (
        <PostForm site={site} action={view.action} class="button-row">
          {view.hidden.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button type="submit" class="button">
            Merge them
          </button>
          <a href={view.backHref}>Choose again</a>
        </PostForm>
      )}
    </Page>
  );
}

function Bundles({ bundles }: { bundles: readonly BundleView[] }): Html {
  return (
    <>
      {bundles.map((bundle) => (
        <div class="merge-bundle">
          <h3>
            {bundle.label} <span class="count">{bundle.count}</span>
          </h3>
          {bundle.note !== null && <p class="muted">{bundle.note}</p>}
          <ul>
            {bundle.names.map((name) => (
              <li>{name}</li>
            ))}
            {bundle.more !== null && <li class="muted">{bundle.more}</li>}
          </ul>
        </div>
      ))}
    </>
  );
}

function Obstacles({ obstacles }: { obstacles: readonly string[] }): Html | null {
  if (obstacles.length === 0) return null;
  return (
    <div class="notice notice-wrong">
      <p>
        <strong>They can’t be merged yet.</strong>
      </p>
      <ul>
        {obstacles.map((obstacle) => (
          <li>{obstacle}</li>
        ))}
      </ul>
    </div>
  );
}

/**
 * Why a merge is shown that wasn't asked for, or couldn't be undone: somebody came from a page that is out of date, to
 * look at the two or (`too-late`) to merge them.
 */
export type MergedTrouble = 'already' | 'too-late' | { undo: string };

/** What was merged, with the way back. */
export function MergedPage({
  site,
  view,
  trouble,
}: {
  site: Site;
  view: MergedView;
  trouble: MergedTrouble | undefined;
}): Html {
  const canUndo = view.undone === null && view.obstacles.length === 0;
  return (
    <Page
      site={site}
      title={view.heading}
      unlisted
      search={false}
      back={backToDesk}
      hasErrors={typeof trouble === 'object'}
    >
      {typeof trouble === 'object' && <ErrorSummary title="That wasn’t undone" description={trouble.undo} />}
      {typeof trouble === 'string' && (
        <WrongNotice>
          <strong>They can’t be compared any more: one of them has been merged already.</strong>{' '}
          {trouble === 'too-late' && 'Nothing of yours was carried out. '}This is what was done.
        </WrongNotice>
      )}
      <h1>{view.heading}</h1>
      <div class="merge-plan">
        <p class="muted">{view.undone === null ? view.byline : `${view.byline}. ${view.undone}.`}</p>
        {view.undone === null ? (
          <p>
            {view.oldAddress} leads to <a href={view.kept.href}>{view.newAddress}</a>. What “{view.gone.title}
            ” said is in <a href={view.gone.historyHref}>its history</a>.
          </p>
        ) : (
          <p>
            <a href={view.kept.href}>{view.kept.title}</a> and <a href={view.gone.href}>{view.gone.title}</a>{' '}
            are two again.
          </p>
        )}
        {view.undone === null && trouble === undefined && view.obstacles.length > 0 && (
          <div class="notice">
            <p>
              <strong>This can’t be undone any more.</strong>
            </p>
            <ul>
              {view.obstacles.map((obstacle) => (
                <li>{obstacle}</li>
              ))}
            </ul>
          </div>
        )}
        <div class="button-row">
          {canUndo && (
            <PostForm site={site} action={view.action}>
              <button type="submit" class="button button-secondary">
                Undo
              </button>
            </PostForm>
          )}
          <a href={backToDesk.href}>On with the next</a>
        </div>
      </div>
    </Page>
  );
}
