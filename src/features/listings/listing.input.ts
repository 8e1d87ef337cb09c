import { z } from 'zod';
import { categorySlugs, type Vocabulary } from '#features/vocabularies/index.ts';
import { RuleError } from '#platform/errors.ts';
import type { InputError } from '#web/replies.ts';
import { kindDefinitions } from './kinds/index.ts';
import { isoDate } from './kinds/terms.ts';
import { type ListingContent, listingKinds } from './listing.model.ts';

/** Checks what a listing says, from a form, an import or the seed; the message stands beside the rule. */

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time like 09:30');

const weeklyTime = z.object({
  day: z.literal([1, 2, 3, 4, 5, 6, 7], 'Choose a day'),
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
    error: 'The last day can’t be before the first',
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

/** The content as it is kept, or everything that is wrong with it, under the path of each value. */
export type CheckedContent = { ok: true; content: ListingContent } | { ok: false; errors: InputError[] };

/** Checks a listing's whole content against its kind and the vocabulary, and names all that is wrong. */
export function findProblems(content: ListingContent, vocabulary: Vocabulary): CheckedContent {
  const common = commonInput.safeParse(content);
  const definition = kindDefinitions[content.kind];
  const details = definition.details.safeParse(content.details);
  const errors = [
    ...(common.success ? [] : errorsOf(common.error)),
    ...categoryProblem(definition.hasCategory, content.category),
    ...unknownProblem('themes', content.themes, vocabulary.themes),
    ...unknownProblem('skills', content.skills, vocabulary.skills),
    ...unknownProblem('areas', content.areas, vocabulary.areas),
    ...(details.success ? [] : errorsOf(details.error, 'details')),
  ];
  if (!common.success || !details.success || errors.length > 0) return { ok: false, errors };
  return { ok: true, content: { ...common.data, details: details.data } };
}

/**
 * The content as it is kept.
 * Throws {@link RuleError} with the first field that is wrong.
 */
export function checkListingContent(content: ListingContent, vocabulary: Vocabulary): ListingContent {
  const checked = findProblems(content, vocabulary);
  if (checked.ok) return checked.content;
  const [first] = checked.errors;
  throw new RuleError(first?.parameter ?? '', first?.message ?? 'This is not right');
}

function errorsOf(error: z.ZodError, prefix?: string): InputError[] {
  return error.issues.map(({ path, message }) => ({
    parameter: [prefix, ...path].filter((part) => part !== undefined).join('.'),
    message,
  }));
}

function categoryProblem(hasCategory: boolean, category: string | null): InputError[] {
  if (hasCategory === (category !== null)) return [];
  const message = hasCategory ? 'Choose what it is about' : 'This kind has no category';
  return [{ parameter: 'category', message }];
}

function unknownProblem(
  parameter: string,
  slugs: readonly string[],
  known: ReadonlyMap<string, unknown>,
): InputError[] {
  const unknown = slugs.find((slug) => !known.has(slug));
  if (unknown !== undefined) return [{ parameter, message: `“${unknown}” isn’t one that we know` }];
  return new Set(slugs).size === slugs.length ? [] : [{ parameter, message: 'Choose each only once' }];
}
