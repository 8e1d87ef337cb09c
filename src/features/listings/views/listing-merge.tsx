import { PostForm } from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import type { TypedFields } from '../listing.model.ts';
import type { Difference } from '../listing-merge.ts';

/** Fields of a form that go along unseen. */
export function HiddenFields({ fields }: { fields: TypedFields }): Html {
  return (
    <>
      {Object.entries(fields).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((one) => (
          <input type="hidden" name={name} value={one} />
        )),
      )}
    </>
  );
}

export interface MergePageProps {
  site: Site;
  title: string;
  action: string;
  /** One's own form; what is chosen from the other is put in its place. */
  mine: TypedFields;
  hidden: readonly (readonly [string, string])[];
  differences: readonly Difference[];
  isDraft: boolean;
}

/** Both versions side by side, part by part: nothing is lost, and nothing is decided for anybody. */
export function MergePage(props: MergePageProps): Html {
  const heading = `Two of you changed “${props.title}”`;
  return (
    <Page site={props.site} title={heading} unlisted search={false} hasErrors>
      <ErrorSummary
        title="Somebody else changed this while you did"
        description="Nothing is lost, and nothing of yours is saved yet. Choose what counts, part by part."
      />
      <h1>{heading}</h1>
      <PostForm site={props.site} action={props.action} class="form merge">
        {props.hidden.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="merged" value="1" />
        <HiddenFields fields={props.mine} />
        {props.differences.map((difference) => (
          <fieldset class="form-group merge-part">
            <legend class="field-label">{difference.label}</legend>
            <div class="merge-sides">
              <Side difference={difference} value="mine" label="Yours" text={difference.mine} isChosen />
              <Side difference={difference} value="theirs" label="Theirs" text={difference.theirs} />
            </div>
          </fieldset>
        ))}
        <div class="button-row">
          <button type="submit" class="button">
            Show it to the borough
          </button>
          <button type="submit" class="button button-secondary" name="change" value="1">
            Go on changing it
          </button>
          {props.isDraft && (
            <button type="submit" class="button button-secondary" name="draft" value="1">
              Save as a draft
            </button>
          )}
        </div>
      </PostForm>
    </Page>
  );
}

function Side(props: {
  difference: Difference;
  value: 'mine' | 'theirs';
  label: string;
  text: string;
  isChosen?: boolean;
}): Html {
  const id = `${props.difference.name}-${props.value}`;
  return (
    <div class="merge-side">
      <div class="choice">
        <input
          id={id}
          name={props.difference.name}
          type="radio"
          value={props.value}
          checked={props.isChosen === true}
          aria-describedby={`${id}-text`}
        />
        <label for={id}>{props.label}</label>
      </div>
      <p class="merge-text" id={`${id}-text`}>
        {props.text === '' ? <span class="muted">Nothing</span> : props.text}
      </p>
    </div>
  );
}
