import type { Router } from 'express';
import { z } from 'zod';
import type { Organisation, OrganisationService } from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import { categorySlugs, type VocabularyService } from '#features/vocabularies/index.ts';
import type { Clock } from '#platform/clock.ts';
import { ForbiddenError, NotFoundError } from '#platform/errors.ts';
import { type RawInput, single } from '#web/input.ts';
import { html, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import { oneOf } from './details-form.ts';
import { kindDefinitions } from './kinds/index.ts';
import { type ListingKind, listingKinds } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import type { ListingEditing, OwnListing } from './listing-editing.service.ts';
import { emptyForm, keepFields, saysNothing, sizeProblems } from './listing-form.input.ts';
import { createListingFormPages, type ListingFormPanels } from './listing-form.pages.tsx';
import { openedParts } from './listing-form.questions.ts';
import { createBlankForm, createFormSteps, intentOf, requireOwnSites } from './listing-form.steps.ts';
import { createListingSuggester } from './listing-suggestions.ts';
import type { UnfinishedChanges } from './unfinished-changes.ts';
import { ChooseKindPage, SentPage } from './views/listing-start.tsx';

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const newInput = z.object({
  kind: single(z.enum(listingKinds).optional()),
  // What isn't known of it is one question more in the form; the kind that was chosen still holds.
  category: single(z.enum(categorySlugs).optional().catch(undefined)),
  organisation: single(z.string().max(200).optional()),
  /** The identifier of the entry to be made. */
  entry: single(z.string().regex(idPattern).optional().catch(undefined)),
});
const slugInput = z.object({ slug: z.string().max(200) });
const editInput = slugInput.extend({
  open: single(z.string().max(20).optional()),
  saved: single(z.enum(['1']).optional().catch(undefined)),
});
const sentInput = slugInput.extend({ already: single(z.enum(['1']).optional().catch(undefined)) });
const anyForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Listing something new, and changing what is there. */
export function listingFormRoutes(
  router: Router,
  given: {
    editing: ListingEditing;
    organisations: OrganisationService;
    places: PlacesService;
    vocabularies: VocabularyService;
    clock: Clock;
    unfinished: UnfinishedChanges;
  },
  panels: ListingFormPanels = {},
): void {
  const { editing, organisations, vocabularies } = given;
  const suggester = createListingSuggester(() => vocabularies.load());
  const write = { permission: 'listing.write' } as const;
  const pages = createListingFormPages({ ...given, suggester }, panels);
  const proceed = createFormSteps({ ...given, suggester, pages });
  const blankForm = createBlankForm({ ...given, suggester });

  page(
    router,
    { ...write, path: listingPaths.new, input: newInput, log: 'new listing' },
    ({ input, actor, site, request }) => {
      const asked = input.ok ? input.value : {};
      const { kind, category, organisation: slug, entry } = asked;
      if (kind === undefined) {
        const view = <ChooseKindPage site={site} choices={kindChoices(asked)} isUnknown={!input.ok} />;
        return html(view, { status: input.ok ? 200 : 400 });
      }
      const made = entry === undefined ? undefined : editing.find(actor, entry);
      if (made && made.listing.state !== 'archived') return redirect(ofMade(made));
      const choices = editing.choicesFor(actor, slug);
      // A browser that goes back asks for the form anew: by its address it is the same one, or what was saved of it.
      const id = made ? undefined : entry;
      if (id === undefined && request.opensPage) {
        return redirect(listingPaths.newOf({ kind, category, organisation: slug, entry: editing.newId() }));
      }
      const only = onlyOf(choices);
      const sites = only ? organisations.sites(only) : [];
      return pages.newForm({ site, kind, typed: emptyForm(kind, sites, category) }, choices, {
        id: id ?? editing.newId(),
      });
    },
  );

  action(
    router,
    { ...write, path: listingPaths.new, input: newInput, form: anyForm, log: 'new listing' },
    ({ input, form, actor, site }) => {
      const posted = form.raw;
      const kind = input.ok ? (input.value.kind ?? kindIn(posted)) : kindIn(posted);
      if (kind === undefined) throw new NotFoundError('No such kind');
      const id = oneOf(posted, 'entry');
      if (!idPattern.test(id)) throw new ForbiddenError('A form without the identifier that it was given');
      const existing = editing.find(actor, id);
      if (existing) {
        // The same form was posted twice: what it became is there already.
        if (existing.listing.state !== 'draft') return redirect(ofMade(existing));
        return proceed(existing, posted, { site, actor, isFirst: true });
      }
      const typed = keepFields(kind, posted);
      const named = oneOf(posted, 'organisation');
      const choices = editing.choicesFor(actor, named || (input.ok ? input.value.organisation : undefined));
      const organisation = onlyOf(choices) ?? chosenOf(choices, named);
      const errors = sizeProblems(typed);
      if (!organisation) {
        errors.unshift({ parameter: 'organisation', message: 'Choose which organisation this is for' });
      }
      if (!organisation || errors.length > 0) {
        if (intentOf(posted) === 'autosave') return pages.autosaved(null, typed, kind, 'Not saved yet', site);
        return pages.newForm({ site, kind, typed, errors }, choices, { id, named });
      }
      requireOwnSites(typed, organisations.sites(organisation));
      if (saysNothing(kind, typed)) {
        // Nobody wants to find a draft of nothing on their page.
        if (intentOf(posted) === 'autosave') return pages.autosaved(null, typed, kind, null, site);
        return pages.newForm({ site, kind, typed, ...blankForm(kind, typed, posted) }, choices, {
          id,
          named,
        });
      }
      const intent = intentOf(posted);
      // A form that is still being written may say for a moment what another one said.
      const twin =
        intent === 'autosave'
          ? undefined
          : editing.findTwin(actor, { organisationRowId: organisation.rowId, kind, typed });
      if (twin && intent === 'publish') {
        const { listing, waiting } = twin;
        if (listing.state === 'live')
          return redirect(listingPaths.showAfter(listing.slug, { done: 'already' }));
        if (waiting?.state === 'waits') return redirect(listingPaths.sentAlready(listing.slug));
      }
      if (twin?.listing.state === 'draft') return proceed(twin, posted, { site, actor, isFirst: true });
      const draft = editing.startDraft(actor, { id, organisationRowId: organisation.rowId, kind, typed });
      return proceed(draft, posted, { site, actor, isFirst: true });
    },
  );

  page(
    router,
    { ...write, path: listingPaths.editPattern, input: editInput, log: 'edit listing' },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such listing');
      const own = editing.get(actor, input.value.slug);
      if (own.listing.slug !== input.value.slug) return redirect(listingPaths.edit(own.listing.slug));
      if (own.listing.state === 'archived') return redirect(listingPaths.show(own.listing.slug));
      return pages.openedForm(actor, own, site, {
        opened: openedParts.find((part) => part === input.value.open),
        wasSaved: input.value.saved === '1',
      });
    },
  );

  action(
    router,
    { ...write, path: listingPaths.editPattern, input: slugInput, form: anyForm, log: 'edit listing' },
    ({ input, form, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such listing');
      const own = editing.get(actor, input.value.slug);
      return proceed(own, form.raw, { site, actor, isFirst: false });
    },
  );

  action(
    router,
    { ...write, path: listingPaths.startAgainPattern, input: slugInput, form: anyForm, log: 'start again' },
    ({ input, actor }) => {
      if (!input.ok) throw new NotFoundError('No such listing');
      const { listing } = editing.get(actor, input.value.slug);
      given.unfinished.forget(actor, listing);
      return redirect(listingPaths.edit(listing.slug));
    },
  );

  page(
    router,
    { ...write, path: listingPaths.sentPattern, input: sentInput, log: 'listing sent' },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such listing');
      const { listing, typed } = editing.get(actor, input.value.slug);
      return html(
        <SentPage
          site={site}
          title={oneOf(typed, 'title') || listing.title}
          isPublicAlready={listing.publishedAt !== null}
          wasSentBefore={input.value.already === '1'}
          editHref={listingPaths.edit(listing.slug)}
        />,
      );
    },
  );
}

/** What has become of a form's entry, for whoever has that form once more. */
function ofMade({ listing: { state, slug } }: OwnListing): string {
  return state === 'draft' ? listingPaths.edit(slug) : listingPaths.show(slug);
}

function kindIn(posted: RawInput): ListingKind | undefined {
  return listingKinds.find((kind) => kind === oneOf(posted, 'kind'));
}

function onlyOf(choices: readonly Organisation[]): Organisation | undefined {
  return choices.length === 1 ? choices[0] : undefined;
}

function chosenOf(choices: readonly Organisation[], named: string): Organisation | undefined {
  return choices.find(({ slug }) => slug === named);
}

function kindChoices(asked: { category?: string | undefined; organisation?: string | undefined }) {
  return listingKinds.map((kind) => {
    const { sign, form } = kindDefinitions[kind];
    return {
      href: listingPaths.newOf({ kind, category: null, organisation: asked.organisation }),
      sign,
      label: form.heading,
      sentence: form.sentence,
    };
  });
}
