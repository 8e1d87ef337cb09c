/** Changes an organisation's own entry. */
import { errorOf, FormErrors, PostForm, TextField } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import { organisationPaths } from '../organisation.paths.ts';
import type { DraftText, EditPageView } from '../organisation-editing.presenter.ts';
import { emptyPlace, newPlace } from '../place-draft.ts';
import { FactFields, NumberFields, ReachFields } from './form-pieces.tsx';
import { PlaceFields, type WardOption } from './place-fields.tsx';

export function EditPage(
  props: DraftText & { site: Site; view: EditPageView; version: string; wards: readonly WardOption[] },
): Html {
  const { site, view, draft, errors } = props;
  const known = draft.places.filter(({ key }) => key !== newPlace);
  const added = draft.places.find(({ key }) => key === newPlace) ?? emptyPlace();
  const hasAdded = added.postcode !== '' || errors.some(({ parameter }) => parameter.startsWith('place-new'));
  const places = { errors, wards: props.wards, withWard: true } as const;
  return (
    <Page
      site={site}
      title={`Change ${view.name}`}
      unlisted
      hasErrors={errors.length > 0}
      back={
        view.isLive
          ? { label: view.name, href: organisationPaths.show(view.slug) }
          : { label: 'Your organisations', href: organisationPaths.join }
      }
    >
      <FormErrors errors={errors} />
      <h1>Change {view.name}</h1>
      {view.proposed !== null && <Proposed site={site} slug={view.slug} proposed={view.proposed} />}
      <PostForm site={site} action={organisationPaths.edit(view.slug)} class="form">
        <input type="hidden" name="version" value={props.version} />
        {view.isHeld && (
          <p class="notice">
            What you change shows at once. Only the name, the sector, what it is part of and its numbers wait
            for the CVS.
          </p>
        )}
        <FactFields draft={draft} errors={errors} />
        <NumberFields draft={draft} errors={errors} />
        <TextField
          name="parent"
          label="What it is part of (optional)"
          hint="The name of the body whose team, service or branch it is, as it is listed here"
          value={draft.parent}
          error={errorOf(errors, 'parent')}
        />
        <ReachFields draft={draft} errors={errors} />
        <div id="places" class="form">
          {errorOf(errors, 'places') !== undefined && (
            <p class="field-error">
              <span class="visually-hidden">Error: </span>
              {errorOf(errors, 'places')}
            </p>
          )}
          {known.map((place, position) => (
            <PlaceFields
              {...places}
              place={place}
              legend={known.length === 1 ? 'Where it is' : `Place ${position + 1}`}
              wardChoices={props.wardChoices.get(place.key)}
            />
          ))}
          <details open={hasAdded || known.length === 0}>
            <summary>Add a place</summary>
            <PlaceFields
              {...places}
              place={added}
              legend="Another place"
              wardChoices={props.wardChoices.get(newPlace)}
            />
          </details>
        </div>
        <button class="button" type="submit">
          Save the details
        </button>
      </PostForm>
    </Page>
  );
}

function Proposed({
  site,
  slug,
  proposed,
}: {
  site: Site;
  slug: string;
  proposed: NonNullable<EditPageView['proposed']>;
}): Html {
  return (
    <section class="notice form">
      <h2>{proposed.isSentBack ? 'The CVS sent this back' : 'This waits for the CVS'}</h2>
      <ul>
        {proposed.changes.map((change) => (
          <li>{change}</li>
        ))}
      </ul>
      {proposed.reason !== null && <blockquote class="prose">{proposed.reason}</blockquote>}
      {!proposed.isSentBack && (
        <p>Usually within two working days. Until then people see what was there before.</p>
      )}
      <PostForm site={site} action={organisationPaths.withdrawFacts(slug)} class="row-actions">
        <button class="button button-secondary" type="submit">
          Take it back
        </button>
      </PostForm>
    </section>
  );
}
