import { writeLetter } from '#platform/mail/letter.ts';
import type { Mail } from '#platform/mail/mail.ts';

/** The mail that invites somebody to an organisation. */
export function invitationLetter(given: {
  to: string;
  organisation: string;
  role: 'lead' | 'member';
  link: string;
  placeName: string;
}): Mail {
  const mayDo =
    given.role === 'lead'
      ? 'As a lead you can list what it offers and needs, change its details and invite others.'
      : 'As a member you can list what it offers and needs, and answer questions about it.';
  return writeLetter({
    to: given.to,
    subject: `${given.organisation} invites you to Borough Exchange`,
    parts: [
      `${given.organisation} asks you to help keep its entries true in Borough Exchange, where organisations of ${given.placeName} find what others offer and need.`,
      mayDo,
      { link: given.link, label: 'See the invitation' },
      'You sign in with this address: an account is made the first time. The invitation works once, for 14 days.',
      'If you don’t know this organisation, do nothing.',
    ],
    closing: `Borough Exchange, ${given.placeName}: what one of us has, another needs.`,
  });
}
