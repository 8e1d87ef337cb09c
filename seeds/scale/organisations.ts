import type { OrganisationInput, SiteInput } from '../../src/features/organisations/index.ts';
import type { Sector } from '../../src/features/vocabularies/index.ts';
import { gazetteer } from '../gazetteer/index.ts';
import type { Random } from './random.ts';
import { writeTexts } from './texts.ts';
import { capitalised, type WordPool } from './word-pool.ts';

/** Generated organisations, each with one site. */

/** One organisation for so many listings. */
export const listingsPerOrganisation = 8;

export type GeneratedOrganisation = Omit<OrganisationInput, 'parentRowId' | 'sites'> & { site: SiteInput };

const sectorWeights: readonly (readonly [Sector, number])[] = [
  ['third-sector', 62],
  ['business', 16],
  ['local-authority', 12],
  ['other-public', 10],
];

const types: Record<Sector, readonly string[]> = {
  'local-authority': ['Council team', 'Council service'],
  'third-sector': ['Charity', 'Community group', 'Social enterprise', 'Faith group'],
  'other-public': ['NHS service', 'College', 'Police team', 'Housing body'],
  business: ['Business', 'Shop', 'Firm of professionals'],
};

const nameEndings: Record<Sector, readonly string[]> = {
  'local-authority': ['Team', 'Service', 'Office', 'Unit'],
  'third-sector': ['Trust', 'Centre', 'Group', 'Association', 'Project', 'Club', 'Network', 'Society'],
  'other-public': ['Clinic', 'College', 'Surgery', 'Service'],
  business: ['Ltd', 'and Sons', 'Solicitors', 'Works', 'Stores'],
};

const streetEndings = ['Street', 'Road', 'Lane', 'Terrace', 'Avenue', 'Close'];
const siteNames = ['Hall', 'House', 'Centre', 'Rooms', 'Hub', 'Office'];

const boroughSectors = gazetteer.sectors.filter((sector) => sector.wardSlugs.length > 0);
const outsideSectors = gazetteer.sectors.filter((sector) => sector.wardSlugs.length === 0);
/** How many organisations lie outside the borough. */
const outsideShare = 0.08;
/** Letters that end a postcode. */
const inwardLetters = [...'ABDEFGHJLNPQRSTUWXYZ'];
/** How far an address may lie from the centre of its postcode sector, in degrees: some 600 m. */
const spread = 0.006;

/** Makes one organisation. */
export function generateOrganisation(random: Random, pool: WordPool): GeneratedOrganisation {
  const sector = random.weighted(sectorWeights);
  const site = generateSite(random, pool);
  const invented = pool.drawName(random);
  const domain = `${invented.toLowerCase()}.example`;
  return {
    name: organisationName(random, pool, sector, invented, site),
    sector,
    type: random.pick(types[sector]),
    description: writeTexts(random, pool, { themes: [], skills: [] }).description,
    charityNumber:
      sector === 'third-sector' && random.chance(0.7) ? String(random.between(200_000, 1_199_999)) : null,
    companyNumber:
      sector === 'business' && random.chance(0.8)
        ? String(random.between(1_000_000, 9_999_999)).padStart(8, '0')
        : null,
    email: random.chance(0.8) ? `info@${domain}` : null,
    // Numbers that the regulator keeps free for fiction.
    phone: random.chance(0.8) ? `01632 960${String(random.between(0, 999)).padStart(3, '0')}` : null,
    website: random.chance(0.6) ? `https://${domain}` : null,
    site,
  };
}

function organisationName(
  random: Random,
  pool: WordPool,
  sector: Sector,
  invented: string,
  site: SiteInput,
): string {
  const ward = gazetteer.wards.find((each) => each.slug === site.wardSlug)?.name;
  // The name of a body with a hidden place tells no ward.
  const isNamedAfterWard = ward !== undefined && site.visibility !== 'hidden' && random.chance(0.3);
  return [
    isNamedAfterWard ? ward : invented,
    capitalised(pool.draw(random)),
    ...(random.chance(0.4) ? [capitalised(pool.draw(random))] : []),
    random.pick(nameEndings[sector]),
  ].join(' ');
}

function generateSite(random: Random, pool: WordPool): SiteInput {
  const sector = random.pick(random.chance(outsideShare) ? outsideSectors : boroughSectors);
  const [mainWard, ...otherWards] = sector.wardSlugs;
  const wardSlug =
    otherWards.length > 0 && random.chance(0.45) ? random.pick(otherWards) : (mainWard ?? null);
  return {
    name: `${pool.drawName(random)} ${random.pick(siteNames)}`,
    address: `${random.between(1, 180)} ${pool.drawName(random)} ${random.pick(streetEndings)}`,
    postcode: `${sector.sector}${random.pick(inwardLetters)}${random.pick(inwardLetters)}`,
    wardSlug,
    visibility: random.weighted([
      ['address', 55],
      ['area', 42],
      ['hidden', 3],
    ]),
    stepFree: random.weighted([
      ['yes', 50],
      ['partly', 20],
      ['no', 10],
      [null, 20],
    ]),
    location: {
      latitude: rounded(sector.latitude + (random.next() - 0.5) * 2 * spread),
      longitude: rounded(sector.longitude + (random.next() - 0.5) * 2 * spread),
      precision: 'exact',
    },
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
