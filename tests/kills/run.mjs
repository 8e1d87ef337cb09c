/**
 * `npm run kills [NUMBER]`: bundles the run of kills and starts it. The number is how often the product is killed;
 * 1,000 take a quarter of an hour on two quiet cores. The product itself runs from its own bundle.
 */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildIfStale } from '../../src/commands/build.mjs';

const root = path.join(import.meta.dirname, '../..');

await buildIfStale();
// Below the root, since packages are found from where a bundle lies.
const folder = await mkdtemp(path.join(root, 'dist', 'kills-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

await build({
  entryPoints: [path.join(root, 'tests/kills/report.ts')],
  outdir: folder,
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
const { reportKills } = await import(pathToFileURL(path.join(folder, 'report.js')).href);
process.exitCode = await reportKills(process.argv[2]);
