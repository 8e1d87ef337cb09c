import { z } from 'zod';
import { formatDate, formatPounds } from '#platform/formats.ts';
import type { KindDefinition } from './kind-definition.ts';
import { counted, dbsCheck, dbsField, dbsText, detailText, isoDate, number, optionsOf } from './terms.ts';

const urgency = z.enum(['now', 'soon', 'whenever'], 'Choose how urgent it is');

const urgencyLabels: Record<z.infer<typeof urgency>, string> = {
  now: 'Urgent',
  soon: 'In the next few weeks',
  whenever: 'Whenever it can be found',
};

/** What a need of category `people` asks for as well. */
const peopleWanted = z.object({
  /** Hours each week, or in all where `hoursBasis` is `total`. */
  hours: number.positive('Enter a number above 0').max(1000, 'Enter at most 1,000 hours').optional(),
  hoursBasis: z.enum(['week', 'total']).default('week'),
  /** Who it suits: "no experience needed". */
  suits: detailText.optional(),
  checks: dbsCheck.optional(),
  /** Whether it can be done from home. */
  fromHome: z.boolean().default(false),
});

const details = z.object({
  /** How much or how many, in the asker's own words: "2 drivers", "about 30 chairs". */
  quantity: detailText.optional(),
  /** For money, in pence. */
  amountPence: z
    .number('Enter an amount in pounds, like 250 or 12.50')
    .int()
    .positive('Enter an amount above £0')
    .max(1_000_000_000, 'Enter at most £10,000,000')
    .optional(),
  /** The day by which it is needed. */
  by: isoDate.optional(),
  urgency,
  people: peopleWanted.optional(),
});
export type NeedDetails = z.infer<typeof details>;

const basisLabels = { week: 'A week', total: 'In all' };

/** What an organisation lacks. */
export const need: KindDefinition<NeedDetails> = {
  kind: 'need',
  label: 'Need',
  plural: 'Needs',
  sign: 'ring',
  isOffer: false,
  hasCategory: true,
  details,
  form: {
    heading: 'List something you need',
    sentence: 'Something you lack: volunteers, a room, a van, know-how, money.',
    titleHint: 'Such as “Two drivers for Tuesday lunches” or “A room for 20 people”.',
    summaryLabel: 'What it is, and for whom',
    summaryHint: 'What it is for, and what would help, in a sentence or two.',
    fields: [
      {
        name: 'urgency',
        label: 'How urgent is it?',
        control: 'one',
        options: optionsOf(urgencyLabels),
        initial: 'soon',
      },
      { name: 'by', label: 'By when', control: 'date', isExtra: true },
      {
        name: 'quantity',
        label: 'How much or how many',
        hint: 'Such as “2 drivers” or “about 30 chairs”.',
        control: 'line',
        isExtra: true,
      },
      {
        name: 'amountPence',
        label: 'How much money, in pounds',
        control: 'pounds',
        isExtra: true,
      },
      {
        name: 'people.hours',
        label: 'Hours for each person',
        control: 'number',
        isExtra: true,
        onlyFor: 'people',
      },
      {
        name: 'people.hoursBasis',
        label: 'Are these hours a week, or in all?',
        control: 'one',
        options: optionsOf(basisLabels),
        initial: 'week',
        isExtra: true,
        onlyFor: 'people',
      },
      {
        name: 'people.suits',
        label: 'Who it suits',
        hint: 'Such as “no experience needed”.',
        control: 'line',
        isExtra: true,
        onlyFor: 'people',
      },
      dbsField('people.checks', 'Checks that people need', { onlyFor: 'people' }),
      {
        name: 'people.fromHome',
        label: 'It can be done from home',
        control: 'tick',
        isExtra: true,
        onlyFor: 'people',
      },
    ],
  },
  searchText: (value) => [value.quantity, value.people?.suits].filter(Boolean).join(' '),
  facts(value) {
    const { people } = value;
    return [
      value.quantity && { label: 'How much', value: value.quantity },
      value.amountPence !== undefined && { label: 'Amount', value: formatPounds(value.amountPence) },
      value.by && { label: 'By when', value: formatDate(value.by) },
      { label: 'How urgent', value: urgencyLabels[value.urgency] },
      people?.hours !== undefined && {
        label: 'Time',
        value: `${counted(people.hours, 'hour', 'hours')} ${people.hoursBasis === 'week' ? 'a week' : 'in all'}`,
      },
      people?.fromHome && { label: 'From home', value: 'It can be done from home' },
      people?.suits && { label: 'Who it suits', value: people.suits },
      people?.checks && { label: 'Checks', value: dbsText(people.checks) },
    ].filter((fact) => typeof fact === 'object');
  },
  endsOn: (value, availability) => value.by ?? availability?.until ?? null,
};
