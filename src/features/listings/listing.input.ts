import { z } from 'zod';
import { categorySlugs, type Vocabulary } from '#features/vocabularies/index.ts';
import { RuleError } from '#platform/errors.ts';
import { kindDefinitions } from './kinds/index.ts';
import { isoDate } from './kinds/terms.ts';
import { type ListingContent, listingKinds } from './listing.model.ts';

/** Checks what a listing says, from a form, an import or the seed; the message stands beside the rule. */

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time like 09:30');

const weeklyTime = z.object({
  day: z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as 1 | 2 | 3 | 4 | 5 | 6 | 7))),
  from: time,
  to: time,
});

const availabilityInput = z
  .object({
    from: isoDate.optional(),
    until: isoDate.optional(),
    weekly: z.array(weeklyTime).max(50).optional(),
    dates: z.array(isoDate).max(100).optional(),
    note: z.string().trim().max(300).optional(),
  })
  .refine(({ from, until }) => !from || !until || from <= until, {
    path: ['until'],
    error: 'The last day must not lie before the first',
  });

const commonInput = z.object({
  kind: z.enum(listingKinds),
  category: z.enum(categorySlugs).nullable(),
  title: z.string().trim().min(1, 'Enter a title').max(120, 'Use 120 characters or fewer'),
  summary: z
    .string()
    .trim()
    .min(1, 'Say in a sentence or two what it is')
    .max(400, 'Use 400 characters or fewer'),
  description: z.string().trim().max(10_000, 'Use 10,000 characters or fewer'),
  themes: z.array(z.string()).max(6, 'Choose at most 6 themes'),
  skills: z.array(z.string()).max(12, 'Choose at most 12 skills'),
  areas: z.array(z.string()).min(1, 'Say where it is for').max(22),
  availability: availabilityInput.nullable(),
  details: z.unknown(),
});

/**
 * Checks a listing's whole content against its kind and the vocabulary.
 * Throws {@link RuleError} with the first field that is wrong.
 */
export function checkListingContent(content: ListingContent, vocabulary: Vocabulary): ListingContent {
  const common = parse(commonInput, content);
  const definition = kindDefinitions[common.kind];
  if (definition.hasCategory !== (common.category !== null)) {
    throw new RuleError(
      'category',
      definition.hasCategory ? 'Choose a category' : 'This kind has no category',
    );
  }
  requireKnown('themes', common.themes, vocabulary.themes);
  requireKnown('skills', common.skills, vocabulary.skills);
  requireKnown('areas', common.areas, vocabulary.areas);
  return { ...common, details: parse(definition.details, content.details, 'details') };
}

function parse<Output>(schema: z.ZodType<Output>, value: unknown, prefix?: string): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = [prefix, ...(issue?.path ?? [])].filter((part) => part !== undefined).join('.');
  throw new RuleError(field, issue?.message ?? 'This is not right', { cause: parsed.error });
}

function requireKnown(field: string, slugs: readonly string[], known: ReadonlyMap<string, unknown>): void {
  const unknown = slugs.find((slug) => !known.has(slug));
  if (unknown !== undefined) throw new RuleError(field, `“${unknown}” is not in the vocabulary`);
  if (new Set(slugs).size !== slugs.length) throw new RuleError(field, 'Choose each only once');
}
