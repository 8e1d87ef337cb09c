import type { Router } from 'express';
import { z } from 'zod';
import { apiEndpoint } from '#web/json-api.ts';
import { figuresOf, offsetOf, pageFigures, pagingParameters } from '#web/paging.ts';
import { categorySlugs, elsewhere, type Vocabulary, wholeBorough } from './vocabulary.model.ts';
import type { VocabularyService } from './vocabulary.service.ts';

const themeAnswer = z
  .strictObject({ slug: z.string(), label: z.string(), sentence: z.string() })
  .meta({ id: 'Theme' });

const skillAnswer = z
  .strictObject({
    slug: z.string(),
    label: z.string(),
    group: z.strictObject({ slug: z.string(), label: z.string() }).nullable(),
    synonyms: z.array(z.string()).meta({ description: 'Everyday words that find it.' }),
  })
  .meta({ id: 'Skill' });

const categoryAnswer = z
  .strictObject({ slug: z.enum(categorySlugs), label: z.string(), sentence: z.string() })
  .meta({ id: 'Category' });

const areaAnswer = z
  .strictObject({
    slug: z.string(),
    label: z.string(),
    isWard: z.boolean().meta({ description: 'Whether it is a ward of the borough.' }),
  })
  .meta({ id: 'Area' });

/** The shared vocabulary for other systems: the values that listings have and searches take. */
export function vocabularyApi(router: Router, given: { vocabularies: VocabularyService }): void {
  function list<Term extends z.ZodType>(
    name: string,
    summary: string,
    term: Term,
    terms: (vocabulary: Vocabulary) => z.output<Term>[],
  ): void {
    const title = name.slice(0, 1).toUpperCase() + name.slice(1);
    // The name of the list is a parameter, so its type is said of the terms alone.
    const answer: z.ZodType = z
      .strictObject({ ...pageFigures, [name]: z.array(term) })
      .meta({ id: `${title}Page` });
    apiEndpoint(
      router,
      {
        path: `/api/v1/${name}`,
        permission: 'directory.read',
        log: `api ${name}`,
        operationId: `list${title}`,
        summary,
        input: z.object(pagingParameters),
        answer,
      },
      ({ input }) => {
        const all = terms(given.vocabularies.load());
        const start = offsetOf(input);
        return { ...figuresOf(all.length, input), [name]: all.slice(start, start + input.per_page) };
      },
    );
  }

  list('themes', 'What listings are for', themeAnswer, ({ themes }) =>
    [...themes.values()].map(({ slug, label, sentence }) => ({ slug, label, sentence })),
  );
  list('skills', 'Skills that are asked for and offered', skillAnswer, ({ skills, skillGroups }) =>
    [...skills.values()].map(({ slug, label, groupSlug, synonyms }) => {
      const group = skillGroups.get(groupSlug);
      return {
        slug,
        label,
        group: group ? { slug: group.slug, label: group.label } : null,
        synonyms: [...synonyms],
      };
    }),
  );
  list('categories', 'What needs and resources are about', categoryAnswer, ({ categories }) =>
    [...categories.values()].map(({ slug, label, sentence }) => ({ slug, label, sentence })),
  );
  list('areas', 'Where listings are for', areaAnswer, ({ areas }) =>
    [...areas.values()].map(({ slug, label }) => ({
      slug,
      label,
      isWard: slug !== wholeBorough && slug !== elsewhere,
    })),
  );
}
