import { setTimeout as pause } from 'node:timers/promises';
import { Meilisearch, MeilisearchApiError, type MultiSearchQuery, type Task } from 'meilisearch';
import { z } from 'zod';
import { slugify } from '#platform/slugs.ts';

/** Where the server is, and with what right we ask it. */
export interface MeilisearchConfig {
  url: string;
  key: string | undefined;
  /** Milliseconds that one search may take, from asking to the last byte. */
  timeoutMs: number;
}

/** The index that is searched, and the one that is built beside it to take its place. */
export interface IndexNames {
  live: string;
  next: string;
}

/** Names of a borough's own, since neighbours may share the server. */
export function indexNames(placeName: string): IndexNames {
  const live = `borough-exchange-${slugify(placeName)}`;
  return { live, next: `${live}-next` };
}

/** The server did not do what it should: what it says besides is the cause. */
export class MeilisearchFault extends Error {
  override readonly name = 'MeilisearchFault';
}

/** Meilisearch took a task and could not do it. */
export class FailedTaskError extends MeilisearchFault {
  /** What Meilisearch calls the failure: `invalid_document_geo_field`. */
  readonly code: string;
  constructor({ uid, type, status, error }: Task) {
    super(`Task ${uid} (${type}) ${status}: ${error?.message ?? 'no reason given'}`);
    this.code = error?.code ?? status;
  }
}

/** Time for what isn't a search: handing over a batch, asking how a task is. */
const writeTimeoutMs = 60_000;
/** A task that takes longer is given up: it may still be done, and doing it again does no harm. */
const taskTimeoutMs = 900_000;
const shortestPauseMs = 10;
const longestPauseMs = 500;

/** Node asks for compressed answers, whose last bytes Meilisearch sends some 40 ms after the others. */
const uncompressed = { headers: { 'accept-encoding': 'identity' } };

/** A client for what isn't a search. */
export function connect({ url, key }: MeilisearchConfig, timeoutMs = writeTimeoutMs): Meilisearch {
  return new Meilisearch({
    host: url,
    ...(key !== undefined && { apiKey: key }),
    timeout: timeoutMs,
    requestInit: uncompressed,
  });
}

const answer = z.object({
  hits: z.array(
    z.object({
      entry: z.int(),
      points: z.array(z.number()),
      /** Only where they were asked for; see `Wanted`. */
      title: z.string().default(''),
      summary: z.string().default(''),
    }),
  ),
  totalHits: z.int().optional(),
  facetDistribution: z.record(z.string(), z.record(z.string(), z.int())).optional(),
  degraded: z.boolean().optional(),
});
const answers = z.object({ results: z.array(answer) });
export type SearchAnswer = z.output<typeof answer>;

/** Asks several searches in one go; each has its answer, in the order in which they were asked. */
export type AskSearches = (queries: readonly MultiSearchQuery[]) => Promise<SearchAnswer[]>;

/**
 * Gives searches until a moment: whatever has not arrived by then, a cut connection, an answer of another shape and
 * one that the server cut short are faults.
 */
export function searchesUntil(client: Meilisearch, signal: AbortSignal): AskSearches {
  return async (queries) => {
    const received = answers.parse(await client.multiSearch({ queries: [...queries] }, { signal }));
    if (received.results.length !== queries.length) {
      throw new MeilisearchFault(`${queries.length} searches got ${received.results.length} answers`);
    }
    if (received.results.some(({ degraded }) => degraded === true)) {
      throw new MeilisearchFault('Meilisearch cut the search short');
    }
    return received.results;
  };
}

/**
 * Waits until a task is done; throws {@link FailedTaskError} where it failed. The client's own waiting gives up after
 * five seconds and says nothing of a failure.
 */
export async function finishTask(
  client: Meilisearch,
  enqueued: { taskUid: number } | PromiseLike<{ taskUid: number }>,
): Promise<Task> {
  const { taskUid } = await enqueued;
  const giveUpAt = performance.now() + taskTimeoutMs;
  for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const task = await client.tasks.getTask(taskUid);
    if (task.status === 'succeeded') return task;
    if (task.status === 'failed' || task.status === 'canceled') throw new FailedTaskError(task);
    if (performance.now() > giveUpAt) throw new MeilisearchFault(`Task ${taskUid} is still not done`);
    await pause(pauseMs);
  }
}

/** Whether an error says that there is no such index. */
export function isMissingIndex(error: unknown): boolean {
  return (
    (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') ||
    (error instanceof FailedTaskError && error.code === 'index_not_found')
  );
}

/** An error in a line that may be shown and logged: nothing of it holds the key. */
export function faultText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof z.ZodError) return 'The answer has another shape than Meilisearch’s';
  if (error instanceof SyntaxError) return 'The answer is no JSON';
  const causes: string[] = [];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) causes.push(cause.message);
  return [error.message, ...causes.filter((text) => text !== '')].join(': ');
}
