/**
 * `npm run check`: format and lint, types of the server and of the browser's script, import boundaries; all at once,
 * each with what it says in one piece.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const checks = [
  ['biome', 'check', '.'],
  ['tsc'],
  ['tsc', '-p', 'src/web/client'],
  ['depcruise', '--config', '.dependency-cruiser.mjs', 'src', 'db', 'seeds'],
];

const statuses = await Promise.all(checks.map(run));
if (statuses.some((status) => status !== 0)) process.exitCode = 1;

/**
 * @param {string[]} command a program of `node_modules` and its arguments
 * @returns {Promise<number | null>} its exit code; null where a signal ended it
 */
function run([program = '', ...programArguments]) {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(root, 'node_modules/.bin', program), programArguments, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += String(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (status) => {
      process.stdout.write(said);
      if (status !== 0) process.stdout.write(`${program} ${programArguments.join(' ')} failed\n`);
      resolve(status);
    });
  });
}
