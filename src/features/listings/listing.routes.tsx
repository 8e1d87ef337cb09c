import type { Router } from 'express';
import { z } from 'zod';
import { type OrganisationService, type PublicSite, publicSites } from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { mayActFor } from '#platform/permissions.ts';
import { single } from '#web/input.ts';
import type { Html } from '#web/jsx/index.ts';
import { html, type PageReply, redirect } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { kindDefinitions } from './kinds/index.ts';
import { type Listing, listingStates, type PublicListing, typedIn } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import { toListingPage } from './listing.presenter.ts';
import type { ListingService } from './listing.service.ts';
import type { ListingEditing, OwnListing } from './listing-editing.service.ts';
import { toOwnView } from './own-listing.presenter.ts';
import { ListingPage } from './views/listing-page.tsx';
import { WithdrawnPage } from './views/own-listing.tsx';

const listingInput = z.object({
  slug: z.string().max(200),
  done: single(z.string().max(20).optional().catch(undefined)),
  was: single(z.enum(listingStates).optional().catch(undefined)),
});
type Asked = z.output<typeof listingInput>;

/** Filled by features above this one. */
export interface ListingPagePanels {
  /** What everybody can do about an entry: suggest a correction, report a problem. */
  below(listing: PublicListing, site: Site): Html | null;
  /** What goes with it; its own people can do more with that. */
  matches(listing: PublicListing, isOwn: boolean): Html | null;
  /** The first thing that one can do with it: ask, or offer what it needs. */
  beside(listing: PublicListing, actor: Actor, site: Site): Html | null;
}

/** The pages of listings. */
export function listingRoutes(
  router: Router,
  given: {
    listings: ListingService;
    editing: ListingEditing;
    organisations: OrganisationService;
    places: PlacesService;
    vocabularies: VocabularyService;
    clock: Clock;
  },
  panels: ListingPagePanels = { below: () => null, beside: () => null, matches: () => null },
): void {
  const { clock } = given;

  page(
    router,
    { path: listingPaths.pattern, permission: 'directory.read', input: listingInput, log: 'listing' },
    ({ input, site, actor }) => {
      if (!input.ok) throw new NotFoundError('No such listing');
      const own = findOwn(actor, input.value.slug);
      if (own && own.listing.slug !== input.value.slug) return redirect(listingPaths.show(own.listing.slug));
      if (own?.listing.state === 'draft') return redirect(listingPaths.edit(own.listing.slug));
      const successor = given.listings.findSuccessor({ slug: input.value.slug });
      if (successor) return redirect(listingPaths.show(successor.slug), 301);
      if (own?.listing.state === 'archived') return withdrawn(own, input.value, actor, site);
      const listing = given.listings.getPublicBySlug(input.value.slug);
      const organisation = given.organisations
        .byRowIds([listing.organisationRowId])
        .get(listing.organisationRowId);
      if (organisation?.state !== 'live') throw new NotFoundError('Its organisation is gone');
      const view = toListingPage(
        { listing, organisation, places: placesOf(listing) },
        given.vocabularies.load(),
        londonDay(clock.now()),
      );
      return html(
        <ListingPage
          site={site}
          view={view}
          canonical={listingPaths.show(listing.slug)}
          nav={navFor(listing)}
          own={own ? toOwnView({ ...own, done: input.value.done, was: input.value.was, actor, clock }) : null}
          matches={panels.matches(listing, own !== undefined)}
          beside={panels.beside(listing, actor, site)}
          below={panels.below(listing, site)}
        />,
      );
    },
  );

  /** The listing with what only its people see; undefined for everybody else. */
  function findOwn(actor: Actor, slug: string): OwnListing | undefined {
    if (actor.kind !== 'person') return undefined;
    const own = given.editing.findBySlug(slug);
    return own && mayActFor(actor, own.listing.organisationRowId, 'member') ? own : undefined;
  }

  function withdrawn(own: OwnListing, asked: Asked, actor: Actor, site: Site): PageReply {
    const { listing } = own;
    return html(
      <WithdrawnPage
        site={site}
        title={
          listing.title === '' ? `${kindDefinitions[listing.kind].label} without a title` : listing.title
        }
        text={
          typedIn(listing)
            ? 'You withdrew this draft. Only you and the CVS see it.'
            : 'This was withdrawn. Only you and the CVS see it.'
        }
        own={toOwnView({ ...own, done: asked.done, was: asked.was, actor, clock })}
      />,
    );
  }

  function placesOf(listing: Listing): PublicSite[] {
    const sites = given.organisations.sitesOfListings([listing.rowId]).get(listing.rowId) ?? [];
    return publicSites(sites, given.places);
  }
}

function navFor({ kind }: Listing): 'find' | 'needs' | 'offers' {
  if (kind === 'need') return 'needs';
  return kindDefinitions[kind].isOffer ? 'offers' : 'find';
}
