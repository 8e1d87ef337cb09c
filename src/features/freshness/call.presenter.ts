import {
  freshnessTag,
  kindDefinitions,
  type Listing,
  reviewMonthsLimits,
  usualReviewMonths,
} from '#features/listings/index.ts';
import type { Organisation } from '#features/organisations/index.ts';
import { type IsoDate, londonDay } from '#platform/clock.ts';
import { formatCount, formatDate, formatTime } from '#platform/formats.ts';
import { monthsText } from './call.service.ts';
import { freshnessPaths } from './freshness.paths.ts';

/** What curators see of an organisation that is to be rung up, and of how long an entry is good for. */

export interface CallRow {
  id: string;
  sign: 'ring' | 'disc' | 'square';
  kicker: string;
  title: string;
  href: string;
  changeHref: string;
  /** "Not confirmed since May. Asked on 3 November and 17 November." */
  state: string;
}

export interface CallSheetView {
  name: string;
  href: string;
  phone: string | null;
  website: string | null;
  rows: readonly CallRow[];
}

export function toCallSheet(
  { organisation, entries }: { organisation: Organisation; entries: readonly Listing[] },
  today: IsoDate,
): CallSheetView {
  const { name, slug, phone, website } = organisation;
  return {
    name,
    href: freshnessPaths.organisation(slug),
    phone,
    website,
    rows: entries.map((entry) => toRow(entry, today)),
  };
}

/** What was just noted, and what wasn't since others had dealt with it: of that, nobody's word was noted twice. */
export function doneText(
  done: 'confirm' | 'withdraw',
  { noted, missed }: { noted: number; missed: number },
): string {
  if (done === 'withdraw') return 'Withdrawn.';
  const what =
    noted === 1 && missed === 0
      ? 'Noted as confirmed by telephone today.'
      : `${formatCount(noted)} noted as confirmed by telephone today.`;
  if (missed === 0) return what;
  const left = missed === 1 ? '1 was left as it is' : `${formatCount(missed)} were left as they are`;
  return `${what} ${left}: somebody changed, confirmed or withdrew ${missed === 1 ? 'it' : 'them'} while you had this page open.`;
}

/** What was done to an entry while somebody else had its call open. */
export function overtakenText(
  last: { by: string; reason: string; recordedAt: Date } | undefined,
  today: IsoDate,
): string {
  if (last === undefined) return 'It has been dealt with already.';
  const { by, reason, recordedAt } = last;
  const when = `${formatDate(londonDay(recordedAt), today)}, ${formatTime(recordedAt)}`;
  return `Its history says: “${reason}” (${by}, ${when}).`;
}

function toRow(entry: Listing, today: IsoDate): CallRow {
  const { sign, label } = kindDefinitions[entry.kind];
  return {
    id: entry.id,
    sign,
    kicker: label,
    title: entry.title,
    href: freshnessPaths.listing(entry.slug),
    changeHref: freshnessPaths.editListing(entry.slug),
    state: [freshnessTag(entry, today).text, askedText(entry, today)]
      .filter((each) => each !== '')
      .join('. '),
  };
}

/** When mail was sent about it; nothing where none was. */
function askedText(entry: Listing, today: IsoDate): string {
  const { firstAskedAt, secondAskedAt, callListedAt } = entry;
  if (firstAskedAt === null || firstAskedAt.getTime() === callListedAt?.getTime()) return '';
  const day = (moment: Date) => formatDate(londonDay(moment), today);
  return `Asked by e-mail on ${day(firstAskedAt)}${secondAskedAt ? ` and ${day(secondAskedAt)}` : ''}`;
}

/** What can be chosen as the months between confirmations. */
const intervals = [1, 2, 3, 6, 12, 18, 24];

export interface IntervalView {
  title: string;
  back: string;
  /** "Confirmed on 3 May. Due again on 3 November." */
  now: string;
  choices: readonly { value: string; label: string; isChosen: boolean }[];
}

export function toIntervalPage(listing: Listing, today: IsoDate): IntervalView {
  const { reviewMonths, reviewDueOn, kind } = listing;
  const usual = usualReviewMonths[kind];
  const known = intervals.filter(
    (months) => months >= reviewMonthsLimits.fewest && months <= reviewMonthsLimits.most,
  );
  return {
    title: listing.title,
    back: freshnessPaths.listing(listing.slug),
    now: [
      freshnessTag(listing, today).text,
      ...(reviewDueOn === null ? [] : [`To be confirmed by ${formatDate(reviewDueOn, today)}`]),
    ].join('. '),
    choices: [
      {
        value: 'usual',
        label: `As usual for a ${kindDefinitions[kind].label.toLowerCase()}: every ${monthsText(usual)}`,
        isChosen: reviewMonths === null,
      },
      ...known.map((months) => ({
        value: String(months),
        label: `Every ${monthsText(months)}`,
        isChosen: reviewMonths === months,
      })),
    ],
  };
}
