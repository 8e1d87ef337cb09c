import type { CategorySlug } from '#features/vocabularies/index.ts';

/**
 * What a service gives, read off its words: services carry no category, and yet a trust that makes grants is what a
 * need for funding looks for. Pure.
 */

/** Beginnings of words, or of two words in a row, that say what is given. Small letters, as in the folded text. */
const cues: Readonly<Partial<Record<CategorySlug, readonly string[]>>> = {
  funding: [
    'makes grants',
    'make grants',
    'making grants',
    'making of grants',
    'giving grants',
    'grants to',
    'grants for',
    'grant making',
    'grantmaking',
    'small grants',
    'donations to',
    'donations are made',
    'financial support to',
    'financial assistance to',
    'distribute funds',
    'distributes funds',
    'distributing funds',
    'distribution of funds',
    'community chest',
    'community foundation',
  ],
  people: [
    'volunteer centre',
    'volunteer bureau',
    'volunteer drop in',
    'volunteering opportunities',
    'recruit volunteers',
    'recruits volunteers',
    'places volunteers',
    'council for voluntary',
    'council of voluntary',
  ],
  space: [
    'room hire',
    'hall hire',
    'hall for hire',
    'rooms for hire',
    'village hall',
    'community hall',
    'hiring of',
  ],
  transport: ['community transport', 'minibus', 'lifts to', 'car scheme', 'dial a ride', 'volunteer drivers'],
  goods: [
    'food bank',
    'food parcel',
    'furniture',
    'baby bank',
    'uniform',
    'clothing',
    'starter pack',
    'bedding',
    'reuse',
  ],
  equipment: ['lend', 'loan of', 'equipment hire', 'toy library', 'tool library', 'scrapstore', 'refurbish'],
  training: ['training', 'course', 'workshop', 'classes'],
  information: ['advice', 'information', 'signpost', 'helpline'],
  publicity: ['newspaper', 'newsletter', 'radio station', 'community radio', 'listings'],
};

/** How givers say that groups of many kinds may ask them, rather than certain people or one cause. */
const openGrantCues = [
  'general charitable purposes',
  'one or more charitable institutions',
  'such charitable institutions',
  'for any charitable purpose',
  ...['grants', 'donations'].flatMap((money) =>
    ['organisations', 'charit', 'registered charit', 'other charit', 'such charit', 'smaller charit'].map(
      (whom) => `${money} to ${whom}`,
    ),
  ),
  ...['voluntary', 'community groups', 'community organisations', 'local groups', 'local organisations'].map(
    (whom) => `grants to ${whom}`,
  ),
  'grants to various organisations',
  'donations made to other charit',
];

/** Words of givers who choose whom they give to by themselves, or are taken up for good. */
const closedGiverCues = [
  'mainly those',
  'known to',
  'unsolicited',
  'fully committed',
  'no applications',
  'not accept applications',
  'have resolved to support',
  'the donor',
];

/** Words of those who give in one place alone. */
const onePlaceCues = [
  'parish',
  'borough',
  'county',
  'inhabitants',
  'residents',
  'within the',
  'living in',
  'local',
  'area',
];

/** The categories of need that a text says it gives to. */
export function spokenCategories(text: string): CategorySlug[] {
  const folded = fold(text);
  return (Object.keys(cues) as CategorySlug[]).filter((category) => speaksOf(folded, cues[category] ?? []));
}

/**
 * Whether somebody says that they give money to groups whatever these do. Only what an entry leads with is asked:
 * further down, the objects of half the charities end with whatever else their trustees may choose.
 */
export function givesOpenGrants({ lead, isElsewhere }: { lead: string; isElsewhere: boolean }): boolean {
  const folded = fold(lead);
  return (
    speaksOf(folded, openGrantCues) &&
    !speaksOf(folded, closedGiverCues) &&
    !(isElsewhere && speaksOf(folded, onePlaceCues))
  );
}

const fold = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

const speaksOf = (folded: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => folded.includes(` ${phrase}`));

/** Words by which services are found for a need of a category, whatever its own words are. */
export const categoryWords: Readonly<Partial<Record<CategorySlug, string>>> = {
  funding: 'grants donations charitable purposes',
  people: 'volunteers volunteering',
  space: 'hall hire',
  transport: 'minibus transport lifts',
  goods: 'furniture clothing food',
  equipment: 'lending hire',
  training: 'training courses',
  information: 'advice information',
  publicity: 'newspaper newsletter',
};
