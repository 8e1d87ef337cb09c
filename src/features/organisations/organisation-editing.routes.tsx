import type { Router } from 'express';
import type { PlacesService } from '#features/places/index.ts';
import type { Actor } from '#platform/actor.ts';
import { ConflictError, NotFoundError } from '#platform/errors.ts';
import { may } from '#platform/permissions.ts';
import { type Parsed, type RawInput, typedText } from '#web/input.ts';
import { TwoVersionsPage } from '#web/layout/index.ts';
import { html, type InputError, type PageReply, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site as WebSite } from '#web/site.ts';
import { unchosen, type VersionDifference, withPicks } from '#web/two-versions.ts';
import { anyFields, slugInput } from './joining.input.ts';
import { answerRules } from './joining.routes.tsx';
import type { Organisation, Site } from './organisation.model.ts';
import { organisationPaths } from './organisation.paths.ts';
import type { OrganisationService } from './organisation.service.ts';
import { checkDraft, type OrganisationDraft, placeKeys, readDraft, toDraft } from './organisation-draft.ts';
import { type DraftText, toDraftOf, toEditPage } from './organisation-editing.presenter.ts';
import {
  type EditedOrganisation,
  type OrganisationEditing,
  versionOf,
} from './organisation-editing.service.ts';
import { applyPicks, compareDrafts } from './organisation-merge.ts';
import type { KeptSite } from './organisation-record.ts';
import { EditPage } from './views/edit-page.tsx';

/** `/organisations/:slug/edit`: an organisation's own entry, changed by those who lead it. */
export function organisationEditingRoutes(
  router: Router,
  given: {
    organisations: OrganisationService;
    organisationEditing: OrganisationEditing;
    places: PlacesService;
  },
): void {
  const { organisations, places, organisationEditing: editing } = given;
  const led = { permission: 'organisation.lead', input: slugInput } as const;

  function open(actor: Actor, input: Parsed<{ slug: string }>): EditedOrganisation {
    if (!input.ok) throw new NotFoundError('No such organisation');
    return editing.open(actor, organisations.getLedBySlug(actor, input.value.slug));
  }

  const nameOf = (rowId: number | null) =>
    rowId === null ? '' : (organisations.byRowIds([rowId]).get(rowId)?.name ?? '');

  /** What the form begins with: what waits already stands in it for whoever asked for it. */
  function draftFor(actor: Actor, edited: EditedOrganisation): OrganisationDraft {
    return toDraftOf(edited, { isCurator: may(actor, 'curation.work'), nameOf });
  }

  function editPage(
    site: WebSite,
    actor: Actor,
    edited: EditedOrganisation,
    change: Partial<DraftText> = {},
  ) {
    const isCurator = may(actor, 'curation.work');
    return (
      <EditPage
        site={site}
        view={toEditPage(edited, { isCurator, nameOf })}
        draft={draftFor(actor, edited)}
        version={String(versionOf(edited.organisation))}
        wards={places.wards()}
        wardChoices={new Map()}
        errors={[]}
        {...change}
      />
    );
  }

  page(
    router,
    { ...led, path: organisationPaths.editPattern, log: 'edit an organisation' },
    ({ input, actor, site }) => html(editPage(site, actor, open(actor, input))),
  );

  action(
    router,
    { ...led, path: organisationPaths.editPattern, form: anyFields, log: 'edit an organisation' },
    ({ input, form: { raw }, actor, site }) => {
      try {
        return answer(site, actor, open(actor, input), raw);
      } catch (error) {
        // Another process was quicker between looking and saving: now it shows.
        if (!(error instanceof ConflictError)) throw error;
        return answer(site, actor, open(actor, input), raw);
      }
    },
  );

  /** Saves what was posted, or shows it beside what somebody else saved since the form was opened. */
  function answer(site: WebSite, actor: Actor, edited: EditedOrganisation, raw: RawInput): PageReply {
    const { organisation } = edited;
    const theirs = draftFor(actor, edited);
    const posted = readDraft(raw, placeKeys(raw));
    const isMerged = typedText(raw, 'merged') !== '';
    if (isMerged) {
      const asked = withPicks(compareDrafts(undefined, posted, theirs), raw);
      if (unchosen(asked).length > 0) return twoVersions(site, organisation, raw, asked, true);
    }
    const mine = isMerged ? applyPicks(raw, posted, theirs) : posted;
    const version = Number(typedText(raw, 'version'));
    const now = versionOf(organisation);
    if (version === now) return save(site, actor, edited, mine, version);

    const began = editing.findVersion(organisation, version);
    const base = began && toDraft(began.organisation, began.sites, nameOf(began.organisation.parentRowId));
    const differences = compareDrafts(base, mine, theirs);
    if (differences.length === 0) return save(site, actor, edited, mine, now);
    return twoVersions(site, organisation, raw, differences, false);
  }

  function twoVersions(
    site: WebSite,
    organisation: Organisation,
    raw: RawInput,
    differences: readonly VersionDifference[],
    isAskedAgain: boolean,
  ): PageReply {
    return html(
      <TwoVersionsPage
        site={site}
        heading={`Two of you changed ${organisation.name}`}
        action={organisationPaths.edit(organisation.slug)}
        hidden={{ ...fieldsOf(raw), version: String(versionOf(organisation)) }}
        differences={differences}
        isAskedAgain={isAskedAgain}
      >
        <button class="button" type="submit">
          Save what you chose
        </button>
      </TwoVersionsPage>,
      { status: isAskedAgain ? 422 : 409 },
    );
  }

  function save(
    site: WebSite,
    actor: Actor,
    edited: EditedOrganisation,
    draft: OrganisationDraft,
    version: number,
  ): PageReply {
    const { organisation } = edited;
    const refuse = (errors: readonly InputError[], wardChoices: DraftText['wardChoices'] = new Map()) =>
      html(editPage(site, actor, edited, { draft: withKnownPlaces(draft, edited), errors, wardChoices }), {
        status: 422,
      });
    const checked = checkDraft(draft, edited.sites, places);
    if (!checked.ok) return refuse(checked.errors, checked.wardChoices);
    const saved = answerRules(() => {
      const parentRowId = editing.findParent(draft.parent.trim())?.rowId ?? null;
      return editing.save(actor, organisation, {
        version,
        fields: { ...checked.fields, parentRowId },
        sites: withUntouched(checked.sites, draft, edited.sites),
      });
    });
    if ('errors' in saved) return refuse(saved.errors);
    if (organisation.state === 'waiting') return redirect(`${organisationPaths.join}#requests`);
    const { slug, waits } = saved.value;
    return redirect(waits ? organisationPaths.edit(slug) : organisationPaths.show(slug));
  }

  action(
    router,
    { ...led, path: organisationPaths.withdrawFactsPattern, form: anyFields, log: 'take a change back' },
    ({ input, actor }) => {
      const { organisation } = open(actor, input);
      editing.withdrawFacts(actor, organisation);
      return redirect(organisationPaths.edit(organisation.slug));
    },
  );
}

/** The sites that a form speaks of, and those that it doesn't, in their order; new ones last. */
function withUntouched(
  checked: readonly KeptSite[],
  draft: OrganisationDraft,
  existing: readonly Site[],
): KeptSite[] {
  const spokenOf = new Set(draft.places.map((place) => place.key));
  const kept = existing.flatMap<KeptSite>(
    (site) => checked.find(({ rowId }) => rowId === site.rowId) ?? (spokenOf.has(site.id) ? [] : [site]),
  );
  return [...kept, ...checked.filter(({ rowId }) => rowId === null)];
}

/** What was posted, with the places that it didn't speak of, so that the page shows all of them. */
function withKnownPlaces(draft: OrganisationDraft, edited: EditedOrganisation): OrganisationDraft {
  const spokenOf = new Set(draft.places.map((place) => place.key));
  const others = toDraft(edited.organisation, edited.sites, '').places.filter(
    ({ key }) => !spokenOf.has(key),
  );
  return { ...draft, places: [...draft.places, ...others] };
}

/** The fields of a form that are an organisation's, to be sent along unseen. */
function fieldsOf(raw: RawInput): RawInput {
  const own = new Set(['_csrf', 'version', 'merged']);
  return Object.fromEntries(
    Object.entries(raw).filter(([name]) => !own.has(name) && !name.startsWith('pick-')),
  );
}
