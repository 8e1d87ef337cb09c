/**
 * What came with an address or a form, before and after zod. Wrong input is a value: the route decides
 * whether it answers with an error summary or with a problem document.
 */
import type { Request } from 'express';
import { z } from 'zod';
import type { InputError } from './replies.ts';

/** Parameters as they came: a name that was given once has a text, one given again a list. */
export type RawInput = Readonly<Record<string, string | string[]>>;

export type Parsed<Value> =
  | { ok: true; value: Value; raw: RawInput }
  | { ok: false; errors: InputError[]; raw: RawInput };

/** The parameters of the address and of its path; the path's win. Empty values count as not given. */
export function addressInput(request: Request): RawInput {
  const start = request.originalUrl.indexOf('?');
  const query = start === -1 ? '' : request.originalUrl.slice(start + 1);
  const collected = collect(new URLSearchParams(query), true);
  for (const [name, value] of Object.entries(request.params)) {
    if (value !== undefined) collected.set(name, value);
  }
  return Object.fromEntries(collected);
}

/** The parameters of a query that came as a text of its own: `?q=room&kind=need`. */
export function queryInput(query: string): RawInput {
  return Object.fromEntries(collect(new URLSearchParams(query), true));
}

/**
 * What no keyboard types and nobody can see, line breaks and tabs apart: pasted with a text, or sent to do harm. So are the
 * signs that turn the direction of what follows: with them one name reads as another one (Unicode TR 36, 2.7).
 */
const controlCharacters = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The fields of a posted form; empty ones are kept, since a form may mean them. Control characters are left out: no mail
 * could carry them.
 */
export function formInput(request: Request): RawInput {
  const body: unknown = request.body;
  if (typeof body !== 'string') return {};
  const fields = [...new URLSearchParams(body)].map(([name, value]): [string, string] => [
    name,
    value.replace(controlCharacters, ''),
  ]);
  return Object.fromEntries(collect(fields, false));
}

function collect(pairs: Iterable<[string, string]>, dropEmpty: boolean): Map<string, string | string[]> {
  const collected = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    if (dropEmpty && value.trim() === '') continue;
    const before = collected.get(name);
    if (before === undefined) collected.set(name, value);
    else if (typeof before === 'string') collected.set(name, [before, value]);
    else before.push(value);
  }
  return collected;
}

/** The last text that a field was given, as it was typed, for a form that is shown again; empty where there is none. */
export function typedText(raw: RawInput, name: string): string {
  return [raw[name] ?? ''].flat().at(-1) ?? '';
}

/** Parses raw input; the errors carry the messages that stand beside the rules in the schema. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: RawInput,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, value: result.data, raw };
  const errors = result.error.issues.map((issue) => ({
    parameter: String(issue.path[0] ?? ''),
    message: issue.message,
  }));
  return { ok: false, errors: dedupe(errors), raw };
}

/** A thousand wrong values of one parameter are one message each kind, not a thousand. */
function dedupe(errors: InputError[]): InputError[] {
  const seen = new Map<string, InputError>();
  for (const error of errors) {
    const key = `${error.parameter}\n${error.message}`;
    if (!seen.has(key)) seen.set(key, error);
  }
  return [...seen.values()];
}

/** For a parameter that means something once: where it was given again, its last value counts. */
export function single<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (Array.isArray(value) ? value.at(-1) : value), schema);
}

/** How much was just done, as the address after a form says it; what isn't a number under a thousand counts as not given. */
export const doneCount = single(
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
);

/** For a repeatable parameter: always a list, without repetitions, empty where it wasn't given. */
export function repeated<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? [...new Set(value)] : [value]),
    z.array(schema),
  );
}

/** For routes that take nothing. */
export const noInput = z.object({});
