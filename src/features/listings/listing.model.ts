import type { CategorySlug } from '#features/vocabularies/index.ts';
import { addDays, dayNumber, type IsoDate } from '#platform/clock.ts';

export const listingKinds = ['service', 'need', 'resource', 'skill', 'volunteering', 'shadowing'] as const;
export type ListingKind = (typeof listingKinds)[number];

export const listingStates = ['draft', 'live', 'paused', 'met', 'taken', 'lapsed', 'archived'] as const;
export type ListingState = (typeof listingStates)[number];

/** A time span on a weekday: 1 is Monday, 7 Sunday (ISO 8601); times are `HH:MM` in London. */
export interface WeeklyTime {
  day: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  from: string;
  to: string;
}

/** When something is free or takes place. What isn't said isn't known. */
export interface Availability {
  /** First and last day, both included. */
  from?: IsoDate | undefined;
  until?: IsoDate | undefined;
  weekly?: WeeklyTime[] | undefined;
  /** Single days, for what doesn't repeat. */
  dates?: IsoDate[] | undefined;
  /** What times alone don't say: "not in school holidays". */
  note?: string | undefined;
}

/** What an author writes: the public content of a listing, and what a revision keeps. */
export interface ListingContent {
  kind: ListingKind;
  /** Needs and resources have one; other kinds don't. */
  category: CategorySlug | null;
  title: string;
  summary: string;
  description: string;
  themes: string[];
  skills: string[];
  areas: string[];
  availability: Availability | null;
  /** Shape given by the kind's definition. */
  details: unknown;
}

export interface Listing extends ListingContent {
  rowId: number;
  id: string;
  slug: string;
  organisationRowId: number;
  state: ListingState;
  /** Counts changes of what it says; confirming it or changing its state alone is not one. */
  version: number;
  confirmedOn: IsoDate | null;
  reviewDueOn: IsoDate | null;
  /** Months between confirmations, where a curator wants others than the kind's. */
  reviewMonths: number | null;
  /** When its owner was asked to confirm it this time, and when again; null: not since it was last vouched for. */
  firstAskedAt: Date | null;
  secondAskedAt: Date | null;
  /** Since when a curator is to ring about it. */
  callListedAt: Date | null;
  /** Since when a question about it waits that should have been answered; search then ranks it lower. */
  unansweredSince: IsoDate | null;
  /** When it first became public; null for what never was. */
  publishedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/**
 * What stands in the details of an entry that was saved as a draft: its form as it was typed, since what isn't
 * finished may have no other shape. It gives way to the kind's own details when the entry is published.
 */
export interface DraftDetails {
  typed: TypedFields;
}

/** The fields of a form as they were typed: one value, or several of the same name. */
export type TypedFields = Readonly<Record<string, string | string[]>>;

/** What an editor began from, so that two at once are noticed. */
export interface EditBase {
  version: number;
  /** When the change that then waited was sent, in milliseconds; null where none did. */
  waitingSince: number | null;
  /** When one's own unfinished changes were kept that it shows, in milliseconds; null where there were none. */
  keptAt?: number | null;
}

/** What somebody typed for an entry that is public already and has neither shown nor thrown away. */
export interface UnfinishedChange {
  typed: TypedFields;
  /** What it began from, so that it is noticed when somebody else changes the entry meanwhile. */
  base: EditBase;
  savedAt: Date;
}

/** What was typed for a draft; undefined where a listing holds finished content. */
export function typedIn({ state, details }: Pick<Listing, 'state' | 'details'>): TypedFields | undefined {
  const isUnfinished =
    (state === 'draft' || state === 'archived') && typeof details === 'object' && details !== null;
  return isUnfinished && 'typed' in details ? (details as DraftDetails).typed : undefined;
}

/** States in which anybody finds a listing by searching. */
export function isSearchable(state: ListingState): boolean {
  return state === 'live';
}

/** States in which a listing's page exists for everybody; where it isn't live, the page says so. */
export const publicStates = ['live', 'paused', 'met', 'taken', 'lapsed'] as const;
export type PublicState = (typeof publicStates)[number];

/**
 * Whether a listing may be put into a state by itself, without a change of what it says. What never was public can
 * only be archived, and taken back from there; everything else can be paused, archived and shown again at any time.
 */
export function canBecome(
  listing: Pick<Listing, 'kind' | 'state' | 'publishedAt'>,
  state: ListingState,
): boolean {
  if (state === listing.state || state === 'archived') return true;
  if (listing.publishedAt === null) return state === 'draft';
  if (state === 'met') return listing.kind === 'need';
  if (state === 'taken') return listing.kind !== 'need' && listing.kind !== 'service';
  return state !== 'draft';
}

/** The part of a listing that its author writes. */
export function contentOf(listing: ListingContent): ListingContent {
  const { kind, category, title, summary, description, themes, skills, areas, availability, details } =
    listing;
  return { kind, category, title, summary, description, themes, skills, areas, availability, details };
}

/** A listing of which everybody may know. */
export type PublicListing = Listing & { state: PublicState };

export function isPublic(state: ListingState): state is PublicState {
  return (publicStates as readonly ListingState[]).includes(state);
}

/** Most and fewest months between confirmations that a curator may ask for. */
export const reviewMonthsLimits = { fewest: 1, most: 24 } as const;

/** Months after which each kind is due to be confirmed again. */
export const usualReviewMonths: Record<ListingKind, number> = {
  service: 6,
  need: 2,
  resource: 6,
  skill: 12,
  volunteering: 6,
  shadowing: 6,
};

/** Days after the due day on which an entry that nobody confirmed leaves public search. */
export const daysFromDueToLapse = 28;

/**
 * The day on which an entry confirmed on a day is due again: after its kind's interval (or another in months, if
 * given), or on its last day if that is sooner.
 */
export function reviewDueOn(
  kind: ListingKind,
  confirmedOn: IsoDate,
  endsOn: IsoDate | null,
  months?: number | null,
): IsoDate {
  const due = addMonths(confirmedOn, months ?? usualReviewMonths[kind]);
  return endsOn !== null && endsOn >= confirmedOn && endsOn < due ? endsOn : due;
}

function addMonths(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, lastDay));
  return first.toISOString().slice(0, 10);
}

export type Freshness = 'fresh' | 'stale' | 'expired';

/** How far an entry can be relied on today: stale once its review is due, expired when it should have lapsed. */
export function freshness(reviewDue: IsoDate | null, today: IsoDate): Freshness {
  if (reviewDue === null || today <= reviewDue) return 'fresh';
  return today <= addDays(reviewDue, daysFromDueToLapse) ? 'stale' : 'expired';
}

/** Whole days since an entry was confirmed. */
export function daysSince(day: IsoDate, today: IsoDate): number {
  return dayNumber(today) - dayNumber(day);
}

/** Whether two values of one part of a listing are the same, however deep; of dates, whether they are of the same moment. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

const revived: readonly ListingState[] = ['draft', 'lapsed', 'archived'];

/** Whether making content public brings a listing back out of a state; paused, met and taken ones stay so. */
export function isRevivedByPublishing(state: ListingState): boolean {
  return revived.includes(state);
}
