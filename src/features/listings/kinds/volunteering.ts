import { z } from 'zod';
import type { KindDefinition } from './kind-definition.ts';
import { counted, dbsCheck, dbsText, detailText } from './terms.ts';

const details = z.object({
  /** The team, never a person: "Finance team". */
  team: detailText.min(1, 'Name the team'),
  people: z.number().int().min(1, 'At least 1 person').max(1000),
  /** Hours that each person can give in all. */
  hoursEach: z.number().positive().max(1000).optional(),
  /** Where they can go: "anywhere on a bus route". */
  where: detailText.optional(),
  checks: dbsCheck.optional(),
});
export type VolunteeringDetails = z.infer<typeof details>;

/** An employer offers its employees' time. */
export const volunteering: KindDefinition<VolunteeringDetails> = {
  kind: 'volunteering',
  label: 'Volunteering',
  plural: 'Volunteering',
  sign: 'disc',
  isOffer: true,
  hasCategory: false,
  details,
  searchText: (value) => [value.team, value.where].filter(Boolean).join(' '),
  facts: (value) =>
    [
      { label: 'Who', value: `${value.team}: ${counted(value.people, 'person', 'people')}` },
      value.hoursEach !== undefined && {
        label: 'Time',
        value: `${counted(value.hoursEach, 'hour', 'hours')} each`,
      },
      value.where && { label: 'Where they can go', value: value.where },
      value.checks && { label: 'Checks held', value: dbsText(value.checks) },
    ].filter((fact) => typeof fact === 'object'),
  endsOn: (_value, availability) => availability?.until ?? null,
};
