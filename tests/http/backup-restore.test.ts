import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { londonDay } from '../../src/platform/clock.ts';
import { directoryContent, faultsOf, readDatabase } from '../support/directory-content.ts';
import {
  addressOf,
  buildProduct,
  type ProductProcess,
  runCommandProcess,
  startProcess,
  stopProcess,
  temporaryFolder,
} from '../support/product-process.ts';

/** `npm run backup` and `npm run restore` beside a product that runs. */

// Processes on a machine that has much else to do.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });
beforeAll(buildProduct);
let place: ReturnType<typeof temporaryFolder>;
let file: string;
let product: ProductProcess | undefined;
beforeEach(() => {
  place = temporaryFolder();
  file = path.join(place.folder, 'borough-exchange.db');
  copyFileSync(inject('templates').demonstration, file);
});
afterEach(async () => {
  product?.process.kill('SIGKILL');
  await product?.ended;
  product = undefined;
  place.remove();
});

async function serve(): Promise<string> {
  product = startProcess('main', place.folder);
  return addressOf(product);
}

async function stop(): Promise<void> {
  if (product) await stopProcess(product);
  product = undefined;
}

function telephone(slug: string, number: string): void {
  const client = new Sqlite(file);
  client.prepare('UPDATE organisations SET phone = ? WHERE slug = ?').run(number, slug);
  client.close();
}

/** The demonstration's dates follow the calendar in steps, beside what is looked at here. */
async function untilDatesHaveFollowed(): Promise<void> {
  const client = readDatabase(file);
  const state = client.prepare<[], string>(`SELECT value FROM settings WHERE key = 'demonstration'`).pluck();
  await vi.waitFor(
    () => expect(JSON.parse(state.get() ?? '')).toMatchObject({ datesCountFrom: londonDay(new Date()) }),
    { timeout: 300_000, interval: 100 },
  );
  client.close();
}

describe('a backup', () => {
  it('is made while the product serves, refused back while it does, and put back when it has stopped', async () => {
    const organisations = directoryContent(file).organisations as { slug: string; state: string }[];
    const slug = organisations.find(({ state }) => state === 'live')?.slug ?? '';
    const organisation = async (address: string) => (await fetch(`${address}/organisations/${slug}`)).text();
    telephone(slug, '01325 111 111');
    const address = await serve();
    await untilDatesHaveFollowed();

    const backup = path.join(place.folder, 'elsewhere', 'monday.db');
    const made = await runCommandProcess('backup', place.folder, backup);
    expect(made).toEqual({ code: 0, signal: null, out: `Backed up to ${backup}\n`, err: '' });
    const kept = directoryContent(backup);
    telephone(slug, '01325 222 222');
    expect(await organisation(address)).toContain('01325 222 222');

    const refused = await runCommandProcess('restore', place.folder, backup);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^Stop the product, .* first: .*\n$/);
    expect(await organisation(address)).toContain('01325 222 222');
    await stop();

    const restored = await runCommandProcess('restore', place.folder, backup);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain(`${file}.before-restore`);
    const again = await organisation(await serve());
    expect(again).toContain('01325 111 111');
    expect(again).not.toContain('01325 222 222');
    await stop();
    expect(directoryContent(file)).toEqual(kept);
    expect(faultsOf(file)).toEqual([]);
    expect(JSON.stringify(directoryContent(`${file}.before-restore`))).toContain('01325 222 222');
  });

  it('brings back no session that was ended since, nor any other', async () => {
    const sessionsIn = (change: string) => {
      const client = new Sqlite(file);
      client.exec(change);
      const count = client.prepare('SELECT count(*) FROM sessions').pluck().get();
      client.close();
      return count;
    };
    const begun = `INSERT INTO sessions (id, token_hash, account_row_id, device, created_at, last_seen_at, expires_at)
      SELECT 'stolen', 'a hash', row_id, 'A telephone', created_at, created_at, created_at + 9e12 FROM accounts LIMIT 1`;
    expect(sessionsIn(begun)).toBe(1);
    const letter = `INSERT INTO mail_messages
      (id, cause_key, recipient, subject, text, html, headers, queued_at, next_try_at, attempts)
      VALUES ('waits', 'test:waits', 'a@ash.example', 'Hello', 'Hello', 'Hello', '{}', 9e12, 9e12, 0)`;
    sessionsIn(`DELETE FROM mail_messages; ${letter}`);
    const backup = path.join(place.folder, 'monday.db');
    expect(await runCommandProcess('backup', place.folder, backup)).toMatchObject({ code: 0, err: '' });
    expect(sessionsIn('DELETE FROM sessions')).toBe(0);
    const restored = await runCommandProcess('restore', place.folder, backup);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('Everybody has to sign in again\n');
    expect(restored.out).toContain('goes out (again) at the next start: 1\n');
    expect(sessionsIn('')).toBe(0);
  });

  it('without a name lies with the data, under the time at which it was made', async () => {
    expect(await runCommandProcess('backup', place.folder)).toMatchObject({ code: 0, err: '' });
    const [only, ...others] = readdirSync(path.join(place.folder, 'backups'));
    expect(only).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.db$/);
    expect(others).toEqual([]);
  });
});

it('a restore into an empty folder says where it has put it, and of nothing that it was kept', async () => {
  const other = temporaryFolder();
  const restored = await runCommandProcess('restore', other.folder, file);
  const placed = path.join(other.folder, 'borough-exchange.db');
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toContain(`Put back from ${file} to ${placed}\n`);
  expect(restored.out).not.toContain('kept');
  expect(directoryContent(placed)).toEqual(directoryContent(file));
  other.remove();
});

it.each<[string, string[], RegExp]>([
  ['nothing', [], /^Say which backup: npm run restore -- FILE\n$/],
  ['a file that is not there', ['none.db'], /^There is no file .*none\.db\n$/],
  ['something else', ['text.db'], /^.*text\.db is not a backup of this directory\n$/],
])('a restore of %s is refused in a line and changes nothing', async (_name, names, line) => {
  writeFileSync(path.join(place.folder, 'text.db'), 'x'.repeat(5_000));
  const before = directoryContent(file);
  const parameters = names.map((name) => path.join(place.folder, name));
  const { code, err, out } = await runCommandProcess('restore', place.folder, ...parameters);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(line);
  expect(directoryContent(file)).toEqual(before);
  expect(existsSync(`${file}.before-restore`)).toBe(false);
});
