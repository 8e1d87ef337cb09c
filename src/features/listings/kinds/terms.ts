import { z } from 'zod';
import { isIsoDate } from '#platform/clock.ts';
import type { DetailField } from './kind-definition.ts';

/** The fields that several kinds share, each with its message and its words. */

/** Longest free text of one detail. */
const maxDetailLength = 500;

export const detailText = z
  .string()
  .trim()
  .max(maxDetailLength, `Use ${maxDetailLength} characters or fewer`);

/** A detail that must be there; the message says what is wanted. */
export const requiredText = (message: string) =>
  z.string(message).trim().min(1, message).max(maxDetailLength, `Use ${maxDetailLength} characters or fewer`);

/** How a day is written in hints and messages; other ways are read as well. */
export const exampleDay = '12 December 2026';

/** More of a text that is no day tells nobody more. */
const mostQuoted = 40;

/** Quotes what was typed, since it may be one line of many. */
const isNoDay = (text: string) => {
  const quoted = text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text;
  return `“${quoted}” isn’t a real date, like ${exampleDay}`;
};

export const isoDate = z
  .string('Enter a date')
  .refine(isIsoDate, { error: ({ input }) => isNoDay(String(input)) })
  .meta({ format: 'date' });

export const cost = z.object({
  terms: z.enum(['free', 'donation', 'charge', 'negotiable'], 'Choose what it costs'),
  note: detailText.optional(),
});
export type Cost = z.infer<typeof cost>;

const costLabels: Record<Cost['terms'], string> = {
  free: 'Free',
  donation: 'Donations welcome',
  charge: 'There is a charge',
  negotiable: 'To be agreed',
};

/** The questions for a cost. */
export const costFields: readonly DetailField[] = [
  {
    name: 'cost.terms',
    label: 'What it costs',
    control: 'one',
    options: optionsOf(costLabels),
    initial: 'free',
  },
  {
    name: 'cost.note',
    label: 'More about the cost',
    hint: 'Such as “£8 an hour, free for small groups”.',
    control: 'line',
    isOptional: true,
  },
];

/** A cost in words: "Free", "£8 an hour", "There is a charge: ask us". */
export function costText({ terms, note }: Cost): string {
  const label = costLabels[terms];
  if (!note) return label;
  // A sum says by itself that there is a charge.
  const isSum = terms === 'charge' && /£\d|\dp\b/.test(note);
  return isSum ? note.charAt(0).toUpperCase() + note.slice(1) : `${label}: ${note}`;
}

/** Checks by the Disclosure and Barring Service, each telling more than the one before. */
export const dbsChecks = ['none', 'basic', 'standard', 'enhanced'] as const;
export const dbsCheck = z.enum(dbsChecks);
export type DbsCheck = z.infer<typeof dbsCheck>;

const dbsLabels: Record<DbsCheck, string> = {
  none: 'No checks',
  basic: 'Basic DBS',
  standard: 'Standard DBS',
  enhanced: 'Enhanced DBS',
};

/** The question for the checks that people need, or hold. */
export function dbsField(name: string, label: string, change: Partial<DetailField> = {}): DetailField {
  return { name, label, control: 'one', options: optionsOf(dbsLabels), isExtra: true, ...change };
}

/** A level of the Disclosure and Barring Service's checks, in words. */
export function dbsText(value: DbsCheck): string {
  return dbsLabels[value];
}

/** A count with its noun, singular for one: "1 person", "3 people". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The values of a closed set with their labels, as a form offers them. */
export function optionsOf(labels: Readonly<Record<string, string>>): (readonly [string, string])[] {
  return Object.entries(labels);
}

/** A number that was typed, with one message for what isn't one. */
export const number = z.number('Enter a number, like 3 or 2.5');
