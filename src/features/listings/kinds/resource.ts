import { z } from 'zod';
import type { KindDefinition } from './kind-definition.ts';
import { cost, costText, detailText } from './terms.ts';

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
  searchText: (value) => [value.capacity, value.conditions].filter(Boolean).join(' '),
  facts: (value) =>
    [
      value.capacity && { label: 'How much', value: value.capacity },
      { label: 'Cost', value: costText(value.cost) },
      value.conditions && { label: 'Conditions', value: value.conditions },
    ].filter((fact) => typeof fact === 'object'),
  endsOn: (_value, availability) => availability?.until ?? null,
};
