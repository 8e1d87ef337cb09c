import { Choices, DateField, PostForm, SelectField, TextArea, TextField } from '#web/components/index.ts';
import type { Child, Html } from '#web/jsx/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { repetitionLabels, repetitions } from '../arrangement.model.ts';
import { declineWordings, type StepType } from '../enquiry.input.ts';
import { helpfulness } from '../enquiry.model.ts';
import type { ConversationView } from '../enquiry.presenter.ts';

/** What was typed into the form that is shown again. */
export type Typed = Readonly<Record<string, string>>;

interface FormsProps {
  site: Site;
  view: ConversationView;
  action: string;
  typed: Typed;
  errors: readonly InputError[];
}

/** What a form's fields need to know. */
interface Field {
  view: ConversationView;
  text: (name: string) => string;
  error: (name: string) => { error?: string };
}

interface MoveDefinition {
  heading: string;
  button: string;
  fields: (given: Field) => Child;
}

const moves: Record<StepType, MoveDefinition> = {
  write: {
    heading: 'Write to them',
    button: 'Send',
    fields: ({ text, error, view }) => (
      <TextArea
        name="words"
        label={`Your message to ${view.other}`}
        rows={4}
        value={text('words')}
        {...error('words')}
      />
    ),
  },
  accept: {
    heading: 'Say yes',
    button: 'Yes, let’s do it',
    fields: ({ text, error, view }) => (
      <TextArea
        name="accept_words"
        label="Anything to add? (optional)"
        hint={`They then get how to reach you: ${view.ownContact}. You get theirs.`}
        rows={3}
        value={text('accept_words')}
        {...error('accept_words')}
      />
    ),
  },
  decline: {
    heading: 'Not this time',
    button: 'Tell them kindly',
    fields: ({ text, error }) => (
      <>
        <Choices
          name="wording"
          label="What they read"
          type="radio"
          choices={Object.entries(declineWordings).map(([value, label]) => ({
            value,
            label,
            isChosen: text('wording') === value,
          }))}
          {...error('wording')}
        />
        <TextArea
          name="decline_words"
          label="In your own words (optional)"
          rows={2}
          value={text('decline_words')}
          {...error('decline_words')}
        />
        <TextArea
          name="reason"
          label="Why, for yourselves (optional)"
          hint="They don’t see this. The CVS can, so that it matches people better."
          rows={2}
          value={text('reason')}
          {...error('reason')}
        />
      </>
    ),
  },
  arrange: {
    heading: 'Note when and how much',
    button: 'Note it for both',
    fields: ({ text, error }) => (
      <>
        <DateField name="starts" label="First or only day" value={text('starts')} {...error('starts')} />
        <SelectField
          name="repeats"
          label="How often?"
          value={text('repeats')}
          options={repetitions.map((value) => ({ value, label: repetitionLabels[value] }))}
          {...error('repeats')}
        />
        <DateField
          name="ends"
          label="Last day (optional)"
          hint="Leave it empty for what goes on: then we ask how it goes after four weeks."
          value={text('ends')}
          {...error('ends')}
        />
        <TextField
          name="quantity"
          label="How many? (optional)"
          hint="A number: 30 chairs, 2 drivers, 4 sessions."
          inputmode="numeric"
          width="short"
          value={text('quantity')}
          {...error('quantity')}
        />
        <TextArea
          name="arrange_words"
          label="Anything else both should know (optional)"
          rows={2}
          value={text('arrange_words')}
          {...error('arrange_words')}
        />
      </>
    ),
  },
  report: {
    heading: 'Say how it went',
    button: 'It is done',
    fields: ReportFields,
  },
  'did-not-happen': {
    heading: 'It didn’t happen',
    button: 'Note that it didn’t happen',
    fields: ({ text, error }) => (
      <TextArea
        name="not_words"
        label="What got in the way? (optional)"
        rows={2}
        value={text('not_words')}
        {...error('not_words')}
      />
    ),
  },
  cancel: {
    heading: 'Call it off',
    button: 'Call it off',
    fields: ({ text, error }) => (
      <TextArea
        name="cancel_words"
        label="A word to the other side (optional)"
        rows={2}
        value={text('cancel_words')}
        {...error('cancel_words')}
      />
    ),
  },
};

function ReportFields({ view, text, error }: Field): Html {
  const { report } = view;
  return (
    <>
      <Choices
        name="helpful"
        label="How helpful was it?"
        type="radio"
        choices={helpfulness.map(({ value, label }) => ({
          value: String(value),
          label,
          isChosen: text('helpful') === String(value),
        }))}
        {...error('helpful')}
      />
      <fieldset class="form-group">
        <legend class="field-label">What was given? (a rough number will do)</legend>
        {report?.hasHours === true && (
          <TextField
            name="hours"
            label="Hours, of all people together"
            inputmode="numeric"
            width="short"
            value={text('hours')}
            {...error('hours')}
          />
        )}
        <TextField
          name="items"
          label={report?.itemsQuestion ?? 'How many?'}
          inputmode="numeric"
          width="short"
          value={text('items')}
          {...error('items')}
        />
        <TextField
          name="pounds"
          label="What would it have cost, in pounds? (only if you like)"
          inputmode="numeric"
          width="short"
          value={text('pounds')}
          {...error('pounds')}
        />
      </fieldset>
      {report?.asksNeedMet === true && (
        <Choices
          name="need_met"
          label="Is your need met?"
          type="radio"
          choices={[
            {
              value: 'wholly',
              label: 'Yes: mark it as met',
              isChosen: text('need_met') === 'wholly',
            },
            {
              value: 'partly',
              label: 'In part: go on looking',
              isChosen: text('need_met') === 'partly',
            },
          ]}
          {...error('need_met')}
        />
      )}
      {report?.asksOfferTaken === true && (
        <Choices
          name="offer_taken"
          label="Your offer"
          type="checkbox"
          choices={[
            {
              value: 'yes',
              label: 'Nothing is left of it: mark it as taken',
              hint: 'Otherwise it stays listed for others.',
              isChosen: text('offer_taken') === 'yes',
            },
          ]}
        />
      )}
      <TextField
        name="sentence"
        label="What came of it, in a sentence (optional)"
        hint="For example: 40 people had a warm meal each Saturday in January."
        value={text('sentence')}
        {...error('sentence')}
      />
      <Choices
        name="publish"
        label="Your sentence"
        type="checkbox"
        choices={[{ value: 'yes', label: 'May be published', isChosen: text('publish') === 'yes' }]}
      />
      <Choices
        name="names"
        label="In the public list of exchanges"
        type="checkbox"
        choices={[
          {
            value: 'yes',
            label: 'Name our two organisations',
            hint: 'Only if the other side agrees as well. Numbers are counted without names anyway.',
            isChosen: text('names') === 'yes',
          },
        ]}
      />
    </>
  );
}

/** The forms of all that somebody can do: the most likely one open, the others folded. */
export function MoveForms({ site, view, action, typed, errors }: FormsProps): Html | null {
  const { move: typedMove } = typed;
  const [first] = view.moves;
  const open = view.moves.find((move) => move === typedMove) ?? first;
  if (open === undefined) return null;
  return (
    <>
      {view.moves.map((move) => {
        const { heading, button, fields } = moves[move];
        const isTyped = move === typedMove;
        const form = (
          <PostForm site={site} action={action} class="form">
            <input type="hidden" name="move" value={move} />
            <input type="hidden" name="turn" value={String(view.turn)} />
            {fields({
              view,
              text: (name) => (isTyped ? (typed[name] ?? '') : ''),
              error: (name) => {
                const found = isTyped ? errors.find(({ parameter }) => parameter === name) : undefined;
                return found ? { error: found.message } : {};
              },
            })}
            <button type="submit" class={move === first ? 'button' : 'button button-secondary'}>
              {button}
            </button>
          </PostForm>
        );
        return move === first ? (
          <section class="box">
            <h2>{heading}</h2>
            {form}
          </section>
        ) : (
          <details class="box move" open={move === open}>
            <summary>{heading}</summary>
            {form}
          </details>
        );
      })}
    </>
  );
}
