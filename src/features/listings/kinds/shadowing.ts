import { z } from 'zod';
import type { KindDefinition } from './kind-definition.ts';
import { counted, detailText } from './terms.ts';

const details = z.object({
  /** Whom one follows, by role: "Housing options officer". */
  hostRole: detailText.min(1, 'Say whose work one sees, by role'),
  /** What one sees. */
  sees: detailText.min(1, 'Say what one sees'),
  days: z.number().positive().max(60),
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
  searchText: (value) => `${value.hostRole} ${value.sees}`,
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
