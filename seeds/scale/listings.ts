import {
  type Availability,
  kindDefinitions,
  type ListingContent,
  type ListingKind,
  reviewDueOn,
  type WeeklyTime,
} from '../../src/features/listings/index.ts';
import type { SiteVisibility } from '../../src/features/organisations/index.ts';
import {
  categorySlugs,
  elsewhere,
  type Sector,
  wholeBorough,
} from '../../src/features/vocabularies/index.ts';
import { addDays, type IsoDate } from '../../src/platform/clock.ts';
import { gazetteer } from '../gazetteer/index.ts';
import { vocabularySeed } from '../vocabularies/index.ts';
import { generateDetails } from './details.ts';
import { createZipf, type Random } from './random.ts';
import { writeTexts } from './texts.ts';
import type { WordPool } from './word-pool.ts';

/** Generated listings of every kind. All of them are live; their dates lie around a given day. */

export interface GeneratedListing {
  content: ListingContent;
  /** Whether it takes place at its organisation's site. */
  hasSite: boolean;
  confirmedOn: IsoDate;
  reviewDueOn: IsoDate;
  publishedAt: Date;
}

/** What a listing follows from its organisation. */
export interface ListingOwner {
  sector: Sector;
  /** Null outside the borough. */
  wardSlug: string | null;
  visibility: SiteVisibility;
}

const kindWeights: Record<Sector, readonly (readonly [ListingKind, number])[]> = {
  'third-sector': [
    ['service', 45],
    ['need', 35],
    ['resource', 10],
    ['skill', 6],
    ['volunteering', 1],
    ['shadowing', 3],
  ],
  'local-authority': [
    ['service', 40],
    ['need', 5],
    ['resource', 20],
    ['skill', 15],
    ['volunteering', 12],
    ['shadowing', 8],
  ],
  'other-public': [
    ['service', 45],
    ['need', 10],
    ['resource', 15],
    ['skill', 12],
    ['volunteering', 10],
    ['shadowing', 8],
  ],
  business: [
    ['service', 10],
    ['need', 5],
    ['resource', 30],
    ['skill', 25],
    ['volunteering', 25],
    ['shadowing', 5],
  ],
};

const themeSlugs = vocabularySeed.themes.map((theme) => theme.slug);
const skillSlugs = vocabularySeed.skills.map((skill) => skill.slug);
const drawTheme = createZipf(themeSlugs.length, 0.6, 1);
const drawSkill = createZipf(skillSlugs.length, 0.7, 2);
const drawCategory = createZipf(categorySlugs.length, 0.6, 1);
/** People come first among what is lacked and offered. */
const categoriesByUse = [
  'people',
  ...categorySlugs.filter((slug) => slug !== 'people'),
] as (typeof categorySlugs)[number][];
const wardSlugs = gazetteer.wards.map((ward) => ward.slug);

/** Makes one listing of an organisation, as on a given day. */
export function generateListing(
  random: Random,
  pool: WordPool,
  owner: ListingOwner,
  today: IsoDate,
): GeneratedListing {
  const kind = random.weighted(kindWeights[owner.sector]);
  const category = kindDefinitions[kind].hasCategory
    ? (categoriesByUse[drawCategory(random)] ?? 'other')
    : null;
  const themes = drawn(random, themeSlugs, drawTheme, random.between(1, 3));
  const takesSkills = kind === 'skill' || kind === 'volunteering' || category === 'people';
  const skills = takesSkills
    ? drawn(random, skillSlugs, drawSkill, random.between(1, 4))
    : drawn(random, skillSlugs, drawSkill, random.chance(0.1) ? 1 : 0);
  const availability = random.chance(0.35) ? generateAvailability(random, today) : null;
  const details = generateDetails(random, kind, category, today);
  const confirmedOn = addDays(today, -daysSinceConfirmed(random, kind));
  return {
    content: {
      kind,
      category,
      ...writeTexts(random, pool, { themes, skills }),
      themes,
      skills,
      areas: generateAreas(random, owner),
      availability,
      details,
    },
    hasSite: kind === 'service' || random.chance(0.8),
    confirmedOn,
    reviewDueOn: reviewDueOn(kind, confirmedOn, kindDefinitions[kind].endsOn(details, availability)),
    publishedAt: new Date(Date.parse(`${confirmedOn}T08:00:00Z`) - random.between(0, 900 * 24 * 60) * 60_000),
  };
}

/** Different values, the first ones of the list more often. */
function drawn(
  random: Random,
  slugs: readonly string[],
  draw: (random: Random) => number,
  count: number,
): string[] {
  const found = new Set<string>();
  for (let at = 0; at < count; at += 1) found.add(slugs[draw(random)] ?? '');
  return [...found];
}

function generateAreas(random: Random, owner: ListingOwner): string[] {
  if (owner.visibility === 'hidden') return [wholeBorough];
  if (owner.wardSlug === null) return random.chance(0.5) ? [elsewhere] : [elsewhere, wholeBorough];
  if (random.chance(0.45)) return [wholeBorough];
  const others = random.some(
    wardSlugs,
    random.weighted([
      [0, 6],
      [1, 2],
      [3, 2],
    ]),
  );
  return [...new Set([owner.wardSlug, ...others])];
}

/** Most entries are fresh, some stale, a few should have lapsed. */
function daysSinceConfirmed(random: Random, kind: ListingKind): number {
  const interval = kind === 'need' ? 60 : kind === 'skill' ? 365 : 180;
  return random.weighted([
    [random.between(0, interval), 85],
    [random.between(interval, interval + 28), 12],
    [random.between(interval + 28, interval * 2), 3],
  ]);
}

const hours = ['09:00', '10:00', '13:00', '18:30'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function generateAvailability(random: Random, today: IsoDate): Availability {
  const from = addDays(today, random.between(-60, 60));
  return random.weighted<() => Availability>([
    [() => ({ weekly: weeklyTimes(random) }), 5],
    [() => ({ from, until: addDays(from, random.between(7, 300)) }), 2],
    [() => ({ from, weekly: weeklyTimes(random), note: 'Not in school holidays' }), 2],
    [() => ({ dates: [0, 1, 2].map((at) => addDays(from, at * 14)) }), 1],
  ])();
}

function weeklyTimes(random: Random): WeeklyTime[] {
  return random
    .some(weekdays, random.between(1, 3))
    .toSorted((a, b) => a - b)
    .map((day) => {
      const from = random.pick(hours);
      return { day, from, to: `${Number(from.slice(0, 2)) + random.between(1, 3)}:00` };
    });
}
