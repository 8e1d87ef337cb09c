import type {
  DetailsByKind,
  Listing,
  ListingKind,
  SourceListing,
} from '../../src/features/listings/index.ts';
import type { Organisation, SiteInput, SourceOrganisation } from '../../src/features/organisations/index.ts';
import { systemActor } from '../../src/platform/actor.ts';
import type { Services } from '../../src/services.ts';

/** Organisations and listings with readable defaults; a test says only what it is about. */

const actor = systemActor('test');
let count = 0;

function nextSourceKey(): string {
  count += 1;
  return `test:${count}`;
}

/** A hall in Cockerton whose address is public. */
export function aSite(change: Partial<SiteInput> = {}): SiteInput {
  return {
    name: 'Lantern Hall',
    address: '12 Lantern Row, Cockerton',
    postcode: 'DL3 9AB',
    wardSlug: 'cockerton',
    visibility: 'address',
    stepFree: 'yes',
    location: { latitude: 54.535, longitude: -1.583, precision: 'exact' },
    ...change,
  };
}

/** Saves a charity without a place of its own. */
export function addOrganisation(services: Services, change: Partial<SourceOrganisation> = {}): Organisation {
  const { organisation } = services.organisations.saveFromSource(actor, {
    sourceKey: nextSourceKey(),
    reason: 'A test needs it',
    name: 'Lantern Trust',
    sector: 'third-sector',
    type: 'Charity',
    parentRowId: null,
    description: 'Light where it is dark.',
    charityNumber: null,
    companyNumber: null,
    email: 'hello@lantern.example',
    phone: null,
    website: null,
    sites: [],
    ...change,
  });
  return organisation;
}

export const someDetails: { [Kind in ListingKind]: DetailsByKind[Kind] } = {
  service: {
    audience: 'Everybody',
    cost: { terms: 'free' },
    access: 'Come in on a Monday',
    delivery: ['in-person'],
  },
  need: { urgency: 'soon' },
  resource: { cost: { terms: 'free' } },
  skill: { forms: ['advice'] },
  volunteering: { team: 'Finance team', people: 3 },
  shadowing: { hostRole: 'Housing officer', sees: 'A day of visits', days: 1, returnVisit: true },
};

/** Saves a live service for the whole borough; `content` changes what it says. */
export function addListing(
  services: Services,
  organisation: Organisation,
  change: Partial<Omit<SourceListing, 'content'>> & { content?: Partial<SourceListing['content']> } = {},
): Listing {
  const { content, ...rest } = change;
  const kind = content?.kind ?? 'service';
  const { listing } = services.listings.saveFromSource(actor, {
    sourceKey: nextSourceKey(),
    reason: 'A test needs it',
    organisationRowId: organisation.rowId,
    sites: [],
    state: 'live',
    confirmedOn: '2026-11-20',
    publishedAt: new Date('2026-11-01T12:00:00Z'),
    ...rest,
    content: {
      kind,
      category: kind === 'need' || kind === 'resource' ? 'equipment' : null,
      title: 'Lamp lending',
      summary: 'Borrow a lamp for the winter.',
      description: '',
      themes: [],
      skills: [],
      areas: ['whole-borough'],
      availability: null,
      details: someDetails[kind],
      ...content,
    },
  });
  return listing;
}
