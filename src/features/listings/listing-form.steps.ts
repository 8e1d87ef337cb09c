import {
  checkPlace,
  isBlankPlace,
  newPlace,
  type Site as OrganisationSite,
  placeFieldName,
  readPlace,
  type SiteInput,
} from '#features/organisations/index.ts';
import { enterPostcode, type PlacesService } from '#features/places/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { ForbiddenError, RuleError } from '#platform/errors.ts';
import type { RawInput } from '#web/input.ts';
import { type InputError, type PageReply, redirect } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { unchosen, withPicks } from '#web/two-versions.ts';
import { oneOf } from './details-form.ts';
import type { EditBase, ListingContent, ListingKind, UnfinishedChange } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import type { ListingEditing, OwnListing } from './listing-editing.service.ts';
import { passedDays } from './listing-form.days.ts';
import {
  checkForm,
  fieldOf,
  keepFields,
  readContent,
  readSites,
  sizeProblems,
} from './listing-form.input.ts';
import { type FormAsked, type ListingFormPages, mergedWithKept } from './listing-form.pages.tsx';
import { differences, merge } from './listing-merge.ts';
import type { ListingSuggester } from './listing-suggestions.ts';
import type { UnfinishedChanges } from './unfinished-changes.ts';

/** What a button asks for; none means that it is to be published. */
const buttons = ['autosave', 'draft', 'more', 'place', 'preview', 'change'] as const;
type Intent = (typeof buttons)[number] | 'publish';

/** Does what the button of a form asked for, for an entry that is there already. */
export type FormStep = (
  own: OwnListing,
  posted: RawInput,
  by: { site: Site; actor: Actor; isFirst: boolean },
) => PageReply;

export function createFormSteps(given: {
  editing: ListingEditing;
  unfinished: UnfinishedChanges;
  places: PlacesService;
  vocabularies: VocabularyService;
  suggester: ListingSuggester;
  pages: ListingFormPages;
  clock: Clock;
}): FormStep {
  const { clock, editing, unfinished, places, vocabularies, suggester, pages } = given;

  return (own, posted, { site, actor, isFirst }) => {
    const { listing } = own;
    const { kind } = listing;
    const sites = pages.sitesOf(own);
    const isMerged = oneOf(posted, 'merged') === '1';
    const mine = keepFields(kind, posted);
    const isKept = oneOf(posted, mergedWithKept) === '1';
    const other = (isKept && unfinished.find(actor, listing)?.typed) || own.typed;
    if (isMerged) {
      const asked = withPicks(differences(undefined, mine, other, pages.mergeTerms(own)), posted);
      const began = baseIn(posted);
      const theirs = {
        ...own,
        typed: other,
        base: isKept ? began : { ...own.base, keptAt: began.keptAt ?? null },
      };
      if (unchosen(asked).length > 0) {
        return pages.mergePage(theirs, mine, asked, { site, isAskedAgain: true, isKept });
      }
    }
    const typed = isMerged ? merge(posted, other, pages.mergeTerms(own)) : mine;
    requireOwnSites(typed, sites);
    const intent = intentOf(posted);
    // A form that was posted once has begun what it goes on with.
    const base = isFirst && oneOf(posted, 'baseVersion') === '' ? own.base : baseIn(posted);
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
    // Whatever becomes of it, what was typed is kept first.
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
          : choose(saved.own, base, typed, site);
      }
      now = saved.own;
      nowBase = saved.own.base;
    }
    const kept = isDraft ? undefined : unfinished.keep(actor, own, { typed, base });
    if (kept?.outcome === 'conflict') {
      return intent === 'autosave'
        ? pages.autosaved(
            null,
            typed,
            kind,
            'Not saved: you changed this in another window. Save it to see both',
            site,
          )
        : chooseKept(own, kept.change, base, typed, site);
    }
    const keptAt = kept?.change?.savedAt.getTime() ?? null;
    if (kept) nowBase = { ...nowBase, keptAt };
    switch (intent) {
      case 'autosave':
        return pages.autosaved(
          isDraft ? now : null,
          typed,
          kind,
          isDraft ? pages.savedText(now) : pages.keptText(kept?.change ?? null),
          site,
          isDraft ? undefined : keptAt,
        );
      case 'draft':
        return redirect(listingPaths.editAt(now.listing.slug, { saved: '1' }));
      case 'more':
        return redirect(`${listingPaths.editAt(now.listing.slug, { open: 'when' })}#when`);
      case 'place': {
        const problem = placeProblem(typed);
        return problem
          ? pages.editForm(now, { site, kind, typed, errors: [problem] }, nowBase)
          : redirect(`${listingPaths.editAt(now.listing.slug, { open: 'where' })}#place`);
      }
      case 'change':
        return pages.editForm(now, { site, kind, typed }, nowBase);
      default:
        break;
    }

    const today = londonDay(clock.now());
    const content = suggester.complete(readContent(kind, typed, today));
    const checked = checkForm(content, typed, vocabularies.load());
    const placed = checkNewPlace(typed);
    const wrong = [...(checked.ok ? [] : checked.errors), ...placed.errors];
    // Of what never was public, nothing was seen before its days had passed.
    const before = listing.publishedAt === null ? undefined : readContent(kind, own.typed, today);
    const passed = passedDays(content, before, today);
    const isWrong = (field: string) => wrong.some(({ parameter }) => parameter === field);
    const errors = [...wrong, ...passed.filter(({ parameter }) => !isWrong(parameter))];
    if (!checked.ok || errors.length > 0) {
      return pages.editForm(now, { site, kind, typed, errors }, nowBase, 422);
    }
    if (intent === 'preview' || pages.hidesDuplicates(now, checked.content, posted)) {
      const form = { typed, newPlace: placed.site, base: nowBase };
      return pages.preview(now, checked.content, form, site);
    }
    const submitted = submit(actor, now, nowBase, {
      typed,
      content: checked.content,
      siteRowIds: readSites(typed, sites) ?? [],
      newPlace: placed.site,
    });
    if ('errors' in submitted)
      return pages.editForm(now, { site, kind, typed, errors: submitted.errors }, nowBase, 422);
    if (submitted.outcome === 'conflict') return choose(submitted.own, nowBase, typed, site);
    if (submitted.outcome === 'waits') return redirect(listingPaths.sent(submitted.listing.slug));
    const done = listing.publishedAt === null ? 'listed' : 'changed';
    return redirect(listingPaths.showAfter(submitted.listing.slug, { done }));
  };

  /** Both versions, where somebody else was quicker. */
  function choose(theirs: OwnListing, began: EditBase, mine: RawInput, site: Site): PageReply {
    const base = editing.findTyped(theirs, began);
    const found = differences(base, mine, theirs.typed, pages.mergeTerms(theirs));
    const other = { ...theirs, base: { ...theirs.base, keptAt: began.keptAt ?? null } };
    return pages.mergePage(other, mine, found, { site, isAskedAgain: false, isKept: false });
  }

  /** Both of one's own versions, where one kept another from a second window. */
  function chooseKept(
    own: OwnListing,
    { typed, base, savedAt }: UnfinishedChange,
    began: EditBase,
    mine: RawInput,
    site: Site,
  ): PageReply {
    // What a form that went on with kept changes began from isn't there any more.
    const before = typeof began.keptAt === 'number' ? undefined : editing.findTyped(own, began);
    const found = differences(before, mine, typed, pages.mergeTerms(own));
    // The older one, so that what somebody else showed since either began is still noticed.
    const older = base.version < began.version ? base : began;
    const other = { ...own, typed, base: { ...older, keptAt: savedAt.getTime() } };
    return pages.mergePage(other, mine, found, { site, isAskedAgain: false, isKept: true });
  }

  /** The place that was typed in, checked; no site where none was. */
  function checkNewPlace(typed: RawInput): { site: SiteInput | null; errors: readonly InputError[] } {
    const place = readPlace(typed, newPlace);
    if (isBlankPlace(place)) return { site: null, errors: [] };
    const checked = checkPlace(place, undefined, places);
    return 'site' in checked ? { site: checked.site, errors: [] } : { site: null, errors: checked.errors };
  }

  /** What keeps the ward from being looked up. That the postcode leaves it open is no fault: then it is asked for. */
  function placeProblem(typed: RawInput): InputError | undefined {
    const place = readPlace(typed, newPlace);
    const parameter = placeFieldName(newPlace, 'postcode');
    if (place.postcode.trim() === '') return { parameter, message: enterPostcode(places) };
    const checked = checkPlace(place, undefined, places);
    return 'site' in checked ? undefined : checked.errors.find((error) => error.parameter === parameter);
  }

  /** Publishes; a rule that only the service knows comes back as what is wrong with a field. */
  function submit(
    actor: Actor,
    { listing }: OwnListing,
    base: EditBase,
    form: {
      typed: RawInput;
      content: ListingContent;
      siteRowIds: readonly number[];
      newPlace: SiteInput | null;
    },
  ) {
    try {
      return editing.submit(actor, { slug: listing.slug, base, ...form });
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return { errors: [{ parameter: fieldOf(error.field, form.typed), message: error.message }] };
    }
  }
}

/** What the form of an entry shows that a button was pressed on before anything was typed. */
export function createBlankForm(given: {
  clock: Clock;
  places: PlacesService;
  vocabularies: VocabularyService;
  suggester: ListingSuggester;
}): (kind: ListingKind, typed: RawInput, posted: RawInput) => Pick<FormAsked, 'errors' | 'opened'> {
  const { vocabularies, suggester } = given;
  return (kind, typed, posted) => {
    switch (intentOf(posted)) {
      case 'draft':
        return { errors: [{ parameter: 'title', message: 'Write something first, then save it' }] };
      case 'more':
        return { opened: 'when' };
      case 'place':
        return {
          errors: [{ parameter: placeFieldName(newPlace, 'postcode'), message: enterPostcode(given.places) }],
        };
      default: {
        const content = suggester.complete(readContent(kind, typed, londonDay(given.clock.now())));
        const checked = checkForm(content, typed, vocabularies.load());
        return { errors: checked.ok ? [] : checked.errors };
      }
    }
  };
}

/** Throws a {@link ForbiddenError} where a place was ticked that isn't the organisation's. */
export function requireOwnSites(typed: RawInput, sites: readonly OrganisationSite[]): void {
  if (readSites(typed, sites) === undefined) throw new ForbiddenError('A place of another organisation');
}

export function intentOf(posted: RawInput): Intent {
  return buttons.find((button) => oneOf(posted, button) !== '') ?? 'publish';
}

/** What the form began from; without it nobody can tell whether somebody else was quicker, so it counts as old. */
function baseIn(posted: RawInput): EditBase {
  const version = oneOf(posted, 'baseVersion');
  const waiting = oneOf(posted, 'baseWaiting');
  const kept = oneOf(posted, 'baseKept');
  return {
    version: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    waitingSince: /^\d{1,15}$/.test(waiting) ? Number(waiting) : null,
    keptAt: /^\d{1,15}$/.test(kept) ? Number(kept) : null,
  };
}
