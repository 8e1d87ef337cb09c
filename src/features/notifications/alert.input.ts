import { z } from 'zod';
import { type RawInput, single } from '#web/input.ts';
import type { InputError } from '#web/replies.ts';
import { type Frequency, frequencies } from './alert.model.ts';
import { longestName } from './alert-subject.ts';

/** What people say of what they follow; the message stands beside the rule. */

const frequency = z.enum(frequencies, 'Choose how often we write to you');

/** Beside these the parameters of a search, which are read as `/search` reads them. */
export const followInput = z.object({ organisation: single(z.string().max(200).optional()) });

export const followForm = z.object({
  name: single(
    z
      .string('Enter a name for it')
      .transform((text) => text.replace(/\s+/g, ' ').trim())
      .pipe(
        z
          .string()
          .min(1, 'Enter a name for it')
          .max(longestName, `Use at most ${longestName} characters`)
          .regex(/^\P{C}*$/u, 'Leave out characters that can’t be seen'),
      ),
  ),
  frequency: single(frequency),
});

export const done = ['begun', 'changed', 'saved', 'stopped', 'stopped-all', 'resumed'] as const;
export type Done = (typeof done)[number];
export const doneInput = z.object({ done: single(z.enum(done).optional().catch(undefined)) });

/** The buttons of the page with all alerts; its lists are read by {@link readFrequencies}. */
export const alertsForm = z.object({
  stop: single(z.union([z.literal('all'), z.uuid()]).optional()),
  resume: single(z.uuid().optional()),
});

/** The name of the field that says how often one alert is told. */
export function frequencyField(alertId: string): string {
  return `often-${alertId}`;
}

/** How often each alert is to be told, as the page with all of them says. */
export function readFrequencies(raw: RawInput): {
  frequencies: Map<string, Frequency>;
  errors: InputError[];
} {
  const chosen = new Map<string, Frequency>();
  const errors: InputError[] = [];
  for (const [name, value] of Object.entries(raw)) {
    const alertId = /^often-([0-9a-f-]{36})$/.exec(name)?.[1];
    if (alertId === undefined) continue;
    const parsed = frequency.safeParse(Array.isArray(value) ? value.at(-1) : value);
    if (parsed.success) chosen.set(alertId, parsed.data);
    else errors.push({ parameter: name, message: 'Choose how often we write to you' });
  }
  return { frequencies: chosen, errors };
}
