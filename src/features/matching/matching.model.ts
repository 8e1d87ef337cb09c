import { type DbsCheck, dbsChecks } from '#features/listings/index.ts';
import { textLikeness, type WeighedText } from '#features/search/index.ts';
import { type CategorySlug, elsewhere, type Sector, wholeBorough } from '#features/vocabularies/index.ts';
import { answer, isForThings, type Offered, skillsTell, takenForGranted } from './meeting.model.ts';
import { comparableQuantities, type Quantity } from './quantities.model.ts';
import { compareTimes, type TimeFit, type Times } from './times.model.ts';

/**
 * How well a need and an offer go together. One pure function; decision record 013 says how its figures were found.
 *
 *     score = subject × place × time × check × quantity × freshness × sector
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
  /** Those that its words speak of, where its author chose none. */
  spokenSkills: readonly string[];
  themes: readonly string[];
  text: WeighedText;
  areas: readonly string[];
  points: readonly PartyPoint[];
  /** It takes place where nobody may know: nothing of a place counts. */
  isPlaceHidden: boolean;
  times: Times;
  /** The check (DBS) that people must have, or that they hold; null where nothing is said of one. */
  check: DbsCheck | null;
  /** How many it asks for or has, where it says so. */
  quantities: readonly Quantity[];
  /** Days since it was confirmed; null: never. */
  confirmedDaysAgo: number | null;
  sector: Sector;
}

/** What is known of an entry before its words are read, which costs most. */
export type Outline = Omit<Party, 'text' | 'spokenSkills' | 'quantities'>;

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
const weights = { skill: 0.85, group: 0.12, text: 0.95, theme: 0.2 } as const;
/**
 * What a shared skill is worth that is but one of many: of those that are needed, and of those that are offered. Whoever
 * names four, as a team of gardeners that also drives, is less likely the one for a need of one.
 */
const oneOfMany = { needed: 0.6, offered: 0.5 } as const;
/**
 * What is left of other signs where both name skills and share none: whoever builds websites doesn't stand in for
 * a gardener, and "Treasurer's first aid" is no first aid.
 */
const otherSkills = { anySubject: 0.3, text: 0.5 } as const;
/** The likeness of texts that leaves no doubt; titles in everyday words rarely share more. */
const surelyAlike = 0.25;
/** What is left of likeness where no word that both have says something by itself: small words add up to little. */
const withoutTellingWord = 0.5;
/** A skill that the words of one speak of counts less than one that both authors chose. */
const spoken = 0.6;

/** What scoring asks of the vocabulary and of the directory. */
export interface SkillFacts {
  groupOf(skill: string): string | undefined;
  /** How much a skill tells, from 0 to 1: less, the more entries have it. */
  tells(skill: string): number;
}

/** The highest score that a pair could have, whatever the words of the two say. */
export function highestScore(need: Outline, offer: Outline, facts: SkillFacts): number {
  // Where somebody chose none, the words may yet speak of any.
  const isKnown = need.skills.length > 0 && offer.skills.length > 0;
  const silent = { spokenSkills: [] };
  const subject = isKnown
    ? compareSubjects({ ...need, ...silent }, { ...offer, ...silent }, 1, facts).share
    : answer(need.category ?? 'other', offer).share;
  return subject * comeTogether(need, offer).share;
}

/** Scores a need and an offer. */
export function scoreMatch(need: Party, offer: Party, facts: SkillFacts): Scored {
  const { likeness, telling } = textLikeness(need.text, offer.text);
  const told = telling.length > 0 ? likeness : likeness * withoutTellingWord;
  const subject = compareSubjects(need, offer, told, facts);
  const quantity = compareQuantities(need, offer);
  const { share, place, time } = comeTogether(need, offer);
  return {
    score: subject.share * share * quantity.share,
    grounds: {
      sharedSkills: subject.skill.shared,
      sharedSkillGroup: subject.skill.group,
      sharedThemes: subject.sharedThemes,
      category: need.category === offer.category ? need.category : null,
      tellingWords: telling,
      distance: place.distance,
      sharedArea: place.sharedArea,
      time: time.fit,
      quantity: quantity.numbers,
      otherSectors: need.sector !== offer.sector,
    },
  };
}

type Subject = Outline & Pick<Party, 'spokenSkills'>;

/** Whether the offer is what the need asks for. */
function compareSubjects(
  need: Subject,
  offer: Subject,
  likeness: number,
  facts: SkillFacts,
): { share: number; skill: SkillsCompared; sharedThemes: string[] } {
  // Every need has a category; what is being written may not have one yet.
  const category = need.category ?? 'other';
  const skill = compareSkills(need, offer, category, facts);
  const sharedThemes = need.themes.filter((theme) => offer.themes.includes(theme));
  const theme = sharedThemes.length / Math.max(1, Math.min(need.themes.length, offer.themes.length));
  const text = Math.min(1, likeness / surelyAlike) * (skill.differ ? otherSkills.text : 1);
  const { share: answers, anySubject: any } = answer(category, offer);
  const anySubject = any * (skill.differ ? otherSkills.anySubject : 1);
  // Evidence that both speak of the same thing adds up, without ever passing certainty.
  const alike =
    1 -
    (1 - anySubject) *
      (1 - skillsTell[category] * skill.worth) *
      (1 - weights.text * text) *
      (1 - weights.theme * theme);
  return { share: answers * alike, skill, sharedThemes };
}

/** Whether the two could come together, as far as their words needn't be read for it. */
function comeTogether(need: Outline, offer: Outline) {
  const place = comparePlaces(need, offer);
  const time = compareTimes(need.times, offer.times);
  const share =
    place.share *
    time.share *
    (lacksCheck(need, offer) ? withoutCheck : 1) *
    Math.min(freshness(need), freshness(offer)) *
    (need.sector === offer.sector ? sameSector : 1);
  return { share, place, time };
}

/** A check can be had within some weeks, which few go through for a stranger. */
const withoutCheck = 0.85;

function lacksCheck(need: Outline, offer: Outline): boolean {
  if (need.check === null || offer.check === null) return false;
  return dbsChecks.indexOf(offer.check) < dbsChecks.indexOf(need.check);
}

interface SkillsCompared {
  worth: number;
  shared: string[];
  group: string | null;
  /** Both name skills that matter here, and none of them is the same. */
  differ: boolean;
}

function compareSkills(
  need: Subject,
  offer: Subject,
  category: CategorySlug,
  { groupOf, tells }: SkillFacts,
): SkillsCompared {
  let worth = 0;
  const shared: string[] = [];
  const granted = takenForGranted[category] ?? [];
  const count = (skills: readonly string[]) => skills.filter((skill) => !granted.includes(skill)).length;
  for (const [mine, theirs, share] of [
    [need.skills, offer.skills, 1],
    [need.spokenSkills, offer.skills, spoken],
    [need.skills, offer.spokenSkills, spoken],
  ] as const) {
    const both = mine.filter((skill) => theirs.includes(skill));
    const covered =
      shareOf(count(both), count(mine), oneOfMany.needed) *
      shareOf(count(both), count(theirs), oneOfMany.offered);
    for (const skill of both) {
      shared.push(skill);
      if (!granted.includes(skill)) worth = Math.max(worth, weights.skill * share * covered * tells(skill));
    }
  }
  const differ = worth === 0 && need.skills.length > 0 && offer.skills.length > 0 && !isForThings(category);
  if (worth > 0) return { worth, shared, group: null, differ };
  const groups = new Set(need.skills.map(groupOf));
  const group = offer.skills.map(groupOf).find((each) => each !== undefined && groups.has(each)) ?? null;
  return {
    worth: group === null ? 0 : weights.group,
    shared,
    group: shared.length > 0 ? null : group,
    differ,
  };
}

/** What a part of a whole is worth, from `least` for next to none of it to 1 for all. */
function shareOf(part: number, whole: number, least: number): number {
  return least + ((1 - least) * part) / Math.max(1, whole);
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
  need: Outline,
  offer: Outline,
): { share: number; distance: Grounds['distance']; sharedArea: string | null } {
  if (need.isPlaceHidden || offer.isPlaceHidden) return { share: 1, distance: null, sharedArea: null };
  const sharedArea =
    need.areas.find((area) => area !== wholeBorough && area !== elsewhere && offer.areas.includes(area)) ??
    null;
  const isWide = need.areas.includes(wholeBorough) || offer.areas.includes(wholeBorough);
  // Of two places outside the borough nothing is known, least of all that they differ.
  const isUnknown = need.areas.includes(elsewhere) && offer.areas.includes(elsewhere);
  const distance = nearest(need.points, offer.points);
  const byArea = sharedArea !== null || isWide || isUnknown ? 1 : otherWards;
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

function freshness({ confirmedDaysAgo }: Outline): number {
  if (confirmedDaysAgo === null) return neverConfirmed;
  return Math.max(yearOld, 1 - (1 - yearOld) * (Math.max(0, confirmedDaysAgo) / 365));
}
