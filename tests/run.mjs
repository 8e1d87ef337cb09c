/**
 * Runs every test, as the README says: `npm test`. With the name of a vitest project (`unit`, `http`,
 * `contract`, `browser`) it runs only that one.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildIfStale } from '../src/commands/build.mjs';
import { findChromium } from './chromium.mjs';

const root = path.join(import.meta.dirname, '..');
const projects = process.argv.slice(2);

try {
  const chromium = findChromium();
  // The type checker, which takes longest of the checks, leaves every core but one to the build.
  await Promise.all([
    projects.length === 0 ? run('npm', ['run', '--silent', 'check']) : undefined,
    buildIfStale(),
  ]);
  await run('npx', ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])], {
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
 * @returns {Promise<void>} when it has ended well
 */
function run(command, commandArguments, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`${command} ${commandArguments.join(' ')} failed`));
    });
  });
}
