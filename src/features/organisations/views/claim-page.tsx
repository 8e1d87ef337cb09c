/** Says that one belongs to an organisation that is listed already. */
import { errorOf, FormErrors, PostForm, TextArea } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { JoiningRefusal } from '../joining-desk.ts';
import { organisationPaths } from '../organisation.paths.ts';

export interface ClaimPageProps {
  site: Site;
  slug: string;
  name: string;
  /** That this was refused for good. */
  refusal: JoiningRefusal | undefined;
  words: string;
  errors: readonly InputError[];
}

export function ClaimPage(props: ClaimPageProps): Html {
  const { errors, refusal } = props;
  return (
    <Page
      site={props.site}
      title={`Join ${props.name}`}
      unlisted
      hasErrors={errors.length > 0}
      back={{ label: 'Join your organisation', href: organisationPaths.join }}
    >
      <FormErrors errors={errors} />
      <h1>Join {props.name}</h1>
      <p>
        <a href={organisationPaths.show(props.slug)}>See its page</a>
      </p>
      {refusal === undefined ? <ClaimForm {...props} /> : <Refused name={props.name} refusal={refusal} />}
    </Page>
  );
}

function Refused({ name, refusal }: { name: string; refusal: JoiningRefusal }): Html {
  return (
    <>
      <p>
        The CVS has decided not to add you to {name}, so you can’t ask for it again. Whoever leads it here can
        still invite you.
      </p>
      <p>They wrote:</p>
      <blockquote class="prose">{refusal.reason}</blockquote>
    </>
  );
}

function ClaimForm(props: ClaimPageProps): Html {
  const { errors } = props;
  return (
    <>
      <p>
        The CVS looks at this, usually within two working days. If somebody leads it here already, they can
        also invite you at once.
      </p>
      <PostForm site={props.site} action={organisationPaths.claim(props.slug)} class="form">
        <TextArea
          name="words"
          label="What you do there"
          hint="For the CVS only. For example: I coordinate the volunteers."
          rows={3}
          value={props.words}
          error={errorOf(errors, 'words')}
        />
        <button class="button" type="submit">
          Ask to join {props.name}
        </button>
      </PostForm>
    </>
  );
}
