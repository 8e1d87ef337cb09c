import type { ListingService } from '#features/listings/index.ts';
import type { OrganisationService } from '#features/organisations/index.ts';
import { curationPaths } from './curation.paths.ts';

/**
 * Leads from a page below a record that was merged to the same page of the one that took it over: from
 * `/listings/old/report` to `/listings/kept/report`. Undefined for every other path.
 */
export function mergedAddresses(given: {
  listings: Pick<ListingService, 'findSuccessor'>;
  organisations: Pick<OrganisationService, 'findSuccessor'>;
}): (path: string) => string | undefined {
  const kinds = {
    listings: { find: given.listings.findSuccessor, page: curationPaths.listing },
    organisations: { find: given.organisations.findSuccessor, page: curationPaths.organisation },
  };
  return (path) => {
    const [, kind, slug, below] = /^\/(listings|organisations)\/([^/]+)(\/.+)$/.exec(path) ?? [];
    if (kind === undefined || slug === undefined) return undefined;
    const { find, page } = kinds[kind as keyof typeof kinds];
    const kept = find({ slug });
    return kept && `${page(kept.slug)}${below}`;
  };
}
