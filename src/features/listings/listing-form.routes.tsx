import type { Router } from 'express';
import { z } from 'zod';
import type {
  Organisation,
  OrganisationService,
  Site as OrganisationSite,
} from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import { categorySlugs, type VocabularyService } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ForbiddenError, NotFoundError, RuleError } from '#platform/errors.ts';
import { type RawInput, single } from '#web/input.ts';
import { html, type InputError, type PageReply, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { oneOf } from './details-form.ts';
import { kindDefinitions } from './kinds/index.ts';
import { type ListingContent, type ListingKind, listingKinds } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import type { EditBase, ListingEditing, OwnListing } from './listing-editing.service.ts';
import {
  checkForm,
  emptyForm,
  fieldOf,
  keepFields,
  readContent,
  readSites,
  sizeProblems,
} from './listing-form.input.ts';
import { createListingFormPages, type ListingFormPanels } from './listing-form.pages.tsx';
import { merge } from './listing-merge.ts';
import { createListingSuggester } from './listing-suggestions.ts';
import { ChooseKindPage, SentPage } from './views/listing-start.tsx';

const newInput = z.object({
  kind: single(z.enum(listingKinds).optional()),
  category: single(z.enum(categorySlugs).optional()),
  organisation: single(z.string().max(200).optional()),
});
const slugInput = z.object({ slug: z.string().max(200) });
const editInput = slugInput.extend({ open: single(z.string().max(20).optional()) });
const anyForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What a button asks for; none means that it is to be published. */
const buttons = ['autosave', 'draft', 'more', 'preview', 'change'] as const;
type Intent = (typeof buttons)[number] | 'publish';

/** Listing something new, and changing what is there. */
export function listingFormRoutes(
  router: Router,
  given: {
    editing: ListingEditing;
    organisations: OrganisationService;
    places: PlacesService;
    vocabularies: VocabularyService;
    clock: Clock;
  },
  panels: ListingFormPanels = { besideForm: () => null },
): void {
  const { editing, organisations, vocabularies } = given;
  const suggester = createListingSuggester(() => vocabularies.load());
  const write = { permission: 'listing.write' } as const;
  const pages = createListingFormPages({ ...given, suggester }, panels);

  page(
    router,
    { ...write, path: listingPaths.new, input: newInput, log: 'new listing' },
    ({ input, actor, site }) => {
      const asked = input.ok ? input.value : {};
      const { kind, category, organisation: slug } = asked;
      if (kind === undefined) return html(<ChooseKindPage site={site} choices={kindChoices(asked)} />);
      const choices = editing.choicesFor(actor, slug);
      const sites = onlyOf(choices) ? organisations.sites(onlyOf(choices) as Organisation) : [];
      return pages.newForm({ site, kind, typed: emptyForm(kind, sites, category) }, choices, {
        id: editing.newId(),
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
        if (existing.listing.state !== 'draft') return redirect(listingPaths.show(existing.listing.slug));
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
      return pages.editForm(own, {
        site,
        kind: own.listing.kind,
        typed: own.typed,
        opened: input.value.open === 'when' ? 'when' : undefined,
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

  page(
    router,
    { ...write, path: listingPaths.sentPattern, input: slugInput, log: 'listing sent' },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such listing');
      const { listing, typed } = editing.get(actor, input.value.slug);
      return html(
        <SentPage
          site={site}
          title={oneOf(typed, 'title') || listing.title}
          isPublicAlready={listing.publishedAt !== null}
          editHref={listingPaths.edit(listing.slug)}
        />,
      );
    },
  );

  /** Does what the button asked for with a form that was posted for an entry. */
  function proceed(
    own: OwnListing,
    posted: RawInput,
    by: { site: Site; actor: Actor; isFirst: boolean },
  ): PageReply {
    const { listing } = own;
    const { site, actor } = by;
    const { kind } = listing;
    const sites = pages.sitesOf(own);
    const isMerged = oneOf(posted, 'merged') === '1';
    const typed = isMerged ? merge(posted, own.typed, pages.mergeTerms(own)) : keepFields(kind, posted);
    requireOwnSites(typed, sites);
    const intent = intentOf(posted);
    // A form that was posted once has begun what it goes on with.
    const base = by.isFirst && oneOf(posted, 'baseVersion') === '' ? own.base : baseIn(posted);
    const again = (errors: readonly InputError[]) => pages.editForm(own, { site, kind, typed, errors }, base);

    const tooLong = sizeProblems(typed);
    if (tooLong.length > 0) {
      return intent === 'autosave'
        ? pages.autosaved(null, typed, kind, 'Not saved: something is too long', site)
        : again(tooLong);
    }

    const isDraft = listing.state === 'draft';
    let now = own;
    let nowBase = base;
    // Whatever becomes of it, what was typed for a draft is kept first.
    if (isDraft && intent !== 'change') {
      const saved = editing.saveDraft(actor, { slug: listing.slug, base, typed });
      if (saved.outcome === 'conflict') {
        return intent === 'autosave'
          ? pages.autosaved(
              null,
              typed,
              kind,
              'Not saved: somebody else changed this. Save it to see both',
              site,
            )
          : pages.mergePage(saved.own, typed, site);
      }
      now = saved.own;
      nowBase = saved.own.base;
    }
    switch (intent) {
      case 'autosave':
        return pages.autosaved(
          isDraft ? now : null,
          typed,
          kind,
          isDraft ? pages.savedText(now) : null,
          site,
        );
      case 'draft':
        return isDraft
          ? redirect(listingPaths.editAt(now.listing.slug, { saved: '1' }))
          : again([
              { parameter: 'title', message: 'This is public already, so show the change or leave it' },
            ]);
      case 'more':
        return isDraft
          ? redirect(`${listingPaths.editAt(now.listing.slug, { open: 'when' })}#when`)
          : pages.editForm(now, { site, kind, typed, opened: 'when' }, base);
      case 'change':
        return pages.editForm(now, { site, kind, typed }, base);
      default:
        break;
    }

    const content = suggester.complete(readContent(kind, typed));
    const checked = checkForm(content, typed, vocabularies.load());
    if (!checked.ok) return pages.editForm(now, { site, kind, typed, errors: checked.errors }, nowBase, 422);
    if (intent === 'preview') return pages.preview(now, checked.content, typed, nowBase, site);
    const submitted = submit(actor, now, nowBase, typed, checked.content, readSites(typed, sites) ?? []);
    if ('errors' in submitted)
      return pages.editForm(now, { site, kind, typed, errors: submitted.errors }, nowBase, 422);
    if (submitted.outcome === 'conflict') return pages.mergePage(submitted.own, typed, site);
    if (submitted.outcome === 'waits') return redirect(listingPaths.sent(submitted.listing.slug));
    const done = listing.publishedAt === null ? 'listed' : 'changed';
    return redirect(listingPaths.showAfter(submitted.listing.slug, { done }));
  }

  /** Publishes; a rule that only the service knows comes back as what is wrong with a field. */
  function submit(
    actor: Actor,
    { listing }: OwnListing,
    base: EditBase,
    typed: RawInput,
    content: ListingContent,
    siteRowIds: readonly number[],
  ) {
    try {
      return editing.submit(actor, { slug: listing.slug, base, typed, content, siteRowIds });
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return { errors: [{ parameter: fieldOf(error.field, typed), message: error.message }] };
    }
  }
}

function intentOf(posted: RawInput): Intent {
  return buttons.find((button) => oneOf(posted, button) !== '') ?? 'publish';
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

/** What the form began from; without it nobody can tell whether somebody else was quicker, so it counts as old. */
function baseIn(posted: RawInput): EditBase {
  const version = oneOf(posted, 'baseVersion');
  const waiting = oneOf(posted, 'baseWaiting');
  return {
    version: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    waitingSince: /^\d{1,15}$/.test(waiting) ? Number(waiting) : null,
  };
}

function requireOwnSites(typed: RawInput, sites: readonly OrganisationSite[]): void {
  if (readSites(typed, sites) === undefined) throw new ForbiddenError('A place of another organisation');
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
