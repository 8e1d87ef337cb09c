import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A real Meilisearch for tests: one that runs already, or a program that is started on this machine. */

export interface MeilisearchServer {
  url: string;
  /** May do everything. */
  masterKey: string;
  /** The program's process; undefined where the test didn't start it. */
  processId(): number | undefined;
  /** Kills it without waiting, for a process that ends. */
  killNow(): void;
  /** Kills it at once, as a fault would; only where the test started it. */
  kill(): Promise<void>;
  /** Starts it again on the same data and address. */
  startAgain(): Promise<void>;
  /** Stops it and takes its data away. */
  stop(): Promise<void>;
}

/** Why there is none, in a line for whoever runs the tests; null where there is one. */
export const meilisearchIsMissing: string | null =
  process.env.MEILI_URL || findProgram()
    ? null
    : 'There is no Meilisearch: put it on the PATH, name it in MEILI_BIN, or give MEILI_URL (and MEILI_MASTER_KEY)';

/** Says loudly that tests are left out. */
export function sayMissing(what: string): void {
  process.stderr.write(`\n  NOT TESTED: ${what}.\n  ${meilisearchIsMissing ?? ''}\n\n`);
}

const testKey = 'the master key of every test';

/** Takes the server at `MEILI_URL`, or starts one in a folder of its own. */
export async function startMeilisearch(): Promise<MeilisearchServer> {
  const { MEILI_URL: url, MEILI_MASTER_KEY: masterKey = '' } = process.env;
  if (url) {
    const notOurs = () => Promise.reject(new Error('The server at MEILI_URL is not ours to stop'));
    return {
      url,
      masterKey,
      processId: () => undefined,
      killNow: () => undefined,
      kill: notOurs,
      startAgain: notOurs,
      stop: () => Promise.resolve(),
    };
  }
  const program = findProgram();
  if (!program) throw new Error(meilisearchIsMissing ?? '');
  const folder = mkdtempSync(path.join(tmpdir(), 'borough-exchange-meilisearch-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const started = spawn(
      program ?? '',
      ['--db-path', path.join(folder, 'data'), '--http-addr', `127.0.0.1:${port}`, '--no-analytics'],
      { cwd: folder, env: { MEILI_MASTER_KEY: testKey, MEILI_ENV: 'development' }, stdio: 'ignore' },
    );
    child = started;
    while (!(await isHealthy(address))) {
      if (started.exitCode !== null) throw new Error(`${program} ended with ${started.exitCode}`);
      await pause(50);
    }
  }

  async function kill(): Promise<void> {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    url: address,
    masterKey: testKey,
    processId: () => child?.pid,
    killNow() {
      child?.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
    kill,
    startAgain: start,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    (response) => response.ok,
    () => false,
  );
}

function findProgram(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    process.env.MEILI_BIN ?? '',
    ...folders.map((folder) => path.join(folder, 'meilisearch')),
  ];
  return candidates
    .filter((candidate) => candidate !== '')
    .find((candidate) => {
      try {
        accessSync(candidate, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
