/** Says that one belongs to an organisation that is listed already. */
import { errorOf, FormErrors, PostForm, TextArea } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { organisationPaths } from '../organisation.paths.ts';

export function ClaimPage(props: {
  site: Site;
  slug: string;
  name: string;
  words: string;
  errors: readonly InputError[];
}): Html {
  const { errors } = props;
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
    </Page>
  );
}
