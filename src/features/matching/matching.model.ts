import { textLikeness, type WeighedText } from '#features/search/index.ts';
import { type CategorySlug, elsewhere, type Sector, wholeBorough } from '#features/vocabularies/index.ts';
import { answer, type Offered, skillsTell } from './meeting.model.ts';
import { comparableQuantities, type Quantity } from './quantities.model.ts';
import { compareTimes, type TimeFit, type Times } from './times.model.ts';

/**
 * How well a need and an offer go together. One pure function; decision record 013 says how its figures were found.
 *
 *     score = subject × place × time × quantity × freshness × sector
 *
 * `subject` says whether the offer is what the need asks for: how well its kind and category answer the need's
 * category, and what skills, texts and themes have in common. The others say how well the two could come together;
 * each is 1 where nothing stands in the way, or where nothing is known. The same two entries have the same score
 * whichever of them is looked at.
 */

/** What scoring knows of an entry; nothing of a hidden place is in it. */
export interface Party extends Offered {
  /** Slugs of the vocabulary that its author chose. */
  skills: readonly string[];
  /** Those that its words speak of. */
  spokenSkills: readonly string[];
  themes: readonly string[];
  text: WeighedText;
  areas: readonly string[];
  points: readonly PartyPoint[];
  /** It takes place where nobody may know: nothing of a place counts. */
  isPlaceHidden: boolean;
  times: Times;
  /** How many it asks for or has, where it says so. */
  quantities: readonly Quantity[];
  /** Days since it was confirmed; null: never. */
  confirmedDaysAgo: number | null;
  sector: Sector;
}

export interface PartyPoint {
  latitude: number;
  longitude: number;
  /** The centre of an area rather than the place itself. */
  isRough: boolean;
}

/** What the score rests on, for reasons in words. */
export interface Grounds {
  /** Slugs of skills that both have, chosen by both first. */
  sharedSkills: readonly string[];
  /** Slug of the group where only that is shared. */
  sharedSkillGroup: string | null;
  sharedThemes: readonly string[];
  /** The category of both, where the offer has one. */
  category: CategorySlug | null;
  /** Words that both texts have and that say something, heaviest first. */
  tellingWords: readonly string[];
  distance: { miles: number; isRough: boolean } | null;
  /** A ward that both name. */
  sharedArea: string | null;
  time: TimeFit;
  quantity: { needed: number; offered: number; noun: string } | null;
  otherSectors: boolean;
}

export interface Scored {
  /** From 0 to 1. */
  score: number;
  grounds: Grounds;
}

/** What the parts of the subject are worth beside each other. */
const weights = { skill: 0.75, group: 0.12, text: 0.85, theme: 0.25 } as const;
/** The likeness of texts that leaves no doubt; titles in everyday words rarely share more. */
const surelyAlike = 0.25;
/** A skill that the words of one speak of counts less than one that both authors chose. */
const spoken = 0.6;

/** What scoring asks of the vocabulary and of the directory. */
export interface SkillFacts {
  groupOf(skill: string): string | undefined;
  /** How much a skill tells, from 0 to 1: less, the more entries have it. */
  tells(skill: string): number;
}

/** Scores a need and an offer. */
export function scoreMatch(need: Party, offer: Party, facts: SkillFacts): Scored {
  const skill = compareSkills(need, offer, facts);
  const { likeness, telling } = textLikeness(need.text, offer.text);
  const sharedThemes = need.themes.filter((theme) => offer.themes.includes(theme));
  const theme = sharedThemes.length / Math.max(1, Math.min(need.themes.length, offer.themes.length));
  const text = Math.min(1, likeness / surelyAlike);
  // Every need has a category; what is being written may not have one yet.
  const category = need.category ?? 'other';
  const { share: answers, anySubject } = answer(category, offer);
  // Evidence that both speak of the same thing adds up, without ever passing certainty.
  const alike =
    1 -
    (1 - anySubject) *
      (1 - skillsTell[category] * skill.worth) *
      (1 - weights.text * text) *
      (1 - weights.theme * theme);
  const subject = answers * alike;

  const place = comparePlaces(need, offer);
  const time = compareTimes(need.times, offer.times);
  const quantity = compareQuantities(need, offer);
  const isAcross = need.sector !== offer.sector;
  const score =
    subject *
    place.share *
    time.share *
    quantity.share *
    freshness(need) *
    freshness(offer) *
    (isAcross ? 1 : sameSector);
  return {
    score,
    grounds: {
      sharedSkills: skill.shared,
      sharedSkillGroup: skill.group,
      sharedThemes,
      category: need.category === offer.category ? need.category : null,
      tellingWords: telling,
      distance: place.distance,
      sharedArea: place.sharedArea,
      time: time.fit,
      quantity: quantity.numbers,
      otherSectors: isAcross,
    },
  };
}

function compareSkills(
  need: Party,
  offer: Party,
  { groupOf, tells }: SkillFacts,
): { worth: number; shared: string[]; group: string | null } {
  let worth = 0;
  const shared: string[] = [];
  for (const [mine, theirs, share] of [
    [need.skills, offer.skills, 1],
    [need.spokenSkills, offer.skills, spoken],
    [need.skills, offer.spokenSkills, spoken],
  ] as const) {
    for (const skill of mine) {
      if (!theirs.includes(skill)) continue;
      shared.push(skill);
      worth = Math.max(worth, weights.skill * share * tells(skill));
    }
  }
  if (shared.length > 0) return { worth, shared, group: null };
  const groups = new Set(need.skills.map(groupOf));
  const group = offer.skills.map(groupOf).find((each) => each !== undefined && groups.has(each)) ?? null;
  return { worth: group === null ? 0 : weights.group, shared, group };
}

const sameSector = 0.95;

/** Miles up to which a distance is none to speak of, and from which on hardly anybody would go. */
const near = 1;
const far = 12;
const tooFar = 40;
const farShare = 0.7;
const tooFarShare = 0.25;
const otherWards = 0.85;

function comparePlaces(
  need: Party,
  offer: Party,
): { share: number; distance: Grounds['distance']; sharedArea: string | null } {
  if (need.isPlaceHidden || offer.isPlaceHidden) return { share: 1, distance: null, sharedArea: null };
  const sharedArea =
    need.areas.find((area) => area !== wholeBorough && area !== elsewhere && offer.areas.includes(area)) ??
    null;
  const isWide = need.areas.includes(wholeBorough) || offer.areas.includes(wholeBorough);
  const distance = nearest(need.points, offer.points);
  const byArea = sharedArea !== null || isWide ? 1 : otherWards;
  if (!distance) return { share: byArea, distance: null, sharedArea };
  const { miles } = distance;
  const byDistance =
    miles <= near
      ? 1
      : miles <= far
        ? 1 - ((1 - farShare) * (miles - near)) / (far - near)
        : Math.max(tooFarShare, farShare - ((farShare - tooFarShare) * (miles - far)) / (tooFar - far));
  // Whoever serves the ward goes there.
  return { share: sharedArea === null ? byDistance : Math.max(byDistance, byArea), distance, sharedArea };
}

function nearest(one: readonly PartyPoint[], other: readonly PartyPoint[]): Grounds['distance'] {
  let best: Grounds['distance'] = null;
  for (const a of one) {
    for (const b of other) {
      const miles = milesBetween(a, b);
      if (!best || miles < best.miles) best = { miles, isRough: a.isRough || b.isRough };
    }
  }
  return best;
}

const milesInDegree = 69.05;
const radians = Math.PI / 180;

/** Miles as the crow flies; the Earth is flat enough for distances that matter here. */
function milesBetween(a: PartyPoint, b: PartyPoint): number {
  const north = a.latitude - b.latitude;
  const east = (a.longitude - b.longitude) * Math.cos(((a.latitude + b.latitude) / 2) * radians);
  return milesInDegree * Math.hypot(north, east);
}

const tooFew = 0.75;

function compareQuantities(need: Party, offer: Party): { share: number; numbers: Grounds['quantity'] } {
  const numbers = comparableQuantities(need.quantities, offer.quantities);
  if (!numbers) return { share: 1, numbers: null };
  return { share: tooFew + (1 - tooFew) * Math.min(1, numbers.offered / numbers.needed), numbers };
}

const neverConfirmed = 0.85;
const yearOld = 0.88;

function freshness({ confirmedDaysAgo }: Party): number {
  if (confirmedDaysAgo === null) return neverConfirmed;
  return Math.max(yearOld, 1 - (1 - yearOld) * (Math.max(0, confirmedDaysAgo) / 365));
}
