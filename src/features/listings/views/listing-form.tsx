import { NewPlaceFields } from '#features/organisations/index.ts';
import {
  ButtonForm,
  Choices,
  DateField,
  Notice,
  type PostButton,
  PostForm,
  SelectField,
  TextArea,
  TextField,
} from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import {
  type FormField,
  fieldId,
  type ListingFormView,
  type TermsView,
  type WeeklyRowView,
} from '../listing-form.view.ts';

/** What stands above the form: what waits, what was sent back, what is new about it. */
export interface FormNotice {
  text: string;
  /** A curator's words. */
  quote?: string;
  /** Takes it back. */
  button?: { label: string; action: string };
}

export interface ListingFormPageProps {
  site: Site;
  view: ListingFormView;
  notices: readonly FormNotice[];
  /** "Saved 14:32"; null where nothing has been saved yet. */
  saved: string | null;
  /** Filled by features that know more: likely duplicates, likely matches. */
  beside: Html | null;
  /** Gets rid of a draft; null for everything else. */
  throwAway: PostButton | null;
}

/** The form of a listing as a page. */
export function ListingFormPage(props: ListingFormPageProps): Html {
  const { site, view } = props;
  const hasErrors = view.errors.length > 0;
  return (
    <Page
      site={site}
      title={view.heading}
      unlisted
      search={false}
      hasErrors={hasErrors}
      back={{ label: 'My page', href: sitePaths.my }}
    >
      {hasErrors && <ErrorSummary errors={view.errors} />}
      <h1>{view.heading}</h1>
      {props.notices.map((notice) => (
        <FormNoticeBox site={site} notice={notice} />
      ))}
      <PostForm site={site} action={view.action} class="form" id="listing-form">
        {/* Return pressed in a field keeps what is there rather than showing it to everybody. The same button stands at
          the end: nobody needs to hear of it before the first question. */}
        <div class="visually-hidden" aria-hidden="true">
          <button type="submit" name={view.isDraft ? 'draft' : 'preview'} value="1" tabindex={-1}>
            {view.isDraft ? 'Save as a draft' : 'Look at it first'}
          </button>
        </div>
        {view.hidden.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {view.short.map((field) => (
          <Question field={field} />
        ))}
        <Terms terms={view.terms} />
        <Folded title="More about it" isOpen={view.more.isOpen}>
          {view.more.fields.map((field) => (
            <Question field={field} />
          ))}
        </Folded>
        <Folded title="Where" gist={view.where.gist} isOpen={view.where.isOpen} id="place">
          {view.where.fields.map((field) => (
            <Question field={field} />
          ))}
          <NewPlace view={view.where.newPlace} />
        </Folded>
        <Folded title="When" isOpen={view.when.isOpen} id="when">
          <When when={view.when} />
        </Folded>
        <div id="listing-beside">{props.beside}</div>
        <div class="button-row form-end">
          <button type="submit" class="button">
            Show it to the borough
          </button>
          <button type="submit" class="button button-secondary" name="preview" value="1">
            Look at it first
          </button>
          <button type="submit" class="button button-secondary" name="draft" value="1">
            {view.isDraft ? 'Save as a draft' : 'Keep it for later'}
          </button>
        </div>
        <noscript>
          <p class="second">“Look at it first” also shows what goes with yours.</p>
        </noscript>
        <p class="second">The CVS looks at some entries first, usually within two working days.</p>
        <DraftState text={props.saved} />
      </PostForm>
      {props.throwAway !== null && <ButtonForm site={site} button={props.throwAway} />}
    </Page>
  );
}

/** A place that isn't in the list; behind one click where there is a list. */
function NewPlace({ view }: { view: ListingFormView['where']['newPlace'] }): Html {
  const fields = (
    <NewPlaceFields
      view={view}
      search={
        <button type="submit" class="button button-secondary" name="place" value="find">
          Find its ward
        </button>
      }
    />
  );
  return view.isFolded ? (
    <details class="terms-rest">
      <summary>It takes place somewhere else</summary>
      {fields}
    </details>
  ) : (
    fields
  );
}

/** When it was saved last; the script follows its attributes to go on with what was saved. */
export function DraftState(props: {
  text: string | null;
  action?: string;
  version?: string;
  kept?: string;
}): Html {
  return (
    <p
      class="draft-state"
      id="draft-state"
      role="status"
      data-action={props.action}
      data-version={props.version}
      data-kept={props.kept}
    >
      {props.text ?? ''}
    </p>
  );
}

/** Themes and skills with what is suggested; a part that the script puts anew as one types. */
export function Terms({ terms }: { terms: readonly TermsView[] }): Html {
  return (
    <div id="listing-terms">
      {terms.map((view) => (
        <TermChoices view={view} />
      ))}
    </div>
  );
}

function TermChoices({ view }: { view: TermsView }): Html {
  const box = (choice: TermsView['first'][number]) => (
    <div class="choice">
      <input
        id={`${view.name}-${choice.value}`}
        name={view.name}
        type="checkbox"
        value={choice.value}
        checked={choice.isChosen}
        aria-describedby={choice.hint === undefined ? undefined : `${view.name}-${choice.value}-hint`}
      />
      <label for={`${view.name}-${choice.value}`}>{choice.label}</label>
      {choice.hint !== undefined && (
        <p class="field-hint" id={`${view.name}-${choice.value}-hint`}>
          {choice.hint}
        </p>
      )}
    </div>
  );
  return (
    <fieldset class="form-group choices" id={view.name} tabindex={-1} aria-describedby={`${view.name}-hint`}>
      <legend class="field-label">{view.label}</legend>
      <p class="field-hint" id={`${view.name}-hint`}>
        {view.hint}
      </p>
      {view.error !== undefined && (
        <p class="field-error">
          <span class="visually-hidden">Error: </span>
          {view.error}
        </p>
      )}
      {view.first.length > 0 && <div class="choices-stacked">{view.first.map(box)}</div>}
      {view.rest.length > 0 && (
        <details class="terms-rest">
          <summary>{view.restLabel}</summary>
          {view.rest.map((group) => (
            <>
              {group.heading !== null && <p class="field-label">{group.heading}</p>}
              <div class="choices-columns">{group.choices.map(box)}</div>
            </>
          ))}
        </details>
      )}
    </fieldset>
  );
}

function FormNoticeBox({ site, notice }: { site: Site; notice: FormNotice }): Html {
  return (
    <div class="form-notice">
      <Notice>{notice.text}</Notice>
      {notice.quote !== undefined && <blockquote>{notice.quote}</blockquote>}
      {notice.button !== undefined && (
        <PostForm site={site} action={notice.button.action}>
          <button type="submit" class="button button-secondary">
            {notice.button.label}
          </button>
        </PostForm>
      )}
    </div>
  );
}

function Folded(props: {
  title: string;
  gist?: string;
  isOpen: boolean;
  id?: string;
  children?: Parameters<typeof PostForm>[0]['children'];
}): Html {
  return (
    <details class="form-more" open={props.isOpen} id={props.id}>
      <summary>
        <span class="form-more-title">{props.title}</span>
        {props.gist !== undefined && props.gist !== '' && <span class="second"> {props.gist}</span>}
      </summary>
      <div class="form-more-body">{props.children}</div>
    </details>
  );
}

/** One question, by its control. */
export function Question({ field }: { field: FormField }): Html {
  const { name, label, error } = field;
  const common = {
    name,
    id: fieldId(name),
    label,
    error,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
  };
  switch (field.control) {
    case 'one':
    case 'any':
      return (
        <Choices {...common} type={field.control === 'one' ? 'radio' : 'checkbox'} choices={field.choices} />
      );
    case 'list':
      return <SelectField {...common} value={field.value} options={field.options} />;
    case 'text':
      return <TextArea {...common} value={field.value} rows={field.rows} />;
    case 'date':
      return <DateField {...common} value={field.value} />;
    case 'number':
    case 'pounds':
      return <TextField {...common} value={field.value} inputmode="decimal" width="short" />;
    default:
      return <TextField {...common} value={field.value} />;
  }
}

function When({ when }: { when: ListingFormView['when'] }): Html {
  return (
    <>
      {when.days.map((field) => (
        <Question field={field} />
      ))}
      <fieldset class="form-group">
        <legend class="field-label">Every week (optional)</legend>
        {when.rows.map((row) => (
          <WeeklyRow row={row} options={when.dayOptions} />
        ))}
        <button type="submit" class="button button-secondary" name="more" value="times">
          Add more times
        </button>
      </fieldset>
      {when.others.map((field) => (
        <Question field={field} />
      ))}
    </>
  );
}

function WeeklyRow(props: {
  row: WeeklyRowView;
  options: readonly { value: string; label: string }[];
}): Html {
  const { row } = props;
  const describedBy = row.error === undefined ? undefined : `${row.day.name}-error`;
  const time = (part: WeeklyRowView['from'], label: string) => (
    <label class="weekly-part">
      <span>
        {label}
        <span class="visually-hidden">, row {row.number}</span>
      </span>
      <input
        class="field"
        type="time"
        id={part.name}
        name={part.name}
        value={part.value}
        aria-describedby={describedBy}
        aria-invalid={row.error === undefined ? undefined : 'true'}
      />
    </label>
  );
  return (
    <div class="weekly-row">
      {row.error !== undefined && (
        <p class="field-error" id={`${row.day.name}-error`}>
          <span class="visually-hidden">Error: </span>
          {row.error}
        </p>
      )}
      <label class="weekly-part">
        <span>
          Day<span class="visually-hidden">, row {row.number}</span>
        </span>
        <select class="select" id={row.day.name} name={row.day.name} aria-describedby={describedBy}>
          {props.options.map((option) => (
            <option value={option.value} selected={option.value === row.day.value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
      {time(row.from, 'From')}
      {time(row.to, 'To')}
    </div>
  );
}
