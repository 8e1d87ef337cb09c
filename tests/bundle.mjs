/**
 * Bundles programs that measure or try the product, as `src/commands/build.mjs` bundles what runs. Plain JavaScript,
 * so that it runs before anything is built.
 */
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { outsidePackages } from '../src/commands/build.mjs';

export const root = path.join(import.meta.dirname, '..');

/**
 * Bundles into a folder that is there until this process ends, however it does.
 *
 * @param {string} name of the folder, for people who see it
 * @param {Record<string, string>} programs sources below the root by the name of the bundle, without extension
 * @returns {Promise<string>} the folder
 */
export async function bundlePrograms(name, programs) {
  await mkdir(path.join(root, 'dist'), { recursive: true });
  // Below the root, since packages are found from where a bundle lies; of its own, since two runs may overlap.
  const folder = await mkdtemp(path.join(root, 'dist', `${name}-`));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Whoever stops it half way leaves nothing behind either; the processes that it started end with it.
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));
  await build({
    entryPoints: programs,
    outdir: folder,
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: await outsidePackages(),
    sourcemap: true,
    logLevel: 'warning',
  });
  return folder;
}
