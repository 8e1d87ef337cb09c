import { copyFileSync, constants as fsConstants, mkdirSync, rmSync } from 'node:fs';
import { freemem, loadavg } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../src/config.ts';
import { appRoot } from '../../src/platform/app-root.ts';
import { startChild } from './child.ts';
import { digestFigures, measureDigest } from './digest-measured.ts';
import { databaseFileIn } from './directory.ts';
import { type EnginesMeasured, engineFigures, measureEngines, termMegabytes } from './engines-measured.ts';
import { type Figure, megabytes } from './figures.ts';
import { matchingFigures, measureMatching } from './matches-measured.ts';
import type { PrepareAnswer, PrepareMethods } from './prepare-process.ts';
import { printFigures, type Report, writeReport } from './report.ts';
import { measureServer, serverFigures } from './server-measured.ts';

/** Measures generated directories of the sizes asked for; prints a table for each and writes all to one file. */

const defaultSizes = ['10k', '100k'];
/** Parts that are measured alone, where one of them is among the parameters. */
const parts = ['matches', 'digest'] as const;
type Part = (typeof parts)[number];
const counts = { queries: 600, more: 400, warmUp: 60 };

interface Goals {
  timesFaster: number;
  typosFound: number;
  pageP95: number;
  memoryMegabytes: number;
}

/** What we want, by listings: the goals of the next size up hold for sizes between. */
const goalsBySize: readonly (readonly [upTo: number, Goals])[] = [
  [10_000, { timesFaster: 2, pageP95: 8, memoryMegabytes: 200, typosFound: 0.9 }],
  [100_000, { timesFaster: 6, pageP95: 20, memoryMegabytes: 250, typosFound: 0.9 }],
  [1_000_000, { timesFaster: 12, pageP95: 80, memoryMegabytes: 400 + termMegabytes, typosFound: 0.85 }],
];

/** Runs all sizes; returns the exit code. No figure makes it fail. */
export async function runBench(parameters: readonly string[]): Promise<number> {
  const only = parts.find((part) => parameters.includes(part));
  const asked = parameters.filter((each) => each !== only);
  const sizes = (asked.length > 0 ? asked : defaultSizes).map(parseSize);
  const wrong = asked.filter((_, at) => sizes[at] === undefined);
  if (wrong.length > 0) {
    say(`Sizes are like 10k, 100k or 1m, from 1k to 1m; not ${wrong.join(', ')}`);
    return 1;
  }
  const report: Report = { figures: [], slowest: [], loads: [] };
  const file = path.join(appRoot, 'reports/bench.json');
  for (const listings of sizes) {
    if (listings === undefined) continue;
    await measureSize(listings, report, only);
    // After each size, so that a later one that fails takes nothing away.
    writeReport(file, report);
  }
  say(`\nWritten to ${path.relative(process.cwd(), file)}`);
  return 0;
}

function parseSize(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,7})(k|m|)$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const listings = Number(digits) * (unit === '' ? 1 : unit?.toLowerCase() === 'm' ? 1_000_000 : 1_000);
  return listings >= 1_000 && listings <= 1_000_000 ? listings : undefined;
}

async function measureSize(listings: number, report: Report, only: Part | undefined): Promise<void> {
  const before = loadavg()[0] ?? 0;
  say(`\n${listings.toLocaleString('en-GB')} listings (load of the machine: ${before.toFixed(2)})`);
  if (listings >= 500_000 && freemem() < listings * 12_000) {
    say(`Only ${megabytes(freemem()).toFixed(0)} MB of memory are free; MiniSearch may need more`);
  }
  const { dataDir } = readConfig(process.env);
  const folder = path.join(dataDir, 'bench', String(listings));
  const prepared = await prepare(folder, listings);

  // What is measured writes, and must not change what the next run begins with.
  const workFolder = path.join(folder, `run-${process.pid}`);
  mkdirSync(workFolder, { recursive: true });
  const databaseFile = databaseFileIn(workFolder);
  const removeCopy = () => rmSync(workFolder, { recursive: true, force: true });
  process.once('exit', removeCopy);
  copyFileSync(databaseFileIn(folder), databaseFile, fsConstants.COPYFILE_FICLONE);
  try {
    const figures: Figure[] = [];
    if (only !== 'digest') {
      say('Matches');
      figures.push(...matchingFigures(listings, await measureMatching(databaseFile, listings)));
    }
    if (only === undefined) {
      const goals = goalsFor(listings);
      say('The engines in turn');
      const engines = await measureEngines(databaseFile, prepared);
      say('The server');
      const server = await measureServer(databaseFile, listings, prepared);
      figures.unshift(
        ...engineFigures(listings, prepared.queries, engines, goals),
        ...serverFigures(listings, server, goals),
        ...databaseFigures(listings, prepared),
      );
      report.slowest.push(...slowest(listings, prepared, engines));
    }
    // Last, since it leaves people and mail behind.
    if (only !== 'matches') {
      say('Digests');
      figures.push(...digestFigures(listings, await measureDigest(databaseFile, listings)));
    }
    const after = loadavg()[0] ?? 0;
    report.figures.push(...figures);
    report.loads.push({ listings, before, after });
    say('');
    printFigures(figures);
    say(`Load of the machine afterwards: ${after.toFixed(2)}`);
  } finally {
    removeCopy();
    process.off('exit', removeCopy);
  }
}

async function prepare(folder: string, listings: number): Promise<PrepareAnswer> {
  say('Preparing the directory');
  const child = startChild<PrepareMethods>('prepare-process', ['--max-old-space-size=8000']);
  try {
    const key = process.env.BENCH_DIRECTORY_KEY ?? '';
    return await child.ask('prepare', { folder, listings, counts, key });
  } finally {
    await child.stop();
  }
}

function goalsFor(listings: number): Goals {
  const found = goalsBySize.find(([upTo]) => listings <= upTo);
  if (!found) throw new RangeError(`No goals for ${listings} listings`);
  return found[1];
}

function databaseFigures(listings: number, prepared: PrepareAnswer): Figure[] {
  const common = { engine: 'database', listings } as const;
  return [
    { ...common, name: 'file', value: megabytes(prepared.fileBytes), unit: 'MB' },
    { ...common, name: 'of which the search index', value: megabytes(prepared.indexBytes), unit: 'MB' },
    {
      ...common,
      name: 'search index, for one listing',
      value: prepared.indexBytes / listings,
      unit: 'bytes',
    },
    { ...common, name: 'writing the rows', value: listings / prepared.fillSeconds, unit: 'per second' },
    { ...common, name: 'building the index', value: listings / prepared.indexSeconds, unit: 'per second' },
    { ...common, name: 'load while the index was built', value: prepared.indexLoad, unit: 'load' },
    { ...common, name: 'merging it afterwards', value: prepared.mergeSeconds, unit: 's' },
    { ...common, name: 'different words', value: prepared.words, unit: 'entries' },
    { ...common, name: 'organisations', value: prepared.organisations, unit: 'organisations' },
  ];
}

function slowest(
  listings: number,
  { queries }: PrepareAnswer,
  { sqlite }: EnginesMeasured,
): Report['slowest'] {
  return queries
    .map(({ query }, at) => ({
      listings,
      text: query.text,
      filters: Object.entries(query.filters)
        .flatMap(([facet, values]) => values.map((value) => `${facet}=${value}`))
        .join(' '),
      milliseconds: sqlite.answers[at]?.milliseconds ?? 0,
      total: sqlite.answers[at]?.total ?? 0,
    }))
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, 10);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
