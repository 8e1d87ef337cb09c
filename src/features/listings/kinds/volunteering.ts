import { z } from 'zod';
import type { KindDefinition } from './kind-definition.ts';
import { counted, dbsCheck, dbsField, dbsText, detailText, number, requiredText } from './terms.ts';

const details = z.object({
  /** The team, never a person: "Finance team". */
  team: requiredText('Name the team'),
  people: z
    .number('Enter how many people, like 3')
    .int('Enter a whole number of people')
    .min(1, 'At least 1 person')
    .max(1000, 'Enter at most 1,000 people'),
  /** Hours that each person can give in all. */
  hoursEach: number.positive('Enter a number above 0').max(1000, 'Enter at most 1,000 hours').optional(),
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
  form: {
    heading: 'Offer your staff’s time',
    sentence: 'An employer gives its people time to help: a team day, a few hours a month.',
    titleHint: 'Such as “Team day: twelve pairs of hands”.',
    summaryLabel: 'What they would like to do',
    summaryHint: 'And when, in a sentence or two.',
    fields: [
      { name: 'team', label: 'Which team', hint: 'The team, never people’s names.', control: 'line' },
      { name: 'people', label: 'How many people', control: 'number' },
      { name: 'hoursEach', label: 'Hours that each can give', control: 'number', isExtra: true },
      {
        name: 'where',
        label: 'Where they can go',
        hint: 'Such as “anywhere on a bus route”.',
        control: 'line',
        isExtra: true,
      },
      dbsField('checks', 'Checks that they hold'),
    ],
  },
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
