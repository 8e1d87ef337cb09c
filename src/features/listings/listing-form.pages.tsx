import {
  type Organisation,
  type OrganisationService,
  type Site as OrganisationSite,
  PlaceFoundPart,
  publicSites,
  type SiteInput,
} from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { formatDate, formatTime } from '#platform/formats.ts';
import type { RawInput } from '#web/input.ts';
import type { Html } from '#web/jsx/index.ts';
import { TwoVersionsPage } from '#web/layout/index.ts';
import { fragment, html, type InputError, type PageReply } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { VersionDifference } from '#web/two-versions.ts';
import { oneOf } from './details-form.ts';
import type { EditBase, ListingContent, ListingKind, UnfinishedChange } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import { toListingPage } from './listing.presenter.ts';
import type { OwnListing } from './listing-editing.service.ts';
import { readContent, readSites } from './listing-form.input.ts';
import { toListingForm } from './listing-form.presenter.ts';
import type { FormSource, OpenedPart } from './listing-form.questions.ts';
import type { MergeTerms } from './listing-merge.ts';
import type { ListingSuggester } from './listing-suggestions.ts';
import { throwAwayButton, waitingNotice } from './own-listing.presenter.ts';
import type { UnfinishedChanges } from './unfinished-changes.ts';
import { DraftState, type FormNotice, ListingFormPage, Terms } from './views/listing-form.tsx';
import { MergeButtons } from './views/listing-merge.tsx';
import { PreviewPage } from './views/listing-preview.tsx';

/** Filled by features above this one, which know what else there is. */
export interface ListingFormPanels {
  /** What could be the same, which nobody publishes over unseen; null where there is nothing like it. */
  likelyDuplicates?: (entry: EntryInForm) => Html | null;
  /** What goes with it. */
  matches?: (entry: EntryInForm) => Html | null;
}

/** Stands for a panel that nobody has filled. */
const nothing = () => null;

/** Posted by a form that showed what could be the same. */
export const duplicatesSeen = 'duplicatesSeen';

/** Posted by the choice between two versions where the other one is one's own, from another window. */
export const mergedWithKept = 'mergedWithKept';

/** An entry that is being written: its content as it was typed, unchecked. */
export interface EntryInForm {
  content: ListingContent;
  organisationRowId: number;
  /** Its own row, once it has one. */
  listingRowId: number | null;
}

/** What the form shows, and to whom. */
export interface FormAsked {
  site: Site;
  kind: ListingKind;
  typed: RawInput;
  errors?: readonly InputError[];
  opened?: OpenedPart | undefined;
  /** Stands above what the entry's own state says. */
  notice?: FormNotice;
}

export type ListingFormPages = ReturnType<typeof createListingFormPages>;

/** Makes the pages around the form of a listing: the form itself, its preview, and the choice between two versions. */
export function createListingFormPages(
  given: {
    organisations: OrganisationService;
    places: PlacesService;
    vocabularies: VocabularyService;
    clock: Clock;
    suggester: ListingSuggester;
    unfinished: UnfinishedChanges;
  },
  { likelyDuplicates = nothing, matches = nothing }: ListingFormPanels,
) {
  const { organisations, vocabularies, clock, suggester, unfinished } = given;
  const today = () => londonDay(clock.now());

  function newForm(
    form: FormAsked,
    choices: readonly Organisation[],
    entry: { id: string; named?: string },
  ): PageReply {
    const organisation = onlyOf(choices);
    const isNamed = choices.length === 0;
    const source = formSource(form, organisation ? organisations.sites(organisation) : [], {
      organisations: choices,
      isNamed,
      isNew: true,
      isDraft: true,
      typed: entry.named === undefined ? form.typed : { ...form.typed, organisation: entry.named },
      action: listingPaths.newOf({ kind: form.kind, category: null, organisation: null }),
      hidden: [
        ['entry', entry.id],
        ['baseVersion', ''],
        ...(organisation ? ([['organisation', organisation.slug]] as const) : []),
      ],
    });
    return html(
      <ListingFormPage
        site={form.site}
        view={toListingForm(source)}
        notices={[]}
        saved={null}
        beside={
          organisation ? beside(readContent(form.kind, form.typed, today()), organisation.rowId, null) : null
        }
        throwAway={null}
      />,
      { status: form.errors === undefined ? 200 : 422 },
    );
  }

  /** The form as somebody opens it: with what they typed last, if they haven't shown it to anybody yet. */
  function openedForm(
    actor: Actor,
    own: OwnListing,
    site: Site,
    { opened, wasSaved }: { opened: OpenedPart | undefined; wasSaved: boolean },
  ): PageReply {
    const { kind, state } = own.listing;
    const kept = state === 'draft' ? undefined : unfinished.find(actor, own.listing);
    if (!kept) {
      // Where the button was pressed is far below, so that on a phone nothing else tells that it worked.
      const told = wasSaved && state === 'draft' ? { notice: { text: savedNotice(own) } } : {};
      return editForm(own, { site, kind, typed: own.typed, opened, ...told });
    }
    const notice = {
      text: `${keptText(kept)}. People still see what was there before.`,
      button: { label: 'Throw them away', action: listingPaths.startAgain(own.listing.slug) },
    };
    return editForm(
      own,
      { site, kind, typed: kept.typed, opened, notice },
      { ...kept.base, keptAt: kept.savedAt.getTime() },
    );
  }

  function editForm(own: OwnListing, form: FormAsked, base = own.base, status?: number): PageReply {
    const { listing } = own;
    const isDraft = listing.state === 'draft';
    const organisation = organisationOf(own);
    const source = formSource(form, sitesOf(own), {
      organisations: organisation ? [organisation] : [],
      isNamed: false,
      isNew: false,
      isDraft,
      action: listingPaths.edit(listing.slug),
      hidden: baseFields(base),
    });
    return html(
      <ListingFormPage
        site={form.site}
        view={toListingForm(source)}
        notices={[...(form.notice ? [form.notice] : []), ...noticesOf(own)]}
        saved={isDraft ? savedText(own) : null}
        beside={beside(readContent(form.kind, form.typed, today()), listing.organisationRowId, listing.rowId)}
        throwAway={isDraft ? throwAwayButton(listing) : null}
      />,
      { status: status ?? ((form.errors ?? []).length > 0 ? 422 : 200) },
    );
  }

  function formSource(
    form: FormAsked,
    sites: readonly OrganisationSite[],
    rest: Pick<FormSource, 'organisations' | 'isNamed' | 'isNew' | 'isDraft' | 'action' | 'hidden'> &
      Partial<Pick<FormSource, 'typed'>>,
  ): FormSource {
    return {
      kind: form.kind,
      typed: form.typed,
      errors: form.errors ?? [],
      vocabulary: vocabularies.load(),
      suggestions: suggester.suggest(readContent(form.kind, form.typed, today())),
      sites,
      places: given.places,
      opened: form.opened,
      ...rest,
    };
  }

  function noticesOf({ listing, waiting }: OwnListing): FormNotice[] {
    if (waiting === null) return [];
    const { text, quote } = waitingNotice(waiting, clock);
    const button = { label: 'Take it back', action: listingPaths.takeBack(listing.slug) };
    return [{ text, ...(quote === null ? {} : { quote }), button }];
  }

  /** What the script puts in place while somebody types: when it was saved, what is suggested. */
  function autosaved(
    own: OwnListing | null,
    typed: RawInput,
    kind: ListingKind,
    text: string | null,
    site: Site,
    keptAt?: number | null,
  ): PageReply {
    const source = formSource({ site, kind, typed }, [], {
      organisations: [],
      isNamed: false,
      isNew: false,
      isDraft: true,
      action: '',
      hidden: [],
    });
    const saved =
      own === null
        ? {}
        : { action: listingPaths.edit(own.listing.slug), version: String(own.listing.version) };
    const { terms, where } = toListingForm(source);
    return fragment(
      <>
        <DraftState
          text={text}
          {...saved}
          {...(keptAt === undefined ? {} : { kept: keptAt === null ? '' : String(keptAt) })}
        />
        <Terms terms={terms} />
        <PlaceFoundPart view={where.newPlace} />
        <div id="listing-beside">
          {own && beside(readContent(kind, typed, today()), own.listing.organisationRowId, own.listing.rowId)}
        </div>
      </>,
    );
  }

  function preview(
    own: OwnListing,
    content: ListingContent,
    form: { typed: RawInput; newPlace: SiteInput | null; base: EditBase },
    site: Site,
  ): PageReply {
    const { typed, newPlace } = form;
    const organisation = organisationOf(own);
    if (!organisation) throw new NotFoundError('Its organisation is gone');
    const rowIds = readSites(typed, sitesOf(own)) ?? [];
    const chosen = sitesOf(own).filter(({ rowId }) => rowIds.includes(rowId));
    // The new one is made with what is shown to the borough, and not before.
    const places = publicSites(
      newPlace ? [...chosen, { ...newPlace, rowId: 0, id: '' }] : chosen,
      given.places,
    );
    const listing = {
      ...own.listing,
      ...content,
      state: 'live' as const,
      confirmedOn: today(),
      reviewDueOn: null,
    };
    return html(
      <PreviewPage
        site={site}
        view={toListingPage({ listing, organisation, places }, vocabularies.load(), today())}
        action={listingPaths.edit(own.listing.slug)}
        fields={typed}
        hidden={[...baseFields(form.base), [duplicatesSeen, '1']]}
        beside={beside(content, organisation.rowId, own.listing.rowId)}
      />,
    );
  }

  /** Whether somebody would publish what may be there already, without having seen it. */
  function hidesDuplicates({ listing }: OwnListing, content: ListingContent, posted: RawInput): boolean {
    if (listing.publishedAt !== null || oneOf(posted, duplicatesSeen) !== '') return false;
    const { organisationRowId, rowId } = listing;
    return likelyDuplicates({ content, organisationRowId, listingRowId: rowId }) !== null;
  }

  function mergeTerms(own: OwnListing): MergeTerms {
    return { kind: own.listing.kind, vocabulary: vocabularies.load(), sites: sitesOf(own), today: today() };
  }

  /** One's own version beside the other, and the choice between them part by part. */
  function mergePage(
    other: OwnListing,
    mine: RawInput,
    differences: readonly VersionDifference[],
    { site, isAskedAgain, isKept }: { site: Site; isAskedAgain: boolean; isKept: boolean },
  ): PageReply {
    const title = oneOf(other.typed, 'title') || other.listing.title;
    return html(
      <TwoVersionsPage
        site={site}
        heading={isKept ? `You changed “${title}” in two windows` : `Two of you changed “${title}”`}
        action={listingPaths.edit(other.listing.slug)}
        hidden={{
          ...mine,
          ...Object.fromEntries(baseFields(other.base)),
          ...(isKept ? { [mergedWithKept]: '1' } : {}),
        }}
        differences={differences}
        isAskedAgain={isAskedAgain}
        isOwn={isKept}
      >
        <MergeButtons isDraft={other.listing.state === 'draft'} />
      </TwoVersionsPage>,
      { status: isAskedAgain ? 422 : 409 },
    );
  }

  function beside(content: ListingContent, organisationRowId: number, listingRowId: number | null) {
    if (content.title === '') return null;
    const entry = { content, organisationRowId, listingRowId };
    const duplicates = likelyDuplicates(entry);
    const matching = matches(entry);
    if (duplicates === null && matching === null) return null;
    return (
      <div class="stack">
        {duplicates}
        {duplicates !== null && <input type="hidden" name={duplicatesSeen} value="1" />}
        {matching}
      </div>
    );
  }

  function organisationOf({ listing }: OwnListing): Organisation | undefined {
    return organisations.byRowIds([listing.organisationRowId]).get(listing.organisationRowId);
  }

  function sitesOf(own: OwnListing): OrganisationSite[] {
    const organisation = organisationOf(own);
    return organisation ? organisations.sites(organisation) : [];
  }

  /** That changes are kept for whoever typed them, and shown to nobody else. */
  function keptText(kept: UnfinishedChange | null): string | null {
    if (kept === null) return null;
    const day = formatDate(londonDay(kept.savedAt), today());
    return `Your changes from ${day}, ${formatTime(kept.savedAt)} are kept, and nobody else sees them yet`;
  }

  return {
    newForm,
    openedForm,
    editForm,
    autosaved,
    preview,
    hidesDuplicates,
    mergePage,
    mergeTerms,
    sitesOf,
    savedText,
    keptText,
  };
}

function onlyOf(choices: readonly Organisation[]): Organisation | undefined {
  return choices.length === 1 ? choices[0] : undefined;
}

function baseFields(base: EditBase): (readonly [string, string])[] {
  return [
    ['baseVersion', String(base.version)],
    ['baseWaiting', base.waitingSince === null ? '' : String(base.waitingSince)],
    ['baseKept', String(base.keptAt ?? '')],
  ];
}

function savedNotice({ listing }: OwnListing): string {
  return `Saved as a draft at ${formatTime(listing.updatedAt)}. It isn’t public, and you find it on your page.`;
}

function savedText({ listing }: OwnListing): string {
  return `Saved ${formatTime(listing.updatedAt)}`;
}
