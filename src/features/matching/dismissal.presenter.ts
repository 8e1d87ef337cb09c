import { type IsoDate, londonDay } from '#platform/clock.ts';
import { formatCount, formatDate } from '#platform/formats.ts';
import { dismissalReasonLabels, dismissalReasons } from './dismissal.model.ts';
import type { DismissalService } from './dismissal.service.ts';
import { matchingPaths } from './matching.paths.ts';

/** What curators see of matches that were put away; nothing here reads or writes. */

export interface DismissedView {
  /** "12 matches were put away". */
  heading: string;
  /** Every reason that was given, most frequent first. */
  reasons: { label: string; count: string }[];
  rows: {
    organisation: string;
    own: { title: string; href: string };
    other: { title: string; href: string };
    reason: string;
    words: string;
    day: string;
  }[];
  page: number;
  totalPages: number;
}

/** What organisations put away, as curators see it. */
export function toDismissedPage(
  found: ReturnType<DismissalService['list']>,
  given: { page: number; perPage: number; today: IsoDate },
): DismissedView {
  const { total, reasons } = found;
  return {
    heading: headingOf(found),
    reasons: dismissalReasons
      .map((reason) => ({ label: dismissalReasonLabels[reason], times: reasons.get(reason) ?? 0 }))
      .filter(({ times }) => times > 0)
      .toSorted((a, b) => b.times - a.times)
      .map(({ label, times }) => ({ label, count: formatCount(times) })),
    rows: found.dismissals.map(({ dismissal, organisation, listing, other }) => ({
      organisation: organisation.name,
      own: { title: listing.title, href: matchingPaths.listing(listing.slug) },
      other: { title: other.title, href: matchingPaths.listing(other.slug) },
      reason: dismissalReasonLabels[dismissal.reason],
      words: dismissal.words,
      day: formatDate(londonDay(dismissal.dismissedAt), given.today),
    })),
    page: given.page,
    totalPages: Math.ceil(total / given.perPage),
  };
}

function headingOf({ total, dismissals }: ReturnType<DismissalService['list']>): string {
  if (dismissals.length === 0) return 'Matches that don’t fit';
  return total === 1 ? '1 match doesn’t fit' : `${formatCount(total)} matches don’t fit`;
}
