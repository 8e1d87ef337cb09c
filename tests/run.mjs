/**
 * Runs every test, as the README says: `npm test`. With the name of a vitest project (`unit`, `http`,
 * `contract`, `browser`) it runs only that one.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildIfStale } from '../src/commands/build.mjs';
import { findChromium } from './chromium.mjs';

const root = path.join(import.meta.dirname, '..');
const projects = process.argv.slice(2);

try {
  const chromium = findChromium();
  if (projects.length === 0) run('npm', ['run', '--silent', 'check']);
  await buildIfStale();
  run('npx', ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])], {
    CHROMIUM_PATH: chromium,
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/**
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {Record<string, string>} [environment]
 */
function run(command, commandArguments, environment = {}) {
  const { status } = spawnSync(command, commandArguments, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`${command} ${commandArguments.join(' ')} failed`);
}
