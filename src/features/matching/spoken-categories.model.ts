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
    'distribut',
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

/** The categories of need that a text says it gives to. */
export function spokenCategories(text: string): CategorySlug[] {
  const folded = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return (Object.keys(cues) as CategorySlug[]).filter((category) =>
    cues[category]?.some((cue) => folded.includes(` ${cue}`)),
  );
}

/** Words by which services are found for a need of a category, whatever its own words are. */
export const categoryWords: Readonly<Partial<Record<CategorySlug, string>>> = {
  funding: 'grants donations',
  people: 'volunteers volunteering',
  space: 'hall hire',
  transport: 'minibus transport lifts',
  goods: 'furniture clothing food',
  equipment: 'lending hire',
  training: 'training courses',
  information: 'advice information',
  publicity: 'newspaper newsletter',
};
