import { z } from 'zod';
import { single } from '#web/input.ts';

/** What people type about themselves; the message stands beside the rule. */

const example = 'Enter an e-mail address like name@example.org.uk';

/** An address to write to, in lower case. A line break or another control character makes it none. */
export const emailAddress = z
  .string(example)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
  .regex(/^[^\u0000-\u001f\u007f]*$/, example)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().min(1, 'Enter an e-mail address').max(254, example).pipe(z.email(example)));

export const signInForm = z.object({
  email: single(emailAddress),
  next: single(z.string().max(2_000).optional().catch(undefined)),
});

/** Six digits, with whatever people put between them when they copy: "123 456", "123-456". */
export const codeForm = z.object({
  code: single(
    z
      .string('Enter the six digits from the e-mail')
      .max(40, 'Enter the six digits from the e-mail')
      .transform((text) => text.replace(/[\s-]/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, 'Enter the six digits from the e-mail')),
  ),
});

export const nextInput = z.object({ next: single(z.string().optional()) });

/** A name as it is shown to others: a line of text. */
export const personName = z
  .string('Enter your name')
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Enter your name')
      .max(80, 'Use at most 80 characters')
      .regex(/^\P{C}*$/u, 'Leave out characters that can’t be seen'),
  );

export const nameForm = z.object({ name: single(personName) });

/** A box that is ticked or not. */
const ticked = single(
  z
    .string()
    .optional()
    .transform((value) => value === 'on'),
);

export const rolesForm = z.object({
  curator: ticked,
  administrator: ticked,
  /** The roles as the page showed them: `curator`, `administrator`, both with a space between, or nothing. */
  seen: single(
    z
      .string()
      .max(30)
      .default('')
      .transform((text) => text.split(' '))
      .transform((roles) => ({
        isCurator: roles.includes('curator'),
        isAdministrator: roles.includes('administrator'),
      })),
  ),
  reason: single(z.string().trim().max(300, 'Use at most 300 characters').default('')),
});

export const searchForm = z.object({
  q: single(z.string().trim().max(254, 'Use at most 254 characters').default('')),
});

export const appointForm = z.object({
  email: single(emailAddress),
  role: single(z.enum(['curator', 'administrator'], 'Choose a role')),
  reason: single(z.string().trim().max(300, 'Use at most 300 characters').default('')),
});
