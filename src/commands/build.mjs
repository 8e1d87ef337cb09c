/**
 * Builds what runs: styles, script and font into `public/assets` (with a hash of the content in each name,
 * and `manifest.json` to find them by), `src/main.ts` and every `src/commands/*.ts` into `dist`.
 *
 * Two builds may run at once: every file is written beside its place and then renamed, so that a
 * reader never sees half of one, and both write the same.
 *
 * Run directly it builds in any case; `buildIfStale()` builds when a source has changed since.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { compileAsync } from 'sass';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const assetsFolder = path.join(root, 'public/assets');
const distFolder = path.join(root, 'dist');
const stampFile = path.join(distFolder, 'stamp.txt');

/** What the build reads; tests are left out, since they change nothing of what runs. */
const inputs = ['src', 'db', 'seeds', 'public', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Fonts by the name under which pages and styles ask for them. */
const fonts = {
  'atkinson.woff2':
    'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
};

/** Assets that no page asks for any more are removed when they are this old. */
const keepAssetsMs = 24 * 3_600_000;

/**
 * Builds when something that the build reads has changed since the last one.
 *
 * @returns {Promise<boolean>} whether it built
 */
export async function buildIfStale() {
  const current = await fingerprint();
  const built = await readFile(stampFile, 'utf8').catch(() => '');
  const isComplete =
    (await exists(path.join(assetsFolder, 'manifest.json'))) &&
    (await exists(path.join(distFolder, 'main.js')));
  if (built === current && isComplete) return false;
  await buildAll(current);
  return true;
}

/**
 * Builds everything.
 *
 * @param {string} [stamp] the fingerprint of the sources, taken before anything is read
 */
export async function buildAll(stamp) {
  const taken = stamp ?? (await fingerprint());
  await Promise.all([buildAssets(), buildCode()]);
  await writeWhole(stampFile, taken);
}

/** Builds styles, script and font alone; tests of pages need no more. */
export async function buildAssets() {
  /** @type {Record<string, string>} */
  const manifest = {};
  for (const [name, source] of Object.entries(fonts)) {
    manifest[name] = await writeHashed(name, await readFile(path.join(root, source)));
  }
  const [styles, script] = await Promise.all([buildStyles(manifest), buildScript()]);
  manifest['app.css'] = await writeHashed('app.css', styles);
  manifest['app.js'] = await writeHashed('app.js', script);
  await writeWhole(path.join(assetsFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await removeOldAssets(new Set([...Object.values(manifest), 'manifest.json']));
}

/**
 * @param {Record<string, string>} manifest names of the fonts, which the styles refer to
 * @returns {Promise<Uint8Array>}
 */
async function buildStyles(manifest) {
  const { css } = await compileAsync(path.join(root, 'src/web/styles/app.scss'), {
    loadPaths: [path.join(root, 'node_modules')],
    quietDeps: true,
  });
  const withFonts = Object.entries(manifest).reduce(
    (text, [name, file]) => text.replaceAll(`/assets/${name}`, `/assets/${file}`),
    css,
  );
  return bundle({
    stdin: { contents: withFonts, loader: 'css' },
    minify: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
  });
}

/** @returns {Promise<Uint8Array>} */
function buildScript() {
  return bundle({
    entryPoints: [path.join(root, 'src/web/client/app.ts')],
    bundle: true,
    format: 'iife',
    minify: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    tsconfig: path.join(root, 'src/web/client/tsconfig.json'),
  });
}

/**
 * @param {import('esbuild').BuildOptions} options of one file
 * @returns {Promise<Uint8Array>} its content
 */
async function bundle(options) {
  const result = await build({ ...options, write: false, logLevel: 'warning', legalComments: 'none' });
  const file = result.outputFiles?.[0];
  if (file === undefined) throw new Error('esbuild made nothing');
  return file.contents;
}

/**
 * Packages that go into the bundles: a process would otherwise read hundreds of modules one by one and use few of them,
 * which on Node 24 leaves 30 MB behind.
 */
const bundledPackages = ['drizzle-orm'];

/**
 * Packages that stay outside of bundles, for esbuild.
 *
 * @returns {Promise<string[]>}
 */
export async function outsidePackages() {
  const { dependencies, devDependencies } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  );
  // Those for development too, which programs of the tests use: what is measured stays as its makers publish it.
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !bundledPackages.includes(name))
    .flatMap((name) => [name, `${name}/*`]);
}

/** Bundles the server and each command; most packages stay outside, source maps beside. */
async function buildCode() {
  const commands = (await readdir(path.join(root, 'src/commands')))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => path.join(root, 'src/commands', name));
  const result = await build({
    entryPoints: [path.join(root, 'src/main.ts'), ...commands],
    outbase: path.join(root, 'src'),
    outdir: distFolder,
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: await outsidePackages(),
    sourcemap: true,
    write: false,
    logLevel: 'warning',
  });
  await Promise.all(result.outputFiles.map((file) => writeWhole(file.path, file.contents)));
}

/**
 * @param {string} name "app.css"
 * @param {Uint8Array} content
 * @returns {Promise<string>} the name with the content's hash: "app.1a2b3c4d5e.css"
 */
async function writeHashed(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const { name: stem, ext } = path.parse(name);
  const hashed = `${stem}.${hash}${ext}`;
  await writeWhole(path.join(assetsFolder, hashed), content);
  return hashed;
}

/**
 * Writes a file so that it is either the old one or the whole new one.
 *
 * @param {string} file
 * @param {string | Uint8Array} content
 */
async function writeWhole(file, content) {
  await mkdir(path.dirname(file), { recursive: true });
  const beside = `${file}.${randomUUID()}.tmp`;
  await writeFile(beside, content);
  await rename(beside, file);
}

/** @param {Set<string>} current names that are in use */
async function removeOldAssets(current) {
  for (const name of await readdir(assetsFolder)) {
    const file = path.join(assetsFolder, name);
    if (current.has(name) || Date.now() - (await modified(file)) < keepAssetsMs) continue;
    await rm(file, { force: true });
  }
}

/** @returns {Promise<string>} changes when a file that the build reads is added, removed, written or, at the root, changed */
async function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) await addTo(hash, input);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} relative path from the root
 */
async function addTo(hash, relative) {
  const full = path.join(root, relative);
  if (full === assetsFolder || /\.test\.tsx?$/.test(relative)) return;
  const found = await stat(full).catch(() => undefined);
  if (found === undefined) return;
  if (inputs.includes(relative) && !found.isDirectory()) {
    // npm writes its list anew, the same, where nothing but packages for development is taken away.
    hash.update(`${relative} `).update(await readFile(full));
    return;
  }
  if (!found.isDirectory()) {
    hash.update(`${relative} ${found.mtimeMs} ${found.size}\n`);
    return;
  }
  for (const name of (await readdir(full)).sort()) await addTo(hash, path.join(relative, name));
}

/** @param {string} file */
async function exists(file) {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

/** @param {string} file @returns {Promise<number>} zero for what another build has removed meanwhile */
async function modified(file) {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const start = performance.now();
  await buildAll();
  process.stdout.write(
    `Built styles, script and code in ${((performance.now() - start) / 1000).toFixed(1)} s\n`,
  );
}
