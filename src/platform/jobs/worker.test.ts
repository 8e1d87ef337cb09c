import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, transaction } from '#db/client.ts';
import { jobs, outbox } from '#db/schema/platform.ts';
import { capturedLog, until } from '../../../tests/support/captured-log.ts';
import { emptyDatabase } from '../../../tests/support/memory-database.ts';
import { fixedClock } from '../clock.ts';
import { appendEvent } from '../events/outbox.ts';
import { silentLogger } from '../logger.ts';
import { holdLease, releaseLease } from './lease.ts';
import { enqueue } from './queue.ts';
import { createWorker, type RecurringTask, type WorkerOptions } from './worker.ts';

let database: Database;
const clock = fixedClock('2026-11-23T12:00:00Z');
const minuteMs = 60_000;

function workerWith(options: Partial<WorkerOptions>) {
  return createWorker({
    database,
    clock,
    logger: silentLogger,
    events: {},
    jobs: {},
    recurring: [],
    ...options,
  });
}

beforeEach(() => {
  database = emptyDatabase();
});
afterEach(() => {
  database.$client.close();
});

describe('events', () => {
  const append = (subjectId: string) =>
    transaction(database, (tx) => appendEvent(tx, 'listing.changed', subjectId, clock.now()));
  const waiting = () =>
    database
      .select()
      .from(outbox)
      .all()
      .flatMap(({ subjectId, handledAt }) => (handledAt === null ? [subjectId] : []));

  it('reach their handlers once, in the order in which they happened', async () => {
    const seen: string[] = [];
    const worker = workerWith({
      events: { 'listing.changed': [async (event) => void seen.push(event.subjectId)] },
    });
    append('a');
    append('b');
    await worker.processAll();
    await worker.processAll();
    expect(seen).toEqual(['a', 'b']);
  });

  it('do not exist where the change was rolled back', () => {
    expect(() =>
      transaction(database, (tx) => {
        appendEvent(tx, 'listing.changed', 'a', clock.now());
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(database.select().from(outbox).all()).toEqual([]);
  });

  it('wait where a handler fails, and are handed over again', async () => {
    const seen: string[] = [];
    let isAway = true;
    const worker = workerWith({
      events: {
        'listing.changed': [
          async ({ subjectId }) => {
            if (isAway && subjectId === 'b') throw new Error('away');
            seen.push(subjectId);
          },
        ],
      },
    });
    for (const id of ['a', 'b', 'c']) append(id);
    await expect(worker.processAll()).rejects.toThrow('away');
    isAway = false;
    await worker.processAll();
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('of one subject that say the same are handed over once, the last of them', async () => {
    const seen: number[] = [];
    const worker = workerWith({
      events: { 'listing.changed': [async ({ rowId }) => void seen.push(rowId)] },
    });
    for (const id of ['a', 'b', 'a', 'a']) append(id);
    await worker.processAll();
    expect(seen).toEqual([2, 4]);
    expect(waiting()).toEqual([]);
  });

  it('come in bursts that keep nobody waiting for longer than one of them takes', async () => {
    const most = 450;
    let handled = 0;
    const worker = workerWith({
      events: {
        'listing.changed': [
          async () => {
            handled += 1;
          },
        ],
      },
    });
    for (let at = 0; at < most; at += 1) append(`entry ${at}`);
    let isOver = false;
    const all = worker.processAll().finally(() => {
      isOver = true;
    });
    // What a request would see that asks for its turn again and again.
    const inOneTurn: number[] = [];
    while (!isOver) {
      const before = handled;
      await nextTurn();
      inOneTurn.push(handled - before);
    }
    await all;
    expect(handled).toBe(most);
    expect(Math.max(...inOneTurn)).toBe(1);
  });

  it('hold up nothing else, however many there are and also where they fail', async () => {
    let handled = 0;
    const soFar: number[] = [];
    const worker = workerWith({
      events: {
        'listing.changed': [
          async ({ subjectId }) => {
            if (subjectId === 'bad') throw new Error('away');
            handled += 1;
          },
        ],
      },
      recurring: [{ name: 'look', everyMs: 0, run: () => soFar.push(handled) < 0 }],
    });
    for (let at = 0; at < 120; at += 1) append(`entry ${at}`);
    append('bad');
    worker.start();
    await until(() => soFar.includes(120));
    await worker.stop();
    // Between each fifty, and again and again while the last of them fails.
    expect(soFar.slice(0, 3)).toEqual([50, 100, 120]);
    expect(waiting()).toEqual(['bad']);
  });

  it('are forgotten a month after they were handled', async () => {
    const worker = workerWith({});
    append('old');
    await worker.processAll();
    clock.advance(31 * 24 * 60 * minuteMs);
    append('new');
    await worker.processAll();
    expect(
      database
        .select()
        .from(outbox)
        .all()
        .map((row) => row.subjectId),
    ).toEqual(['new']);
  });
});

describe('jobs', () => {
  const ask = (payload: unknown, uniqueKey?: string) =>
    transaction(database, (tx) =>
      enqueue(tx, { type: 'greet', payload }, { runAt: clock.now(), ...(uniqueKey && { uniqueKey }) }),
    );

  it('run when they are due, once for each key', async () => {
    const seen: unknown[] = [];
    const worker = workerWith({ jobs: { greet: async (payload) => void seen.push(payload) } });
    ask(1, 'same');
    ask(2, 'same');
    transaction(database, (tx) =>
      enqueue(tx, { type: 'greet', payload: 3 }, { runAt: new Date(clock.now().getTime() + minuteMs) }),
    );
    await worker.processAll();
    expect(seen).toEqual([1]);
    clock.advance(minuteMs);
    await worker.processAll();
    expect(seen).toEqual([1, 3]);
  });

  it('are tried again after 1, 2 and 4 minutes when they fail, and say why', async () => {
    let tries = 0;
    const worker = workerWith({
      jobs: {
        greet: async () => {
          tries += 1;
          throw new Error('nobody in');
        },
      },
    });
    ask(1);
    await worker.processAll();
    for (const minutes of [1, 2, 4]) {
      clock.advance(minutes * minuteMs - 1);
      await worker.processAll();
      clock.advance(1);
      await worker.processAll();
    }
    expect(tries).toBe(4);
    expect(database.select().from(jobs).get()).toMatchObject({ attempts: 4, lastError: 'nobody in' });
  });

  it('of a type that nothing handles stay, with the reason', async () => {
    ask(1);
    await workerWith({}).processAll();
    expect(database.select().from(jobs).get()?.lastError).toMatch(/greet/);
  });
});

describe('recurring tasks', () => {
  it('run again after their interval, and at once while they have more to do', async () => {
    let runs = 0;
    const worker = workerWith({
      recurring: [{ name: 'sweep', everyMs: minuteMs, run: () => ++runs < 3 }],
    });
    await worker.processAll();
    expect(runs).toBe(3);
    await worker.processAll();
    expect(runs).toBe(3);
    clock.advance(minuteMs);
    await worker.processAll();
    expect(runs).toBe(4);
  });
});

it('does what recurs also where the clock was put back', async () => {
  const putBack = fixedClock('2026-11-23T12:00:00Z');
  const log: string[] = [];
  const worker = workerWith({
    clock: putBack,
    recurring: [
      {
        name: 'send mail',
        everyMs: 1_000,
        run: () => {
          log.push(putBack.now().toISOString());
          return false;
        },
      },
    ],
  });
  worker.start();
  await until(() => log.length === 1);
  putBack.advance(-60 * minuteMs);
  await until(() => log.length === 2);
  await worker.stop();
  expect(log).toEqual(['2026-11-23T12:00:00.000Z', '2026-11-23T11:00:00.000Z']);
});

it('is asked to stop while a task waits for another machine, which hears of it', async () => {
  let heard: AbortSignal | undefined;
  let isBegun = false;
  const worker = workerWith({
    recurring: [
      {
        name: 'send mail',
        everyMs: 1_000,
        run: async (stopping) => {
          heard = stopping;
          isBegun = true;
          await new Promise((resolve) => stopping.addEventListener('abort', resolve));
          return false;
        },
      },
    ],
  });
  worker.start();
  await until(() => isBegun);
  await worker.stop();
  expect(heard?.aborted).toBe(true);
});

it('goes on with the other tasks where one fails', async () => {
  const sweepThatFails: RecurringTask = {
    name: 'sweep',
    everyMs: minuteMs,
    run: () => {
      throw new Error('no room');
    },
  };
  let runs = 0;
  const { logger, lines } = capturedLog();
  const worker = workerWith({
    logger,
    recurring: [sweepThatFails, { name: 'count', everyMs: minuteMs, run: () => ++runs < 0 }],
  });
  worker.start();
  await until(() => runs > 0);
  await worker.stop();
  expect(lines).toMatchObject([{ task: 'sweep', error: { message: 'no room' } }]);
  await expect(workerWith({ recurring: [sweepThatFails] }).processAll()).rejects.toThrow('no room');
});

describe('tasks that wait for another machine', () => {
  const someTurns = async () => {
    for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  };

  it('run beside the rest, never twice at once, and again at once while they have more to do', async () => {
    const answers: ((hasMore: boolean) => void)[] = [];
    const seen: string[] = [];
    const worker = workerWith({
      events: { 'listing.changed': [async ({ subjectId }) => void seen.push(subjectId)] },
      recurring: [{ name: 'send', everyMs: minuteMs, run: () => new Promise((done) => answers.push(done)) }],
    });
    const all = worker.processAll();
    await someTurns();
    transaction(database, (tx) => appendEvent(tx, 'listing.changed', 'a', clock.now()));
    // Another round of the same worker: it follows the event up though the other side hasn't answered.
    const another = worker.processAll();
    await someTurns();
    expect([answers.length, seen]).toEqual([1, ['a']]);
    answers[0]?.(true);
    await someTurns();
    expect(answers.length).toBe(2);
    answers[1]?.(false);
    await Promise.all([all, another]);
    expect(answers.length).toBe(2);
  });

  it('run again when their time comes where they failed', async () => {
    let runs = 0;
    const worker = workerWith({
      recurring: [
        {
          name: 'send',
          everyMs: minuteMs,
          run: async () => {
            runs += 1;
            throw new Error('away');
          },
        },
      ],
    });
    await worker.processAll();
    await worker.processAll();
    expect(runs).toBe(1);
    clock.advance(minuteMs);
    await worker.processAll();
    expect(runs).toBe(2);
  });
});

describe('the lease', () => {
  const lease = { name: 'worker', milliseconds: 15_000 };
  it('is one process’s at a time, and another’s once it expires or is given back', () => {
    expect(holdLease(database, clock, { ...lease, holder: 'a' })).toBe(true);
    expect(holdLease(database, clock, { ...lease, holder: 'b' })).toBe(false);
    expect(holdLease(database, clock, { ...lease, holder: 'a' })).toBe(true);
    clock.advance(15_001);
    expect(holdLease(database, clock, { ...lease, holder: 'b' })).toBe(true);
    releaseLease(database, 'worker', 'a');
    expect(holdLease(database, clock, { ...lease, holder: 'a' })).toBe(false);
    releaseLease(database, 'worker', 'b');
    expect(holdLease(database, clock, { ...lease, holder: 'a' })).toBe(true);
  });
});
