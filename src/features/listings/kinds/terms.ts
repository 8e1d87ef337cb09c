import { z } from 'zod';
import { isIsoDate } from '#platform/clock.ts';

/** The fields that several kinds share, each with its message and its words. */

/** Longest free text of one detail. */
const maxDetailLength = 500;

export const detailText = z
  .string()
  .trim()
  .max(maxDetailLength, `Use ${maxDetailLength} characters or fewer`);

export const isoDate = z
  .string()
  .refine(isIsoDate, 'Enter a real date, like 2026-11-22')
  .meta({ format: 'date' });

export const cost = z.object({
  terms: z.enum(['free', 'donation', 'charge', 'negotiable']),
  note: detailText.optional(),
});
export type Cost = z.infer<typeof cost>;

const costLabels: Record<Cost['terms'], string> = {
  free: 'Free',
  donation: 'Donations welcome',
  charge: 'There is a charge',
  negotiable: 'To be agreed',
};

/** A cost in words: "Free", "There is a charge: £8 an hour". */
export function costText(value: Cost): string {
  const label = costLabels[value.terms];
  return value.note ? `${label}: ${value.note}` : label;
}

export const dbsCheck = z.enum(['none', 'basic', 'standard', 'enhanced']);
export type DbsCheck = z.infer<typeof dbsCheck>;

const dbsLabels: Record<DbsCheck, string> = {
  none: 'No checks',
  basic: 'Basic DBS',
  standard: 'Standard DBS',
  enhanced: 'Enhanced DBS',
};

/** A level of the Disclosure and Barring Service's checks, in words. */
export function dbsText(value: DbsCheck): string {
  return dbsLabels[value];
}

/** A count with its noun, singular for one: "1 person", "3 people". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
