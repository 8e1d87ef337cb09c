import { type Database, type Transaction, transaction } from '#db/client.ts';
import {
  findOrganisationBySlug,
  listSites,
  type Organisation,
  type OrganisationEditing,
  readOrganisations,
  type SiteInput,
} from '#features/organisations/index.ts';
import { listRevisions } from '#features/revisions/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, dayMs, type IsoDate, londonDay } from '#platform/clock.ts';
import { NotFoundError, RuleError, TooManyRequestsError } from '#platform/errors.ts';
import { mayActFor, requireActFor, requireMayKnow } from '#platform/permissions.ts';
import { slugify } from '#platform/slugs.ts';
import {
  canBecome,
  contentOf,
  type EditBase,
  isPublic,
  type Listing,
  type ListingContent,
  type ListingKind,
  type ListingState,
  type TypedFields,
  typedIn,
} from './listing.model.ts';
import * as queries from './listing.queries.ts';
import { keepFields, readContent, saysTheSame, typeContent, withPlace } from './listing-form.input.ts';
import { refuseHiddenPlaces } from './listing-record.ts';
import { createListingSuggester } from './listing-suggestions.ts';
import { findTwin } from './listing-twin.ts';
import type { ListingAuthority, PublishingGate, WaitingChange } from './publishing.ts';
import type { UnfinishedChanges } from './unfinished-changes.ts';

/** A listing as those who look after it see it. */
export interface OwnListing {
  listing: Listing;
  /** The change that waits for a curator, or was sent back. */
  waiting: WaitingChange | null;
  /** What the form starts from: what was typed for a draft, the change that waits, or what is public. */
  typed: TypedFields;
  base: EditBase;
}

/** Somebody else was quicker: nothing was written, and this is what is there now. */
export interface EditConflict {
  outcome: 'conflict';
  own: OwnListing;
}

export interface ListingEditing {
  /** An identifier for an entry that may be begun. */
  newId(): string;
  /**
   * The organisations that somebody may list something for, by name: the one that is named by slug or name, else all
   * that they belong to. Throws {@link ForbiddenError} where they name one that they may not act for.
   */
  choicesFor(actor: Actor, named: string | undefined): Organisation[];
  /**
   * A listing for whoever may act for its organisation, by its slug. Throws {@link NotFoundError} where there is none
   * that this person may know of, and {@link ForbiddenError} where it is public but somebody else's.
   */
  get(actor: Actor, slug: string): OwnListing;
  /** A listing in whatever state, by its slug or a former draft's; whoever calls must ask who may see it. */
  findBySlug(slug: string): OwnListing | undefined;
  /** The same by public id; undefined where there is no such listing yet. */
  find(actor: Actor, id: string): OwnListing | undefined;
  /** What this person has lately made of a form that said the same, still a draft or live; undefined where nothing is. */
  findTwin(
    actor: Actor,
    form: { organisationRowId: number; kind: ListingKind; typed: TypedFields },
  ): OwnListing | undefined;
  /**
   * What a form said that began from a version of a listing, for comparing; undefined where that isn't known any more,
   * as with drafts, of which no version is kept.
   */
  findTyped(own: OwnListing, base: EditBase): TypedFields | undefined;
  /** Begins a draft under a public id that its form was given, so that posting twice makes one. */
  startDraft(
    actor: Actor,
    draft: { id: string; organisationRowId: number; kind: ListingKind; typed: TypedFields },
  ): OwnListing;
  /** Keeps what was typed for what isn't public yet. */
  saveDraft(
    actor: Actor,
    draft: { slug: string; base: EditBase; typed: TypedFields },
  ): EditConflict | { outcome: 'saved'; own: OwnListing };
  /** Asks for checked content to become public: at once, or after a curator has looked at it. */
  submit(
    actor: Actor,
    change: {
      slug: string;
      base: EditBase;
      typed: TypedFields;
      content: ListingContent;
      siteRowIds: readonly number[];
      /** A place that is to become one of the organisation's; it takes place there as well. */
      newPlace: SiteInput | null;
    },
  ): EditConflict | { outcome: 'live' | 'waits'; listing: Listing };
  /** Takes back a change that waits or was sent back. */
  takeBack(actor: Actor, slug: string): Listing;
  /** Puts it into another state at once; `before` is what undoing leads back to. */
  changeState(actor: Actor, slug: string, state: ListingState): { listing: Listing; before: ListingState };
  /** Says that it is still correct. */
  confirm(actor: Actor, slug: string): Listing;
  /** A draft that says the same; without its dates where it is to be repeated. */
  copy(actor: Actor, slug: string, to: 'repeat' | 'copy'): Listing;
}

/** Drafts have an address that tells nothing and stays theirs until they are published. */
const draftSlug = (id: string) => `draft-${id}`;
const draftSlugPattern = /^draft-([0-9a-f-]{36})$/;

/** Whoever enters a whole directory by hand has fewer; each is up to a hundred thousand characters of room. */
const mostBegunADay = 200;

/** Fields that hold days; a repetition is given new ones. */
const dayFields = ['from', 'until', 'dates', 'by'];

export function createListingEditing(given: {
  database: Database;
  clock: Clock;
  ids: { next(at: Date): string };
  vocabulary: () => Vocabulary;
  authority: ListingAuthority;
  gate: PublishingGate;
  places: Pick<OrganisationEditing, 'addPlaceIn'>;
  unfinished: Pick<UnfinishedChanges, 'forgetIn'>;
}): ListingEditing {
  const { database, clock, authority, gate } = given;
  const { complete } = createListingSuggester(given.vocabulary);

  function own(listing: Listing): OwnListing {
    const waiting = gate.waitingFor([listing.rowId]).get(listing.rowId) ?? null;
    return {
      listing,
      waiting,
      typed:
        typedIn(listing) ??
        typeStored(
          listing,
          waiting?.content ?? listing,
          waiting?.siteRowIds ?? queries.siteRowIdsOf(database, listing.rowId),
        ),
      base: { version: listing.version, waitingSince: waiting?.submittedAt.getTime() ?? null },
    };
  }

  function typeStored(
    { organisationRowId }: Listing,
    content: ListingContent,
    siteRowIds: readonly number[],
  ): TypedFields {
    const sites = listSites(database, organisationRowId);
    const siteIds = sites.filter((site) => siteRowIds.includes(site.rowId)).map((site) => site.id);
    return typeContent(content, siteIds);
  }

  /** The row, if this person may change it. */
  function open(actor: Actor, slug: string): Listing {
    return allow(actor, findBySlug(slug));
  }

  function findBySlug(slug: string): Listing | undefined {
    return queries.findListingBySlug(database, slug) ?? formerDraft(slug);
  }

  /** A draft's address still leads to what it has become. */
  function formerDraft(slug: string): Listing | undefined {
    const [, id] = draftSlugPattern.exec(slug) ?? [];
    return id === undefined ? undefined : queries.findListingById(database, id);
  }

  function allow(actor: Actor, listing: Listing | undefined): Listing {
    if (!listing) throw new NotFoundError('No such listing');
    requireMayKnow(actor, listing.organisationRowId, isPublic(listing.state));
    requireActFor(actor, listing.organisationRowId, 'member');
    return listing;
  }

  function isOverwriting(now: OwnListing, base: EditBase, typed: TypedFields): boolean {
    const isSame = now.base.version === base.version && now.base.waitingSince === base.waitingSince;
    return !isSame && !saysTheSame(now.typed, typed);
  }

  function writeDraft(tx: Transaction, listing: Listing, typed: TypedFields): void {
    const kept = keepFields(listing.kind, typed);
    if (saysTheSame(typedIn(listing) ?? {}, kept)) return;
    queries.updateListing(tx, listing.rowId, {
      ...draftValues(listing.kind, kept, given.vocabulary(), londonDay(clock.now())),
      version: listing.version + 1,
      updatedAt: clock.now(),
    });
  }

  function insertDraft(
    actor: Actor,
    draft: { id: string; organisationRowId: number; kind: ListingKind; typed: TypedFields },
  ): Listing {
    requireActFor(actor, draft.organisationRowId, 'member');
    const now = clock.now();
    return transaction(database, (tx) => {
      const [organisation] = readOrganisations(tx, [draft.organisationRowId]);
      if (!organisation || organisation.state === 'archived') throw new NotFoundError('No such organisation');
      if (actor.kind === 'person') requireFewEnough(tx, actor.accountRowId, now);
      return queries.insertListing(tx, {
        ...draftValues(draft.kind, keepFields(draft.kind, draft.typed), given.vocabulary(), londonDay(now)),
        id: draft.id,
        slug: draftSlug(draft.id),
        organisationRowId: draft.organisationRowId,
        kind: draft.kind,
        state: 'draft',
        version: 1,
        createdAt: now,
        updatedAt: now,
        createdByRowId: actor.kind === 'person' ? actor.accountRowId : null,
      });
    });
  }

  function requireFewEnough(tx: Transaction, accountRowId: number, now: Date): void {
    const begunAt = queries.whenBegun(tx, accountRowId, mostBegunADay);
    if (begunAt && now.getTime() - begunAt.getTime() < dayMs) {
      throw new TooManyRequestsError(
        `One person begins at most ${mostBegunADay} entries a day`,
        dayMs / 1000,
      );
    }
  }

  return {
    newId: () => given.ids.next(clock.now()),
    choicesFor(actor, named) {
      const memberships = actor.kind === 'person' ? actor.memberships : [];
      const rowIds = memberships.map((each) => each.organisationRowId);
      const choices = readOrganisations(database, rowIds)
        .filter(({ state }) => state !== 'archived')
        .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
      if (named === undefined || named === '') return choices;
      const found = findOrganisationBySlug(database, slugify(named));
      if (!found || found.state === 'archived') return choices;
      // Of one that waits others are told as little as of none.
      if (found.state === 'waiting' && !mayActFor(actor, found.rowId, 'member')) return choices;
      requireActFor(actor, found.rowId, 'member');
      return [found];
    },
    get: (actor, slug) => own(open(actor, slug)),
    findBySlug(slug) {
      const listing = findBySlug(slug);
      return listing && own(listing);
    },
    find(actor, id) {
      const listing = queries.findListingById(database, id);
      return listing && own(allow(actor, listing));
    },
    findTwin(actor, form) {
      if (actor.kind !== 'person') return undefined;
      const asked = { ...form, accountRowId: actor.accountRowId, now: clock.now(), complete };
      const twin = findTwin(database, asked);
      return twin && own(allow(actor, twin));
    },
    findTyped({ listing, waiting, typed }, base) {
      // What then waited is known as long as it waits; of what was sent in its place nothing is kept.
      if (base.waitingSince !== null) {
        return waiting?.submittedAt.getTime() === base.waitingSince ? typed : undefined;
      }
      const found = listRevisions(database, 'listing', listing.id)
        .map(({ snapshot }) => snapshot as Listing & { siteRowIds: readonly number[] })
        .findLast(({ version }) => version === base.version);
      return found && typeStored(listing, found, found.siteRowIds);
    },
    startDraft: (actor, draft) => own(insertDraft(actor, draft)),

    saveDraft(actor, { slug, base, typed }) {
      return transaction(database, (tx) => {
        const now = own(open(actor, slug));
        if (now.listing.state !== 'draft')
          throw new RuleError('draft', 'What is public can’t be kept as a draft');
        if (isOverwriting(now, base, typed)) return { outcome: 'conflict' as const, own: now };
        writeDraft(tx, now.listing, typed);
        return { outcome: 'saved' as const, own: own(open(actor, slug)) };
      });
    },

    submit(actor, { slug, base, typed, content, siteRowIds: tickedRowIds, newPlace }) {
      return transaction(database, (tx) => {
        const now = own(open(actor, slug));
        const { listing } = now;
        if (listing.state === 'archived') throw new RuleError('state', 'Bring it back before you change it');
        if (isOverwriting(now, base, typed)) return { outcome: 'conflict' as const, own: now };
        const [organisation] = readOrganisations(tx, [listing.organisationRowId]);
        if (organisation?.state !== 'live') {
          throw new RuleError(
            'organisation',
            'The CVS has yet to agree that your organisation is listed. Save this as a draft until then',
          );
        }
        const added = newPlace && given.places.addPlaceIn(tx, actor, listing.organisationRowId, newPlace);
        const siteRowIds = added ? [...new Set([...tickedRowIds, added.rowId])] : tickedRowIds;
        const sites = listSites(tx, listing.organisationRowId);
        refuseHiddenPlaces(
          content,
          sites.filter(({ rowId }) => siteRowIds.includes(rowId)),
          sites,
        );
        given.unfinished.forgetIn(tx, actor, listing);
        const before = listing.publishedAt === null ? null : contentOf(listing);
        const decision = gate.submitted(tx, { actor, listing, before, after: content, siteRowIds });
        if (decision === 'wait') {
          if (listing.state === 'draft') writeDraft(tx, listing, added ? withPlace(typed, added.id) : typed);
          return { outcome: 'waits' as const, listing: open(actor, slug) };
        }
        const published = authority.publishIn(tx, actor, {
          listingRowId: listing.rowId,
          content,
          siteRowIds,
          reason: before === null ? 'Listed' : 'Changed',
          vouchedOn: londonDay(clock.now()),
        });
        return { outcome: 'live' as const, listing: published };
      });
    },

    takeBack(actor, slug) {
      return transaction(database, (tx) => {
        const listing = open(actor, slug);
        gate.withdrawn(tx, actor, listing.rowId);
        return listing;
      });
    },

    changeState(actor, slug, state) {
      return transaction(database, (tx) => {
        const before = open(actor, slug);
        if (!canBecome(before, state))
          throw new RuleError('state', 'This entry can’t be put into that state');
        const change = { listingRowId: before.rowId, state, reason: stateReasons[state] };
        // Whoever brings back what had lapsed vouches for it.
        if (before.state === 'lapsed' && state === 'live') {
          authority.confirmIn(tx, actor, { listingRowIds: [before.rowId], reason: change.reason });
          return { listing: open(actor, slug), before: before.state };
        }
        return { listing: authority.changeStateIn(tx, actor, change), before: before.state };
      });
    },

    confirm(actor, slug) {
      return transaction(database, (tx) => {
        const { rowId } = open(actor, slug);
        authority.confirmIn(tx, actor, { listingRowIds: [rowId], reason: 'Still correct' });
        return open(actor, slug);
      });
    },

    copy(actor, slug, to) {
      const { listing, typed } = own(open(actor, slug));
      const dropped = to === 'repeat' ? dayFields : [];
      return insertDraft(actor, {
        id: given.ids.next(clock.now()),
        organisationRowId: listing.organisationRowId,
        kind: listing.kind,
        typed: Object.fromEntries(Object.entries(typed).filter(([name]) => !dropped.includes(name))),
      });
    },
  };
}

const stateReasons: Record<ListingState, string> = {
  draft: 'Brought back as a draft',
  live: 'Shown again',
  paused: 'Paused',
  met: 'Marked as met',
  taken: 'Marked as taken',
  lapsed: 'Put back as it was',
  archived: 'Withdrawn',
};

/** What lists show of a draft: as much of its content as is there already. */
function draftValues(kind: ListingKind, typed: TypedFields, vocabulary: Vocabulary, today: IsoDate) {
  const content = readContent(kind, typed, today);
  const known = (slugs: readonly string[], terms: ReadonlyMap<string, unknown>) =>
    slugs.filter((slug) => terms.has(slug));
  return {
    category: content.category,
    title: content.title,
    summary: content.summary,
    description: content.description,
    themes: known(content.themes, vocabulary.themes),
    skills: known(content.skills, vocabulary.skills),
    areas: known(content.areas, vocabulary.areas),
    availability: null,
    details: { typed },
  };
}
