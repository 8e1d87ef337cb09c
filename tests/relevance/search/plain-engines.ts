import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import type { SearchDocument } from '../../../src/features/search/index.ts';
import { mostListed } from './retrieval-measures.ts';

/**
 * Other engines on the same documents, set up as their own documentation advises for texts like these: any of the
 * words, the beginnings of words, typing errors, titles first.
 */

/** Something that ranks a directory's entries for a text. */
export interface RankingEngine {
  /** The rows of the first entries, best first. */
  rank(text: string): Promise<readonly number[]>;
}

/** What of a document is searched, by field. */
export function fieldsOf(document: SearchDocument) {
  return {
    title: document.title,
    summary: document.summary,
    description: document.description,
    organisation: document.organisationName,
    places: document.placeNames.join(' '),
  };
}

const fields = ['title', 'summary', 'description', 'organisation', 'places'] as const;
const boost = { title: 4, summary: 2 };

export function createMiniSearch(documents: readonly SearchDocument[]): RankingEngine {
  const index = new MiniSearch({
    fields: [...fields],
    searchOptions: { boost, prefix: true, fuzzy: 0.2 },
  });
  index.addAll(documents.map((document) => ({ id: document.rowId, ...fieldsOf(document) })));
  return {
    rank: async (text) =>
      index
        .search(text)
        .slice(0, mostListed)
        .map(({ id }) => Number(id)),
  };
}

export async function createOrama(documents: readonly SearchDocument[]): Promise<RankingEngine> {
  const index = create({
    schema: {
      row: 'number',
      title: 'string',
      summary: 'string',
      description: 'string',
      organisation: 'string',
      places: 'string',
    },
    components: { tokenizer: { language: 'english', stemming: true } },
  });
  await insertMultiple(
    index,
    documents.map((document) => ({ row: document.rowId, ...fieldsOf(document) })),
  );
  return {
    async rank(term) {
      const find = (tolerance: number) =>
        search(index, { term, properties: [...fields], boost, tolerance, limit: mostListed });
      // Its tolerance puts near words on a par with right ones, and so is for what finds little without.
      const { hits } = await find(0);
      const further = hits.length < mostListed ? (await find(1)).hits : [];
      const rows = new Set([...hits, ...further].map(({ document }) => document.row));
      return [...rows].slice(0, mostListed);
    },
  };
}
