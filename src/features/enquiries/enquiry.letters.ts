import type { IsoDate } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import { type LetterPart, writeLetter } from '#platform/mail/letter.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { MoveType } from './enquiry.model.ts';

/** The mails about enquiries. Each leads to the conversation by a link that needs no account. */

/** What a letter is about, as whoever gets it sees it. */
export interface LetterSubject {
  /** Title of the entry. */
  title: string;
  /** The organisation that the letter goes to, and the other one. */
  own: string;
  other: string;
  /** Whether the asker offers something, rather than asking for it. */
  isOffered: boolean;
  /** Whether the letter goes to the side that asked. */
  isAsker: boolean;
  /** "30 November": by when an answer is due. */
  dueOn: IsoDate;
  today: IsoDate;
  placeName: string;
}

/** What an enquiry's letter says besides what it is about. */
export interface LetterNews {
  type: MoveType | 'overdue' | 'contacts' | 'how-it-went' | 'taken-back' | 'gone' | 'talk-waits';
  /** Words of the other side. */
  words: string;
  /** What the product adds: "Every Saturday from 5 December", how to reach them. */
  facts?: readonly string[];
  /** Whether the conversation is over, so that the link leads to one's own page rather than opening it. */
  isClosed?: boolean;
  /** The last day on which the link opens it, where that isn't the day on which it is closed. */
  opensUntil?: IsoDate;
  /** Where to go on from here. */
  onward?: readonly { link: string; label: string }[];
}

/** Writes the letter about what has happened, for one recipient. */
export function enquiryLetter(to: string, about: LetterSubject, news: LetterNews, link: string): Mail {
  const { subject, lead, label } = wordsOf(about, news);
  const parts: LetterPart[] = [
    lead,
    ...(news.words === '' ? [] : [{ quote: news.words }]),
    ...(news.facts ?? []),
    ...(news.onward === undefined ? [] : [{ aside: news.onward }]),
    { link, label },
    news.isClosed === true
      ? 'The conversation is closed. Whoever has an account can still read it.'
      : `You need no account: the link opens this conversation and no other, until ${news.opensUntil === undefined ? 'it is closed' : formatDate(news.opensUntil, about.today)}. Don’t hand it on.`,
  ];
  return writeLetter({
    to,
    subject,
    parts,
    closing: `You get this because you answer for ${about.own} at Borough Exchange, ${about.placeName}.`,
  });
}

function wordsOf(
  about: LetterSubject,
  { type }: LetterNews,
): { subject: string; lead: string; label: string } {
  const { title, other } = about;
  const due = about.dueOn === about.today ? 'today' : `by ${formatDate(about.dueOn, about.today)}`;
  switch (type) {
    case 'asked':
      return {
        subject: about.isOffered
          ? `${other} offers to help with “${title}”`
          : `${other} asks about “${title}”`,
        lead: `${about.isOffered ? `${other} offers you what “${title}” needs.` : `${other} asks about “${title}”.`} Please answer ${due}; “not this time” is an answer too.`,
        label: 'Read and answer',
      };
    case 'reminded':
      return {
        subject: `${other} still waits for an answer about “${title}”`,
        lead: `${about.isOffered ? `${other} offered you what “${title}” needs` : `${other} asked you about “${title}”`} and has no answer yet. Please answer ${due}; “not this time” is an answer too.`,
        label: 'Read and answer',
      };
    case 'talk-waits':
      return {
        subject: `${other} waits for your word about “${title}”`,
        lead: about.isAsker
          ? `${other} has written about “${title}” and has no answer yet. Please write back, or call it off if you no longer need it.`
          : `${other} has written about “${title}” and has no answer yet. Please say yes, “not this time”, or what you still need to know.`,
        label: 'Read and answer',
      };
    case 'overdue':
      return {
        subject: `No answer yet about “${title}”`,
        lead: `${other} hasn’t answered you about “${title}” within five working days. We have told the CVS, who will ring them. You can go on waiting, or take the question back.`,
        label: 'See the conversation',
      };
    case 'accepted':
    case 'contacts':
      return {
        subject: `Agreed: “${title}”`,
        lead:
          type === 'accepted'
            ? `${other} says yes about “${title}”. You can reach each other now.`
            : `You said yes to ${other} about “${title}”. You can reach each other now.`,
        label: 'Say when and how much',
      };
    case 'declined':
      return {
        subject: `Not this time: “${title}”`,
        lead: about.isOffered
          ? `${other} doesn’t take up what you offered for “${title}”:`
          : `${other} has answered what you asked about “${title}”:`,
        label: 'See the conversation',
      };
    case 'arranged':
      return {
        subject: `Arranged: “${title}”`,
        lead: `${other} has noted what you arranged about “${title}”. If it isn’t right, change it.`,
        label: 'See what was arranged',
      };
    case 'how-it-went':
      return {
        subject: `How did it go with “${title}”?`,
        lead: `You and ${other} agreed on “${title}”. Did it happen? Two questions, one minute. If it is still to come, note the new day instead.`,
        label: 'Say how it went',
      };
    case 'done':
      return {
        subject: `${other} says it is done: “${title}”`,
        lead: `${other} has said how it went with “${title}”. Two questions remain for you.`,
        label: 'Say how it went',
      };
    case 'did-not-happen':
      return {
        subject: `It didn’t happen: “${title}”`,
        lead: `${other} has noted that “${title}” didn’t happen.`,
        label: 'See the conversation',
      };
    case 'cancelled':
      return {
        subject: `Called off: “${title}”`,
        lead: `${other} has called off what you agreed about “${title}”.`,
        label: 'See the conversation',
      };
    case 'taken-back':
      return {
        subject: `No answer needed any more: “${title}”`,
        lead: `${other} has taken back ${about.isOffered ? 'its offer for' : 'its question about'} “${title}”. You don’t need to do anything.`,
        label: 'See the conversation',
      };
    case 'gone':
      return {
        subject: `Called off: “${title}”`,
        lead: `Your conversation with ${other} about “${title}” is closed: the entry, or one of the two organisations, is no longer in the directory.`,
        label: 'See the conversation',
      };
    default:
      return {
        subject: `${other} has written about “${title}”`,
        lead: `${other} writes about “${title}”:`,
        label: 'Read and answer',
      };
  }
}
