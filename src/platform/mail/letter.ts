import { escapeHtml } from '../escape-html.ts';
import type { Mail } from './mail.ts';

/** A piece of a letter: a paragraph, or one of these. */
export type LetterPart =
  | string
  /** A link on a line of its own, shown as a button where mail is shown with colours. */
  | { link: string; label: string }
  /** What is to be read off or copied: a code. */
  | { code: string }
  /** Words of somebody else, set apart. */
  | { quote: string }
  | { heading: string }
  /** Entries with links beneath each: "Meeting room: still correct, change". */
  | { items: readonly LetterItem[] }
  /** Links that are there for whoever looks for them, in small print. */
  | { aside: readonly { link: string; label: string }[] };

export interface LetterItem {
  text: string;
  links?: readonly { link: string; label: string }[];
}

export interface Letter {
  to: string;
  subject: string;
  parts: readonly LetterPart[];
  /** Who writes and why, in small print at the end. */
  closing: string;
  /**
   * For mail that one may do without: the address that ends it by one POST (RFC 8058). Named in the header, where
   * mail programs offer it, and at the end of the letter.
   */
  unsubscribe?: string;
}

/**
 * Writes a letter once as plain text and once as HTML, from the same parts, so that neither says what the other
 * doesn't. Everything is taken as words, never as markup; a subject is put on one line.
 */
export function writeLetter(letter: Letter): Mail {
  const { unsubscribe } = letter;
  return {
    to: letter.to,
    subject: letter.subject.replace(/[\s\p{Cc}]+/gu, ' ').trim(),
    text: plainText(letter),
    html: markup(letter),
    ...(unsubscribe !== undefined && {
      headers: {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    }),
  };
}

function plainText(letter: Letter): string {
  const parts = letter.parts.map((part) => {
    if (typeof part === 'string') return part;
    if ('link' in part) return `${part.label}:\n${part.link}`;
    if ('code' in part) return `    ${part.code}`;
    if ('heading' in part) return part.heading.toUpperCase();
    if ('quote' in part) return part.quote.replace(/^/gm, '> ');
    if ('aside' in part) return part.aside.map(({ label, link }) => `${label}: ${link}`).join('\n');
    return part.items
      .map(({ text, links = [] }) =>
        [`* ${text.replaceAll('\n', '\n  ')}`, ...links.map(({ label, link }) => `  ${label}: ${link}`)].join(
          '\n',
        ),
      )
      .join('\n\n');
  });
  const end =
    letter.unsubscribe === undefined
      ? letter.closing
      : `${letter.closing}\nStop these mails: ${letter.unsubscribe}`;
  // "-- " alone on a line begins a signature (RFC 3676, 4.3).
  return `${[...parts, `-- \n${end}`].join('\n\n')}\n`;
}

const inks = { text: '#1c211f', muted: '#55605b', brand: '#0e4d3a', hair: '#e4ded3' };

function markup(letter: Letter): string {
  const parts = letter.parts.map((part) => {
    if (typeof part === 'string') return `<p>${lines(part)}</p>`;
    if ('link' in part) return `<p>${button(part)}</p>`;
    if ('code' in part) {
      return `<p style="font-size:28px;font-weight:700;letter-spacing:4px">${escapeHtml(part.code)}</p>`;
    }
    if ('heading' in part)
      return `<h2 style="font-size:20px;margin:28px 0 8px">${escapeHtml(part.heading)}</h2>`;
    if ('quote' in part) {
      const edge = `margin:0;padding:0 0 0 14px;border-left:4px solid ${inks.hair}`;
      return `<blockquote style="${edge}">${lines(part.quote)}</blockquote>`;
    }
    if ('aside' in part) return `<p style="font-size:15px">${part.aside.map(anchor).join(' · ')}</p>`;
    return `<ul style="padding-left:20px">${part.items.map(item).join('')}</ul>`;
  });
  const stop =
    letter.unsubscribe === undefined
      ? ''
      : `<br>${anchor({ link: letter.unsubscribe, label: 'Stop these mails' })}`;
  return [
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escapeHtml(letter.subject)}</title></head>`,
    `<body style="margin:0;padding:24px;font:18px/1.5 sans-serif;color:${inks.text}">`,
    `<div style="max-width:36em">${parts.join('\n')}`,
    `<p style="margin-top:32px;font-size:15px;color:${inks.muted}">${lines(letter.closing)}${stop}</p>`,
    '</div></body></html>',
  ].join('\n');
}

function item({ text, links = [] }: LetterItem): string {
  const choices = links.map(anchor).join(' · ');
  return `<li style="margin-bottom:12px">${lines(text)}${choices === '' ? '' : `<br>${choices}`}</li>`;
}

function anchor({ link, label }: { link: string; label: string }): string {
  return `<a href="${escapeHtml(link)}" style="color:${inks.brand}">${escapeHtml(label)}</a>`;
}

function button({ link, label }: { link: string; label: string }): string {
  const look = `display:inline-block;padding:12px 18px;border-radius:8px;background:${inks.brand};color:#ffffff`;
  return `<a href="${escapeHtml(link)}" style="${look};font-weight:700;text-decoration:none">${escapeHtml(label)}</a>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
