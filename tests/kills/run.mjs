/**
 * `npm run kills [NUMBER]`: bundles the run of kills and starts it. The number is how often the product is killed.
 * The product itself runs from its own bundle.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from '../../src/commands/build.mjs';
import { bundlePrograms } from '../bundle.mjs';

await buildIfStale();
const folder = await bundlePrograms('kills', { report: 'tests/kills/report.ts' });
const { reportKills } = await import(pathToFileURL(path.join(folder, 'report.js')).href);
process.exitCode = await reportKills(process.argv[2]);
