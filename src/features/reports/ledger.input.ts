import { z } from 'zod';
import { categorySlugs, type Sector, sectors, type Vocabulary } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { single } from '#web/input.ts';

/** What the ledger can be narrowed by. What isn't known counts as not given: a report has no wrong addresses. */

const word = single(z.string().max(100).optional().catch(undefined));
const month = single(
  z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
);

export const ledgerInput = z.object({
  from: single(z.enum(sectors).optional().catch(undefined)),
  to: single(z.enum(sectors).optional().catch(undefined)),
  theme: word,
  category: word,
  ward: word,
  since: month,
  until: month,
});

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
  const until = asked.until ?? today.slice(0, 7);
  const since = asked.since ?? elevenMonthsBefore(until);
  return {
    from: asked.from,
    to: asked.to,
    theme: known(asked.theme, vocabulary.themes),
    category: known(asked.category, new Set<string>(subjects)),
    ward: known(asked.ward, vocabulary.areas),
    since: since <= until ? since : until,
    until: since <= until ? until : since,
  };
}

function elevenMonthsBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 12, 1)).toISOString().slice(0, 7);
}
