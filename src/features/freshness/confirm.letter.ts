import { kindDefinitions, type Listing } from '#features/listings/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { formatCount, formatDate } from '#platform/formats.ts';
import { type LetterItem, writeLetter } from '#platform/mail/letter.ts';
import type { Mail } from '#platform/mail/mail.ts';
import { freshnessPaths } from './freshness.paths.ts';

/** An entry as its owner is asked about it. */
export interface LetterEntry {
  listing: Listing;
  organisation: string;
  /** Whether this is the second time of asking. */
  isReminder: boolean;
}

/**
 * The letter that asks an owner about all their entries that are due. It carries no List-Unsubscribe: it is no
 * subscription but what listing something brings with it, two letters at most for each entry, and whoever wants no
 * more of them withdraws the entry with the link that stands beside it.
 */
export function confirmLetter(given: {
  to: string;
  entries: readonly LetterEntry[];
  /** How many more are due than the letter names. */
  more: number;
  token: string;
  baseUrl: string;
  placeName: string;
  today: IsoDate;
}): Mail {
  const { entries, more, token, baseUrl, placeName, today } = given;
  const total = entries.length + more;
  const isReminder = entries.some((entry) => entry.isReminder);
  const organisations = new Set(entries.map(({ organisation }) => organisation));
  const [only] = organisations;
  const whose = organisations.size === 1 && only !== undefined ? only : 'your organisations';
  const [first] = entries;
  const isOne = total === 1 && first !== undefined;
  const question = isOne
    ? `is “${titleOf(first.listing)}” still correct?`
    : `are your ${formatCount(total)} entries still correct?`;
  return writeLetter({
    to: given.to,
    subject: isReminder ? `Second time of asking: ${question}` : capitalised(question),
    parts: [
      isOne
        ? `People in ${placeName} read “${titleOf(first.listing)}” of ${whose} in Borough Exchange and rely on it. Is it still correct?`
        : `People in ${placeName} read these ${formatCount(total)} entries of ${whose} in Borough Exchange and rely on them. Are they still correct?`,
      ...(isReminder
        ? [
            'We asked two weeks ago. If nobody answers, an entry leaves the directory’s search in another two weeks.',
          ]
        : []),
      isOne
        ? 'One click and one button are enough. You need no account.'
        : 'One click and one button are enough for all of them. You need no account.',
      {
        link: baseUrl + freshnessPaths.confirm(token),
        label: isOne ? 'Look at it and answer' : 'Look at them and answer',
      },
      {
        items: entries.map((entry) =>
          toItem(entry, { token, baseUrl, today, isSeveral: organisations.size > 1 }),
        ),
      },
      ...(more === 0
        ? []
        : [
            `${formatCount(more)} more are due than fit in this e-mail. They are on the same page as these:`,
            { link: baseUrl + freshnessPaths.confirm(token), label: 'Look at all of them and answer' },
          ]),
      'To change an entry, sign in with this address first.',
    ],
    closing: `You get this because you look after these entries in Borough Exchange, ${placeName}. We ask when an entry is due, and once more two weeks later. To hear no more about one, withdraw it.`,
  });
}

function toItem(
  { listing, organisation }: LetterEntry,
  given: { token: string; baseUrl: string; today: IsoDate; isSeveral: boolean },
): LetterItem {
  const { token, baseUrl, today } = given;
  const to = (choice: 'confirm' | 'withdraw') =>
    baseUrl + freshnessPaths.confirmEntry(token, { entry: listing.id, to: choice });
  const kind = kindDefinitions[listing.kind].label;
  const since =
    listing.confirmedOn === null
      ? 'not confirmed yet'
      : `last confirmed on ${formatDate(listing.confirmedOn, today)}`;
  return {
    text: `${titleOf(listing)} (${[kind, ...(given.isSeveral ? [organisation] : []), since].join(', ')})`,
    links: [
      { label: 'Still correct', link: to('confirm') },
      { label: 'Change', link: baseUrl + freshnessPaths.editListing(listing.slug) },
      { label: 'Withdraw', link: to('withdraw') },
    ],
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** On one line, however it was written. */
function titleOf({ title }: Listing): string {
  return title.replace(/\s+/g, ' ').trim();
}
