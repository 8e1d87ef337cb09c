import {
  type Organisation,
  type PlaceText,
  type PublicSite,
  placeText,
} from '#features/organisations/index.ts';
import { sectorLabels, type Vocabulary, wholeBorough } from '#features/vocabularies/index.ts';
import { addDays, dayNumber, type IsoDate } from '#platform/clock.ts';
import { formatDate, paragraphsOf } from '#platform/formats.ts';
import type { EntryCardProps } from '#web/components/index.ts';
import { availabilityGist, availabilityText } from './availability-text.ts';
import { kindDefinitions, type NeedDetails } from './kinds/index.ts';
import type { Fact } from './kinds/kind-definition.ts';
import { daysSince, type Freshness, freshness, type Listing } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';

/** What views show of a listing; nothing here reads or writes. */

/** "Need · people", "Resource · space", "Service". */
export function kindLabel(listing: Pick<Listing, 'kind' | 'category'>, vocabulary: Vocabulary): string {
  const { label } = kindDefinitions[listing.kind];
  const category = listing.category && vocabulary.categories.get(listing.category)?.label;
  return category ? `${label} · ${category.toLowerCase()}` : label;
}

const daysCounted = 13;
const weeksCounted = 8;

/** "Confirmed 3 days ago", or for what is overdue "Not confirmed since May". */
export function freshnessTag(
  listing: Pick<Listing, 'confirmedOn' | 'reviewDueOn'>,
  today: IsoDate,
): { state: Freshness; text: string } {
  const { confirmedOn } = listing;
  if (confirmedOn === null) return { state: 'stale', text: 'Not confirmed yet' };
  const state = freshness(listing.reviewDueOn, today);
  if (state !== 'fresh') return { state, text: `Not confirmed since ${monthText(confirmedOn, today)}` };
  return { state, text: `Confirmed ${agoText(confirmedOn, today)}` };
}

function agoText(day: IsoDate, today: IsoDate): string {
  const days = daysSince(day, today);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days <= daysCounted) return `${days} days ago`;
  const weeks = Math.round(days / 7);
  if (weeks <= weeksCounted) return `${weeks} weeks ago`;
  return `in ${monthText(day, today)}`;
}

/** "May", or "May 2025" where that was another year and not within the last eleven months. */
function monthText(day: IsoDate, today: IsoDate): string {
  const isRecent = dayNumber(day) > dayNumber(addDays(today, -330));
  const month = formatDate(`${day.slice(0, 7)}-01`);
  const [, name = '', year = ''] = month.split(' ');
  return isRecent ? name : `${name} ${year}`;
}

/** "about 1.2 miles": a decimal below ten miles where there is one, and said to be rough where either end is. */
export function distanceText(miles: number, isRough: boolean): string {
  // Both ends at the centre of the same area: how near they are isn't known.
  if (miles < 0.1) return isRough ? 'nearby' : 'less than 0.1 miles';
  const rounded = miles < 10 ? miles.toFixed(1).replace(/\.0$/, '') : String(Math.round(miles));
  const text = `${rounded} ${rounded === '1' ? 'mile' : 'miles'}`;
  return isRough ? `about ${text}` : text;
}

/** Where an entry is for, in few words: "Cockerton", "Whole borough", "3 wards". */
export function areaGist(areas: readonly string[], vocabulary: Vocabulary): string {
  if (areas.includes(wholeBorough)) return 'Whole borough';
  const labels = areas.map((area) => vocabulary.areas.get(area)?.label ?? area);
  return labels.length > 2 ? `${labels.length} wards` : labels.join(', ');
}

/** Where a label is longer than this, the part before its first comma has to do. */
const longestLabel = 34;

/** "Running a group" for "Running a group, volunteering and governance": where there is little room. */
export function shortLabel(label: string): string {
  return label.length > longestLabel ? (label.split(',')[0] ?? label) : label;
}

export interface CardSource {
  listing: Listing;
  organisation: Organisation;
  places: readonly PublicSite[];
  /** Miles, where a place to measure from was given. */
  distanceMiles?: number | null;
  /** Whether the place to measure from is only roughly known. */
  isNearRough?: boolean;
}

/** A listing as a card, with plain title and summary; search puts its highlights in their place. */
export function toCard(source: CardSource, vocabulary: Vocabulary, today: IsoDate): EntryCardProps {
  const { listing, organisation } = source;
  return {
    sign: kindDefinitions[listing.kind].sign,
    kindLabel: kindLabel(listing, vocabulary),
    organisation: {
      name: organisation.name,
      sector: organisation.sector,
      sectorLabel: sectorLabels[organisation.sector],
    },
    title: listing.title,
    href: listingPaths.show(listing.slug),
    summary: listing.summary,
    freshness: freshnessTag(listing, today),
    facts: cardFacts(source, vocabulary, today),
  };
}

/** The two or three facts that decide, and what it is for. How far it is says more than which ward it is in. */
function cardFacts(source: CardSource, vocabulary: Vocabulary, today: IsoDate): string[] {
  const { listing, distanceMiles } = source;
  const by = listing.kind === 'need' ? (listing.details as NeedDetails).by : undefined;
  const isRough =
    source.isNearRough === true || source.places.some((place) => place.location?.precision !== 'exact');
  const [theme] = listing.themes;
  return [
    by ? `By ${formatDate(by, today)}` : availabilityGist(listing.availability, today),
    typeof distanceMiles === 'number'
      ? distanceText(distanceMiles, isRough)
      : areaGist(listing.areas, vocabulary),
    theme === undefined ? '' : shortLabel(vocabulary.themes.get(theme)?.label ?? ''),
  ].filter((fact) => fact !== '');
}

export interface LinkText {
  label: string;
  href: string;
}

/** Everything that a listing's page shows. */
export interface ListingPageView {
  title: string;
  sign: EntryCardProps['sign'];
  summary: string;
  /** Paragraphs. */
  description: string[];
  organisation: LinkText & { sector: Organisation['sector']; sectorLabel: string };
  freshness: { state: Freshness; text: string };
  breadcrumbs: LinkText[];
  /** What one must know before anything else: that it is paused, met, taken or lapsed. */
  stateNotice: string | null;
  /** Where to look instead, once nothing more can be given to it or had from it. */
  instead: LinkText | null;
  facts: Fact[];
  places: PlaceText[];
  themes: LinkText[];
  skills: LinkText[];
  contact: ContactView;
}

export interface ContactView {
  /** How to go about it; null where there is nothing to write about any more. */
  words: string | null;
  /** Whether to write to them is something to do about the entry. */
  isInvited: boolean;
  email: string | null;
  phone: string | null;
  website: string | null;
}

const stateNotices: Partial<Record<Listing['state'], string>> = {
  paused: 'This is paused for now, so it doesn’t come up in searches.',
  met: 'This need has been met. Thank you.',
  taken: 'This has been taken.',
  lapsed:
    'Nobody has confirmed this for a long time, so it may be out of date and doesn’t come up in searches.',
};

/** Gathers what a listing's page shows. */
export function toListingPage(source: CardSource, vocabulary: Vocabulary, today: IsoDate): ListingPageView {
  const { listing, organisation } = source;
  const definition = kindDefinitions[listing.kind];
  const when = availabilityText(listing.availability, today);
  return {
    title: listing.title,
    sign: definition.sign,
    summary: listing.summary,
    description: paragraphsOf(listing.description),
    organisation: {
      label: organisation.name,
      href: listingPaths.organisation(organisation.slug),
      sector: organisation.sector,
      sectorLabel: sectorLabels[organisation.sector],
    },
    freshness: freshnessTag(listing, today),
    breadcrumbs: breadcrumbs(listing, vocabulary),
    stateNotice: stateNotices[listing.state] ?? null,
    instead: insteadOf(listing),
    facts: [
      ...(when === '' ? [] : [{ label: 'When', value: when }]),
      ...definition.facts(listing.details),
      { label: listing.areas.length > 1 ? 'Areas' : 'Area', value: areaList(listing.areas, vocabulary) },
    ],
    places: source.places.map(placeText).filter((place) => place.text !== ''),
    themes: listing.themes.map((slug) => ({
      label: vocabulary.themes.get(slug)?.label ?? slug,
      href: listingPaths.theme(slug),
    })),
    skills: listing.skills.map((slug) => ({
      label: vocabulary.skills.get(slug)?.label ?? slug,
      href: listingPaths.search({ skill: slug }),
    })),
    contact: toContact(listing, organisation),
  };
}

function areaList(areas: readonly string[], vocabulary: Vocabulary): string {
  return areas.map((area) => vocabulary.areas.get(area)?.label ?? area).join(', ');
}

function breadcrumbs(listing: Listing, vocabulary: Vocabulary): LinkText[] {
  const { plural } = kindDefinitions[listing.kind];
  const ofKind = { label: plural, href: listingPaths.search({ kind: listing.kind }) };
  if (listing.category === null) return [ofKind];
  const category = vocabulary.categories.get(listing.category);
  return [
    ofKind,
    {
      label: category?.label ?? listing.category,
      href: listingPaths.search({ kind: listing.kind, category: listing.category }),
    },
  ];
}

/** Where others of its sort are found. */
function insteadOf(listing: Listing): LinkText | null {
  if (!isOver(listing)) return null;
  const { kind, category } = listing;
  return {
    label: kind === 'need' ? 'See what else is needed' : 'See what else is on offer',
    href: listingPaths.search({ kind, category }),
  };
}

function isOver({ state }: Listing): boolean {
  return state === 'met' || state === 'taken';
}

function toContact(listing: Listing, organisation: Organisation): ContactView {
  const { email, phone, website } = organisation;
  const hasContact = email !== null || phone !== null || website !== null;
  return {
    words: hasContact
      ? contactWords(listing, organisation)
      : `${organisation.name} hasn’t published an e-mail address or telephone number.`,
    isInvited: !isOver(listing),
    email,
    phone,
    website,
  };
}

function contactWords(listing: Listing, { name }: Organisation): string | null {
  if (isOver(listing)) return null;
  if (listing.state === 'paused') return `Ask ${name} when it starts again.`;
  if (listing.state === 'lapsed') return `Ask ${name} whether it still holds.`;
  return `Tell ${name} that you saw “${listing.title}” here.`;
}
