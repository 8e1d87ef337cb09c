import type { SearchDocument } from '../../../src/features/search/index.ts';
import type { Vocabulary } from '../../../src/features/vocabularies/index.ts';
import type { Services } from '../../../src/services.ts';
import { eachDocuments } from '../../bench/directory.ts';
import {
  type MeilisearchServer,
  meilisearchIsMissing,
  startMeilisearch,
} from '../../support/meilisearch-server.ts';
import { knownItemQueries } from './known-item-queries.ts';
import { withMeilisearchEngines } from './meilisearch-engines.ts';
import { needQueries, onlyJudged } from './need-queries.ts';
import { createMiniSearch, createOrama, type RankingEngine } from './plain-engines.ts';
import { asItIs, createEmbedded, variants } from './product-engines.ts';
import {
  type Answer,
  type JudgedQuery,
  measureAnswers,
  type RetrievalMeasure,
} from './retrieval-measures.ts';
import { subjectQueries } from './subject-queries.ts';
import { misspeltWays } from './word-rewrites.ts';

/** How well searches of three kinds are answered, by the product's engines and by others on the same documents. */

export const setNames = ['subjects', 'known items', 'needs'] as const;
export type SetName = (typeof setNames)[number];

/** Searches over some documents of the directory. */
export interface QuerySet {
  documents: readonly SearchDocument[];
  queries: readonly JudgedQuery[];
  /** Whether only some entries were judged, so that the others are left out of a ranking. */
  isPooled: boolean;
}

export interface EngineMeasure {
  all: RetrievalMeasure;
  tuning: RetrievalMeasure;
  heldOut: RetrievalMeasure;
  /** By the way in which searches were made. */
  byWay: Record<string, RetrievalMeasure>;
  /** Of the searches with an error in them, the share without their entry in the first 20. */
  misspeltMissed: number | null;
}

export interface SetMeasure {
  documents: number;
  engines: Record<string, EngineMeasure>;
}

export type SearchMeasure = Record<SetName, SetMeasure>;

/** Known-item searches of each way. */
const perWay = 100;

/** Makes the three sets from the real directory. */
export function querySets(services: Services, sharedFolder: string): Record<SetName, QuerySet> {
  const keys = services.database.$client
    .prepare<[], [number, string]>('SELECT row_id, source_key FROM listings WHERE source_key IS NOT NULL')
    .raw()
    .all();
  const documents = [...eachDocuments(services)].flat();
  const byRow = new Map(documents.map((document) => [document.rowId, document]));
  const byKey = new Map(
    keys.flatMap(([row, key]) => {
      const document = byRow.get(row);
      return document ? [[key, document] as const] : [];
    }),
  );
  const charities = [...byKey].filter(([key]) => key.startsWith('ukcat:')).map(([, document]) => document);
  const synonymGroups = services.vocabularies.load().synonymGroups;
  return {
    subjects: {
      documents: charities,
      queries: subjectQueries(sharedFolder, (key) => byKey.get(key)?.rowId),
      isPooled: false,
    },
    'known items': {
      documents,
      queries: knownItemQueries(sharedFolder, documents, synonymGroups, perWay),
      isPooled: false,
    },
    needs: {
      documents: documents.filter(({ kind }) => kind === 'service'),
      queries: needQueries(byKey).queries,
      isPooled: true,
    },
  };
}

/** Measures every engine on every set; Meilisearch where there is one. */
export async function measureSearch(
  sets: Record<SetName, QuerySet>,
  vocabulary: Vocabulary,
): Promise<SearchMeasure> {
  const server = meilisearchIsMissing === null ? await startMeilisearch() : null;
  try {
    return await eachSet(sets, (set) => measureSet(set, vocabulary, server));
  } finally {
    await server?.stop();
  }
}

/** The embedded engine with one thing after the other left out. */
export function measureVariants(sets: Record<SetName, QuerySet>): Promise<SearchMeasure> {
  return eachSet(sets, async (set) => {
    const embedded = createEmbedded(set.documents);
    const engines: SetMeasure['engines'] = {};
    for (const variant of variants) {
      engines[variant.name] = await measureEngine(embedded.variant(variant), set);
    }
    embedded.close();
    return { documents: set.documents.length, engines };
  });
}

async function eachSet(
  sets: Record<SetName, QuerySet>,
  measure: (set: QuerySet) => Promise<SetMeasure>,
): Promise<SearchMeasure> {
  return {
    subjects: await measure(sets.subjects),
    'known items': await measure(sets['known items']),
    needs: await measure(sets.needs),
  };
}

async function measureSet(
  set: QuerySet,
  vocabulary: Vocabulary,
  server: MeilisearchServer | null,
): Promise<SetMeasure> {
  const { documents } = set;
  const embedded = createEmbedded(documents);
  const own = embedded.variant(asItIs);
  const engines: SetMeasure['engines'] = { embedded: await measureEngine(own, set) };
  if (server) {
    const words = { knownWords: own.engine.knownWords, vocabulary };
    await withMeilisearchEngines(server, documents, words, async ({ ours, plain }) => {
      engines['Meilisearch, ours'] = await measureEngine(ours, set);
      engines['Meilisearch, plain'] = await measureEngine(plain, set);
    });
  }
  engines.MiniSearch = await measureEngine(createMiniSearch(documents), set);
  engines.Orama = await measureEngine(await createOrama(documents), set);
  embedded.close();
  return { documents: documents.length, engines };
}

export async function measureEngine(engine: RankingEngine, set: QuerySet): Promise<EngineMeasure> {
  const answers: Answer[] = [];
  for (const query of set.queries) {
    const ranked = await engine.rank(query.text);
    answers.push({ query, ranked: set.isPooled ? onlyJudged(ranked, query) : ranked });
  }
  const where = (is: (query: JudgedQuery) => boolean) =>
    measureAnswers(answers.filter(({ query }) => is(query)));
  const ways = [...new Set(set.queries.flatMap(({ way }) => way ?? []))];
  const isMisspelt = ({ way }: JudgedQuery) => misspeltWays.some((each) => each === way);
  return {
    all: measureAnswers(answers),
    tuning: where(({ half }) => half === 'tuning'),
    heldOut: where(({ half }) => half === 'held out'),
    byWay: Object.fromEntries(ways.map((way) => [way, where((query) => query.way === way)])),
    misspeltMissed: ways.length === 0 ? null : 1 - where(isMisspelt).recallAt20,
  };
}

const setTitles: Record<SetName, string> = {
  subjects: 'Subjects (names of UK-CAT tags among the charities)',
  'known items': 'Known items (two or three words of an entry, one written otherwise)',
  needs: 'Needs (titles of grants and adverts among the services, of what was judged)',
};

/** Tables for people. */
export function describeSearchMeasure(measure: SearchMeasure): string {
  const head = ['nDCG@10', 'tuning', 'held out', 'recall@20', 'MRR', 'nothing', 'misspelt missed'];
  const lines = setNames.flatMap((name) => {
    const { documents, engines } = measure[name];
    const queries = Object.values(engines)[0]?.all.queries ?? 0;
    return [
      `${setTitles[name]}: ${queries} searches, ${documents} entries`,
      `${''.padEnd(24)}${head.map((each) => each.padStart(each.length + 2)).join('')}`,
      ...Object.entries(engines).map(([engine, { all, tuning, heldOut, misspeltMissed }]) => {
        const cells = [
          all.ndcgAt10,
          tuning.ndcgAt10,
          heldOut.ndcgAt10,
          all.recallAt20,
          all.mrr,
          all.withoutResults,
          misspeltMissed,
        ];
        const figures = cells.map((cell, at) => cellText(cell).padStart((head[at]?.length ?? 0) + 2));
        return `${engine.padEnd(24)}${figures.join('')}`;
      }),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function cellText(value: number | null): string {
  return value === null ? '' : value.toFixed(3);
}
