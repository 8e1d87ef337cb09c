import { type Account, displayName } from '#features/accounts/index.ts';
import { formatCount } from '#platform/formats.ts';
import {
  type Done,
  DoneNotice,
  EmptyState,
  Key,
  Overtaken,
  Pagination,
  PostForm,
  SelectField,
  said,
  type Tab,
  Tabs,
  TextArea,
  WrongNotice,
} from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { curationPaths } from '../curation.paths.ts';
import { type DeskAsked, type DeskView, isNarrowed, viewFields, viewQuery } from '../desk.input.ts';
import type { BulkWords, DeskRow, EmptyDesk } from '../desk.presenter.ts';
import type { ItemView } from '../item.presenter.ts';
import { reviewTypeDefinitions, typesIn } from '../review-types.ts';
import { AssigneeField, ItemPanel, ViewFields } from './item-panel.tsx';

export interface DeskPageProps {
  site: Site;
  view: DeskView;
  tabs: readonly Tab[];
  /** How many questions to organisations nobody answered in time. */
  overdue: number;
  rows: readonly DeskRow[];
  total: number;
  totalPages: number;
  /** What can be done with several at once. */
  bulk: BulkWords | undefined;
  item:
    | {
        view: ItemView;
        panel: Html | undefined;
        /** Whether it was asked for, rather than being the first of the list. */
        isChosen: boolean;
        previous: string | undefined;
        next: string | undefined;
      }
    | undefined;
  /** What stands in its place where there is none. */
  empty: EmptyDesk;
  curators: readonly Account[];
  me: number;
  /** What was just decided, and which events undo it. */
  decided: { text: string; range: string } | undefined;
  /** How many of those chosen weren't decided. */
  missed: number;
  undone: number | undefined;
  /** How many were just given to somebody, and to whom; undefined is another curator. */
  assigned: number;
  givenTo: DeskAsked['givenTo'];
  /** What was just done about trusting the organisation of the item. */
  trusted: DeskAsked['trusted'];
  trouble:
    | {
        status: 409 | 422;
        message: string;
        errors: readonly InputError[];
        reason: string;
        ticked: readonly string[];
      }
    | undefined;
}

/** Where the fields of the item's forms stand; what is wrong with anything else is to be put right in the list. */
const fieldLinks: Readonly<Record<string, string>> = { reason: '#reason', 'trust-reason': '#trust-reason' };

/** List and item side by side. */
export function DeskPage(props: DeskPageProps): Html {
  const { site, view, trouble, item } = props;
  const errors = trouble?.errors ?? [];
  const isAboutSeveral = (trouble?.ticked.length ?? 0) > 0;
  return (
    <Page
      site={site}
      title={item?.isChosen ? `Curate: ${item.view.title}` : 'Curate'}
      unlisted
      search={false}
      hasErrors={errors.length > 0}
    >
      {errors.length > 0 && (
        <ErrorSummary
          errors={errors.map(({ parameter, message }) => ({
            text: message,
            href:
              isAboutSeveral && parameter === 'reason'
                ? '#several-reason'
                : (fieldLinks[parameter] ?? '#list'),
          }))}
        />
      )}
      <div class="desk-head">
        <h1>Curate</h1>
        <p class="button-row">
          <a href={curationPaths.searches}>What people look for</a>
          <a href={curationPaths.synonyms}>Synonyms</a>
          <a href={curationPaths.decided}>Decided lately</a>
          <a href={curationPaths.dismissedMatches}>Matches that don’t fit</a>
          <a href={curationPaths.overdue}>
            {props.overdue === 0 ? (
              'Unanswered questions'
            ) : (
              <strong>Unanswered questions ({formatCount(props.overdue)})</strong>
            )}
          </a>
          <a href={curationPaths.reports}>Reports</a>
        </p>
      </div>
      <div class="desk-lists">
        <Tabs tabs={props.tabs} />
        <KeyHelp />
      </div>
      {view.list === 'duplicates' && (
        <p class="desk-note">
          <a href={curationPaths.duplicates}>Compare two yourself, or see what was merged lately</a>
        </p>
      )}
      <Notes {...props} />
      <div class={item?.isChosen ? 'desk desk-chosen' : 'desk'} data-desk>
        <div class="desk-side" id="list">
          <Filters view={view} curators={props.curators} me={props.me} />
          {props.rows.length > 0 && <List {...props} />}
          <Pagination
            page={view.page}
            totalPages={props.totalPages}
            href={(page) => curationPaths.deskWith(viewQuery({ ...view, page }))}
          />
        </div>
        {item === undefined ? (
          <div class="desk-item" id="item" tabindex="-1">
            <EmptyState title={props.empty.title}>
              <p>{props.empty.text}</p>
              {props.empty.onward !== null && (
                <p>
                  <a class="button" href={props.empty.onward.href} data-key="j">
                    {props.empty.onward.label} <Key name="J" />
                  </a>
                </p>
              )}
            </EmptyState>
          </div>
        ) : (
          <ItemPanel
            site={site}
            view={item.view}
            desk={view}
            panel={item.panel}
            next={item.next}
            curators={props.curators}
            me={props.me}
            typed={
              trouble && !isAboutSeveral
                ? {
                    reason: trouble.reason,
                    error: errorOf(trouble, 'reason'),
                    trustError: errorOf(trouble, 'trust-reason'),
                  }
                : undefined
            }
          />
        )}
      </div>
      {item?.previous !== undefined && (
        <a class="visually-hidden" href={item.previous} data-key="k" tabindex="-1">
          Previous
        </a>
      )}
    </Page>
  );
}

function errorOf(trouble: DeskPageProps['trouble'], field: string): string | undefined {
  return trouble?.errors.find(({ parameter }) => parameter === field)?.message;
}

/** "Handed over.", "3 are yours now." */
function assignedText(assigned: number, givenTo: DeskPageProps['givenTo']): string {
  const isOne = assigned === 1;
  const many = formatCount(assigned);
  if (givenTo === 'me') return isOne ? 'It is yours now.' : `${many} are yours now.`;
  if (givenTo === 'nobody') return isOne ? 'Nobody has it now.' : `Nobody has these ${many} now.`;
  return isOne ? 'Handed over.' : `${many} handed over.`;
}

/** What was just done at the desk. */
function doneOf({
  view,
  item,
  decided,
  undone = 0,
  assigned,
  givenTo,
  trusted,
}: DeskPageProps): (Done | null)[] {
  const organisation = item?.view.organisation;
  const undo = decided && {
    label: 'Undo',
    action: curationPaths.undo,
    fields: [...viewFields(view), ['decided', decided.range] as const],
    key: 'U',
  };
  return [
    trusted !== undefined && organisation
      ? said(`${organisation.label} ${trusted === 'grant' ? 'is trusted now.' : 'isn’t trusted any more.'}`)
      : null,
    decided && undo ? { text: decided.text, undo } : null,
    undone === 0
      ? null
      : said(`${undone === 1 ? 'Taken' : `${formatCount(undone)} taken`} back. Nothing is lost.`),
    assigned > 0 ? said(assignedText(assigned, givenTo)) : null,
  ];
}

/** What was just decided or taken back, and what wasn't; the item that is open now keeps the focus. */
function Notes(props: DeskPageProps): Html {
  const { site, missed, trouble } = props;
  return (
    <>
      {doneOf(props).map((done) => (
        <DoneNotice site={site} done={done} keepsFocus />
      ))}
      {trouble?.status === 409 && <Overtaken what={trouble.message} words={trouble.reason} />}
      {missed > 0 && (
        <WrongNotice>
          {missed === 1 ? '1 was' : `${formatCount(missed)} were`} left as{' '}
          {missed === 1 ? 'it is' : 'they are'}: somebody else was quicker, or it needs a look of its own.
        </WrongNotice>
      )}
    </>
  );
}

function Filters({ view, curators, me }: Pick<DeskPageProps, 'view' | 'curators' | 'me'>): Html {
  const types = typesIn(view.list);
  return (
    <details class="desk-filters" open={isNarrowed(view)}>
      <summary>Narrow the list</summary>
      <form method="get" action={curationPaths.desk}>
        <input type="hidden" name="list" value={view.list} />
        {types.length > 1 && (
          <SelectField
            name="type"
            label="What"
            value={view.type}
            options={[
              { value: 'all', label: 'Everything' },
              ...types.map((type) => ({ value: type, label: reviewTypeDefinitions[type].gist })),
            ]}
          />
        )}
        <SelectField
          name="whose"
          label="Whose"
          value={view.whose}
          options={[
            { value: 'all', label: 'Everybody’s' },
            { value: 'mine', label: 'Mine' },
            { value: 'nobody', label: 'Nobody’s yet' },
            ...curators
              .filter(({ rowId }) => rowId !== me)
              .map((curator) => ({ value: curator.id, label: displayName(curator) })),
          ]}
        />
        <SelectField
          name="age"
          label="Waits at least"
          value={view.age}
          options={[
            { value: 'any', label: 'Any time' },
            { value: '2', label: '2 days' },
            { value: '7', label: '1 week' },
            { value: '14', label: '2 weeks' },
          ]}
        />
        <button type="submit" class="button button-secondary">
          Show
        </button>
      </form>
    </details>
  );
}

/** What waits, with boxes to tick for what is done with several at once. */
function List({ site, view, rows, bulk, curators, me, trouble }: DeskPageProps): Html {
  const ticked = trouble?.ticked ?? [];
  const several = ticked.length > 0 ? trouble : undefined;
  const list = (
    <ol class="desk-list">
      {rows.map((row, index) => (
        <li class={row.isCurrent ? 'desk-row desk-row-current' : 'desk-row'}>
          <input
            type="checkbox"
            name="item"
            value={row.seen}
            checked={ticked.includes(row.seen)}
            id={`tick-${index}`}
            aria-label={`Tick ${row.title}`}
          />
          <a href={row.href} aria-current={row.isCurrent ? 'true' : undefined}>
            <strong>{row.title}</strong>
            <span>{row.gist}</span>
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <PostForm site={site} action={curationPaths.decide} id="several">
      <ViewFields desk={view} />
      {list}
      <details class="desk-bulk" open={several !== undefined}>
        <summary>Do something with those ticked</summary>
        <div class="form">
          {bulk !== undefined && (
            <BulkDecision bulk={bulk} reason={several?.reason ?? ''} error={errorOf(several, 'reason')} />
          )}
          <AssigneeField
            id="several-assignee"
            label="Give those ticked to"
            value=""
            curators={curators}
            me={me}
          />
          <button type="submit" class="button button-secondary" formaction={curationPaths.assign}>
            Hand over <span class="visually-hidden">those ticked</span>
          </button>
        </div>
      </details>
    </PostForm>
  );
}

function BulkDecision({
  bulk,
  reason,
  error,
}: {
  bulk: BulkWords;
  reason: string;
  error: string | undefined;
}): Html {
  return (
    <>
      <TextArea
        name="reason"
        id="several-reason"
        label="A word on it"
        hint={bulk.decline === null ? 'Optional.' : `Needed for “${bulk.decline}”. They get it by e-mail.`}
        rows={2}
        value={reason}
        error={error}
      />
      <div class="button-row">
        <button type="submit" class="button button-secondary" name="outcome" value="agree">
          {bulk.agree} <span class="visually-hidden">those ticked</span>
        </button>
        {bulk.decline !== null && (
          <button type="submit" class="button button-secondary" name="outcome" value="decline">
            {bulk.decline} <span class="visually-hidden">those ticked</span>
          </button>
        )}
      </div>
    </>
  );
}

/** The keys, with a switch: single keys get in the way of some who speak to their computer. */
function KeyHelp(): Html {
  return (
    <details class="key-help" id="keys">
      <summary data-key="?">
        <Key name="?" /> Keys
      </summary>
      <dl>
        <div>
          <dt>
            <kbd class="key">J</kbd> <kbd class="key">K</kbd>
          </dt>
          <dd>next, previous</dd>
        </div>
        <div>
          <dt>
            <kbd class="key">A</kbd>
          </dt>
          <dd>approve, or what the button with this key says</dd>
        </div>
        <div>
          <dt>
            <kbd class="key">S</kbd>
          </dt>
          <dd>send back: write why, then Ctrl and Enter</dd>
        </div>
        <div>
          <dt>
            <kbd class="key">M</kbd>
          </dt>
          <dd>compare and merge two that may be the same</dd>
        </div>
        <div>
          <dt>
            <kbd class="key">X</kbd>
          </dt>
          <dd>tick</dd>
        </div>
        <div>
          <dt>
            <kbd class="key">U</kbd>
          </dt>
          <dd>undo</dd>
        </div>
        <div>
          <dt>
            <kbd class="key">?</kbd>
          </dt>
          <dd>this list</dd>
        </div>
      </dl>
      <label class="key-switch">
        <input type="checkbox" checked data-key-switch /> Use these keys on this computer
      </label>
    </details>
  );
}
