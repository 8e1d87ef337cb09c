/** Two people have changed the same at once: both versions side by side, part by part, and nothing is lost. */
import { FormErrors, HiddenFields, PostForm, VersionSide } from '../components/index.ts';
import { ErrorSummary } from '../govuk/index.ts';
import type { Child, Html } from '../jsx/index.ts';
import type { Site } from '../site.ts';
import { unchosen, type Version, type VersionDifference } from '../two-versions.ts';
import { Page } from './page.tsx';

export function TwoVersionsPage(props: {
  site: Site;
  /** "Two of you changed “Lamp lending”". */
  heading: string;
  action: string;
  /** What goes along unseen: one's own version, and what it is compared with. */
  hidden: Readonly<Record<string, string | string[]>>;
  differences: readonly VersionDifference[];
  /** Whether it was sent without choosing everywhere. */
  isAskedAgain: boolean;
  /** Whether both are one's own, from two windows. */
  isOwn?: boolean;
  /** The buttons. */
  children: Child;
}): Html {
  const { site, heading, differences } = props;
  return (
    <Page site={site} title={heading} unlisted search={false} hasErrors>
      {props.isAskedAgain ? (
        <FormErrors errors={unchosen(differences)} />
      ) : (
        <ErrorSummary
          title={
            props.isOwn
              ? 'You changed this in another window too'
              : 'Somebody else changed this while you did'
          }
          description="Nothing is lost, and nothing of yours is saved yet. Choose what counts, part by part."
        />
      )}
      <h1>{heading}</h1>
      <PostForm site={site} action={props.action} class="form merge">
        <input type="hidden" name="merged" value="1" />
        <HiddenFields fields={props.hidden} />
        {differences.map((difference) => (
          <Part
            difference={difference}
            theirs={props.isOwn ? 'Other window' : 'Theirs'}
            isWrong={props.isAskedAgain && difference.chosen === null}
          />
        ))}
        <div class="button-row">{props.children}</div>
      </PostForm>
    </Page>
  );
}

function Part({
  difference,
  theirs,
  isWrong,
}: {
  difference: VersionDifference;
  /** What the other version is called. */
  theirs: string;
  isWrong: boolean;
}): Html {
  const errorId = `${difference.name}-error`;
  return (
    <fieldset class="form-group" aria-describedby={isWrong ? errorId : undefined}>
      <legend class="field-label">{difference.label}</legend>
      {isWrong && (
        <p class="field-error" id={errorId}>
          <span class="visually-hidden">Error: </span>
          Choose which counts
        </p>
      )}
      <div class="merge-sides">
        <Side difference={difference} version="mine" label="Yours" id={difference.name} />
        <Side difference={difference} version="theirs" label={theirs} id={`${difference.name}-theirs`} />
      </div>
    </fieldset>
  );
}

function Side(props: { difference: VersionDifference; version: Version; label: string; id: string }): Html {
  const { difference, version } = props;
  return (
    <VersionSide
      id={props.id}
      name={difference.name}
      value={version}
      isChosen={difference.chosen === version}
      label={props.label}
      text={difference[version]}
    />
  );
}
