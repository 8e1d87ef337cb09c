import { z } from 'zod';
import { listingEntry } from '#features/listings/index.ts';
import { pageFigures } from '#web/paging.ts';
import type { facetNames } from './search.model.ts';

/** What a search answers to other systems: the shapes as zod. */

const highlighted = z.string().meta({
  description: 'Escaped HTML in which the words that matched stand in `<mark>`.',
});

export const hit = listingEntry
  .extend({
    distanceMiles: z.number().min(0).nullable().meta({
      description: 'From `near` to its nearest public place; null where either is unknown.',
    }),
    highlights: z.strictObject({ title: highlighted, summary: highlighted }),
  })
  .meta({ id: 'Hit' });
export type Hit = z.output<typeof hit>;

const facetValues = z.array(
  z.strictObject({ value: z.string(), label: z.string(), count: z.int().min(1) }).meta({ id: 'FacetValue' }),
);

export const searchAnswer = z
  .strictObject({
    query: z.string().meta({ description: 'The words that were looked for, as typed.' }),
    ...pageFigures,
    engine: z.enum(['sqlite', 'meilisearch']),
    tookMs: z.number().min(0).meta({ description: 'How long the search took, in milliseconds.' }),
    corrections: z
      .array(z.strictObject({ from: z.string(), to: z.string() }))
      .meta({ description: 'Words for which something else was searched.' }),
    facets: z
      .strictObject({
        kind: facetValues,
        sector: facetValues,
        theme: facetValues,
        skill: facetValues,
        category: facetValues,
        area: facetValues,
      } satisfies Record<(typeof facetNames)[number], typeof facetValues>)
      .meta({
        description: 'For each facet its values, most entries first, counted without its own selection.',
      }),
    partial: z.array(hit).meta({
      description:
        'On page 1, where fewer than ten entries have all the words: the nearest others, not counted in `total` and `facets`.',
    }),
    hits: z.array(hit),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.output<typeof searchAnswer>;
