import { transaction } from '../../../db/client.ts';
import { type RankingWeights, rankingWeights } from '../../../src/features/search/engines/ranking-weights.ts';
import { createSqliteEngine } from '../../../src/features/search/engines/sqlite/index.ts';
import {
  type SearchDocument,
  type SearchEngine,
  type SqliteEngine,
  wholeDirectory,
} from '../../../src/features/search/index.ts';
import { createVocabularyService, type Vocabulary } from '../../../src/features/vocabularies/index.ts';
import { fixedClock } from '../../../src/platform/clock.ts';
import { seededDatabase } from '../../support/memory-database.ts';
import { judgedOn } from '../directory.ts';
import type { RankingEngine } from './plain-engines.ts';
import { mostListed } from './retrieval-measures.ts';

/** The product's own engines on some documents. */

/** One way to leave something out of the embedded engine, to see what it is good for. */
export interface Variant {
  name: string;
  weights?: Partial<RankingWeights>;
  withoutSynonyms?: boolean;
  withoutCorrections?: boolean;
}

const { title, summary, brevity } = rankingWeights;

export const asItIs: Variant = { name: 'as it is' };

export const variants: readonly Variant[] = [
  asItIs,
  { name: 'without synonyms', withoutSynonyms: true },
  {
    name: 'without field weights',
    weights: { title: { ...title, weight: 2 }, summary: { ...summary, weight: 2 } },
  },
  { name: 'without brevity', weights: { brevity: { ...brevity, weight: 0 } } },
  { name: 'without proximity', weights: { adjacent: 0 } },
  { name: 'without freshness', weights: { freshness: 0 } },
  { name: 'without exact words', weights: { exact: 0 } },
  { name: 'without the typo rule', withoutCorrections: true },
];

/** The embedded engine on some documents, which are indexed once for all variants. */
export interface Embedded {
  variant(variant: Variant): RankingEngine & { engine: SqliteEngine };
  close(): void;
}

export function createEmbedded(documents: readonly SearchDocument[]): Embedded {
  const database = seededDatabase();
  const vocabulary = createVocabularyService(database).load();
  const open = ({ weights, withoutSynonyms }: Variant) => {
    const known = withoutSynonyms ? withoutAnySynonyms(vocabulary) : vocabulary;
    return createSqliteEngine({
      database,
      vocabulary: () => known,
      clock: fixedClock(judgedOn),
      weights: { ...rankingWeights, ...weights },
    });
  };
  const writer = open(asItIs);
  transaction(database, (tx) => {
    for (const document of documents) writer.index(tx, document);
  });
  return {
    variant(variant) {
      const engine = open(variant);
      return { engine, ...rankingOf(engine, variant.withoutCorrections === true) };
    },
    close: () => database.$client.close(),
  };
}

function withoutAnySynonyms(vocabulary: Vocabulary): Vocabulary {
  const skills = [...vocabulary.skills].map(([slug, skill]) => [slug, { ...skill, synonyms: [] }] as const);
  return { ...vocabulary, synonymGroups: [], skills: new Map(skills) };
}

/** What somebody sees of a search: the hits of the first page, and behind them those that match in part. */
export function rankingOf(engine: SearchEngine, asTyped = false): RankingEngine {
  return {
    async rank(text) {
      const { hits, partial } = await engine.search({
        ...wholeDirectory,
        text,
        asTyped,
        sort: 'relevance',
        perPage: mostListed,
      });
      return [...hits, ...partial].slice(0, mostListed).map(({ rowId }) => rowId);
    },
  };
}
