import {
  DoneNotice,
  EmptyState,
  Overtaken,
  PostForm,
  Sign,
  said,
  TelephoneLink,
  TextField,
} from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { CallRow, CallSheetView } from '../call.presenter.ts';
import { freshnessPaths } from '../freshness.paths.ts';

/** One call: how to reach an organisation, and what to ask about, entry by entry. */
export function CallPage(props: {
  site: Site;
  view: CallSheetView;
  action: string;
  /** What was just noted. */
  done: string | undefined;
  /** What was done meanwhile, where somebody else was quicker. */
  overtaken: string | undefined;
  note: string;
  errors: readonly InputError[];
}): Html {
  const { site, view, errors, overtaken } = props;
  const noteError = errors.find(({ parameter }) => parameter === 'note')?.message;
  return (
    <Page
      site={site}
      title={`Ring ${view.name}`}
      unlisted
      search={false}
      back={{ label: 'Call list', href: freshnessPaths.callList }}
      hasErrors={errors.length > 0}
    >
      {errors.length > 0 && (
        <ErrorSummary
          errors={errors.map(({ parameter, message }) => ({
            text: message,
            href: parameter === 'note' ? '#note' : '#entries',
          }))}
        />
      )}
      <DoneNotice site={site} done={said(props.done)} />
      {overtaken !== undefined && <Overtaken what={overtaken} words={props.note} />}
      <h1>
        Ring <a href={view.href}>{view.name}</a>
      </h1>
      <Reach view={view} />
      {view.rows.length === 0 ? (
        <EmptyState
          title="Nothing of it is due"
          action={{ href: freshnessPaths.callList, label: 'Back to the call list' }}
        >
          <p>Everything that it lists has been confirmed in time.</p>
        </EmptyState>
      ) : (
        <PostForm site={site} action={props.action}>
          <div class="form">
            <TextField
              name="note"
              label="A word on it (optional)"
              hint="It is shown in the entry’s history. Leave out whom you spoke to."
              value={props.note}
              error={noteError}
            />
          </div>
          <input type="hidden" name="shown" value={view.rows.map(({ id }) => id).join(' ')} />
          <ul class="my-rows call-rows" id="entries">
            {view.rows.map((row) => (
              <Row row={row} />
            ))}
          </ul>
          {view.rows.length > 1 && (
            <p>
              <button type="submit" class="button" name="answer" value="confirm:all">
                All {view.rows.length} confirmed by telephone
              </button>
            </p>
          )}
        </PostForm>
      )}
    </Page>
  );
}

function Row({ row }: { row: CallRow }): Html {
  const named = <span class="visually-hidden"> “{row.title}”</span>;
  return (
    <li class="my-row">
      <Sign shape={row.sign} size={28} />
      <div class="my-row-body">
        <p class="card-kicker">{row.kicker}</p>
        <h2 class="asked-title">
          <a href={row.href}>{row.title}</a>
        </h2>
        <p class="second">{row.state}</p>
      </div>
      <div class="my-row-buttons">
        <button type="submit" class="button button-secondary" name="answer" value={`confirm:${row.id}`}>
          Confirmed by telephone{named}
        </button>
        <a class="button button-secondary" href={row.changeHref}>
          Change{named}
        </a>
        <button type="submit" class="button button-secondary" name="answer" value={`withdraw:${row.id}`}>
          Withdraw{named}
        </button>
      </div>
    </li>
  );
}

function Reach({ view }: { view: CallSheetView }): Html {
  return (
    <p>
      {view.phone === null ? (
        'It has published no telephone number.'
      ) : (
        <>
          Telephone <TelephoneLink phone={view.phone} />
        </>
      )}
      {view.website !== null && (
        <>
          {' · '}
          <a href={view.website} rel="noopener">
            Their website
          </a>
        </>
      )}
    </p>
  );
}

/** The same at the desk: why, whom, and what it is about. */
export function CallPanel({
  view,
  why,
  oneByOne,
}: {
  view: CallSheetView;
  why: string;
  oneByOne: string;
}): Html {
  return (
    <>
      <p>{why}</p>
      <Reach view={view} />
      {view.rows.length === 0 ? (
        <p class="notice">Nothing of it is due any more.</p>
      ) : (
        <>
          <h3>To ask about</h3>
          <ul class="call-entries">
            {view.rows.map((row) => (
              <li>
                <a href={row.href}>{row.title}</a>
                <br />
                <span class="second">
                  {row.kicker}. {row.state}
                </span>
              </li>
            ))}
          </ul>
          <p>
            <a href={oneByOne}>Answer for them one by one</a>
          </p>
        </>
      )}
    </>
  );
}

export function LapsedPanel({ text }: { text: string }): Html {
  return <p>{text}</p>;
}
