import { z } from 'zod';
import { isIsoDate } from '#platform/clock.ts';
import { single } from '#web/input.ts';
import { pageOrFirst } from '#web/paging.ts';
import { repetitions } from './arrangement.model.ts';
import { longest } from './enquiry.model.ts';
import type { Step } from './enquiry.steps.ts';

/** What the forms of enquiries take; the message stands beside the rule. */

const text = (most: number) =>
  z
    .string()
    .transform((words) => words.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(most, `Use ${most} characters or fewer`));
const optionalText = (most: number) => single(z.string().default('').pipe(text(most)));
const message = (empty: string) =>
  single(
    z
      .string()
      .default('')
      .pipe(text(longest.words).pipe(z.string().min(1, empty))),
  );

export const slugInput = z.object({ slug: z.string().max(200) });
export const idInput = z.object({ id: z.uuid() });
export const tokenInput = z.object({ token: z.string().max(200) });
export const listInput = z.object({
  page: pageOrFirst(),
});

export const askForm = z.object({
  organisation: single(z.uuid('Choose which organisation asks')),
  linked: single(
    z
      .string()
      .default('')
      .refine((id) => id === '' || z.uuid().safeParse(id).success, 'Choose one of the entries in the list')
      .transform((id) => (id === '' ? null : id)),
  ),
  words: message('Write a sentence or two: what, when and for whom'),
});

const optionalDay = single(
  z
    .string()
    .trim()
    .default('')
    .refine(
      (day) => day === '' || (isIsoDate(day) && day >= '2020-01-01' && day <= '2099-12-31'),
      'Enter a day like 5 December 2026',
    )
    .transform((day) => (day === '' ? null : day)),
);

function optionalCount(most: number) {
  const complaint = `Enter a whole number up to ${most.toLocaleString('en-GB')}, or leave it empty`;
  return single(
    z
      .string()
      .default('')
      .transform((typed) => typed.replace(/[\s,£]/g, ''))
      .pipe(z.string().regex(/^\d{0,7}$/, complaint))
      .transform((digits) => (digits === '' ? null : Number(digits)))
      .pipe(z.number().max(most, complaint).nullable()),
  );
}

const ticked = single(
  z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
);

/** Kind ways to say no, one of which the other side reads. */
export const declineWordings = {
  'not-now': 'Not this time, we’re sorry. Please ask again another time.',
  'not-fitting': 'Thank you for asking. We don’t think that it fits what you are looking for.',
  gone: 'Thank you for asking. It has found somebody else already.',
  'too-much': 'We would like to, but can’t manage it with the people and time that we have.',
} as const;
export type DeclineWording = keyof typeof declineWordings;
const wordings = Object.keys(declineWordings) as [DeclineWording, ...DeclineWording[]];

const turn = single(
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
);

/** Every form of a conversation; fields of different forms have different names, since they stand on one page. */
export const stepForm = z.discriminatedUnion('move', [
  z.object({ move: z.literal('write'), turn, words: message('Write what you want to say') }),
  z.object({ move: z.literal('accept'), turn, accept_words: optionalText(longest.words) }),
  z.object({
    move: z.literal('decline'),
    turn,
    wording: single(z.enum(wordings, 'Choose what they will read')),
    decline_words: optionalText(longest.words),
    reason: optionalText(longest.reason),
  }),
  z
    .object({
      move: z.literal('arrange'),
      turn,
      starts: optionalDay,
      ends: optionalDay,
      repeats: single(z.enum(repetitions, 'Choose how often')),
      quantity: optionalCount(100_000),
      arrange_words: optionalText(longest.words),
    })
    .refine(({ starts, ends }) => starts === null || ends === null || starts <= ends, {
      path: ['ends'],
      message: 'The last day can’t be before the first',
    })
    .refine(({ starts, ends }) => ends === null || starts !== null, {
      path: ['starts'],
      message: 'Enter the first day as well',
    }),
  z.object({
    move: z.literal('report'),
    turn,
    hours: optionalCount(100_000),
    items: optionalCount(1_000_000),
    pounds: optionalCount(1_000_000),
    helpful: single(z.enum(['1', '2', '3', '4', '5'], 'Choose how helpful it was').transform(Number)),
    need_met: single(
      z
        .enum(['wholly', 'partly', ''], 'Choose whether the need is met')
        .default('')
        .transform((value) => (value === '' ? null : value)),
    ),
    sentence: optionalText(longest.sentence),
    offer_taken: ticked,
    publish: ticked,
    names: ticked,
  }),
  z.object({ move: z.literal('did-not-happen'), turn, not_words: optionalText(longest.words) }),
  z.object({ move: z.literal('cancel'), turn, cancel_words: optionalText(longest.words) }),
]);
export type StepForm = z.output<typeof stepForm>;
export type StepType = StepForm['move'];

/** The field that holds a move's words, beside which a broken rule is shown. */
export const wordsField: Record<StepType, string> = {
  write: 'words',
  accept: 'accept_words',
  decline: 'decline_words',
  arrange: 'arrange_words',
  report: 'sentence',
  'did-not-happen': 'not_words',
  cancel: 'cancel_words',
};

/** What a checked form asks to be done. */
export function toStep(form: StepForm): Step {
  switch (form.move) {
    case 'write':
      return { type: 'write', words: form.words };
    case 'accept':
      return { type: 'accept', words: form.accept_words };
    case 'decline':
      return {
        type: 'decline',
        words: [declineWordings[form.wording], form.decline_words].filter(Boolean).join('\n\n'),
        privateReason: form.reason === '' ? null : form.reason,
      };
    case 'arrange':
      return {
        type: 'arrange',
        arrangement: {
          startsOn: form.starts,
          endsOn: form.ends,
          repeats: form.repeats,
          quantity: form.quantity,
        },
        words: form.arrange_words,
      };
    case 'report':
      return {
        type: 'report',
        report: {
          hours: form.hours,
          items: form.items,
          pounds: form.pounds,
          helpful: form.helpful,
          sentence: form.sentence,
          isSentencePublic: form.publish && form.sentence !== '',
          agreesToNames: form.names,
          needMet: form.need_met,
          isOfferTaken: form.offer_taken,
        },
        words: '',
      };
    case 'did-not-happen':
      return { type: 'did-not-happen', words: form.not_words };
    case 'cancel':
      return { type: 'cancel', words: form.cancel_words };
  }
}
