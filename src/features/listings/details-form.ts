import { type IsoDate, isIsoDate, isoWeekday } from '#platform/clock.ts';
import type { DetailField } from './kinds/kind-definition.ts';
import type { TypedFields } from './listing.model.ts';

/** Between what people type for a kind's details and the details themselves; what is wrong is left to the kind's rules. */

/** The last value of a field, without the spaces around it; empty where it wasn't given. */
export function oneOf(typed: TypedFields, name: string): string {
  const value = typed[name];
  return ((typeof value === 'string' ? value : value?.at(-1)) ?? '').trim();
}

/** All values of a field, each once and none empty. */
export function allOf(typed: TypedFields, name: string): string[] {
  const value = typed[name] ?? [];
  return [...new Set(typeof value === 'string' ? [value] : value)].filter((each) => each !== '');
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** The weekday that may stand before a day: "Tues", "Saturday,". */
const weekday = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+/i;
const namedDay = /^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+([a-z]{3,9})\.?,?(?:\s+(\d{4}|\d{2}))?$/i;
const numberedDay = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/;
/** Until one of the next years has this day: 29 February is the rarest. */
const mostYearsAhead = 8;

/**
 * Reads a day as people write it ("2026-12-12", "12/12/26", "Sat 12th December 2026", "12 Dec"); without a year it is
 * the next such day. Undefined where it is none, or where the weekday before it is another.
 */
export function readDay(text: string, today: IsoDate): IsoDate | undefined {
  const [before = '', name = ''] = weekday.exec(text) ?? [];
  const day = findDay(text.slice(before.length), today);
  const isThatWeekday = (found: IsoDate) => weekdays[isoWeekday(found) - 1] === name.toLowerCase();
  return day === undefined || name === '' || isThatWeekday(day) ? day : undefined;
}

function findDay(text: string, today: IsoDate): IsoDate | undefined {
  const named = namedDay.exec(text);
  const [, day, month = '', year] = named ?? numberedDay.exec(text) ?? [];
  if (day === undefined) return isIsoDate(text) ? text : undefined;
  const number = named ? months.indexOf(month.slice(0, 3).toLowerCase()) + 1 : Number(month);
  const inYear = (written: number) =>
    `${written}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` satisfies IsoDate;
  if (year !== undefined) {
    const written = inYear(year.length === 2 ? 2000 + Number(year) : Number(year));
    return isIsoDate(written) ? written : undefined;
  }
  return Array.from({ length: mostYearsAhead + 1 }, (_each, ahead) =>
    inYear(Number(today.slice(0, 4)) + ahead),
  ).find((written) => isIsoDate(written) && written >= today);
}

/** The details as they are kept, from what was typed. What can't be read stays text, so that the rules name it. */
export function readDetails(
  fields: readonly DetailField[],
  typed: TypedFields,
  category: string | null,
  today: IsoDate,
): unknown {
  const details: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.onlyFor !== undefined && field.onlyFor !== category) continue;
    const value = readField(field, typed, today);
    if (value !== undefined) put(details, field.name.split('.'), value);
  }
  return details;
}

function readField(field: DetailField, typed: TypedFields, today: IsoDate): unknown {
  if (field.control === 'any') return allOf(typed, field.name);
  const text = oneOf(typed, field.name);
  if (field.control === 'tick') return text === 'yes';
  if (text === '') return undefined;
  switch (field.control) {
    case 'number':
      return /^\d{1,9}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : text;
    case 'pounds': {
      const plain = text.replace(/[£,\s]/g, '');
      return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : text;
    }
    case 'date':
      return readDay(text, today) ?? text;
    default:
      return text;
  }
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = target[first] ?? {};
  target[first] = inner;
  put(inner as Record<string, unknown>, rest, value);
}

/** What the form shows for details that are there: the inverse of {@link readDetails}. */
export function typeDetails(fields: readonly DetailField[], details: unknown): TypedFields {
  const typed: Record<string, string | string[]> = {};
  for (const field of fields) {
    const value = field.name.split('.').reduce(step, details);
    if (value === undefined || value === null) continue;
    typed[field.name] = typeField(field, value);
  }
  return typed;
}

function step(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function typeField(field: DetailField, value: unknown): string | string[] {
  if (Array.isArray(value)) return value.map(String);
  if (field.control === 'tick') return value === true ? 'yes' : '';
  if (field.control === 'pounds' && typeof value === 'number') {
    return value % 100 === 0 ? String(value / 100) : (value / 100).toFixed(2);
  }
  return String(value);
}
