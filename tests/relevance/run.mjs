/**
 * `npm run relevance -- [--leave-out] [FOLDER]`: bundles the measurements of relevance and runs them. The folder holds
 * the openly licensed data that they are made on; `../shared` unless another is named. `--leave-out` measures what
 * each part of the embedded engine's ranking is good for, by leaving it out.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundlePrograms, root } from '../bundle.mjs';

const { values, positionals } = parseArgs({
  options: { 'leave-out': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const folder = await bundlePrograms('relevance', { relevance: 'tests/relevance/relevance.ts' });
const { runRelevance } = await import(pathToFileURL(path.join(folder, 'relevance.js')).href);
await runRelevance(path.resolve(positionals[0] ?? path.join(root, '../shared')), path.join(root, 'reports'), {
  leaveOut: values['leave-out'],
});
