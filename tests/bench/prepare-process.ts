import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import type { Database } from '../../db/client.ts';
import { createRandom, fillAtScale } from '../../seeds/scale/index.ts';
import { prepareDatabase } from '../../src/commands/prepare.ts';
import type { SearchDocument } from '../../src/features/search/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { answerParent } from './child.ts';
import {
  buildIndex,
  databaseFileIn,
  directoryDay,
  documentSource,
  eachDocuments,
  openDirectory,
} from './directory.ts';
import { type BenchQuery, makeQueries, wordsOf } from './queries.ts';

/** Generates a directory and its index, or takes those of an earlier run where they would come out the same. */

/** What is known of a directory that lies ready; kept beside it. */
interface Prepared {
  /** Changes with what it was made by. */
  key: string;
  organisations: number;
  fillSeconds: number;
  indexSeconds: number;
  mergeSeconds: number;
  /** Load of the machine while the index was built. */
  indexLoad: number;
  fileBytes: number;
  indexBytes: number;
  /** In how many entries' texts each word is. */
  frequencies: Record<string, number>;
}

export type PrepareAnswer = Omit<Prepared, 'frequencies'> & {
  /** Different words in all texts. */
  words: number;
  queries: BenchQuery[];
  moreQueries: BenchQuery[];
  warmUp: BenchQuery[];
};

export interface PrepareGiven {
  folder: string;
  listings: number;
  /** Searches that are measured, further ones until memory is read, and ones before any is measured. */
  counts: { queries: number; more: number; warmUp: number };
  key: string;
}

export type PrepareMethods = { prepare(given: PrepareGiven): PrepareAnswer };

/** Entries that searches are made from; rare words are found often enough among so many. */
const sampleSize = 4_000;

function prepare({ folder, listings, counts, key }: PrepareGiven): PrepareAnswer {
  const noteFile = path.join(folder, 'prepared.json');
  const earlier = existsSync(noteFile) ? (JSON.parse(readFileSync(noteFile, 'utf8')) as Prepared) : undefined;
  const prepared = earlier?.key === key ? earlier : generate(folder, listings, key);
  if (prepared !== earlier) writeFileSync(noteFile, JSON.stringify(prepared));
  const { frequencies, ...known } = prepared;

  const services = openDirectory(databaseFileIn(folder));
  // A directory that people use has asked its owners about all that is due; nothing is left of it to be done beside.
  while (services.freshness.step());
  const material = {
    documents: sample(services, listings),
    frequencies: new Map(Object.entries(frequencies)),
    listings,
  };
  services.database.$client.close();
  return {
    ...known,
    words: material.frequencies.size,
    queries: makeQueries(material, counts.queries, 1),
    moreQueries: makeQueries(material, counts.more, 2),
    warmUp: makeQueries(material, counts.warmUp, 3),
  };
}

function generate(folder: string, listings: number, key: string): Prepared {
  rmSync(folder, { recursive: true, force: true });
  const databaseFile = databaseFileIn(folder);
  const filled = fill(folder, databaseFile, listings);
  const services = openDirectory(databaseFile);
  const { database } = services;
  try {
    const frequencies = Object.fromEntries(countWords(eachDocuments(services)));
    const indexLoad = loadavg()[0] ?? 0;
    const built = buildIndex(services);
    database.$client.pragma('wal_checkpoint(TRUNCATE)');
    return { key, ...filled, ...built, indexLoad, ...measureFile(database, databaseFile), frequencies };
  } finally {
    database.$client.close();
  }
}

/** Fills a new database. It can be made again at any time, so that no write waits for the disk. */
function fill(
  folder: string,
  databaseFile: string,
  listings: number,
): { organisations: number; fillSeconds: number } {
  const database = prepareDatabase(
    { dataDir: folder, databaseFile, demo: false },
    { clock: systemClock, logger: silentLogger },
  );
  try {
    database.$client.pragma('synchronous = OFF');
    const start = performance.now();
    const { organisations } = fillAtScale(database, { listings, today: directoryDay });
    return { organisations, fillSeconds: (performance.now() - start) / 1000 };
  } finally {
    database.$client.close();
  }
}

function countWords(batches: Iterable<SearchDocument[]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const documents of batches) {
    for (const { title, summary, description } of documents) {
      for (const word of new Set(wordsOf(`${title} ${summary} ${description}`))) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function sample(services: ReturnType<typeof openDirectory>, listings: number): SearchDocument[] {
  const random = createRandom(4);
  const rowIds = Array.from({ length: Math.min(sampleSize, listings) }, () => random.between(1, listings));
  return documentSource(services).read(services.database, [...new Set(rowIds)]);
}

function measureFile(database: Database, file: string): { fileBytes: number; indexBytes: number } {
  const indexBytes = database.$client
    .prepare<[], number>(
      `SELECT sum(pgsize) FROM dbstat WHERE aggregate = 1 AND name LIKE 'search\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .get();
  return { fileBytes: statSync(file).size, indexBytes: indexBytes ?? 0 };
}

answerParent<PrepareMethods>({ prepare });
