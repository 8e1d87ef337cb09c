import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfStale } from '../../src/commands/build.mjs';
import { appRoot } from '../../src/platform/app-root.ts';

/** The product as an operator meets it: processes with an environment, an exit code and what they print. */

export interface Ended {
  /** Null where a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

export interface ProductProcess {
  process: ChildProcess;
  /** What it has written to standard output so far. */
  out(): string;
  ended: Promise<Ended>;
}

/** Makes sure that there is a bundle of the present sources; processes then start without looking for changes. */
export async function buildProduct(): Promise<void> {
  await buildIfStale();
}

/** An empty folder below the system's place for temporary files. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'borough-exchange-process-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts `main`, or a command, with its data in a folder. Nothing of this process's own settings reaches it. */
export function startProcess(
  name: string,
  dataDir: string,
  given: { parameters?: readonly string[]; env?: Record<string, string>; cwd?: string } = {},
): ProductProcess {
  const bundle = path.join(appRoot, 'dist', name === 'main' ? 'main.js' : `commands/${name}.js`);
  const child = spawn(process.execPath, [bundle, ...(given.parameters ?? [])], {
    // No `.env` there.
    cwd: given.cwd ?? tmpdir(),
    env: { PATH: process.env.PATH ?? '', PORT: '0', DATA_DIR: dataDir, ...given.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { process: child, out: () => out, ended };
}

/** Runs a command to its end. */
export function runCommandProcess(
  name: string,
  dataDir: string,
  ...parameters: readonly string[]
): Promise<Ended> {
  return startProcess(name, dataDir, { parameters }).ended;
}

/** Waits until a started `main` says where it is, and returns that address. */
export function addressOf(product: ProductProcess): Promise<string> {
  const said = new Promise<string>((resolve) => {
    const look = () => {
      const [, port] = / is at http:\/\/localhost:(\d+)\n/.exec(product.out()) ?? [];
      // The name "localhost" may mean the other IP version.
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    };
    product.process.stdout?.on('data', look);
    look();
  });
  const ended = product.ended.then(({ code, err }) => {
    throw new Error(`It ended with ${code} before it served: ${err}`);
  });
  return Promise.race([said, ended]);
}

/** Asks a process to stop, and waits until it has. */
export function stopProcess(product: ProductProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
  product.process.kill(signal);
  return product.ended;
}
