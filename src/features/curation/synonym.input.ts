import { z } from 'zod';
import type { SynonymGroup } from '#features/vocabularies/index.ts';
import { type RawInput, single, typedText } from '#web/input.ts';
import { pageOrFirst } from '#web/paging.ts';

/** What the pages of synonyms take. */

export const synonymShows = ['all', 'changed', 'removed'] as const;
export type SynonymShow = (typeof synonymShows)[number];

export const listInput = z.object({
  q: single(z.string().trim().max(100).default('').catch('')),
  show: single(z.enum(synonymShows).default('all').catch('all')),
  page: pageOrFirst(4),
});
export type SynonymsAsked = z.output<typeof listInput>;

export const newInput = z.object({
  terms: single(z.string().max(200).default('').catch('')),
});

export const groupInput = z.object({
  id: z.string().max(60),
  done: single(z.enum(['saved', 'removed', 'back']).optional().catch(undefined)),
});

const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/, 'Open the page again')
  .transform(Number);

/** Longer than the most lines of the longest terms. */
const longestBox = 5_000;

/** Lines as terms: single spaces, without empty ones. */
const lines = single(
  z
    .string()
    .max(longestBox, 'Use fewer words')
    .default('')
    .transform((text) =>
      text
        .split(/\r?\n|,/)
        .map((line) => line.trim().replace(/\s+/g, ' '))
        .filter((line) => line !== ''),
    ),
);

export const groupForm = z
  .object({
    direction: single(z.enum(['two-way', 'one-way'], 'Choose how the words belong together')),
    terms: lines,
    finds: lines,
    query: single(z.string().trim().max(200).default('')),
    version: single(wholeNumber.default(0)),
    step: single(z.enum(['preview', 'save']).default('preview').catch('preview')),
  })
  .transform(({ direction, terms, finds, ...rest }) => ({
    ...rest,
    draft: { direction, terms, finds } satisfies SynonymGroup,
  }));
export type GroupForm = z.output<typeof groupForm>;

export const removeForm = z.object({ version: single(wholeNumber) });
export const restoreForm = z.object({ version: single(wholeNumber), revision: single(wholeNumber) });

/** The fields as they were typed, for showing them again. */
export interface TypedGroup {
  direction: string;
  terms: string;
  finds: string;
  query: string;
}

export function typedGroup(raw: RawInput): TypedGroup {
  const last = (name: string) => typedText(raw, name).slice(0, longestBox);
  return { direction: last('direction'), terms: last('terms'), finds: last('finds'), query: last('query') };
}
