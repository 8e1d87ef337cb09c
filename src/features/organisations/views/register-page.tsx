/** Tells the CVS of an organisation that isn't listed yet. */
import { Choices, errorOf, FormErrors, PostForm, TextArea } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { SimilarRow } from '../joining.presenter.ts';
import { organisationPaths } from '../organisation.paths.ts';
import type { OrganisationDraft } from '../organisation-draft.ts';
import { newPlace } from '../place-draft.ts';
import { FactFields, NumberFields, ReachFields } from './form-pieces.tsx';
import { PlaceFields, type WardOption } from './place-fields.tsx';

export interface RegisterPageProps {
  site: Site;
  draft: OrganisationDraft;
  words: string;
  errors: readonly InputError[];
  wards: readonly WardOption[];
  wardChoices: readonly string[] | undefined;
  /** What it could be; empty where nothing is like it, or nothing was looked for yet. */
  similar: readonly SimilarRow[];
}

export function RegisterPage(props: RegisterPageProps): Html {
  const { site, draft, errors, similar } = props;
  const folded = ['charity_number', 'company_number', 'website', 'email', 'phone'] as const;
  // Something wrong is never folded away.
  const isMoreOpen = errors.some(
    ({ parameter }) => parameter.startsWith('place-') || folded.some((field) => field === parameter),
  );
  const place = draft.places.find(({ key }) => key === newPlace);
  return (
    <Page
      site={site}
      title="Register an organisation"
      unlisted
      hasErrors={errors.length > 0}
      back={{ label: 'Join your organisation', href: organisationPaths.join }}
    >
      <FormErrors errors={errors} />
      <h1>Register an organisation</h1>
      <p>The CVS looks at it, usually within two working days. Until then only you see it.</p>
      <PostForm site={site} action={organisationPaths.register} class="form">
        {similar.length > 0 && <IsItOneOfThese rows={similar} errors={errors} />}
        <FactFields draft={draft} errors={errors} />
        <TextArea
          name="words"
          label="What you do there"
          hint="For the CVS only. For example: I chair the committee."
          rows={3}
          value={props.words}
          error={errorOf(errors, 'words')}
        />
        <details class="form-more" open={isMoreOpen}>
          <summary>
            <span class="form-more-title">Numbers, how to reach it, where it is</span>{' '}
            <span class="second">(optional; you can add them later)</span>
          </summary>
          <div class="form-more-body">
            <NumberFields draft={draft} errors={errors} />
            <ReachFields draft={draft} errors={errors} />
            {place !== undefined && (
              <PlaceFields
                place={place}
                errors={errors}
                legend="Where it is"
                wards={props.wards}
                wardChoices={props.wardChoices}
                withWard={false}
              />
            )}
          </div>
        </details>
        <button class="button" type="submit">
          Send it to the CVS
        </button>
      </PostForm>
    </Page>
  );
}

function IsItOneOfThese({
  rows,
  errors,
}: {
  rows: readonly SimilarRow[];
  errors: readonly InputError[];
}): Html {
  return (
    <section class="notice similar" aria-labelledby="similar">
      <h2 id="similar">Is it one of these?</h2>
      <ul class="rows">
        {rows.map((row) => (
          <li>
            <div>
              <h3 class="row-title">{row.name}</h3>
              <p class="second">
                {row.type} · {row.reasons}
              </p>
              <p>{row.gist}</p>
              <p>
                <a href={row.claimHref}>I belong to {row.name}</a>
              </p>
            </div>
          </li>
        ))}
      </ul>
      <Choices
        name="not_these"
        type="checkbox"
        label="If it is a new one"
        choices={[
          {
            value: rows.map((row) => row.id).join(','),
            label: 'It is none of these: register mine as a new one',
          },
        ]}
        error={errorOf(errors, 'not_these')}
      />
    </section>
  );
}
