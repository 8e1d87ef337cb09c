import { formerMember } from '#features/accounts/index.ts';
import { canBecome, kindDefinitions } from '#features/listings/index.ts';
import type { Organisation } from '#features/organisations/index.ts';
import { sectorLabels } from '#features/vocabularies/index.ts';
import { type IsoDate, londonDay } from '#platform/clock.ts';
import { formatCount, formatDate, formatPounds, formatTime } from '#platform/formats.ts';
import type { SectorName, SignShape } from '#web/components/index.ts';
import { arrangementText, counted, isArranged, unitOf } from './arrangement.model.ts';
import { sideOfExchange } from './enquiry.access.ts';
import type { StepType } from './enquiry.input.ts';
import {
  type EnquiryState,
  helpfulness,
  isAgreed,
  isOver,
  type MoveType,
  type Party,
} from './enquiry.model.ts';
import { enquiryPaths } from './enquiry.paths.ts';
import type { Enquiry } from './enquiry.queries.ts';
import type { Conversation, ListedEnquiry } from './enquiry.reader.ts';
import { workingDaysBetween } from './working-days.ts';

/** Records to what pages about enquiries show. */

export interface TimelineEntry {
  who: string;
  what: string;
  when: string;
  words: string[];
  /** What their own side noted for itself. */
  privateReason: string | null;
  look: 'own' | 'other' | 'note';
}

/** How to reach the other side, once both have agreed: one of the two at least. */
export interface Contact {
  email: string | null;
  phone: string | null;
}

export interface ConversationView {
  title: string;
  /** The list that it is one of, for whoever reads it. */
  back: { label: string; href: string };
  sign: SignShape;
  listing: { title: string; href: string };
  linked: { title: string; href: string } | null;
  asker: PartyView;
  owner: PartyView;
  state: string;
  /** What happens next, for whoever reads it. */
  next: string;
  /** A fact is told in words, or is how to reach somebody. */
  facts: { label: string; value: string | Contact }[];
  timeline: TimelineEntry[];
  /** What this reader can do, the most likely first. */
  moves: StepType[];
  turn: number;
  other: string;
  /** Words for the report's questions. */
  report: {
    itemsQuestion: string;
    hasHours: boolean;
    asksNeedMet: boolean;
    /** Whether this reader gives of an offer that could be used up by it. */
    asksOfferTaken: boolean;
  } | null;
  /** How the other side will reach this one if it says yes. */
  ownContact: string;
  others: { href: string; label: string }[];
}

interface PartyView {
  name: string;
  href: string;
  sector: SectorName;
  sectorLabel: string;
}

const stateLabels: Record<EnquiryState, string> = {
  asked: 'Waits for an answer',
  answered: 'Being talked about',
  accepted: 'Agreed',
  declined: 'Not this time',
  arranged: 'Arranged',
  done: 'Done',
  'did-not-happen': 'Didn’t happen',
  cancelled: 'Called off',
};

/** The sign of an enquiry: what it is about, or an exchange once it is agreed. */
export function signOf({ enquiry, listing }: ListedEnquiry): SignShape {
  return isAgreed(enquiry.state) ? 'exchange' : kindDefinitions[listing.kind].sign;
}

export function toConversationView(conversation: Conversation, now: Date): ConversationView {
  const { entrance, enquiry, listing, linked, asker, owner, exchange } = conversation;
  const { party } = entrance;
  const today = londonDay(now);
  const other = party === 'owner' ? asker : owner;
  const own = party === 'owner' ? owner : asker;
  const isReceiver = party !== null && sideOfExchange(enquiry, party) === 'receiver';
  const offer = [listing, linked].find((each) => each?.rowId === exchange?.offerListingRowId);
  return {
    title: listing.title,
    back:
      party === null
        ? { label: 'Unanswered questions', href: enquiryPaths.overdue }
        : { label: 'Your conversations', href: enquiryPaths.list },
    sign: signOf(conversation),
    listing: { title: listing.title, href: enquiryPaths.listing(listing.slug) },
    linked: linked && { title: linked.title, href: enquiryPaths.listing(linked.slug) },
    asker: toParty(asker),
    owner: toParty(owner),
    state: stateLabels[enquiry.state],
    next: nextText(conversation, today),
    facts: factsOf(conversation, today),
    timeline: conversation.events.flatMap((each) => toTimelineEntry(conversation, each, now)),
    moves: party === null ? [] : movesOf(conversation, party),
    turn: enquiry.turn,
    other: other.name,
    report: exchange && {
      itemsQuestion: unitOf(exchange.subject).question,
      hasHours: unitOf(exchange.subject).hasHours,
      asksNeedMet: isReceiver && exchange.needListingRowId !== null,
      asksOfferTaken: party !== null && !isReceiver && offer?.state === 'live' && canBecome(offer, 'taken'),
    },
    ownContact:
      [own.email, own.phone].filter((each) => each !== null).join(', ') || 'the address of whoever answers',
    others: conversation.others.map((each) => ({
      href: enquiryPaths.show(each.enquiry.id),
      label: `${each.asker.name}: ${stateLabels[each.enquiry.state].toLowerCase()}`,
    })),
  };
}

function toParty({ name, slug, sector }: Organisation): PartyView {
  return { name, href: enquiryPaths.organisation(slug), sector, sectorLabel: sectorLabels[sector] };
}

function contactOf({ email, phone }: Organisation, spokenForBy: string | null): Contact | null {
  if (email !== null || phone !== null) return { email, phone };
  return spokenForBy === null ? null : { email: spokenForBy, phone: null };
}

/**
 * What one has just done, for as long as nothing else has happened: a page that is opened again must not say “sent” beside
 * the answer. Null where there is nothing to say.
 */
export function doneText({ entrance, events, owner, asker }: Conversation): string | null {
  const last = events.at(-1)?.event;
  if (last === undefined || last.side !== entrance.party) return null;
  const other = entrance.party === 'owner' ? asker.name : owner.name;
  switch (last.type) {
    case 'asked':
      return `Sent to ${other}. You get an e-mail when they answer.`;
    case 'answered':
    case 'wrote':
      return `Sent to ${other}.`;
    case 'reported':
      return 'That’s noted. Thank you.';
    default:
      return 'That’s noted, and the other side has been told.';
  }
}

const over = 'This conversation is closed, and nothing is left to do.';

/** What follows the state in the first sentence of the page, and so doesn't say it again. */
function nextText(conversation: Conversation, today: IsoDate): string {
  const { entrance, enquiry, asker, owner, mayReport } = conversation;
  const { party } = entrance;
  const due = formatDate(enquiry.answerDueOn, today);
  const other = party === 'owner' ? asker.name : owner.name;
  switch (enquiry.state) {
    case 'asked':
      if (party === 'owner') {
        return today > enquiry.answerDueOn
          ? `${asker.name} should have had an answer by ${due}. Please answer now; “not this time” is an answer too.`
          : `${asker.name} waits for your answer. Please give it by ${due}.`;
      }
      return today > enquiry.answerDueOn
        ? `${owner.name} should have answered by ${due}. The CVS sees that and will ring them.`
        : `${owner.name} should answer by ${due}. We remind them${party === null ? '' : ', so you don’t need to do anything until then'}.`;
    case 'answered':
      return party === 'owner'
        ? 'When you know enough, say yes or not this time.'
        : party === 'asker'
          ? `${owner.name} has answered. Go on until they say yes or not this time.`
          : `${owner.name} has answered and will say yes or not this time.`;
    case 'accepted':
      if (party === null) return 'They note when and how much next.';
      return isAskedHowItWent(conversation)
        ? 'Did it happen? Say how it went, or note when it will be.'
        : 'One of you notes when and how much next, so that both know.';
    case 'arranged':
      return isAskedHowItWent(conversation) && party !== null
        ? 'Did it happen? Say how it went.'
        : `When it is over, each side says how it went.${party === null ? '' : ' We write to you then.'}`;
    case 'done':
      if (mayReport) return `${other} has said how it went. Two questions remain for you.`;
      return party === null
        ? 'It happened, and nothing is left to do.'
        : 'It happened, and nothing more is asked of you. Thank you.';
    case 'declined':
      if (party === 'owner') return `${asker.name} has been told, and nothing is left to do.`;
      if (party === null) return over;
      return enquiry.askerGives
        ? `${owner.name} doesn’t take it up. Others may: see what they need, or list it as an offer.`
        : 'Somebody else may have it: search above, or list what you need.';
    case 'did-not-happen':
    case 'cancelled':
      return over;
  }
}

function factsOf(conversation: Conversation, today: IsoDate): ConversationView['facts'] {
  const { entrance, enquiry, exchange, asker, owner, spokenForBy } = conversation;
  const { party } = entrance;
  const facts: ConversationView['facts'] = [];
  if (exchange !== null) {
    // What is over without a day having been noted has none “yet” to wait for.
    if (isArranged(exchange) || !isOver(enquiry.state)) {
      facts.push({ label: 'When', value: arrangementText(exchange, today) });
    }
  }
  if (party !== null && isAgreed(enquiry.state)) {
    const other = party === 'owner' ? asker : owner;
    facts.push({ label: 'Reach them', value: contactOf(other, spokenForBy) ?? 'by writing here' });
  }
  return [...facts, ...reportFacts(conversation)];
}

const needMetLabels = { wholly: 'the need is met', partly: 'the need is met in part' } as const;

/** What the sides said of how it went; the other's shows once one's own is in, so that neither copies. */
function reportFacts({ entrance, enquiry, exchange, reports, asker, owner }: Conversation) {
  if (exchange === null) return [];
  const own = entrance.party === null ? null : sideOfExchange(enquiry, entrance.party);
  const hasOwn = own === null || reports.some(({ side }) => side === own);
  return reports
    .filter(({ side }) => hasOwn || side === own)
    .map((report) => {
      const isAsker = sideOfExchange(enquiry, 'asker') === report.side;
      const helpful = helpfulness.find(({ value }) => value === report.helpful)?.label ?? '';
      const parts = [
        helpful,
        report.hours === null ? '' : `${formatCount(report.hours)} ${report.hours === 1 ? 'hour' : 'hours'}`,
        report.items === null ? '' : counted(exchange.subject, report.items),
        report.pounds === null ? '' : `worth ${formatPounds(report.pounds * 100)}`,
        report.side === 'receiver' && exchange.needMet !== null ? needMetLabels[exchange.needMet] : '',
        report.sentence === ''
          ? ''
          : `“${report.sentence}”${report.isSentencePublic ? ', which may be published' : ''}`,
        report.agreesToNames ? 'agrees that both are named' : '',
      ];
      return {
        label: `${isAsker ? asker.name : owner.name} says`,
        value: parts.filter(Boolean).join(' · '),
      };
    });
}

/** Whether both have been asked how it went since they agreed or last noted a day. */
function isAskedHowItWent({ enquiry, events }: Conversation): boolean {
  const steps = events.filter(({ event }) => event.type !== 'wrote' && event.type !== 'read');
  return isAgreed(enquiry.state) && steps.at(-1)?.event.type === 'reminded';
}

/** What a side can do, the most likely first. */
function movesOf(conversation: Conversation, party: Party): StepType[] {
  const { enquiry, mayReport } = conversation;
  switch (enquiry.state) {
    case 'asked':
    case 'answered':
      return party === 'owner' ? ['accept', 'write', 'decline'] : ['write', 'cancel'];
    case 'accepted':
    case 'arranged':
      if (isAskedHowItWent(conversation)) return ['report', 'did-not-happen', 'write', 'arrange', 'cancel'];
      return enquiry.state === 'accepted'
        ? ['arrange', 'write', 'report', 'did-not-happen', 'cancel']
        : ['write', 'arrange', 'report', 'did-not-happen', 'cancel'];
    case 'done':
      return mayReport ? ['report'] : [];
    default:
      return [];
  }
}

const whatHappened: Record<MoveType, string> = {
  asked: 'asked',
  answered: 'answered',
  wrote: 'wrote',
  accepted: 'said yes',
  declined: 'said not this time',
  arranged: 'noted what was arranged',
  done: 'said that it is done',
  reported: 'said how it went',
  'did-not-happen': 'noted that it didn’t happen',
  cancelled: 'called it off',
  reminded: '',
  read: 'read this conversation',
};

function toTimelineEntry(
  conversation: Conversation,
  { event, account }: Conversation['events'][number],
  now: Date,
): TimelineEntry[] {
  const { entrance, enquiry, asker, owner } = conversation;
  const when = momentText(event.at, now);
  const words = event.words === '' ? [] : event.words.split(/\n{2,}/);
  const note = { when, words, privateReason: null, look: 'note' } as const;
  if (event.side === 'product') {
    if (event.type === 'cancelled') return [{ ...note, who: 'Borough Exchange', what: 'closed it' }];
    return [{ ...note, who: 'Borough Exchange', what: remindedText(conversation, event.rowId) }];
  }
  if (event.side === 'curator') {
    // Without a name they are called by a part of their address elsewhere, which is no business of the two sides.
    const curator =
      account === null || account.leftAt !== null ? formerMember : (account.name ?? 'A curator');
    return [{ ...note, who: `${curator} of the CVS`, what: whatHappened.read }];
  }
  const organisation = event.side === 'asker' ? asker : owner;
  const isOwn = entrance.party === event.side;
  // Who it was is theirs to know; the other side learns it once both agree.
  const isNamed = isOwn || isAgreed(enquiry.state);
  const isFormer = account !== null && account.leftAt !== null;
  // Nobody who left is named, but what they did stays.
  const person = isFormer ? formerMember : isNamed ? (account?.name ?? null) : null;
  const isOffer = event.type === 'asked' && enquiry.askerGives;
  return [
    {
      who: person === null ? organisation.name : `${organisation.name} (${person})`,
      what: isOffer ? 'offered to help' : whatHappened[event.type],
      when,
      words,
      privateReason: isOwn || entrance.party === null ? event.privateReason : null,
      look: isOwn ? 'own' : 'other',
    },
  ];
}

/** What the product did when it reminded: it asked both once they had agreed, else whoever hadn't had the last word. */
function remindedText({ events, asker, owner }: Conversation, rowId: number): string {
  const before = events.map(({ event }) => event).filter((each) => each.rowId < rowId);
  if (before.some(({ type }) => type === 'accepted')) return 'asked both how it went';
  const last = before.findLast(({ side }) => side === 'asker' || side === 'owner');
  return `reminded ${last?.side === 'owner' ? asker.name : owner.name}`;
}

/** "23 November, 14:32". */
function momentText(at: Date, now: Date): string {
  return `${formatDate(londonDay(at), londonDay(now))}, ${formatTime(at)}`;
}

export interface EnquiryRow {
  href: string;
  sign: SignShape;
  title: string;
  kicker: string;
  state: string;
  /** Whether it waits for this reader's side, can go on, or is over; what is over may still wait for one's own word. */
  place: 'waits' | 'open' | 'over';
}

export function toEnquiryRow(
  listed: ListedEnquiry & { enquiry: Enquiry & { waits: boolean } },
  own: readonly number[],
  now: Date,
): EnquiryRow {
  const { enquiry, listing, asker, owner } = listed;
  const today = londonDay(now);
  const isAsker = own.includes(asker.rowId);
  const due =
    enquiry.state === 'asked'
      ? `, ${today > enquiry.answerDueOn ? 'was due' : 'due'} ${formatDate(enquiry.answerDueOn, today)}`
      : '';
  const moved = isOver(enquiry.state) ? `, ${formatDate(londonDay(enquiry.lastMovedAt), today)}` : '';
  const other = isAsker ? owner.name : asker.name;
  return {
    href: enquiryPaths.show(enquiry.id),
    sign: signOf(listed),
    title: listing.title,
    kicker: isAsker
      ? `${asker.name} ${enquiry.askerGives ? 'offers it to' : 'asked'} ${other}`
      : `${other} ${enquiry.askerGives ? 'offers it to' : 'asked'} ${owner.name}`,
    state: (enquiry.waits ? wantedOf(enquiry, isAsker) : stateLabels[enquiry.state]) + due + moved,
    place: enquiry.waits ? 'waits' : isOver(enquiry.state) ? 'over' : 'open',
  };
}

/** What whoever a conversation waits for is to do in it. */
function wantedOf({ state, waitsFor }: Enquiry, isAsker: boolean): string {
  // Both are asked for the next step; one of them alone, for a word.
  const isWrittenTo = waitsFor !== 'both';
  switch (state) {
    case 'asked':
      return 'Waits for your answer';
    case 'answered':
      return isAsker ? 'They have answered: write back' : 'Say yes, or not this time';
    case 'accepted':
      return isWrittenTo ? 'Agreed: they have written' : 'Agreed: note when and how much';
    case 'arranged':
      return isWrittenTo ? 'Arranged: they have written' : 'Say how it went';
    case 'done':
      return 'Say how it went';
    default:
      return stateLabels[state];
  }
}

export interface OverdueRow {
  href: string;
  title: string;
  /** "Cinder Path Railway Volunteers asked", before the name of whoever should answer. */
  asked: string;
  owner: string;
  ownerHref: string;
  phone: string | null;
  email: string | null;
  /** "3 working days late: it was due on 12 November". */
  lateness: string;
}

/** A question that nobody answered in time, for curators. */
export function toOverdueRow({ enquiry, listing, asker, owner }: ListedEnquiry, today: IsoDate): OverdueRow {
  const late = workingDaysBetween(enquiry.answerDueOn, today);
  return {
    href: enquiryPaths.show(enquiry.id),
    title: listing.title,
    asked: `${asker.name} ${enquiry.askerGives ? 'offered it to' : 'asked'}`,
    owner: owner.name,
    ownerHref: enquiryPaths.organisation(owner.slug),
    phone: owner.phone,
    email: owner.email,
    lateness: `${formatCount(late)} working ${late === 1 ? 'day' : 'days'} late: it was due on ${formatDate(enquiry.answerDueOn, today)}`,
  };
}
