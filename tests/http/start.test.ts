import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { newClient } from '../support/client.ts';
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
import { untilNoneIsLeft } from '../support/until-none-is-left.ts';

/** How the product starts, as an operator sees it: on nothing, again, twice at once, cut off, and on what it can't use. */

const databaseName = 'borough-exchange.db';
const databaseOf = (folder: string) => path.join(folder, databaseName);

let started: ProductProcess[] = [];
function start(folder: string, env?: Record<string, string>): ProductProcess {
  const product = startProcess('main', folder, env ? { env } : {});
  started.push(product);
  return product;
}

// Processes on a machine that has much else to do.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });
beforeAll(buildProduct);
afterEach(async () => {
  for (const product of started) product.process.kill('SIGKILL');
  await Promise.all(started.map((product) => product.ended));
  started = [];
});

describe('a first start', () => {
  const { folder, remove } = temporaryFolder();
  afterAll(remove);
  let undisturbed: ReturnType<typeof directoryContent>;
  let startMs = 0;

  beforeAll(async () => {
    const before = performance.now();
    const product = start(folder);
    await addressOf(product);
    startMs = performance.now() - before;
    await stopProcess(product);
    undisturbed = directoryContent(databaseOf(folder));
  });

  it('fills the demonstration borough, and says where it is and where its data lies', async () => {
    const product = start(folder);
    const address = await addressOf(product);
    expect(await fetch(`${address}/readyz`)).toMatchObject({ status: 200 });
    expect(await (await fetch(address)).text()).toContain('demonstration');
    expect(product.out()).toContain(`Borough Exchange (Darlington) is at http://localhost:`);
    expect(product.out()).toContain(`Its data lies in ${folder}\n`);
    expect(await stopProcess(product)).toMatchObject({ code: 0, err: '' });
    expect(undisturbed.listings?.length).toBeGreaterThan(430);
  });

  it('is followed by others that keep what is there', async () => {
    const client = new Sqlite(databaseOf(folder));
    const change = client.prepare(`UPDATE organisations SET phone = '01325 000 111' WHERE slug = ?`);
    const slug = client.prepare('SELECT slug FROM organisations LIMIT 1').pluck().get();
    expect(change.run(slug).changes).toBe(1);
    client.close();
    const changed = directoryContent(databaseOf(folder));

    const product = start(folder);
    const address = await addressOf(product);
    expect(await (await fetch(`${address}/organisations/${String(slug)}`)).text()).toContain('01325 000 111');
    await stopProcess(product);
    expect(directoryContent(databaseOf(folder))).toEqual(changed);
  });

  it('may be two at once on one empty folder: both serve, and it is filled once', async () => {
    const { folder: shared, remove: removeShared } = temporaryFolder();
    const both = [start(shared), start(shared)];
    const addresses = await Promise.all(both.map(addressOf));
    for (const address of addresses) {
      const answer = await fetch(`${address}/api/v1/search`);
      expect(await answer.json()).toMatchObject({ total: undisturbed.indexed?.length });
    }
    expect((await Promise.all(both.map((product) => stopProcess(product)))).map(({ code }) => code)).toEqual([
      0, 0,
    ]);
    expect(faultsOf(databaseOf(shared))).toEqual([]);
    // The same seed gives the same borough.
    expect(directoryContent(databaseOf(shared))).toEqual(undisturbed);
    removeShared();
  });

  it('may be killed at any moment, and the next completes it', async () => {
    const { folder: cut, remove: removeCut } = temporaryFolder();
    for (const share of [0.2, 0.45, 0.65, 0.8, 0.95]) {
      const product = start(cut);
      await new Promise((resolve) => setTimeout(resolve, startMs * share));
      await stopProcess(product, 'SIGKILL');
    }
    const product = start(cut);
    await addressOf(product);
    await stopProcess(product);
    expect(faultsOf(databaseOf(cut))).toEqual([]);
    expect(directoryContent(databaseOf(cut))).toEqual(undisturbed);
    removeCut();
  });
});

it('`npm run admin` makes the first administrator of a directory, and says what is no address', async () => {
  const { folder, remove } = temporaryFolder();
  copyFileSync(inject('templates').empty, databaseOf(folder));
  const run = (...parameters: string[]) => runCommandProcess('admin', folder, ...parameters);
  expect(await run('nobody')).toMatchObject({ code: 1, err: 'nobody is not an e-mail address\n', out: '' });
  const made = await run('First@council.example');
  expect([made.code, made.out]).toEqual([
    0,
    'first@council.example is an administrator now, and signs in with that address\n',
  ]);
  const client = readDatabase(databaseOf(folder));
  expect(client.prepare('SELECT email, is_administrator AS may FROM accounts').all()).toEqual([
    { email: 'first@council.example', may: 1 },
  ]);
  client.close();
  remove();
});

describe('a start that can’t be', () => {
  let place: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    place = temporaryFolder();
  });
  afterEach(() => place.remove());

  /** It ends with exit code 1 and says why in one line, without a stack. */
  async function expectRefusal(product: ProductProcess, line: RegExp): Promise<void> {
    const { code, err, out } = await product.ended;
    expect(err).toMatch(line);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toMatch(/^Borough Exchange can't start: /);
    expect([code, out]).toEqual([1, '']);
  }

  it.each([
    ['PORT', 'http', /PORT: a port is a whole number/],
    ['PORT', '70000', /PORT: a port lies between 0 and 65535/],
    ['DEMO', 'yes', /DEMO: on or off/],
    ['NODE_ENV', 'prod', /NODE_ENV: development, test or production/],
    ['BASE_URL', 'exchange.example', /BASE_URL: an address that begins with http/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL: a level of the log/],
  ])('says that %s can’t be %s', async (name, value, line) => {
    await expectRefusal(start(place.folder, { [name]: value }), line);
    expect(existsSync(databaseOf(place.folder))).toBe(false);
  });

  it('says that its port is in use', async () => {
    copyFileSync(inject('templates').demonstration, databaseOf(place.folder));
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    await expectRefusal(
      start(place.folder, { PORT: String(port) }),
      new RegExp(`Port ${port} of 127\\.0\\.0\\.1 is in use already`),
    );
    other.close();
  });

  it('says that its host is none of this machine', async () => {
    copyFileSync(inject('templates').demonstration, databaseOf(place.folder));
    // An address that is given to nobody (RFC 5737).
    await expectRefusal(
      start(place.folder, { HOST: '203.0.113.1' }),
      /HOST: 203\.0\.113\.1 is not an address of this machine/,
    );
  });

  it('says that another program keeps the database locked', async () => {
    copyFileSync(inject('templates').demonstration, databaseOf(place.folder));
    const other = new Sqlite(databaseOf(place.folder));
    other.exec('BEGIN EXCLUSIVE');
    await expectRefusal(start(place.folder), /The database is locked by another program/);
    other.close();
  });

  it.each<[string, (folder: string) => string, RegExp]>([
    ['a file in its place', (folder) => path.join(folder, 'file'), /DATA_DIR: .*file is a file/],
    ['a file above it', (folder) => path.join(folder, 'file/below'), /DATA_DIR: .*below lies below a file/],
    // Nobody may make a folder there, not even root.
  ])('says that its data can’t lie there: %s', async (_name, dataDir, line) => {
    writeFileSync(path.join(place.folder, 'file'), '');
    await expectRefusal(start(dataDir(place.folder)), line);
  });

  // Nobody may make a folder there, not even root.
  it.skipIf(!existsSync('/sys'))('says that it may not write where its data shall lie', async () => {
    await expectRefusal(start('/sys/borough'), /DATA_DIR: \/sys\/borough (may not|lies on)/);
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ['a folder in its place', (file) => mkdirSync(file), /The database can’t be opened/],
    [
      'a file of something else',
      (file) => writeFileSync(file, 'x'.repeat(5_000)),
      /is something else, or damaged/,
    ],
    ['one that a newer version has changed', makeNewer, /A newer version has changed this database/],
  ])('says that the database can’t be used: %s', async (_name, make, line) => {
    make(databaseOf(place.folder));
    await expectRefusal(start(place.folder), line);
  });

  function makeNewer(file: string): void {
    copyFileSync(inject('templates').empty, file);
    const client = new Sqlite(file);
    client.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 4102444800000)`);
    client.close();
  }
});

describe('a start after a kill', () => {
  it('goes on with the worker’s work at once, but leaves it to another process that lives', async () => {
    const { folder, remove } = temporaryFolder();
    copyFileSync(inject('templates').demonstration, databaseOf(folder));
    const client = new Sqlite(databaseOf(folder));
    const holder = client.prepare('SELECT holder FROM leases').pluck();
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const killed = start(folder);
    await addressOf(killed);
    await until(() => holder.get() !== undefined);
    const first = holder.get() as string;
    await stopProcess(killed, 'SIGKILL');
    // For ever, so that only a start that knows its holder to be gone can take it.
    client.exec('UPDATE leases SET expires_at = 9000000000000000');

    const next = start(folder);
    await addressOf(next);
    await until(() => ![undefined, first].includes(holder.get() as string | undefined));
    const second = holder.get();
    await addressOf(start(folder));
    expect(holder.get()).toBe(second);
    client.close();
    remove();
  });
});

describe('a stop', () => {
  it('leaves the database whole and the worker’s lease free', async () => {
    const { folder, remove } = temporaryFolder();
    copyFileSync(inject('templates').demonstration, databaseOf(folder));
    const product = start(folder);
    const address = await addressOf(product);
    await untilWorkerHoldsLease(databaseOf(folder));
    expect(await fetch(address)).toMatchObject({ status: 200 });

    expect(await stopProcess(product)).toMatchObject({ code: 0, signal: null, err: '' });
    expect(existsSync(`${databaseOf(folder)}-wal`)).toBe(false);
    const client = readDatabase(databaseOf(folder));
    expect(client.prepare('SELECT count(*) FROM leases').pluck().get()).toBe(0);
    client.close();
    remove();
  });

  it('finishes what is under way, takes nothing new, and waits for nobody who only keeps a connection', async () => {
    const { folder, remove } = temporaryFolder();
    copyFileSync(inject('templates').demonstration, databaseOf(folder));
    const product = start(folder);
    const address = await addressOf(product);
    const [slowHead, slowBody, idle] = await Promise.all([open(address), open(address), open(address)]);
    slowHead.socket.write('GET /search?q=room&per_page=50 HTTP/1.1\r\nHost: a\r\n');
    slowBody.socket.write(`POST /search HTTP/1.1\r\nHost: a\r\n${form}\r\nContent-Length: 8\r\n\r\na=b&`);
    idle.socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    await idle.hears('"up"');

    product.process.kill('SIGTERM');
    await hears(product, '"stopping"');
    await expect(open(address)).rejects.toThrow('ECONNREFUSED');
    slowHead.socket.write('\r\n');
    slowBody.socket.write('c=d&');
    expect(await slowHead.whole).toMatch(/^HTTP\/1\.1 200 OK\r\n.*<\/html>\s*$/s);
    expect(await slowBody.whole).toMatch(/^HTTP\/1\.1 405 .*<\/html>\s*$/s);
    expect(await product.ended).toMatchObject({ code: 0, signal: null, err: '' });
    remove();
  });

  it('comes by itself where the disk doesn’t take what was written, told to whoever waits and to the log', async () => {
    const { folder, remove } = temporaryFolder();
    copyFileSync(inject('templates').demonstration, databaseOf(folder));
    const fault = path.join(folder, 'the-disk-fails');
    const product = start(folder, { NODE_OPTIONS: `--import=${diskThatFails(fault)}` });
    const client = newClient({ address: await addressOf(product) });
    const email = 'charity@demo.example';
    expect((await client.submit('/sign-in', { email })).status).toBe(303);
    // Or the worker could meet the fault first, with a mail of the demonstration's.
    await untilNoneIsLeft(databaseOf(folder), 'mail_messages WHERE sent_at IS NULL AND failed_at IS NULL');
    writeFileSync(fault, '');
    expect((await client.submit('/sign-in', { email })).status).toBe(500);

    const { code, out, err } = await product.ended;
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('the disk did not take what was written');
    // Closing the database wrote the log into the file.
    expect(existsSync(`${databaseOf(folder)}-wal`)).toBe(false);
    expect(faultsOf(databaseOf(folder))).toEqual([]);
    expect(await fetch(await addressOf(start(folder)))).toMatchObject({ status: 200 });
    remove();
  });

  /** A module to begin a process with, in which syncing a file fails from when another file is there. */
  function diskThatFails(fault: string): string {
    const source = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { fdatasync } = fs;
      fs.fdatasync = (file, done) =>
        fs.existsSync(${JSON.stringify(fault)})
          ? done(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }))
          : fdatasync(file, done);
      syncBuiltinESMExports();`;
    return `data:text/javascript,${encodeURIComponent(source)}`;
  }

  const form = 'Content-Type: application/x-www-form-urlencoded';

  /** A connection that stays open until the server ends it. */
  async function open(address: string) {
    const socket: Socket = connect(Number(new URL(address).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    const whole = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
    await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('error', reject));
    async function hearsText(part: string): Promise<void> {
      while (!text.includes(part)) await new Promise((resolve) => socket.once('data', resolve));
    }
    return { socket, whole, hears: hearsText };
  }

  async function hears(product: ProductProcess, part: string): Promise<void> {
    while (!product.out().includes(part)) {
      await new Promise((resolve) => product.process.stdout?.once('data', resolve));
    }
  }

  async function untilWorkerHoldsLease(file: string): Promise<void> {
    const client = readDatabase(file);
    const leases = client.prepare('SELECT count(*) FROM leases').pluck();
    while (leases.get() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    client.close();
  }
});
