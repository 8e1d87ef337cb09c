/** Fields of a form: label above, hint under the label, what is wrong above the control. */
import type { Child, Html } from '../jsx/index.ts';

/** What every field has. Its id is its name unless said otherwise; the error summary links to it. */
interface FieldProps {
  name: string;
  label: Child;
  id?: string;
  hint?: Child;
  /** What is wrong with what was entered. */
  error?: string | undefined;
}

type InputMode = 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search';

interface Described {
  id: string;
  describedBy: string | undefined;
}

function described({ name, id = name, hint, error }: FieldProps): Described {
  const parts = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  return { id, describedBy: parts.length === 0 ? undefined : parts.join(' ') };
}

function FieldNotes({ field }: { field: FieldProps }): Html {
  const { id = field.name } = field;
  return (
    <>
      {field.hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {field.error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          <span class="visually-hidden">Error: </span>
          {field.error}
        </p>
      )}
    </>
  );
}

/** A field with one control: its label, what is to be known of it, and the control. */
function FieldGroup({ field, children }: { field: FieldProps; children: Child }): Html {
  return (
    <div class="form-group">
      <label class="field-label" for={field.id ?? field.name}>
        {field.label}
      </label>
      <FieldNotes field={field} />
      {children}
    </div>
  );
}

/** A line of text. */
export function TextField(
  props: FieldProps & {
    value?: string;
    type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'date' | 'time';
    autocomplete?: string;
    inputmode?: InputMode;
    /** How many characters wide it looks, where that says what belongs there: a code, a postcode, a number. */
    width?: 'short' | 'medium';
    list?: string;
  },
): Html {
  const { id, describedBy } = described(props);
  const width = props.width === undefined ? '' : ` field-${props.width}`;
  return (
    <FieldGroup field={props}>
      <input
        class={`field${width}`}
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value ?? ''}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        list={props.list}
        aria-describedby={describedBy}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      />
    </FieldGroup>
  );
}

/** Several lines of text. */
export function TextArea(props: FieldProps & { value?: string; rows?: number }): Html {
  const { id, describedBy } = described(props);
  return (
    <FieldGroup field={props}>
      <textarea
        class="field"
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        aria-describedby={describedBy}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      >
        {props.value ?? ''}
      </textarea>
    </FieldGroup>
  );
}

export interface FieldChoice {
  value: string;
  label: Child;
  hint?: Child;
  isChosen?: boolean;
}

/** One of several (`radio`) or any of them (`checkbox`). The error summary links to the first. */
export function Choices(
  props: FieldProps & { type: 'radio' | 'checkbox'; choices: readonly FieldChoice[]; inline?: boolean },
): Html {
  const { id, describedBy } = described(props);
  return (
    <fieldset class="form-group choices" aria-describedby={describedBy}>
      <legend class="field-label">{props.label}</legend>
      <FieldNotes field={props} />
      <div class={props.inline === true ? 'choices-inline' : 'choices-stacked'}>
        {props.choices.map((choice, position) => {
          const own = position === 0 ? id : `${id}-${choice.value}`;
          return (
            <div class="choice">
              <input
                id={own}
                name={props.name}
                type={props.type}
                value={choice.value}
                checked={choice.isChosen === true}
                aria-describedby={choice.hint === undefined ? undefined : `${own}-about`}
              />
              <label for={own}>{choice.label}</label>
              {choice.hint !== undefined && (
                <p class="field-hint" id={`${own}-about`}>
                  {choice.hint}
                </p>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** One of many, from a list that opens. */
export function SelectField(
  props: FieldProps & { value?: string; options: readonly { value: string; label: string }[] },
): Html {
  const { id, describedBy } = described(props);
  return (
    <FieldGroup field={props}>
      <select
        class="select"
        id={id}
        name={props.name}
        aria-describedby={describedBy}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      >
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === (props.value ?? '')}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldGroup>
  );
}

/** A day: the browser's own date field, which people know from elsewhere on their device. */
export function DateField(props: FieldProps & { value?: string }): Html {
  return <TextField {...props} type="date" width="medium" />;
}
