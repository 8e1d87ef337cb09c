import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

/** Questions and answers between the run and its processes, one at a time. */

/** What a process can be asked, each with one argument. */
export type Methods = Record<string, (argument: never) => unknown>;

type Argument<Method> = Method extends (argument: infer Given) => unknown ? Given : never;
type Answer<Method> = Method extends (argument: never) => infer Given ? Awaited<Given> : never;

interface Question {
  name: string;
  argument: unknown;
}
type Reply = { answer: unknown } | { error: string };

export interface Child<Known extends Methods> {
  /** Asks, and waits for the answer; throws where the process failed or ended. */
  ask<Name extends keyof Known & string>(
    name: Name,
    argument: Argument<Known[Name]>,
  ): Promise<Answer<Known[Name]>>;
  /** Ends the process and waits until its memory is free. */
  stop(): Promise<void>;
}

/** Further options of Node for every process, as `--cpu-prof --cpu-prof-dir=profiles`. */
const extraOptions = (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean);

/** Starts a process from its bundle beside this one; its standard output goes nowhere, its errors are shown. */
export function startChild<Known extends Methods>(name: string, nodeOptions: string[] = []): Child<Known> {
  const child = fork(path.join(import.meta.dirname, `${name}.js`), [], {
    execArgv: [...nodeOptions, ...extraOptions],
    // The product as it runs in earnest.
    env: { ...process.env, NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    ask: (method, argument) => askChild(child, name, { name: method, argument }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // It ends by itself then, so that a profile asked for with BENCH_NODE_OPTIONS=--cpu-prof is written.
      child.disconnect();
      await ended;
    },
  };
}

function askChild<Given>(child: ChildProcess, name: string, question: Question): Promise<Given> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null, signal: string | null) =>
      reject(new Error(`${name} ended (${signal ?? code}) when asked to ${question.name}`));
    child.once('exit', onExit);
    child.once('message', (reply: Reply) => {
      child.off('exit', onExit);
      if ('error' in reply) reject(new Error(`${name}: ${reply.error}`));
      else resolve(reply.answer as Given);
    });
    child.send(question);
  });
}

/** Answers the run's questions in a process that it started, and ends with it. */
export function answerParent<Known extends Methods>(methods: Known): void {
  const send = (reply: Reply) => process.send?.(reply);
  process.on('message', (question: Question) => {
    // The names come from `ask`, whose type is that of these methods.
    const method = methods[question.name] as (argument: unknown) => unknown;
    Promise.resolve()
      .then(() => method(question.argument))
      .then(
        (answer) => send({ answer }),
        (error: unknown) =>
          send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit());
}

/** What a process takes of the computer. */
export interface Usage {
  /** Memory in bytes, now and at most; SQLite maps no file into it, so that RSS tells all. */
  rss: number;
  peakRss: number;
  /** Seconds of the processor since it began. */
  processorSeconds: number;
}

export function readUsage(): Usage {
  const { user, system } = process.cpuUsage();
  return {
    rss: process.memoryUsage.rss(),
    peakRss: process.resourceUsage().maxRSS * 1024,
    processorSeconds: (user + system) / 1_000_000,
  };
}
