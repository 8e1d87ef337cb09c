import type { Availability, DetailsByKind, ListingKind } from '../../src/features/listings/index.ts';
import type { SiteVisibility, StepFree } from '../../src/features/organisations/index.ts';
import type { CategorySlug, Sector } from '../../src/features/vocabularies/index.ts';
import type { IsoDate } from '../../src/platform/clock.ts';

/** What the demonstration borough is made of. All of it is invented; only the places are real. */

export interface DemoSite {
  /** Names the site within its organisation. */
  key: string;
  name: string;
  address: string;
  /** A real postcode of the ward, so that distances make sense. */
  postcode: string;
  /** Slug of the ward. */
  ward: string;
  visibility: SiteVisibility;
  stepFree?: StepFree;
}

interface DemoListingBase {
  title: string;
  summary: string;
  description: string;
  category?: CategorySlug;
  themes: string[];
  skills?: string[];
  /** Ward slugs, `whole-borough` or `elsewhere`. */
  areas: string[];
  /** Keys of the organisation's sites; none: it has no place of its own. */
  sites?: string[];
  availability?: Availability;
  /** How long before the day of seeding it was last confirmed. */
  confirmedDaysAgo: number;
  /** `live` unless said otherwise. */
  state?: 'live' | 'paused' | 'met' | 'taken' | 'lapsed';
}

export type DemoListing = {
  [Kind in ListingKind]: DemoListingBase & { kind: Kind; details: DetailsByKind[Kind] };
}[ListingKind];

export interface DemoOrganisation {
  /** Names the organisation within the demonstration borough. */
  key: string;
  name: string;
  sector: Sector;
  type: string;
  /** Key of the body that it is part of. */
  parent?: string;
  description: string;
  charityNumber?: string;
  companyNumber?: string;
  email?: string;
  phone?: string;
  website?: string;
  sites: DemoSite[];
  listings: DemoListing[];
}

/** Dates count from the day of seeding: `day(14)` is two weeks after it, `day(-3)` three days before. */
export type DemoContent = (day: (offset: number) => IsoDate) => DemoOrganisation[];
