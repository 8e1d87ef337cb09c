import { z } from 'zod';
import type { KindDefinition } from './kind-definition.ts';
import { cost, costFields, costText, detailText } from './terms.ts';

const details = z.object({
  /** "Seats 24", "12 seats and a tail lift". */
  capacity: detailText.optional(),
  cost,
  /** What a borrower must agree to. */
  conditions: detailText.optional(),
});
export type ResourceDetails = z.infer<typeof details>;

/** Something that an organisation can share: a room, a minibus, a projector. */
export const resource: KindDefinition<ResourceDetails> = {
  kind: 'resource',
  label: 'Resource',
  plural: 'Resources',
  sign: 'disc',
  isOffer: true,
  hasCategory: true,
  details,
  form: {
    heading: 'List something you can share',
    sentence: 'A thing or a place that others can use: a room, a minibus, a projector, data.',
    titleHint: 'Such as “Meeting room for 12, evenings” or “Minibus with a tail lift”.',
    summaryLabel: 'What it is, and for whom',
    summaryHint: 'What it is and what it suits, in a sentence or two.',
    fields: [
      {
        name: 'capacity',
        label: 'How much or how many',
        hint: 'Such as “Seats 24” or “12 seats and a tail lift”.',
        control: 'line',
        isExtra: true,
      },
      ...costFields,
      {
        name: 'conditions',
        label: 'What borrowers must agree to',
        hint: 'Such as “Leave it as you found it”.',
        control: 'text',
        isExtra: true,
      },
    ],
  },
  searchText: (value) => [value.capacity, value.conditions].filter(Boolean).join(' '),
  facts: (value) =>
    [
      value.capacity && { label: 'How much', value: value.capacity },
      { label: 'Cost', value: costText(value.cost) },
      value.conditions && { label: 'Conditions', value: value.conditions },
    ].filter((fact) => typeof fact === 'object'),
  endsOn: (_value, availability) => availability?.until ?? null,
};
