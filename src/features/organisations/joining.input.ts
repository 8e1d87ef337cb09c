import { z } from 'zod';
import { emailAddress } from '#features/accounts/index.ts';
import { repeated, single } from '#web/input.ts';

/** What people post about belonging to an organisation. */

const mostWords = 500;

/** A person's own words on what they do there: all that a curator can judge by. */
const ownWords = single(
  z
    .string('Say what you do there')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, 'Say what you do there').max(mostWords, `Use at most ${mostWords} characters`)),
);

export const slugInput = z.object({ slug: z.string().max(200) });
export const tokenInput = z.object({ token: z.string().max(200) });
export const joinInput = z.object({
  q: single(z.string().trim().max(200).default('').catch('')),
  /** Slug of the organisation that was just left. */
  left: single(z.string().max(200).optional().catch(undefined)),
  /** Slug of the organisation that they just made themselves a member of. */
  lowered: single(z.string().max(200).optional().catch(undefined)),
  /** Slug of the organisation whose invitation was just taken up. */
  joined: single(z.string().max(200).optional().catch(undefined)),
});
export const peopleInput = slugInput.extend({
  /** Public id of whom was just removed. */
  removed: single(z.uuid().optional().catch(undefined)),
  /** Public id of the invitation that was just sent. */
  invited: single(z.uuid().optional().catch(undefined)),
  /** Public id of the invitation that was just taken back. */
  uninvited: single(z.uuid().optional().catch(undefined)),
  /** Public id of whose role was just changed. */
  changed: single(z.uuid().optional().catch(undefined)),
});

export const claimForm = z.object({ words: ownWords });
/** The organisation's fields are read as a draft; these stand beside them. */
export const registerForm = z.object({
  words: ownWords,
  /** Public ids, with commas between them, of organisations that it isn't. */
  not_these: repeated(z.string().max(400)).transform((values) => values.flatMap((value) => value.split(','))),
});
export const requestForm = z.object({ organisation: single(z.uuid()) });
export const againForm = z.object({ organisation: single(z.uuid()), words: ownWords });
export const acceptForm = z.object({ invitation: single(z.uuid()) });

const role = single(z.enum(['lead', 'member'], 'Choose a role'));
export const inviteForm = z.object({ email: single(emailAddress), role });
export const memberForm = z.object({ account: single(z.uuid()) });
export const roleForm = z.object({ account: single(z.uuid()), role });
export const invitationForm = z.object({ invitation: single(z.uuid()) });
/** For forms whose fields are read by hand. */
export const anyFields = z.looseObject({});
