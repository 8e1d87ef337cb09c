import type { Sector } from '#features/vocabularies/index.ts';

export type SiteVisibility = 'address' | 'area' | 'hidden';
export type StepFree = 'yes' | 'partly' | 'no';
/** How well a location is known. Anything but `exact` is shown with "about". */
export type LocationPrecision = 'exact' | 'sector' | 'ward' | 'outcode';

export interface Location {
  latitude: number;
  longitude: number;
  precision: LocationPrecision;
}

export interface Site {
  rowId: number;
  id: string;
  name: string;
  address: string | null;
  postcode: string | null;
  wardSlug: string | null;
  visibility: SiteVisibility;
  stepFree: StepFree | null;
  location: Location | null;
}

/** What anybody may know of a site; made only by `publicSite`, so that nothing hidden gets out. */
export interface PublicSite {
  id: string;
  name: string;
  /** Street address and postcode, for `address` sites. */
  address: string | null;
  postcode: string | null;
  wardSlug: string | null;
  wardName: string | null;
  stepFree: StepFree | null;
  location: Location | null;
}

export interface Organisation {
  rowId: number;
  id: string;
  slug: string;
  name: string;
  sector: Sector;
  /** What sort of body it is, in everyday words: "Charity", "Council team", "Community group". */
  type: string;
  parentRowId: number | null;
  description: string;
  charityNumber: string | null;
  companyNumber: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  /** `waiting` until a curator has agreed that it may be listed. */
  state: 'waiting' | 'live' | 'archived';
  isTrusted: boolean;
  createdAt: Date;
  updatedAt: Date;
}

/** Centre of a ward or of an outcode, from the gazetteer. */
export interface Centre {
  name: string;
  latitude: number;
  longitude: number;
}

/** Where the centres of areas come from; the places service has both. */
export interface SiteCentres {
  wardCentre(slug: string): Centre | undefined;
  outcodeCentre(outcode: string): Centre | undefined;
}

/**
 * What the public may know of a site.
 *
 * - `address`: all of it, and where it is as well as we know.
 * - `area`: its ward, and the ward's centre; outside the borough the centre of its outcode.
 * - `hidden`: nothing at all, so undefined.
 */
export function publicSite(site: Site, places: SiteCentres): PublicSite | undefined {
  if (site.visibility === 'hidden') return undefined;
  const ward = site.wardSlug === null ? undefined : places.wardCentre(site.wardSlug);
  const common = {
    id: site.id,
    wardSlug: site.wardSlug,
    wardName: ward?.name ?? null,
    stepFree: site.stepFree,
  };
  if (site.visibility === 'address') {
    return {
      ...common,
      name: site.name,
      address: site.address,
      postcode: site.postcode,
      location: site.location,
    };
  }
  const outcode = site.postcode?.split(' ')[0];
  const centre = ward ?? (outcode === undefined ? undefined : places.outcodeCentre(outcode));
  return {
    ...common,
    // A site's own name ("Whinfield Hall") would tell the address.
    name: ward?.name ?? centre?.name ?? '',
    address: null,
    postcode: null,
    location: centre
      ? {
          latitude: centre.latitude,
          longitude: centre.longitude,
          precision: ward ? 'ward' : 'outcode',
        }
      : null,
  };
}

/** What the public may know of some sites, in their order; hidden ones are left out. */
export function publicSites(sites: readonly Site[], places: SiteCentres): PublicSite[] {
  return sites.flatMap((site) => publicSite(site, places) ?? []);
}
