import { writeLetter } from '#platform/mail/letter.ts';
import type { Mail } from '#platform/mail/mail.ts';

/** The mail to sign in with: the same for an address that is known and one that isn't. */
export function signInLetter(given: { to: string; link: string; code: string; placeName: string }): Mail {
  return writeLetter({
    to: given.to,
    subject: 'Sign in to Borough Exchange',
    parts: [
      'Somebody, we hope you, asked to sign in to Borough Exchange with this address.',
      'Type these six digits where you asked:',
      { code: given.code },
      'Or open this link in the same browser:',
      { link: given.link, label: 'Sign in' },
      'They work once, for 15 minutes. If it wasn’t you, do nothing: nobody gets in without this e-mail. Don’t read the digits out to anybody.',
    ],
    closing: `Borough Exchange, ${given.placeName}: what one of us has, another needs.`,
  });
}
