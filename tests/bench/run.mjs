/**
 * Bundles the measurements, as `src/commands/build.mjs` bundles what runs, and starts them. What is measured is
 * what runs: the bundled product with its built assets. Plain JavaScript, so that it runs before anything is built.
 *
 *     node tests/bench/run.mjs            10,000 and 100,000 listings
 *     node tests/bench/run.mjs 10k        one size
 *     node tests/bench/run.mjs matches    what goes with one entry alone, in both sizes
 *     node tests/bench/run.mjs 1m         a million; MiniSearch, measured beside, needs some 10 GB of memory
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from '../../src/commands/build.mjs';
import { bundlePrograms, root } from '../bundle.mjs';

const migrations = path.join(root, 'db/migrations');

await buildIfStale();
const folder = await bundlePrograms('bench', {
  bench: 'tests/bench/bench.ts',
  'prepare-process': 'tests/bench/prepare-process.ts',
  'sqlite-process': 'tests/bench/sqlite-process.ts',
  'minisearch-process': 'tests/bench/minisearch-process.ts',
  'matches-process': 'tests/bench/matches-process.ts',
  'digest-process': 'tests/bench/digest-process.ts',
  'meilisearch-process': 'tests/bench/meilisearch-process.ts',
  'server-process': 'tests/bench/server-process.ts',
  // Not run: what a generated directory and its index come from, so that one of an earlier run can be taken.
  scale: 'seeds/scale/index.ts',
  engine: 'src/features/search/engines/sqlite/index.ts',
});
const tables = await Promise.all(
  (await readdir(migrations))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => path.join(migrations, name)),
);
process.env.BENCH_DIRECTORY_KEY = await digest([
  path.join(folder, 'scale.js'),
  path.join(folder, 'engine.js'),
  path.join(root, 'src/features/search/search.documents.ts'),
  ...tables,
]);
process.argv = [process.argv[0] ?? 'node', path.join(folder, 'bench.js'), ...process.argv.slice(2)];
const { runBench } = await import(pathToFileURL(path.join(folder, 'bench.js')).href);
process.exitCode = await runBench(process.argv.slice(2));

/**
 * @param {string[]} files
 * @returns {Promise<string>} changes when one of them does; where a bundle lies makes no difference
 */
async function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}
