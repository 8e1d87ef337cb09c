/**
 * `npm run relevance [FOLDER]`: bundles the measurements of relevance and runs them. The folder holds the
 * openly licensed data that they are made on; `../shared` unless another is named.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundlePrograms, root } from '../bundle.mjs';

const folder = await bundlePrograms('relevance', { relevance: 'tests/relevance/relevance.ts' });
const { runRelevance } = await import(pathToFileURL(path.join(folder, 'relevance.js')).href);
await runRelevance(path.resolve(process.argv[2] ?? path.join(root, '../shared')), path.join(root, 'reports'));
