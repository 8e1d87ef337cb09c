import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest';
import { directoryContent, faultsOf } from '../support/directory-content.ts';
import {
  addressOf,
  buildProduct,
  runCommandProcess,
  startProcess,
  stopProcess,
  temporaryFolder,
} from '../support/product-process.ts';

/** The npm scripts as somebody meets them who has yet to learn how they are called. */

// Processes on a machine that has much else to do.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });
beforeAll(buildProduct);
let place: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  place = temporaryFolder();
  file = path.join(place.folder, 'borough-exchange.db');
});
afterEach(() => place.remove());

const commands = ['admin', 'backup', 'import', 'places', 'reindex', 'restore', 'search-key', 'seed'];

it.each(commands)('`%s --help` says how it is called and does nothing', async (name) => {
  const { code, out, err } = await runCommandProcess(name, place.folder, '--help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^npm run [a-z:]+( -- [^:]+)?: [^\n]+\n$/);
  expect(readdirSync(place.folder)).toEqual([]);
});

it.each<[string, string[], string]>([
  ['admin', ['a@council.example', 'b@council.example'], 'b@council.example'],
  ['backup', ['--hlep'], '--hlep'],
  ['import', ['real', 'data', 'more'], 'more'],
  ['places', ['one.csv', 'two.csv'], 'two.csv'],
  ['reindex', ['now'], 'now'],
  ['restore', ['--yes', 'monday.db'], '--yes'],
  ['search-key', ['x'], 'x'],
  ['seed', ['--dry-run'], '--dry-run'],
])('`%s` refuses %j, which it would pass over, and does nothing', async (name, parameters, unmeant) => {
  const { code, out, err } = await runCommandProcess(name, place.folder, ...parameters);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^[^\n]+ is not expected here\. npm run [^\n]+\n$/);
  expect(err).toContain(`“${unmeant}”`);
  expect(readdirSync(place.folder)).toEqual([]);
});

it('a backup takes the place of neither the database in use nor a folder', async () => {
  copyFileSync(inject('templates').demonstration, file);
  const before = directoryContent(file);
  const inUse = await runCommandProcess('backup', place.folder, file);
  expect([inUse.code, inUse.err]).toEqual([1, `${file} is the database in use; name another file\n`]);
  const folder = await runCommandProcess('backup', place.folder, place.folder);
  expect([folder.code, folder.err]).toEqual([1, `${place.folder} is a folder; name a file in it\n`]);
  expect(directoryContent(file)).toEqual(before);
  expect(faultsOf(file)).toEqual([]);
});

it('a backup is for the eyes of whoever made it, and so is a folder of data that was made', async () => {
  const folder = path.join(place.folder, 'made');
  const backup = path.join(place.folder, 'monday.db');
  expect(await runCommandProcess('backup', folder, backup)).toMatchObject({ code: 0, err: '' });
  expect([statSync(folder).mode & 0o777, statSync(backup).mode & 0o777]).toEqual([0o700, 0o600]);
});

it.each<[string, (csv: string) => void, RegExp]>([
  ['a folder', (csv) => mkdirSync(csv), /^.*codes\.csv is not a file\n$/],
  ['an empty file', (csv) => writeFileSync(csv, ''), /^.*codes\.csv is empty\n$/],
])('places of %s are refused in a line', async (_name, make, line) => {
  copyFileSync(inject('templates').empty, file);
  const csv = path.join(place.folder, 'codes.csv');
  make(csv);
  const { code, out, err } = await runCommandProcess('places', place.folder, csv);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(line);
});

it('a key is asked for in vain where no Meilisearch is, which is said in a line', async () => {
  // Nobody listens on port 9, which is kept for throwing away what comes.
  const env = { MEILI_URL: 'http://127.0.0.1:9', MEILI_MASTER_KEY: 'x'.repeat(16) };
  const { code, out, err } = await startProcess('search-key', place.folder, { env }).ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^Meilisearch at http:\/\/127\.0\.0\.1:9 makes no key: [^\n]+\n$/);
});

it('settings stand in `.env`, which may say itself that this is production', async () => {
  copyFileSync(inject('templates').empty, file);
  writeFileSync(
    path.join(place.folder, '.env'),
    `NODE_ENV=production\nPLACE_NAME="Ash Vale"\nSESSION_SECRET=${'x'.repeat(40)}\nHOST=127.0.0.1\n`,
  );
  const product = startProcess('main', place.folder, { cwd: place.folder });
  const address = await addressOf(product);
  expect(await (await fetch(address)).text()).toContain('Ash Vale');
  expect((await fetch(`${address}/dev/mail`)).status).toBe(404);
  await stopProcess(product);
  expect(product.out()).toContain('BASE_URL is not set');
});

it('an `.env` that can’t be read stops a start and a command in a line', async () => {
  mkdirSync(path.join(place.folder, '.env'));
  for (const name of ['main', 'seed']) {
    const { code, out, err } = await startProcess(name, place.folder, { cwd: place.folder }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^(Borough Exchange can't start: )?\.env: has to be a file that this user may read\n$/,
    );
  }
  expect(existsSync(file)).toBe(false);
});
