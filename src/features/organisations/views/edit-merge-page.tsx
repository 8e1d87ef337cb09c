/** Two people have changed an organisation's entry at once: both versions side by side, and nothing is lost. */
import { PostForm } from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { RawInput } from '#web/input.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import { organisationPaths } from '../organisation.paths.ts';
import type { DraftDifference } from '../organisation-merge.ts';

export function EditMergePage(props: {
  site: Site;
  slug: string;
  name: string;
  /** The version that is there now. */
  version: string;
  /** What was posted, sent along unseen. */
  mine: RawInput;
  differences: readonly DraftDifference[];
}): Html {
  const heading = `Two of you changed ${props.name}`;
  return (
    <Page site={props.site} title={heading} unlisted search={false} hasErrors>
      <ErrorSummary
        title="Somebody else changed this while you did"
        description="Nothing is lost, and nothing of yours is saved yet. Choose what counts, part by part."
      />
      <h1>{heading}</h1>
      <PostForm site={props.site} action={organisationPaths.edit(props.slug)} class="form merge">
        <input type="hidden" name="version" value={props.version} />
        <input type="hidden" name="merged" value="1" />
        {Object.entries(props.mine).map(([name, value]) =>
          [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
        )}
        {props.differences.map((difference) => (
          <fieldset class="form-group merge-part">
            <legend class="field-label">{difference.label}</legend>
            <div class="merge-sides">
              <Side difference={difference} side="mine" label="Yours" />
              <Side difference={difference} side="theirs" label="Theirs" />
            </div>
          </fieldset>
        ))}
        <button class="button" type="submit">
          Save what you chose
        </button>
      </PostForm>
    </Page>
  );
}

function Side(props: { difference: DraftDifference; side: 'mine' | 'theirs'; label: string }): Html {
  const { difference, side } = props;
  const id = `${difference.name}-${side}`;
  const text = difference[side];
  return (
    <div class="merge-side">
      <div class="choice">
        <input
          id={id}
          name={difference.name}
          type="radio"
          value={side}
          checked={difference.chosen === side}
          aria-describedby={`${id}-text`}
        />
        <label for={id}>{props.label}</label>
      </div>
      <p class="merge-text" id={`${id}-text`}>
        {text === '' ? <span class="muted">Nothing</span> : text}
      </p>
    </div>
  );
}
