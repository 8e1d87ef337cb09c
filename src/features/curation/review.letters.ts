import { type LetterPart, writeLetter } from '#platform/mail/letter.ts';
import type { Mail } from '#platform/mail/mail.ts';
import { sitePaths } from '#web/paths.ts';
import type { ReviewType } from './review.model.ts';
import type { Outcome } from './review-types.ts';

/** What those who asked for something are told once it was decided. */

/** The installation as letters name it. */
export interface LetterSite {
  baseUrl: string;
  placeName: string;
}

export interface LetterSubject {
  /** "Committee room with hearing loop", "Whinfield Carers". */
  title: string;
  /** Path of its public page. */
  path: string;
  /** Path where its author changes it; null where that is not for them. */
  editPath: string | null;
}

interface Words {
  subject: (title: string) => string;
  lead: (title: string) => string;
  /** Where the letter leads on to. */
  link?: 'page' | 'edit' | 'my';
  linkLabel?: string;
}

const published: Words = {
  subject: (title) => `“${title}” is in the directory`,
  lead: (title) => `The CVS has looked at “${title}”. Everybody can see it now.`,
  link: 'page',
  linkLabel: 'See it as others do',
};
const sentBack: Words = {
  subject: (title) => `“${title}” needs a change before it goes live`,
  lead: (title) =>
    `The CVS has looked at “${title}” and asks you to change something first. What you wrote is kept.`,
  link: 'edit',
  linkLabel: 'Change it',
};

const words: Partial<Record<ReviewType, Partial<Record<Outcome, Words>>>> = {
  'new-listing': { agree: published, decline: sentBack },
  'changed-listing': {
    agree: {
      ...published,
      subject: (title) => `Your change of “${title}” is live`,
      lead: (title) => `The CVS has looked at your change of “${title}”. Everybody sees the new version now.`,
    },
    decline: {
      ...sentBack,
      subject: (title) => `Your change of “${title}” isn’t live yet`,
      lead: (title) =>
        `The CVS has looked at your change of “${title}” and asks you for another version. What you wrote is kept, and the public sees what it saw before.`,
    },
  },
  'look-over': {
    decline: {
      subject: (title) => `Your change of “${title}” was taken back`,
      lead: (title) =>
        `Your change of “${title}” went live at once. The CVS has looked it over and put the version from before in its place.`,
      link: 'edit',
      linkLabel: 'Change it',
    },
  },
  registration: {
    agree: {
      subject: (title) => `${title} is in the directory`,
      lead: (title) => `The CVS has agreed to list ${title}. You can now list what it has and needs.`,
      link: 'my',
      linkLabel: 'Go to your page',
    },
    refuse: {
      subject: (title) => `${title} won’t be listed`,
      lead: (title) =>
        `The CVS has decided not to list ${title}. That is for good: you can’t register it again.`,
    },
    decline: {
      subject: (title) => `${title}: the CVS asks for a change`,
      lead: (title) => `The CVS has looked at ${title} and asks you to change something before it is listed.`,
      link: 'my',
      linkLabel: 'Go to your page',
    },
  },
  claim: {
    agree: {
      subject: (title) => `You belong to ${title}`,
      lead: (title) => `The CVS has agreed that you act for ${title} in the directory.`,
      link: 'my',
      linkLabel: 'Go to your page',
    },
    refuse: {
      subject: (title) => `Your request to join ${title}`,
      lead: (title) =>
        `The CVS has decided not to add you to ${title}. That is for good: you can’t ask for it again. Whoever leads ${title} can still invite you.`,
    },
    decline: {
      subject: (title) => `Your request to join ${title}`,
      lead: (title) => `The CVS can’t add you to ${title} as things stand.`,
      link: 'my',
      linkLabel: 'Go to your page',
    },
  },
  'organisation-facts': {
    agree: {
      subject: (title) => `The details of ${title} are changed`,
      lead: (title) => `The CVS has agreed to what you changed about ${title}. Everybody sees it now.`,
      link: 'page',
      linkLabel: 'See it as others do',
    },
    decline: {
      subject: (title) => `Your change of ${title} isn’t live yet`,
      lead: (title) => `The CVS has looked at what you changed about ${title} and asks for another version.`,
      link: 'edit',
      linkLabel: 'Change it',
    },
  },
};

/** Whether whoever asked is told of a decision at all. */
export function isTold(type: ReviewType, outcome: Outcome): boolean {
  return words[type]?.[outcome] !== undefined;
}

/** The letter about a decision; undefined where nobody is told. */
export function decisionLetter(
  site: LetterSite,
  to: string,
  about: { type: ReviewType; outcome: Outcome; reason: string; subject: LetterSubject },
): Mail | undefined {
  const found = words[about.type]?.[about.outcome];
  if (!found) return undefined;
  const { title } = about.subject;
  return write(site, to, found.subject(title), [
    found.lead(title),
    ...(about.reason === '' ? [] : ['They write:', { quote: about.reason }]),
    ...linkOf(site, found, about.subject),
  ]);
}

/** The letter that takes the one before it back. */
export function takenBackLetter(site: LetterSite, to: string, subject: LetterSubject): Mail {
  return write(site, to, `“${subject.title}”: our last e-mail was too quick`, [
    `The CVS has taken back its decision about “${subject.title}” and is looking at it again. Please ignore our last e-mail about it; you will hear from us.`,
  ]);
}

function linkOf(site: LetterSite, { link, linkLabel = '' }: Words, subject: LetterSubject): LetterPart[] {
  if (link === undefined) return [];
  const path =
    link === 'page' ? subject.path : link === 'edit' ? (subject.editPath ?? subject.path) : sitePaths.my;
  return [{ link: site.baseUrl + path, label: linkLabel }];
}

function write(site: LetterSite, to: string, subject: string, parts: readonly LetterPart[]): Mail {
  return writeLetter({
    to,
    subject,
    parts,
    closing: `You get this because you asked for it at Borough Exchange, ${site.placeName}.`,
  });
}
