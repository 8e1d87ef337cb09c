import { z } from 'zod';
import type { KindDefinition } from './kind-definition.ts';
import { cost, costText, detailText } from './terms.ts';

const delivery = z.enum(['in-person', 'online', 'by-phone', 'at-your-place']);

const deliveryLabels: Record<z.infer<typeof delivery>, string> = {
  'in-person': 'In person',
  online: 'Online',
  'by-phone': 'By telephone',
  'at-your-place': 'At your place',
};

const details = z.object({
  /** Who it is for. */
  audience: detailText.min(1, 'Say who it is for'),
  cost,
  /** How the public gets in or in touch: rule 6 requires it of every service. */
  access: detailText.min(1, 'Say how people get in or in touch'),
  delivery: z.array(delivery).min(1, 'Choose how it is delivered').max(4),
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
  searchText: (value) => `${value.audience} ${value.access}`,
  facts: (value) => [
    { label: 'Who it is for', value: value.audience },
    { label: 'Getting in touch', value: value.access },
    { label: 'How', value: value.delivery.map((each) => deliveryLabels[each]).join(', ') },
    { label: 'Cost', value: costText(value.cost) },
  ],
  endsOn: (_value, availability) => availability?.until ?? null,
};
