import { freshnessTag, kindDefinitions } from '#features/listings/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { formatCount, formatDate } from '#platform/formats.ts';
import type { Answer, LinkEntry } from './confirm-link.service.ts';
import { freshnessPaths } from './freshness.paths.ts';

/** What the page shows that the link in a letter opens. */

export interface ConfirmRow {
  id: string;
  sign: 'ring' | 'disc' | 'square';
  title: string;
  href: string;
  /** "Service · Lantern Trust". */
  kicker: string;
  summary: string;
  /** How it stands: "Not confirmed since May". */
  state: string;
  changeHref: string;
}

export interface ConfirmPageView {
  title: string;
  lead: string;
  /** What has just been done. */
  done: string | null;
  /** The entry that the letter's link was about, with what was chosen there; it is not among `rows`. */
  chosen: { row: ConfirmRow; to: Answer } | null;
  /** What still waits for an answer. */
  rows: readonly ConfirmRow[];
  page: number;
  totalPages: number;
  /** What needs no answer any more. */
  settled: readonly { title: string; href: string | null; text: string }[];
  /** Whether everything that is shown can be answered with one button. */
  offersAll: boolean;
}

/** More entries than these make a page too long for a phone: the next page has them. */
const perPage = 80;

export function toConfirmPage(source: {
  entries: readonly LinkEntry[];
  asked: { entry?: string | undefined; to: Answer };
  done: { what: Answer; count: number } | null;
  page: number;
  today: IsoDate;
}): ConfirmPageView {
  const { entries, asked, done, today } = source;
  const open = entries.filter(({ isOpen }) => isOpen);
  const chosen = open.find(({ listing }) => listing.id === asked.entry);
  const others = open.filter((entry) => entry !== chosen);
  const totalPages = Math.max(1, Math.ceil(others.length / perPage));
  // The last one where those of the page asked for are answered by now.
  const page = Math.min(source.page, totalPages);
  const rows = others.slice((page - 1) * perPage, page * perPage).map((entry) => toRow(entry, today));
  const [first] = open;
  const isOne = open.length === 1;
  return {
    title:
      open.length === 0
        ? 'Thank you: nothing is left to answer'
        : isOne
          ? 'Is this still correct?'
          : 'Are these still correct?',
    lead:
      open.length === 0
        ? 'We ask again when something of yours is due.'
        : isOne && first
          ? `${first.organisation.name} lists it, and it is due to be looked at. You need no account.`
          : `${formatCount(open.length)} entries are due to be looked at. You need no account.`,
    done: done && doneText(done),
    chosen: chosen ? { row: toRow(chosen, today), to: asked.to } : null,
    rows,
    page,
    totalPages,
    settled: entries.filter(({ isOpen }) => !isOpen).map((entry) => toSettled(entry, today)),
    offersAll: open.length > 1,
  };
}

function toRow({ listing, organisation }: LinkEntry, today: IsoDate): ConfirmRow {
  const definition = kindDefinitions[listing.kind];
  const freshness = freshnessTag(listing, today).text;
  return {
    id: listing.id,
    sign: definition.sign,
    title: listing.title,
    href: freshnessPaths.listing(listing.slug),
    kicker: `${definition.label} · ${organisation.name}`,
    summary: listing.summary,
    state: listing.state === 'lapsed' ? `${freshness}, so nobody finds it in a search now` : freshness,
    changeHref: freshnessPaths.editListing(listing.slug),
  };
}

function toSettled({ listing }: LinkEntry, today: IsoDate): ConfirmPageView['settled'][number] {
  const { state, confirmedOn } = listing;
  const text =
    state === 'archived'
      ? 'withdrawn. Sign in to bring it back'
      : state === 'met' || state === 'taken'
        ? `marked as ${state}`
        : confirmedOn === null
          ? 'answered'
          : `confirmed on ${formatDate(confirmedOn, today)}`;
  return {
    title: listing.title,
    href: state === 'draft' ? null : freshnessPaths.listing(listing.slug),
    text,
  };
}

function doneText({ what, count }: { what: Answer; count: number }): string {
  if (count === 0) return 'That was answered already. Nothing has changed.';
  if (what === 'withdraw') return 'Withdrawn: nobody finds it any more.';
  return count === 1
    ? 'Thank you. Noted as correct today.'
    : `Thank you. ${formatCount(count)} entries noted as correct today.`;
}
