import {
  distanceText,
  freshnessTag,
  kindDefinitions,
  type ListingKind,
  type Sign,
} from '#features/listings/index.ts';
import type { Sector, Vocabulary } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { formatCount, formatDate } from '#platform/formats.ts';
import type { Grounds } from './matching.model.ts';
import { matchingPaths } from './matching.paths.ts';
import type { Match, OwnMatch } from './matching.service.ts';

/** Matches in words; nothing here reads or writes. */

const mostReasons = 4;
const mostWordsNamed = 2;
const weekdayNames = [
  '',
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
  'Sundays',
];

const fromSector: Record<Sector, string> = {
  'local-authority': 'from the council',
  'third-sector': 'from the third sector',
  'other-public': 'from another public body',
  business: 'from a business',
};

/**
 * Why two entries go together, from what weighs most: what it is about, where, when, how much, from whom, how sure.
 * What isn't known is left out, and so is everything about a hidden place.
 */
export function reasonsOf(
  match: Pick<Match, 'listing' | 'organisation' | 'grounds'>,
  vocabulary: Vocabulary,
  today: IsoDate,
): string[] {
  const { listing, organisation, grounds } = match;
  const subject = subjectReason(grounds, vocabulary);
  const freshness = freshnessTag(listing, today);
  const reasons = [
    subject,
    placeReason(grounds, vocabulary),
    timeReason(grounds, listing.kind === 'need', today),
    quantityReason(grounds),
    grounds.otherSectors ? fromSector[organisation.sector] : '',
    freshness.state === 'fresh' ? lowerFirst(freshness.text) : '',
  ].filter((reason) => reason !== '');
  return reasons.slice(0, mostReasons);
}

function subjectReason(grounds: Grounds, vocabulary: Vocabulary): string {
  const [skill] = grounds.sharedSkills;
  const label = skill === undefined ? undefined : vocabulary.skills.get(skill)?.label;
  if (label !== undefined) return `Both mention ${lowerFirst(label)}`;
  if (grounds.tellingWords.length > 0) {
    return `Both mention ${grounds.tellingWords.slice(0, mostWordsNamed).join(' and ')}`;
  }
  if (grounds.category !== null && grounds.category !== 'other') {
    return `Both are about ${lowerFirst(vocabulary.categories.get(grounds.category)?.label ?? grounds.category)}`;
  }
  const [theme] = grounds.sharedThemes;
  if (theme !== undefined)
    return `Both are about ${lowerFirst(vocabulary.themes.get(theme)?.label ?? theme)}`;
  const group =
    grounds.sharedSkillGroup === null ? undefined : vocabulary.skillGroups.get(grounds.sharedSkillGroup);
  return group ? `Related skills: ${lowerFirst(group.label)}` : '';
}

function placeReason({ distance, sharedArea }: Grounds, vocabulary: Vocabulary): string {
  if (distance) {
    const text = distanceText(distance.miles, distance.isRough);
    return text === 'nearby' ? text : `${text} away`;
  }
  return sharedArea === null ? '' : `both for ${vocabulary.areas.get(sharedArea)?.label ?? sharedArea}`;
}

function timeReason({ time }: Grounds, isNeed: boolean, today: IsoDate): string {
  const word = isNeed ? 'wanted' : 'free';
  switch (time.kind) {
    case 'weekdays':
      return time.days.length > 2
        ? `${word} on ${time.days.length} of the same days`
        : `${word} on ${time.days.map((day) => weekdayNames[day]).join(' and ')}`;
    case 'date':
      return `${word} on ${formatDate(time.date, today)}`;
    default:
      return '';
  }
}

function quantityReason({ quantity }: Grounds): string {
  if (!quantity || quantity.needed === 1) return '';
  return `${formatCount(quantity.offered)} offered, ${formatCount(quantity.needed)} needed`;
}

/** "Bookkeeping" within a sentence; names and initials ("IT support", "Gift Aid") stay as they are. */
function lowerFirst(text: string): string {
  return /^\p{Lu}[^\p{Lu}]*$/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

/** A match as a line of a list. */
export interface MatchView {
  sign: Sign;
  title: string;
  href: string;
  organisation: string;
  reasons: string;
  /** Where its owner puts it away; null for everybody else. */
  dismissHref: string | null;
}

export function toMatchView(
  match: Match,
  given: { vocabulary: Vocabulary; today: IsoDate; ownSlug: string | null },
): MatchView {
  const { listing, organisation } = match;
  return {
    sign: kindDefinitions[listing.kind].sign,
    title: listing.title,
    href: matchingPaths.listing(listing.slug),
    organisation: organisation.name,
    reasons: reasonsOf(match, given.vocabulary, given.today).join(' · '),
    dismissHref: given.ownSlug === null ? null : matchingPaths.match(given.ownSlug, listing.slug),
  };
}

/** A match with the own entry that it is for. */
export interface OwnMatchView extends MatchView {
  ownTitle: string;
  ownHref: string;
}

export function toOwnMatchView(
  { own, match }: OwnMatch,
  given: { vocabulary: Vocabulary; today: IsoDate },
): OwnMatchView {
  return {
    ...toMatchView(match, { ...given, ownSlug: own.slug }),
    ownTitle: own.title,
    ownHref: matchingPaths.listing(own.slug),
  };
}

/** What the list of an entry's matches is called. */
export function matchesHeading(kind: ListingKind): string {
  return kind === 'need' ? 'Could be met by' : 'Could help with';
}
