import type { OwnRequest, ReceivedInvitation } from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import type { Done, PostButton } from '#web/components/index.ts';
import { sitePaths } from '#web/paths.ts';
import { kindDefinitions } from './kinds/index.ts';
import type { Listing } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import { kindLabel } from './listing.presenter.ts';
import type { OwnEntries, OwnEntry } from './my-page.service.ts';
import type { Standing } from './own-entries.queries.ts';
import { toConfirmed, toThrownAway } from './own-listing.presenter.ts';

/** One's own page as it is shown. */

export interface MyRow {
  sign: 'ring' | 'disc' | 'square';
  title: string;
  href: string;
  /** "Need · people", and the organisation where there are several. */
  kicker: string;
  /** What is the matter with it, in words. */
  state: string;
  /** A curator's words. */
  quote: string | null;
  buttons: readonly PostButton[];
  editHref: string | null;
}

export interface MySection {
  heading: string;
  needsYou: boolean;
  rows: readonly MyRow[];
}

export interface MyPageView {
  /** "2 conversations wait for you. 3 of your entries need you." */
  lead: string;
  sections: readonly MySection[];
  /** Which organisations somebody is invited to: "Cockerton Community Kitchen invites you as a member, until 13 December." */
  invitations: readonly string[];
  requests: readonly { text: string; quote: string | null; href: string }[];
  /** Whether somebody belongs to no organisation yet, and so must find or register theirs. */
  isNewcomer: boolean;
  /** Whether it is the list of what was withdrawn. */
  isWithdrawn: boolean;
  /** Whether they may have conversations with other organisations. */
  mayConverse: boolean;
  /** Where a curator's work waits; null for everybody else. */
  deskHref: string | null;
  withdrawnHref: string | null;
  newer: string | null;
  older: string | null;
  /** What has just been done: a draft thrown away, with the button that brings it back, or an entry confirmed. */
  done: Done | null;
}

const sectionsOf: readonly { heading: string; needsYou: boolean; holds: readonly Standing[] }[] = [
  { heading: 'Needs you now', needsYou: true, holds: ['sent-back', 'lapsed', 'due'] },
  { heading: 'Drafts', needsYou: false, holds: ['draft'] },
  { heading: 'Waiting for the CVS', needsYou: false, holds: ['waits'] },
  { heading: 'Live', needsYou: false, holds: ['live'] },
  { heading: 'Paused, taken or met', needsYou: false, holds: ['resting'] },
  { heading: 'Withdrawn', needsYou: false, holds: ['withdrawn'] },
];

/** Gathers what one's own page shows. */
export function toMyPage(source: {
  own: OwnEntries;
  thrownAway: Listing | undefined;
  confirmed: Listing | undefined;
  conversationsWaiting: number;
  invitations: readonly ReceivedInvitation[];
  requests: readonly OwnRequest[];
  isMember: boolean;
  isCurator: boolean;
  withdrawn: boolean;
  page: number;
  perPage: number;
  vocabulary: Vocabulary;
  clock: Clock;
}): MyPageView {
  const { own, withdrawn, page, perPage, clock } = source;
  const isSeveral = new Set(own.entries.map(({ organisation }) => organisation.rowId)).size > 1;
  const show = withdrawn ? 'withdrawn' : null;
  return {
    lead: leadFor(source),
    sections: sectionsOf
      .map(({ heading, needsYou, holds }) => {
        const held = own.entries.filter(({ standing }) => holds.includes(standing));
        const count = holds.reduce((sum, standing) => sum + own.counts[standing], 0);
        return {
          heading: `${heading} (${count})`,
          needsYou,
          rows: held.map((entry) => toRow(entry, isSeveral, source.vocabulary, clock)),
        };
      })
      .filter(({ rows }) => rows.length > 0),
    invitations: source.invitations.map(
      ({ organisation, role, expiresAt }) =>
        `${organisation.name} invites you as a ${role}, until ${formatDate(londonDay(expiresAt), londonDay(clock.now()))}.`,
    ),
    requests: source.requests.map((request) => toRequest(request, clock)),
    isWithdrawn: withdrawn && source.isMember,
    mayConverse: source.isMember || source.isCurator,
    isNewcomer: !source.isMember && !source.isCurator && source.requests.length === 0,
    deskHref: source.isCurator ? sitePaths.curate : null,
    withdrawnHref:
      withdrawn || !source.isMember ? null : listingPaths.myPage({ show: 'withdrawn', page: null }),
    newer: page > 1 ? listingPaths.myPage({ show, page: page === 2 ? null : page - 1 }) : null,
    older: page * perPage < own.total ? listingPaths.myPage({ show, page: page + 1 }) : null,
    done: doneFor(source),
  };
}

function doneFor(source: { thrownAway: Listing | undefined; confirmed: Listing | undefined }): Done | null {
  if (source.thrownAway) return toThrownAway(source.thrownAway);
  return source.confirmed ? toConfirmed(source.confirmed) : null;
}

function leadFor(source: {
  own: OwnEntries;
  conversationsWaiting: number;
  withdrawn: boolean;
  isMember: boolean;
}): string {
  const { counts, total } = source.own;
  if (!source.isMember) return '';
  if (source.withdrawn)
    return total === 0 ? 'Nothing has been withdrawn.' : 'Only you and the CVS see these.';
  const urgent = counts['sent-back'] + counts.lapsed + counts.due;
  const waiting = source.conversationsWaiting;
  const leads = [
    waiting > 0 &&
      (waiting === 1 ? '1 conversation waits for you.' : `${waiting} conversations wait for you.`),
    urgent > 0 && (urgent === 1 ? '1 of your entries needs you.' : `${urgent} of your entries need you.`),
  ].filter((lead) => lead !== false);
  if (leads.length > 0) return leads.join(' ');
  return total === 0 ? '' : 'Nothing needs you now. Thank you for keeping it true.';
}

function toRow(entry: OwnEntry, isSeveral: boolean, vocabulary: Vocabulary, clock: Clock): MyRow {
  const { row, organisation, standing, waiting } = entry;
  const definition = kindDefinitions[row.kind];
  const confirm = (label: string): PostButton => ({
    label,
    action: listingPaths.confirm(row.slug),
    fields: [['from', 'my']],
  });
  const isPublic = row.state !== 'draft' && row.state !== 'archived';
  return {
    sign: definition.sign,
    title: row.title === '' ? `${definition.label} without a title` : row.title,
    href: row.state === 'draft' ? listingPaths.edit(row.slug) : listingPaths.show(row.slug),
    kicker: [kindLabel(row, vocabulary), ...(isSeveral ? [organisation.name] : [])].join(' · '),
    state: [stateText(entry, clock), unfinishedText(entry, clock)].join(''),
    quote: standing === 'sent-back' ? (waiting?.reason ?? null) : null,
    buttons: standing === 'due' || standing === 'lapsed' ? [confirm('It’s still correct')] : [],
    editHref: isPublic || standing === 'sent-back' ? listingPaths.edit(row.slug) : null,
  };
}

const restingTexts: Readonly<Record<string, string>> = { paused: 'Paused', met: 'Met', taken: 'Taken' };

function stateText({ row, standing, waiting }: OwnEntry, clock: Clock): string {
  const today = londonDay(clock.now());
  const day = (moment: Date) => formatDate(londonDay(moment), today);
  switch (standing) {
    case 'sent-back':
      return 'The CVS sent it back:';
    case 'lapsed':
      return 'Lapsed: nobody has confirmed it, so people don’t find it';
    case 'due':
      return `Going stale: it was due to be confirmed on ${formatDate(row.reviewDueOn ?? today, today)}`;
    case 'draft':
      return `Draft, saved on ${day(row.updatedAt)}`;
    case 'waits':
      return waiting && row.publishedAt !== null
        ? `A change has been waiting for the CVS since ${day(waiting.submittedAt)}`
        : 'Waits for the CVS. It isn’t public yet';
    case 'live':
      return row.reviewDueOn === null
        ? 'Live'
        : `Live, to be confirmed by ${formatDate(row.reviewDueOn, today)}`;
    case 'resting':
      return restingTexts[row.state] ?? '';
    case 'withdrawn':
      return `Withdrawn on ${day(row.updatedAt)}`;
  }
}

/** After the state: what only this person knows of. */
function unfinishedText({ unfinishedSince }: OwnEntry, clock: Clock): string {
  if (unfinishedSince === null) return '';
  const day = formatDate(londonDay(unfinishedSince), londonDay(clock.now()));
  return `. Your changes from ${day} are kept, and nobody else sees them yet`;
}

function toRequest(request: OwnRequest, clock: Clock): MyPageView['requests'][number] {
  const day = formatDate(londonDay(request.askedAt), londonDay(clock.now()));
  const { name } = request.organisation;
  const what = request.kind === 'registration' ? `You registered ${name}` : `You asked to join ${name}`;
  return {
    text:
      request.state === 'waits'
        ? `${what} on ${day}. The CVS will look at this, usually within two working days.`
        : `${what} on ${day}. The CVS sent it back:`,
    quote: request.state === 'waits' ? null : request.reason,
    href: sitePaths.join,
  };
}
