import { z } from 'zod';
import { formatDate, formatPounds } from '#platform/formats.ts';
import type { KindDefinition } from './kind-definition.ts';
import { counted, dbsCheck, dbsText, detailText, isoDate } from './terms.ts';

const urgency = z.enum(['now', 'soon', 'whenever']);

const urgencyLabels: Record<z.infer<typeof urgency>, string> = {
  now: 'Urgent',
  soon: 'In the next weeks',
  whenever: 'Whenever it can be found',
};

/** What a need of category `people` asks for as well. */
const peopleWanted = z.object({
  /** Hours each week, or in all where `hoursBasis` is `total`. */
  hours: z.number().positive().max(1000).optional(),
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
  amountPence: z.number().int().positive().max(1_000_000_000).optional(),
  /** The day by which it is needed. */
  by: isoDate.optional(),
  urgency,
  people: peopleWanted.optional(),
});
export type NeedDetails = z.infer<typeof details>;

/** What an organisation lacks. */
export const need: KindDefinition<NeedDetails> = {
  kind: 'need',
  label: 'Need',
  plural: 'Needs',
  sign: 'ring',
  isOffer: false,
  hasCategory: true,
  details,
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
