import { readFileSync } from 'node:fs';
import path from 'node:path';
import { appRoot } from '../../src/platform/app-root.ts';
import { startChild, type Usage } from './child.ts';
import { browse, createClient, type PageTiming } from './client.ts';
import { type Figure, kilobytes, megabytes, percentile, percentiles } from './figures.ts';
import type { PrepareAnswer } from './prepare-process.ts';
import { type BenchQuery, searchPath } from './queries.ts';
import type { EditAnswer, ServerMethods } from './server-process.ts';

/** Whole pages over HTTP, the server's memory, and writing while it answers. */

export interface ServerGoals {
  pageP95: number;
  memoryMegabytes: number;
}

/** The largest page of results that we want to send, uncompressed, in kB. */
const largestPage = 100;
/** Milliseconds that suggestions may take, nineteen times of twenty. */
const slowestSuggestion = 5;
const suggestionsToWarm = 60;
const editsWanted = 500;
const editSeconds = 5;
const aloneSeconds = 2;
/** What people at work meet: a full queue, and a body with many parts. */
const peopleAtWork = { items: 5_000, parts: 200 };
const ownPages = { count: 100, warmUp: 10, p95: 30 };
/** What comes after the page that it is part of, and so may take longer. */
const comesAfter = '/my/matches';
/** Searches a second beside the edits: far more than a borough has. */
const steadyRate = 20;

interface Editing {
  edits: EditAnswer;
  pages: PageTiming[];
}

export interface ServerMeasured {
  pages: PageTiming[];
  pageProcessorSeconds: number;
  /** What the search box is offered for the beginnings of the same searches. */
  suggestions: PageTiming[];
  suggestionProcessorSeconds: number;
  usage: Usage;
  /** With some searches a second, and with one search after the other. */
  steady: Editing;
  busy: Editing;
  /** Edits with nobody searching. */
  alone: EditAnswer;
  commitsPerSecond: number;
  /** Pages of people who are signed in, and what each took of the processor on average. */
  own: { path: string; times: number[]; processorMs: number; largestBytes: number }[];
  ownEntries: number;
}

export async function measureServer(
  databaseFile: string,
  listings: number,
  prepared: PrepareAnswer,
): Promise<ServerMeasured> {
  const server = startChild<ServerMethods>('server-process', startOptions());
  try {
    const { port } = await server.ask('start', { databaseFile });
    const client = createClient(port);
    const inTurn = async (queries: readonly BenchQuery[]) => {
      const timings: PageTiming[] = [];
      for (const { query } of queries) timings.push(await client.page(searchPath(query)));
      return timings;
    };
    await inTurn(prepared.warmUp);
    const before = await server.ask('usage', null);
    const pages = await inTurn(prepared.queries);
    const after = await server.ask('usage', null);
    const beginnings = prepared.queries.map(({ query }, at) => suggestPath(query.text, at));
    for (const path of beginnings.slice(0, suggestionsToWarm)) await client.page(path);
    const beforeSuggestions = await server.ask('usage', null);
    const suggestions: PageTiming[] = [];
    for (const path of beginnings) suggestions.push(await client.page(path));
    const afterSuggestions = await server.ask('usage', null);
    await inTurn(prepared.moreQueries);
    const usage = await server.ask('usage', null);

    const paths = prepared.moreQueries.map(({ query }) => searchPath(query));
    const editAndBrowse = async (round: number, perSecond?: number): Promise<Editing> => {
      let isOver = false;
      const editing = server.ask('edit', { seconds: editSeconds, listings, round }).finally(() => {
        isOver = true;
      });
      const [edits, browsed] = await Promise.all([editing, browse(client, paths, () => isOver, perSecond)]);
      return { edits, pages: browsed };
    };
    const steady = await editAndBrowse(1, steadyRate);
    const busy = await editAndBrowse(2);
    const alone = await server.ask('edit', { seconds: aloneSeconds, listings, round: 3 });
    const { perSecond } = await server.ask('commit', { seconds: 1 });
    client.close();
    const people = await server.ask('people', { listings, ...peopleAtWork });
    // Meanwhile the server has given the first one's connection up.
    const ownClient = createClient(port);
    const own: ServerMeasured['own'] = [];
    for (const [path, session] of [
      ['/my', people.lead],
      [comesAfter, people.lead],
      ['/curate', people.curator],
    ] as const) {
      for (let at = 0; at < ownPages.warmUp; at += 1) await ownClient.page(path, session);
      const start = await server.ask('usage', null);
      const timings: PageTiming[] = [];
      for (let at = 0; at < ownPages.count; at += 1) timings.push(await ownClient.page(path, session));
      const end = await server.ask('usage', null);
      own.push({
        path,
        times: timings.map((page) => page.milliseconds),
        processorMs: ((end.processorSeconds - start.processorSeconds) * 1000) / timings.length,
        largestBytes: Math.max(...timings.map((page) => page.pageBytes)),
      });
    }
    ownClient.close();
    return {
      pages,
      pageProcessorSeconds: (after.processorSeconds - before.processorSeconds) / pages.length,
      suggestions,
      suggestionProcessorSeconds:
        (afterSuggestions.processorSeconds - beforeSuggestions.processorSeconds) / suggestions.length,
      usage,
      steady,
      busy,
      alone,
      commitsPerSecond: perSecond,
      own,
      ownEntries: people.ownEntries,
    };
  } finally {
    await server.stop();
  }
}

/** What `npm start` gives Node: what is measured is what runs. */
function startOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(appRoot, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** The first letters of a search, from two on, as somebody types them. */
function suggestPath(text: string, at: number): string {
  return `/search/suggest?${new URLSearchParams({ q: text.slice(0, 2 + (at % 9)) })}`;
}

export function serverFigures(listings: number, measured: ServerMeasured, goals: ServerGoals): Figure[] {
  const { pages, usage, steady, busy, alone, commitsPerSecond } = measured;
  const common = { engine: 'server', listings } as const;
  const times = pages.map((page) => page.milliseconds);
  const sizes = pages.map((page) => page.pageBytes);
  return [
    ...percentiles.map(
      ([name, share]): Figure => ({
        ...common,
        name: `page of results over HTTP, ${name}`,
        value: percentile(times, share),
        unit: 'ms',
        ...(name === 'p95' && { goal: { atMost: goals.pageP95 } }),
      }),
    ),
    // What other programs take of the machine makes less of a difference here.
    {
      ...common,
      name: 'processor time of one page of results, on average',
      value: measured.pageProcessorSeconds * 1000,
      unit: 'ms',
    },
    ...percentiles.map(
      ([name, share]): Figure => ({
        ...common,
        name: `suggestions while typing over HTTP, ${name}`,
        value: percentile(
          measured.suggestions.map((each) => each.milliseconds),
          share,
        ),
        unit: 'ms',
        ...(name === 'p95' && { goal: { atMost: slowestSuggestion } }),
      }),
    ),
    {
      ...common,
      name: 'processor time of suggestions, on average',
      value: measured.suggestionProcessorSeconds * 1000,
      unit: 'ms',
    },
    {
      ...common,
      name: 'largest page of results, uncompressed',
      value: kilobytes(Math.max(...sizes)),
      unit: 'kB',
      goal: { atMost: largestPage },
    },
    {
      ...common,
      name: 'page of results, uncompressed, p50',
      value: kilobytes(percentile(sizes, 0.5)),
      unit: 'kB',
    },
    {
      ...common,
      name: 'page of results, as sent, p50',
      value: kilobytes(
        percentile(
          pages.map((page) => page.sentBytes),
          0.5,
        ),
      ),
      unit: 'kB',
    },
    {
      ...common,
      name: 'memory of the server (RSS) after 1,000 searches',
      value: megabytes(usage.rss),
      unit: 'MB',
      goal: { atMost: goals.memoryMegabytes },
    },
    {
      ...common,
      name: 'memory of the server (RSS), most so far',
      value: megabytes(usage.peakRss),
      unit: 'MB',
    },
    ...editFigures(common, `${steadyRate} searches a second`, steady, { atLeast: editsWanted }),
    ...editFigures(common, 'one search after the other', busy),
    {
      ...common,
      name: 'edits with nobody searching',
      value: alone.edits / alone.seconds,
      unit: 'per second',
    },
    {
      ...common,
      name: 'processor time of one edit',
      value: (alone.processorSeconds * 1000) / alone.edits,
      unit: 'ms',
    },
    // Each waits until the disk has it; edits under way at once share that.
    {
      ...common,
      name: 'smallest transactions that the disk takes, one after the other',
      value: commitsPerSecond,
      unit: 'per second',
    },
    {
      ...common,
      name: 'entries of the lead whose /my is measured',
      value: measured.ownEntries,
      unit: 'entries',
    },
    ...measured.own.flatMap(({ path, times, processorMs, largestBytes }): Figure[] => [
      ...percentiles.map(
        ([name, share]): Figure => ({
          ...common,
          name: `${path} with ${peopleAtWork.items.toLocaleString('en-GB')} items in the queue, ${name}`,
          value: percentile(times, share),
          unit: 'ms',
          ...(name === 'p95' && path !== comesAfter && { goal: { atMost: ownPages.p95 } }),
        }),
      ),
      { ...common, name: `processor time of ${path}, on average`, value: processorMs, unit: 'ms' },
      {
        ...common,
        name: `${path}, uncompressed`,
        value: kilobytes(largestBytes),
        unit: 'kB',
        goal: { atMost: largestPage },
      },
    ]),
  ];
}

function editFigures(
  common: Pick<Figure, 'engine' | 'listings'>,
  beside: string,
  { edits, pages }: Editing,
  goal?: Figure['goal'],
): Figure[] {
  return [
    {
      ...common,
      name: `edits with ${beside}`,
      value: edits.edits / edits.seconds,
      unit: 'per second',
      ...(goal && { goal }),
    },
    {
      ...common,
      name: `one edit until the disk has it, ${beside}, p95`,
      value: percentile(edits.durations, 0.95),
      unit: 'ms',
    },
    {
      ...common,
      name: `searches done beside edits, ${beside}`,
      value: pages.length / edits.seconds,
      unit: 'per second',
    },
    {
      ...common,
      name: `page of results beside edits, ${beside}, p95`,
      value: percentile(
        pages.map((page) => page.milliseconds),
        0.95,
      ),
      unit: 'ms',
    },
  ];
}
