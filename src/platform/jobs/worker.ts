import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import type { Clock } from '../clock.ts';
import { type EventHandlers, pruneEvents, relayEvents } from '../events/outbox.ts';
import { loggable } from '../loggable.ts';
import type { Logger } from '../logger.ts';
import { holdLease, releaseLease } from './lease.ts';
import { type JobHandlers, runDueJobs } from './queue.ts';

/** Something that is done again and again, whatever happened. */
export interface RecurringTask {
  name: string;
  everyMs: number;
  /**
   * A step of at most some tens of milliseconds; returns whether there is more to do at once. What waits for another
   * machine returns a promise of that instead: the rest of the work goes on beside it, and it never runs twice at once;
   * where it does several such things, it begins no other once `stopping` is aborted.
   */
  run(stopping: AbortSignal): boolean | Promise<boolean>;
}

export interface WorkerOptions {
  database: Database;
  clock: Clock;
  logger: Logger;
  events: EventHandlers;
  jobs: JobHandlers;
  recurring: readonly RecurringTask[];
}

export interface Worker {
  start(): void;
  /** Does everything that is due now, and throws what fails of it; for tests and commands. */
  processAll(): Promise<void>;
  /** Waits for the step under way and gives the lease back. */
  stop(): Promise<void>;
}

/** Hears of a part of the work that failed. */
type OnFailure = (error: unknown, task: string) => void;

const throwOn: OnFailure = (error) => {
  throw error;
};

const tickMs = 1_000;
const lease = { name: 'worker', milliseconds: 30_000 };
/** Handled events are forgotten this often. */
const pruneEveryMs = 3_600_000;

/**
 * Whether so many milliseconds have passed since a moment; also where the clock was put back behind it, or the work would
 * rest for as long as that.
 */
function hasPassed(since: number | undefined, milliseconds: number, now: number): boolean {
  return since === undefined || now < since || now - since >= milliseconds;
}

/**
 * The background worker: follows up events, runs jobs and recurring tasks. It runs inside the web process, so
 * every step is short, and of several processes on one database only the holder of the lease works.
 */
export function createWorker(options: WorkerOptions): Worker {
  const { database, clock, logger } = options;
  const holder = randomUUID();
  const lastRun = new Map<string, number>();
  /** Tasks that wait for another machine. */
  const beside = new Map<string, Promise<void>>();
  let leaseRenewedAt: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const stopping = new AbortController();

  /** A locked or full database is met here too; the next tick tries again. */
  const logFailure: OnFailure = (error, task) =>
    logger.error({ error: loggable(error), task }, 'a task of the worker failed and will run again');
  const reportJobError = (job: { type: string }, error: unknown) =>
    logger.error({ error: loggable(error), job: job.type }, 'a job failed and will be tried again');

  const forgetEvents: RecurringTask = {
    name: 'forget handled events',
    everyMs: pruneEveryMs,
    run: () => pruneEvents(database, clock).isFull,
  };

  /** Runs each task whose time has come, with a turn for whoever waits in between. Returns whether one has more to do. */
  async function runRecurring(failed: OnFailure): Promise<boolean> {
    let hasMore = false;
    for (const task of [forgetEvents, ...options.recurring]) {
      const now = clock.now().getTime();
      if (beside.has(task.name)) continue;
      if (!hasPassed(lastRun.get(task.name), task.everyMs, now)) continue;
      try {
        const result = task.run(stopping.signal);
        if (typeof result !== 'boolean') beside.set(task.name, finish(task, result, now));
        else if (result) hasMore = true;
        else lastRun.set(task.name, now);
      } catch (error) {
        lastRun.set(task.name, now);
        failed(error, task.name);
      }
      await nextTurn();
    }
    return hasMore;
  }

  /** Waits for a task that runs beside the others; one that fails is tried again when its time comes. */
  async function finish(task: RecurringTask, result: Promise<boolean>, startedAt: number): Promise<void> {
    try {
      if (!(await result)) lastRun.set(task.name, startedAt);
    } catch (error) {
      lastRun.set(task.name, startedAt);
      logFailure(error, task.name);
    } finally {
      beside.delete(task.name);
    }
  }

  /**
   * Does what is due, each part whatever becomes of the others: mail is sent also where nothing can follow an event. Says
   * whether anything was due, and whether more of it waits, so that the next step shouldn't.
   */
  async function step(failed: OnFailure): Promise<{ wasBusy: boolean; hasMore: boolean }> {
    const nothing = { count: 0, isFull: false };
    const events = await relayEvents(database, options.events, clock).catch((error: unknown) => {
      failed(error, 'follow events');
      return nothing;
    });
    const jobs = await runDueJobs(database, options.jobs, clock, reportJobError).catch((error: unknown) => {
      failed(error, 'run jobs');
      return nothing;
    });
    const hasMore = await runRecurring(failed);
    return {
      wasBusy: events.count > 0 || jobs.count > 0 || hasMore,
      hasMore: events.isFull || jobs.isFull || hasMore,
    };
  }

  /** Whether this process does the work; the lease is renewed when half of it is over, not at every step. */
  function isOnDuty(): boolean {
    const now = clock.now().getTime();
    if (!hasPassed(leaseRenewedAt, lease.milliseconds / 2, now)) return true;
    const isHeld = holdLease(database, clock, { ...lease, holder });
    leaseRenewedAt = isHeld ? now : undefined;
    return isHeld;
  }

  function schedule(delay: number): void {
    timer = setTimeout(() => {
      underWay = tick();
    }, delay);
  }

  async function tick(): Promise<void> {
    let delay = tickMs;
    try {
      if (isOnDuty() && (await step(logFailure)).hasMore) delay = 0;
    } catch (error) {
      // The lease can't be had from a locked or full database.
      logFailure(error, 'hold the lease');
    }
    if (!stopping.signal.aborted) schedule(delay);
  }

  return {
    start: () => schedule(0),
    async processAll() {
      for (;;) {
        // What was done may have caused more, so it is over only when a step had nothing to do.
        while ((await step(throwOn)).wasBusy);
        // What ran beside may have left more to do.
        const waiting = [...beside.values()];
        if (waiting.length === 0) return;
        await Promise.all(waiting);
      }
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await underWay;
      await Promise.all(beside.values());
      try {
        releaseLease(database, lease.name, holder);
      } catch (error) {
        // Nothing depends on it: the lease expires by itself.
        logger.warn({ error: loggable(error) }, 'the worker could not give its lease back');
      }
    },
  };
}
