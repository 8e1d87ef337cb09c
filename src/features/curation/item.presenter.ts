import type { Account } from '#features/accounts/index.ts';
import { displayName } from '#features/accounts/index.ts';
import { contentOf, freshnessTag, kindLabel, type Listing } from '#features/listings/index.ts';
import {
  type Member,
  memberName,
  membershipRoleLabels,
  type Organisation,
  type Site,
} from '#features/organisations/index.ts';
import { sectorLabels, type Vocabulary } from '#features/vocabularies/index.ts';
import { londonDay } from '#platform/clock.ts';
import { agoText } from './ago.ts';
import { type ComparedPart, compareParts, type DescribedPart } from './comparison.model.ts';
import { curationPaths } from './curation.paths.ts';
import { listingProposals } from './publishing-gate.ts';
import { describeListing, describeOrganisation } from './record-description.ts';
import {
  proposalOf,
  type ReviewEvent,
  type ReviewItem,
  type ReviewStateName,
  type ReviewType,
  type Written,
} from './review.model.ts';
import type { OpenedItem } from './review.service.ts';
import { titleOf } from './review.subjects.ts';
import { type DecisionWords, type Outcome, reviewTypeDefinitions } from './review-types.ts';
import { riskOf } from './risk.model.ts';

/** What the desk shows of one item; nothing here reads or writes. */

export interface ItemSource {
  opened: OpenedItem;
  /** Whoever asked; undefined for visitors and the product itself. */
  author: Account | undefined;
  /** Who stands behind the references of its events. */
  actors: ReadonlyMap<string, string>;
  /** Sites of its organisation, hidden ones too: curators may know them. */
  sites: readonly Site[];
  /** Where its listing takes place now. */
  siteRowIdsNow: readonly number[];
  /** Organisations that it names: parents, and those it looks like. */
  organisations: ReadonlyMap<number, Organisation>;
  /** Who belongs to its organisation; only of those who want to join one. */
  members: readonly Member[];
  canDecide: boolean;
  vocabulary: Vocabulary;
  now: Date;
}

export interface LinkText {
  label: string;
  href: string;
}

export interface DecisionButton {
  outcome: Outcome;
  label: string;
  needsReason: boolean;
  /** What the field for the words asks. */
  asks: string;
  isMain: boolean;
}

export interface ItemView {
  id: string;
  /** Goes with a decision: which item, and what was seen of it. */
  seen: string;
  title: string;
  /** "Resource · space". */
  kind: string;
  /** "changed by Pat Green, 2 hours ago". */
  deed: string;
  /** Where to write to whoever asked; curators alone see it. */
  authorEmail: string | null;
  organisation: {
    id: string;
    label: string;
    href: string | null;
    historyHref: string | null;
    isTrusted: boolean;
    isLive: boolean;
  } | null;
  notices: string[];
  /** Somebody's own words. */
  words: string | null;
  changed: readonly ComparedPart[];
  /** Shown in full where all of it is new; folded away where it stays the same. */
  same: readonly ComparedPart[];
  isNew: boolean;
  publicNow: string | null;
  links: readonly LinkText[];
  similar: readonly LinkText[];
  /** Null where nothing can be decided (any more). */
  decisions: { agree: DecisionButton; decline: DecisionButton | null; refuse: DecisionButton | null } | null;
  /** Who gets the reason by mail: "Pat Green", null where nobody does. */
  toldTo: string | null;
  assigneeRowId: number | null;
  events: readonly { text: string; reason: string }[];
}

/** Everything that the desk shows of an item. */
export function toItemView(source: ItemSource): ItemView {
  const { opened, author, now } = source;
  const { item, subject } = opened;
  const definition = reviewTypeDefinitions[item.type];
  const body = bodyOf(source);
  const isDecidable = opened.state.name === 'open' && source.canDecide;
  const who = author ? displayName(author) : (source.actors.get(opened.events[0]?.actor ?? '') ?? '');
  return {
    id: item.id,
    seen: `${item.id}~${opened.sight}`,
    title: titleOf(item, subject),
    kind: kindOf(source),
    deed: `${definition.deed} ${who}, ${agoText(opened.state.submittedAt, now)}`,
    authorEmail: author?.email ?? null,
    organisation: organisationOf(subject.organisation),
    notices: [...closedNotices(source), ...body.notices],
    words: body.words ?? null,
    changed: body.parts.filter((part) => part.isChanged),
    same: body.parts.filter((part) => !part.isChanged),
    isNew: body.isNew ?? false,
    publicNow: body.publicNow ?? null,
    links: linksOf(source),
    similar: body.similar ?? [],
    decisions: isDecidable
      ? {
          agree: toButton('agree', definition.agree),
          decline: definition.decline && toButton('decline', definition.decline),
          refuse: definition.refuse ? toButton('refuse', definition.refuse) : null,
        }
      : null,
    toldTo: author && author.leftAt === null ? displayName(author) : null,
    assigneeRowId: opened.state.assigneeRowId,
    events: opened.events.map((event) => ({ text: eventText(event, source), reason: event.reason })),
  };
}

interface Body {
  parts: readonly ComparedPart[];
  notices: string[];
  words?: string;
  isNew?: boolean;
  publicNow?: string;
  similar?: LinkText[];
}

/** What each type shows; types of other features fill a panel of their own. */
const bodies: Partial<Record<ReviewType, (source: ItemSource) => Body>> = {
  'new-listing': (source) => {
    const after = proposalOf(source.opened.item, ...listingProposals);
    return {
      ...written(source, null, after),
      isNew: true,
      publicNow: 'Nothing yet. It goes live when you approve.',
    };
  },
  'changed-listing': (source) => {
    const { listing } = source.opened.subject;
    const after = proposalOf(source.opened.item, ...listingProposals);
    const body = written(source, writtenNow(source, listing), after);
    const hasMoved = listing !== undefined && listing.version !== source.opened.item.baseVersion;
    return {
      ...body,
      notices: [
        ...(hasMoved
          ? ['The public entry has changed since this was written. You see both as they are now.']
          : []),
        ...body.notices,
      ],
      ...(listing === undefined ? {} : { publicNow: publicNowText(listing, source.now) }),
    };
  },
  'look-over': (source) => {
    const { before, after } = proposalOf(source.opened.item, 'look-over');
    return { ...written(source, before, after), publicNow: 'This is live already.' };
  },
  registration: (source) => {
    const { words, similarRowIds } = proposalOf(source.opened.item, 'registration');
    return {
      parts: compareParts([], organisationParts(source)).map(unmarked),
      notices: [],
      words,
      isNew: true,
      publicNow: 'Nothing yet. It is listed when you approve.',
      similar: similarRowIds.flatMap((rowId) => {
        const similar = source.organisations.get(rowId);
        return similar ? [organisationLink(similar)] : [];
      }),
    };
  },
  claim: (source) => ({
    parts: compareParts([], claimParts(source)).map(unmarked),
    notices: [],
    words: proposalOf(source.opened.item, 'claim').words,
    isNew: true,
  }),
  'organisation-facts': (source) => {
    const { facts } = proposalOf(source.opened.item, 'organisation-facts');
    return {
      parts: compareParts(organisationParts(source), organisationParts(source, facts)),
      notices: [],
      publicNow: 'Nothing changes until you approve.',
    };
  },
  'without-lead': () => ({
    parts: [],
    notices: ['The last lead has gone. Call the organisation, and invite somebody to lead it.'],
  }),
  problem: reported('problem'),
  correction: reported('correction'),
};

function bodyOf(source: ItemSource): Body {
  return bodies[source.opened.item.type]?.(source) ?? { parts: [], notices: [] };
}

function reported(type: 'problem' | 'correction'): (source: ItemSource) => Body {
  return (source) => {
    const { words, reach } = proposalOf(source.opened.item, type);
    return {
      parts: [],
      notices: reach === undefined ? [] : [`They want an answer. How to reach them: ${reach}`],
      words,
    };
  };
}

function written(source: ItemSource, before: Written | null, after: Written): Body {
  const known = { vocabulary: source.vocabulary, sites: source.sites, today: londonDay(source.now) };
  const now = describeListing(after, known);
  const parts =
    before === null ? compareParts([], now).map(unmarked) : compareParts(describeListing(before, known), now);
  const { organisation } = source.opened.subject;
  const isHidden = source.sites.some(
    (site) => site.visibility === 'hidden' && after.siteRowIds.includes(site.rowId),
  );
  const { risky } = riskOf(before, after, { isCurator: false, isTrusted: true });
  return {
    parts,
    notices: [
      ...(organisation?.state === 'waiting'
        ? [`${organisation.name} isn’t listed yet. Approve the organisation first.`]
        : []),
      ...(isHidden ? ['One of its places is hidden. Only curators and its own people see the address.'] : []),
      ...(organisation?.isTrusted && risky.length > 0
        ? ['The organisation is trusted; this waits because of what it changes.']
        : []),
    ],
  };
}

/** All new is shown as it is: marking every word of it would tell nothing. */
function unmarked(part: ComparedPart): ComparedPart {
  return { ...part, isChanged: false, runs: part.runs.map((run) => ({ ...run, kind: 'same' })) };
}

function writtenNow(source: ItemSource, listing: Listing | undefined): Written | null {
  return listing ? { content: contentOf(listing), siteRowIds: source.siteRowIdsNow } : null;
}

function publicNowText(listing: Listing, now: Date): string {
  const { text } = freshnessTag(listing, londonDay(now));
  const fresh = text.charAt(0).toLowerCase() + text.slice(1);
  return `Version ${listing.version}, ${fresh}. Nothing changes until you approve.`;
}

function organisationParts(source: ItemSource, change: Partial<Organisation> = {}): DescribedPart[] {
  const { organisation } = source.opened.subject;
  if (!organisation) return [];
  const described = { ...organisation, ...change, sites: source.sites };
  const parent = described.parentRowId === null ? undefined : source.organisations.get(described.parentRowId);
  return describeOrganisation(described, parent?.name);
}

/** What tells whether somebody belongs where they want to join: how to ask there, who is there, what they would be. */
function claimParts(source: ItemSource): DescribedPart[] {
  const { author, members } = source;
  const contacts = ['email', 'phone', 'website'];
  const who = author ? displayName(author) : 'They';
  const already = members.find(({ accountRowId }) => accountRowId === author?.rowId);
  const isLed = members.some(({ role }) => role === 'lead');
  const people = members.map(
    (member) => `${memberName(member)}, ${membershipRoleLabels[member.role].toLowerCase()}`,
  );
  return [
    ...organisationParts(source).filter(({ key, text }) => contacts.includes(key) && text !== ''),
    { key: 'members', label: 'Who is there', text: people.length === 0 ? 'Nobody yet' : people.join('; ') },
    {
      key: 'role',
      label: 'If you approve',
      text: isLed
        ? already
          ? `${who} stays what they are`
          : `${who} becomes a member, and can list, ask and answer for it`
        : `${who} leads it, since nobody does: invites others, and changes what it says`,
    },
  ];
}

function kindOf({ opened, vocabulary }: ItemSource): string {
  const { item, subject } = opened;
  if (item.subjectType === 'page') return 'Borough Exchange';
  if (item.subjectType === 'organisation') {
    const { organisation } = subject;
    return organisation ? `Organisation · ${sectorLabels[organisation.sector]}` : 'Organisation';
  }
  const content = isListingProposal(item) ? proposalOf(item, ...listingProposals).content : subject.listing;
  return content ? kindLabel(content, vocabulary) : 'Listing';
}

function isListingProposal(item: ReviewItem): boolean {
  return listingProposals.some((type) => type === item.type);
}

function organisationOf(organisation: Organisation | undefined): ItemView['organisation'] {
  if (!organisation) return null;
  const isLive = organisation.state === 'live';
  return {
    id: organisation.id,
    label: organisation.name,
    href: isLive ? curationPaths.organisation(organisation.slug) : null,
    historyHref: curationPaths.organisationHistory(organisation.slug),
    isTrusted: organisation.isTrusted,
    isLive,
  };
}

function organisationLink({ name, slug }: Organisation): LinkText {
  return { label: name, href: curationPaths.organisation(slug) };
}

function linksOf({ opened }: ItemSource): LinkText[] {
  const { listing, organisation } = opened.subject;
  if (listing) {
    return [
      ...(listing.publishedAt === null
        ? []
        : [{ label: 'Public page', href: curationPaths.listing(listing.slug) }]),
      { label: 'Edit it', href: curationPaths.editListing(listing.slug) },
      { label: 'History', href: curationPaths.listingHistory(listing.slug) },
    ];
  }
  if (!organisation) return [];
  return [
    ...(organisation.state === 'live' ? [{ ...organisationLink(organisation), label: 'Public page' }] : []),
    { label: 'History', href: curationPaths.organisationHistory(organisation.slug) },
  ];
}

function toButton(outcome: Outcome, { label, needsReason, asks, isAside }: DecisionWords): DecisionButton {
  const usual = needsReason ? 'What should change, and why?' : 'A word on it (optional)';
  return { outcome, label, needsReason, asks: asks ?? usual, isMain: isAside === undefined };
}

const stateWords: Record<ReviewStateName, string> = {
  open: 'waits',
  approved: 'was approved',
  'sent-back': 'was sent back',
  withdrawn: 'was taken back by its author, or overtaken',
  done: 'was dealt with',
};

function closedNotices({ opened, actors, now }: ItemSource): string[] {
  const { decision, name } = opened.state;
  if (decision === null) return [];
  const who = actors.get(decision.actor) ?? 'somebody';
  const words = isRefusal(opened, decision) ? 'was refused for good' : stateWords[name];
  return [`This ${words}, by ${who}, ${agoText(decision.at, now)}.`];
}

const eventWords: Record<ReviewEvent['type'], string> = {
  opened: 'Came in',
  revised: 'Written anew',
  assigned: 'Taken on',
  unassigned: 'Given back to everybody',
  approved: 'Approved',
  'sent-back': 'Sent back',
  withdrawn: 'Taken back',
  done: 'Dealt with',
  reopened: 'Opened again',
};

/** What can be refused for good is done in no other way. */
function isRefusal({ item }: ItemSource['opened'], event: ReviewEvent): boolean {
  return event.type === reviewTypeDefinitions[item.type].refuse?.event;
}

function eventText(event: ReviewEvent, { opened, actors, now }: ItemSource): string {
  const words = isRefusal(opened, event) ? 'Refused for good' : eventWords[event.type];
  return `${words}: ${actors.get(event.actor) ?? 'somebody'}, ${agoText(event.at, now)}`;
}
