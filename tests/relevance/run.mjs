/**
 * `npm run relevance -- [--leave-out] [FOLDER]`: bundles the measurements of relevance and runs them. The folder holds
 * the openly licensed data that they are made on; `../shared` unless another is named. `--leave-out` measures what
 * each part of the embedded engine's ranking is good for, by leaving it out.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values, positionals } = parseArgs({
  options: { 'leave-out': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const root = path.join(import.meta.dirname, '../..');
await mkdir(path.join(root, 'dist'), { recursive: true });
// Below the root, since packages are found from where a bundle lies.
const folder = await mkdtemp(path.join(root, 'dist', 'relevance-'));
try {
  await build({
    entryPoints: [path.join(root, 'tests/relevance/relevance.ts')],
    outdir: folder,
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const { runRelevance } = await import(pathToFileURL(path.join(folder, 'relevance.js')).href);
  await runRelevance(
    path.resolve(positionals[0] ?? path.join(root, '../shared')),
    path.join(root, 'reports'),
    { leaveOut: values['leave-out'] },
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
