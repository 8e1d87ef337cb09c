import type { ListingKind, SkillDetails } from '#features/listings/index.ts';
import type { CategorySlug } from '#features/vocabularies/index.ts';

/** Which kinds of entries can meet at all, and how well a kind of offer answers a category of need; pure. */

/** What meets needs: the four offers, and services that could. */
export type OfferedKind = Exclude<ListingKind, 'need'>;

export const offeredKinds = [
  'resource',
  'skill',
  'volunteering',
  'shadowing',
  'service',
] as const satisfies readonly OfferedKind[];

/** Kinds that an entry of a kind can meet. */
export function counterparts(kind: ListingKind): readonly ListingKind[] {
  return kind === 'need' ? offeredKinds : ['need'];
}

type Affinities = Readonly<Record<CategorySlug, number>>;

/**
 * How well an offer of a kind without a category answers a need of a category, from 0 (never) to 1 (that is what it
 * is for). What is offered as know-how meets a need for people only where its subject is the same, which is for the
 * other parts of the score to say.
 */
const byKind: Readonly<Record<Exclude<OfferedKind, 'resource'>, Affinities>> = {
  skill: {
    space: 0.1,
    equipment: 0.2,
    transport: 0.4,
    goods: 0.1,
    training: 0.9,
    funding: 0.6,
    information: 0.8,
    publicity: 0.8,
    people: 0.85,
    other: 0.7,
  },
  volunteering: {
    space: 0.1,
    equipment: 0.15,
    transport: 0.4,
    goods: 0.2,
    training: 0.4,
    funding: 0.15,
    information: 0.4,
    publicity: 0.4,
    people: 1,
    other: 0.6,
  },
  shadowing: {
    space: 0,
    equipment: 0,
    transport: 0,
    goods: 0,
    training: 0.7,
    funding: 0.1,
    information: 0.55,
    publicity: 0.2,
    people: 0.1,
    other: 0.2,
  },
  service: {
    space: 0.45,
    equipment: 0.5,
    transport: 0.6,
    goods: 0.55,
    training: 0.6,
    funding: 0.5,
    information: 0.6,
    publicity: 0.3,
    people: 0.3,
    other: 0.5,
  },
};

/** What a resource of another category than the need's can still do for it. */
const nearCategories: readonly (readonly [CategorySlug, CategorySlug, number])[] = [
  ['equipment', 'goods', 0.6],
  ['equipment', 'space', 0.2],
  ['equipment', 'transport', 0.3],
  ['training', 'information', 0.6],
  ['training', 'people', 0.3],
  ['information', 'publicity', 0.4],
  ['people', 'other', 0.4],
];
/** What a service that says it gives such a thing is worth for a need of it. */
const spokenService = 0.75;
const otherCategory = 0.4;
const differentCategory = 0.08;

/** What somebody who gives money to groups of any kind is for a need of it; what such a need is about matters less. */
const openGrants = { share: 0.9, anySubject: 0.85 } as const;
/** A place that finds volunteers for all who ask. */
const volunteerCentre = 0.5;

/** What an offer is for {@link answer}: its kind, and what it says of how it helps. */
export interface Offered {
  kind: ListingKind;
  category: CategorySlug | null;
  /** What a service says that it gives; empty for everything else. */
  spokenCategories: readonly CategorySlug[];
  /** Whether a service says that it gives money to groups of many kinds; false for everything else. */
  givesOpenGrants: boolean;
  /** How a skill is given; empty for everything else. */
  forms: readonly SkillDetails['forms'][number][];
}

/** How well an offer answers a category of need, and what that alone tells. */
export interface Answer {
  /** From 0 (never) to 1 (that is what it is for). */
  share: number;
  /**
   * How far such an offer would do for any need of the category, before anything is known of its subject: one room
   * stands in for another, one thing hardly for another thing.
   */
  anySubject: number;
}

/** How well what is offered answers a category of need. */
export function answer(need: CategorySlug, offer: Offered): Answer {
  switch (offer.kind) {
    case 'need':
      return { share: 0, anySubject: 0 };
    case 'resource':
      return { share: byCategory(need, offer.category), anySubject: interchangeable[need] };
    case 'service': {
      const usual = byKind.service[need];
      if (need === 'funding' && offer.givesOpenGrants) return openGrants;
      if (!offer.spokenCategories.includes(need)) return { share: usual, anySubject: 0 };
      const anySubject = need === 'people' ? volunteerCentre : spokenService * interchangeable[need];
      return { share: Math.max(usual, spokenService), anySubject };
    }
    case 'skill':
      return { share: byKind.skill[need] * byForm(need, offer.forms), anySubject: 0 };
    case 'volunteering':
      return { share: byKind.volunteering[need], anySubject: need === 'people' ? interchangeable.people : 0 };
    case 'shadowing':
      return { share: byKind.shadowing[need], anySubject: 0 };
  }
}

/** How far a shared skill says that an offer is what a need asks for: much for people, little for things. */
export const skillsTell: Affinities = {
  space: 0.3,
  equipment: 0.3,
  transport: 0.3,
  goods: 0.3,
  training: 1,
  funding: 0.7,
  information: 1,
  publicity: 0.7,
  people: 1,
  other: 1,
};

/** Skills that whatever is given of a category takes: to have one in common says no more than the category does. */
export const takenForGranted: Readonly<Partial<Record<CategorySlug, readonly string[]>>> = {
  training: ['training-delivery'],
  transport: ['driving', 'minibus-driving'],
};

/** Whether it is things or places that are needed; then skills are beside the point. */
export function isForThings(need: CategorySlug): boolean {
  return skillsTell[need] < leastForPeople;
}
const leastForPeople = 0.5;

const interchangeable: Affinities = {
  space: 0.4,
  equipment: 0.1,
  transport: 0.4,
  goods: 0.1,
  training: 0.12,
  funding: 0.4,
  information: 0.2,
  publicity: 0.4,
  people: 0.22,
  other: 0.05,
};

function byCategory(need: CategorySlug, category: CategorySlug | null): number {
  if (category === need) return 1;
  if (category === null || category === 'other' || need === 'other') return otherCategory;
  const near = nearCategories.find(
    ([one, other]) => (one === need && other === category) || (one === category && other === need),
  );
  return near?.[2] ?? differentCategory;
}

/** Whoever needs hands is not helped by a course, and whoever needs a course is not helped by hands alone. */
const bestForms: Readonly<Partial<Record<CategorySlug, readonly SkillDetails['forms'][number][]>>> = {
  people: ['hands-on'],
  training: ['training', 'mentoring'],
  information: ['advice', 'by-phone'],
};
const otherForm = 0.6;

function byForm(need: CategorySlug, forms: Offered['forms']): number {
  const best = bestForms[need];
  return !best || forms.length === 0 || forms.some((form) => best.includes(form)) ? 1 : otherForm;
}
