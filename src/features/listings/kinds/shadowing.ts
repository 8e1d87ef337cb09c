import { z } from 'zod';
import type { KindDefinition } from './kind-definition.ts';
import { counted, number, requiredText } from './terms.ts';

const details = z.object({
  /** Whom one follows, by role: "Housing options officer". */
  hostRole: requiredText('Say whose work they will see, by role'),
  /** What one sees. */
  sees: requiredText('Say what they will see'),
  days: number.positive('Enter a number above 0').max(60, 'Enter at most 60 days'),
  /** Whether the host would like to come and see you in return. */
  returnVisit: z.boolean(),
});
export type ShadowingDetails = z.infer<typeof details>;

/** A work-shadowing placement. */
export const shadowing: KindDefinition<ShadowingDetails> = {
  kind: 'shadowing',
  label: 'Work shadowing',
  plural: 'Work shadowing',
  sign: 'disc',
  isOffer: true,
  hasCategory: false,
  details,
  form: {
    heading: 'Offer a work-shadowing placement',
    sentence: 'Somebody follows your work for a day or two and sees how you do things.',
    titleHint: 'Such as “Duty day at the housing office”.',
    summaryLabel: 'What people get out of it',
    summaryHint: 'In a sentence or two.',
    fields: [
      {
        name: 'hostRole',
        label: 'Whose work they will see',
        hint: 'The role, never a name: “Housing options officer”.',
        control: 'line',
      },
      { name: 'sees', label: 'What they will see', control: 'text' },
      { name: 'days', label: 'How many days', hint: '0.5 is half a day.', control: 'number', initial: '1' },
      { name: 'returnVisit', label: 'We would like to visit them in return', control: 'tick' },
    ],
  },
  searchText: (value) => `${shadowing.label}. ${value.hostRole} ${value.sees}`,
  facts: (value) => [
    { label: 'Whose work', value: value.hostRole },
    { label: 'What you see', value: value.sees },
    { label: 'How long', value: value.days === 0.5 ? 'Half a day' : counted(value.days, 'day', 'days') },
    {
      label: 'Return visit',
      value: value.returnVisit ? 'They would like to visit you in return' : 'Not expected',
    },
  ],
  endsOn: (_value, availability) => availability?.until ?? null,
};
