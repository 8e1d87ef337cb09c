import { z } from 'zod';
import { categorySlugs, type Sector, sectors, type Vocabulary } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { type RawInput, single } from '#web/input.ts';

/**
 * What the ledger can be narrowed by. What isn't known of what one chooses counts as not given; months are typed, and
 * whoever mistypes one would take another period for the one that was meant.
 */

const word = single(z.string().max(100).optional().catch(undefined));
const month = (example: string) =>
  single(
    z
      .string()
      .trim()
      .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, {
        error: `Write the month as year and number, such as ${example}`,
        // What is no month is neither before nor after another.
        abort: true,
      })
      .optional(),
  );
/** Shown in the hints, too. */
export const exampleMonths = { since: '2026-01', until: '2026-12' } as const;

const filters = z.object({
  from: single(z.enum(sectors).optional().catch(undefined)),
  to: single(z.enum(sectors).optional().catch(undefined)),
  theme: word,
  category: word,
  ward: word,
  since: month(exampleMonths.since),
  until: month(exampleMonths.until),
});

export const ledgerInput = filters.refine(
  ({ since, until }) => since === undefined || until === undefined || since <= until,
  { path: ['until'], message: 'The last month can’t be before the first' },
);

/** What was asked, without its months where they are wrong. */
export function withoutMonths(raw: RawInput): z.output<typeof ledgerInput> {
  const { since, until, ...rest } = raw;
  return filters.parse(rest);
}

/** Categories, and kinds that stand for what has none. */
export const subjects = [...categorySlugs, 'skill', 'volunteering', 'shadowing', 'service'] as const;

export interface LedgerFilter {
  from: Sector | undefined;
  to: Sector | undefined;
  theme: string | undefined;
  category: string | undefined;
  ward: string | undefined;
  /** First and last month, `YYYY-MM`. */
  since: string;
  until: string;
}

/** The filter that an address asks for: the last twelve months unless it says otherwise. */
export function toFilter(
  asked: z.output<typeof ledgerInput>,
  vocabulary: Vocabulary,
  today: IsoDate,
): LedgerFilter {
  const known = (slug: string | undefined, terms: { has(slug: string): boolean }) =>
    slug !== undefined && terms.has(slug) ? slug : undefined;
  const thisMonth = today.slice(0, 7);
  const until =
    asked.until ?? (asked.since !== undefined && asked.since > thisMonth ? asked.since : thisMonth);
  const since = asked.since ?? elevenMonthsBefore(until);
  return {
    from: asked.from,
    to: asked.to,
    theme: known(asked.theme, vocabulary.themes),
    category: known(asked.category, new Set<string>(subjects)),
    ward: known(asked.ward, vocabulary.areas),
    since,
    until,
  };
}

function elevenMonthsBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 12, 1)).toISOString().slice(0, 7);
}
