import { z } from 'zod';
import { formatList } from '#platform/formats.ts';
import type { KindDefinition } from './kind-definition.ts';
import { cost, costFields, costText, optionsOf, requiredText } from './terms.ts';

const delivery = z.enum(['in-person', 'online', 'by-phone', 'at-your-place']);

const deliveryLabels: Record<z.infer<typeof delivery>, string> = {
  'in-person': 'In person',
  online: 'Online',
  'by-phone': 'By telephone',
  'at-your-place': 'At your place',
};

const details = z.object({
  /** Who it is for. */
  audience: requiredText('Say who it is for'),
  cost,
  /** How the public gets in or in touch: rule 6 requires it of every service. */
  access: requiredText('Say how people get in or in touch'),
  delivery: z.array(delivery, 'Choose how it is delivered').min(1, 'Choose how it is delivered').max(4),
});
export type ServiceDetails = z.infer<typeof details>;

/** What an organisation provides to people. */
export const service: KindDefinition<ServiceDetails> = {
  kind: 'service',
  label: 'Service',
  plural: 'Services',
  sign: 'square',
  isOffer: false,
  hasCategory: false,
  details,
  form: {
    heading: 'List something you provide',
    sentence: 'Something you do for people: a food bank, an advice line, a walking group.',
    titleHint: 'Such as “Saturday food bank” or “Debt advice by telephone”.',
    summaryLabel: 'What people get',
    summaryHint: 'In a sentence or two.',
    fields: [
      {
        name: 'audience',
        label: 'Who it is for',
        hint: 'Such as “Anybody over 60” or “Families on our estate”.',
        control: 'line',
      },
      {
        name: 'access',
        label: 'How people get in or in touch',
        hint: 'Such as “Come along on Saturday” or “Call 01325 123 456”. Leave out people’s own numbers.',
        control: 'line',
      },
      {
        name: 'delivery',
        label: 'How it happens',
        control: 'any',
        options: optionsOf(deliveryLabels),
        initial: 'in-person',
      },
      ...costFields,
    ],
  },
  searchText: (value) => `${value.audience} ${value.access}`,
  facts: (value) => [
    { label: 'Who it is for', value: value.audience },
    { label: 'Getting in touch', value: value.access },
    { label: 'How', value: formatList(value.delivery.map((each) => deliveryLabels[each])) },
    { label: 'Cost', value: costText(value.cost) },
  ],
  endsOn: (_value, availability) => availability?.until ?? null,
};
