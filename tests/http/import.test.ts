import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { directoryContent, faultsOf } from '../support/directory-content.ts';
import { writeImportFiles } from '../support/import-folder.ts';
import {
  addressOf,
  buildProduct,
  type Ended,
  runCommandProcess,
  startProcess,
  stopProcess,
  temporaryFolder,
} from '../support/product-process.ts';

/** `npm run import -- real FOLDER` as a process that may be killed at any moment. */

const realData = path.resolve('../shared/data');
const databaseOf = (folder: string) => path.join(folder, 'borough-exchange.db');
const places: ReturnType<typeof temporaryFolder>[] = [];
function newFolder(): string {
  const place = temporaryFolder();
  places.push(place);
  return place.folder;
}
// Processes on a machine that has much else to do.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });
beforeAll(buildProduct);
afterAll(() => {
  for (const place of places) place.remove();
});

/** Imports until so many listings are there, or something else is so, then kills the process. */
async function importUntil(dataDir: string, from: string, isEnough: number | (() => boolean)): Promise<void> {
  const running = startProcess('import', dataDir, { parameters: ['real', from] });
  let isOver = false;
  void running.ended.then(() => {
    isOver = true;
  });
  const isThere = typeof isEnough === 'number' ? () => countListings(dataDir) >= isEnough : isEnough;
  while (!isOver && !isThere()) await new Promise((resolve) => setTimeout(resolve, 10));
  await stopProcess(running, 'SIGKILL');
}

/** The first value of a query on a database that may not be there, or not be migrated, yet. */
function ask(dataDir: string, sql: string): unknown {
  if (!existsSync(databaseOf(dataDir))) return undefined;
  const client = new Sqlite(databaseOf(dataDir), { readonly: true });
  try {
    return client.prepare(sql).pluck().get();
  } catch {
    return undefined;
  } finally {
    client.close();
  }
}

const countListings = (dataDir: string) => Number(ask(dataDir, 'SELECT count(*) FROM listings') ?? -1);
const hasBegun = (dataDir: string) => ask(dataDir, `SELECT 1 FROM settings WHERE key = 'import.real'`) === 1;

describe('an import of some hundred rows', () => {
  let from: string;
  let whole: string;
  let first: Ended;
  beforeAll(async () => {
    from = newFolder();
    writeImportFiles(from);
    whole = newFolder();
    first = await runCommandProcess('import', whole, 'real', from);
  });

  it('ends well, and names the rows that it left out', () => {
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('organisations/ukcat_sample.csv: 149 rows\n');
    const report = readFileSync(path.join(whole, 'import-report.csv'), 'utf8');
    expect(report).toContain('ukcat_sample.csv,150,left out,');
    expect(countListings(whole)).toBeGreaterThan(200);
    expect(faultsOf(databaseOf(whole))).toEqual([]);
  });

  it('a second time changes nothing', async () => {
    const before = directoryContent(databaseOf(whole));
    const second = await runCommandProcess('import', whole, 'real', from);
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).not.toMatch(/[1-9]\d* (new|changed)/);
    expect(directoryContent(databaseOf(whole))).toEqual(before);
  });

  it.each([[[0, 90, 220]], [[20, 150]]])(
    'killed when it has %j listings, and begun again, ends as if it had not been',
    async (kills) => {
      const cut = newFolder();
      for (const listings of kills) await importUntil(cut, from, listings);
      expect(countListings(cut)).toBeLessThan(countListings(whole));
      expect(faultsOf(databaseOf(cut))).toEqual([]);
      expect(await runCommandProcess('import', cut, 'real', from)).toMatchObject({ code: 0, err: '' });
      expect(faultsOf(databaseOf(cut))).toEqual([]);
      const content = (folder: string) => directoryContent(databaseOf(folder), { hasRandomIds: true });
      expect(content(cut)).toEqual(content(whole));
      const report = (folder: string) => readFileSync(path.join(folder, 'import-report.csv'), 'utf8');
      expect(report(cut)).toBe(report(whole));
    },
  );

  it('that has only begun is joined by no demonstration', async () => {
    const cut = newFolder();
    await importUntil(cut, from, () => hasBegun(cut));
    const product = startProcess('main', cut);
    await addressOf(product);
    await stopProcess(product);
    expect(JSON.stringify(directoryContent(databaseOf(cut)))).not.toContain('"demo:');
  });

  it('minds nobody who stops listening to what it says', async () => {
    const running = startProcess('import', whole, { parameters: ['real', from] });
    running.process.stdout?.destroy();
    expect(await running.ended).toMatchObject({ code: 0, err: '' });
  });

  it.each<[string, string[], RegExp]>([
    ['nothing', [], /^Say what to import and from which folder/],
    ['another kind', ['unreal', '.'], /^Say what to import and from which folder/],
    [
      'a folder without the files',
      ['real', '/nowhere'],
      /^There is no file \/nowhere\/organisations\/ukcat_sample\.csv\n$/,
    ],
  ])('of %s is refused in a line', async (_name, parameters, line) => {
    const { code, out, err } = await runCommandProcess('import', whole, ...parameters);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(line);
  });
});

describe.skipIf(!existsSync(realData))('the real data (skipped without ../shared)', () => {
  it('killed half-way and begun again is all there', async () => {
    const folder = newFolder();
    await importUntil(folder, realData, 2_500);
    expect(countListings(folder)).toBeGreaterThanOrEqual(2_500);
    expect(await runCommandProcess('import', folder, 'real', realData)).toMatchObject({ code: 0, err: '' });
    // 4,100 charities, 170 food banks, 60 services, 555 grants and 350 adverts.
    expect(countListings(folder)).toBe(5_235);
    expect(faultsOf(databaseOf(folder))).toEqual([]);
  });
});
