import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { z } from 'zod';
import { type Database, openDatabase } from '../../db/client.ts';
import { createApp } from '../../src/app.ts';
import { countingIds } from '../../src/platform/ids.ts';
import { type Logger, silentLogger } from '../../src/platform/logger.ts';
import { localTransport } from '../../src/platform/mail/transports.ts';
import { createServices, type Services, type Surroundings } from '../../src/services.ts';
import type { Installation } from '../../src/web/site.ts';
import type { Templates } from './templates.setup.ts';
import { testClock } from './test-clock.ts';

/** The real application on a port of its own, with a database of its own. */
export interface TestApp {
  /** Where it listens: "http://127.0.0.1:40001". Links that it writes begin with `site.baseUrl`. */
  address: string;
  site: Installation;
  services: Services;
  database: Database;
  clock: ReturnType<typeof testClock>;
  /** Asks for a path; redirects are not followed. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Asks for a path and reads its JSON, which must have exactly the shape that is expected. */
  json<Schema extends z.ZodType>(
    path: string,
    expected: Schema,
  ): Promise<{ status: number; type: string; body: z.output<Schema> }>;
  close(): Promise<void>;
}

/** Where links lead to in tests, so that it shows where they were made from something else. */
export const testBaseUrl = 'https://exchange.example';

/** Identifiers made in tests differ from those of the seed. */
const identifierNamespace = 2;

/** Starts the application on a copy of a template; {@link TestApp.close} takes everything away again. */
export async function openTestApp(
  options: {
    template?: keyof Templates;
    /** Whether nothing waits for the curators yet, for tests of what comes to their desk. */
    emptyDesk?: boolean;
    logger?: Logger;
    site?: Partial<Installation>;
    surroundings?: Partial<Surroundings>;
    trustProxy?: number;
    /** Whether the mailbox is there, as outside production. */
    mailbox?: boolean;
    /** Where it listens: on this machine only, unless said otherwise. */
    host?: string;
  } = {},
): Promise<TestApp> {
  const { template = 'demonstration', logger = silentLogger } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'borough-exchange-test-'));
  const file = path.join(folder, 'borough-exchange.db');
  copyFileSync(inject('templates')[template], file);
  const database = openDatabase(file);
  if (options.emptyDesk) database.$client.exec('delete from review_events; delete from review_items');
  const clock = testClock();
  const site: Installation = {
    placeName: 'Darlington',
    baseUrl: testBaseUrl,
    demo: template === 'demonstration',
    signIn: true,
    // Needs no build: tests of pages look at addresses, not at styles.
    assets: (name) => `/assets/${name}`,
    ...options.site,
  };
  const services = createServices({
    database,
    clock,
    logger,
    ids: countingIds(identifierNamespace),
    surroundings: {
      secret: 'the secret of every test, longer than it need be',
      baseUrl: () => site.baseUrl,
      placeName: 'Darlington',
      mail: localTransport,
      keepsSearches: true,
      ...options.surroundings,
    },
  });
  const server = createApp({
    services,
    site,
    logger,
    trustProxy: options.trustProxy ?? false,
    mailbox: options.mailbox ?? true,
  }).listen(0, options.host ?? '127.0.0.1');
  // A test that thinks for long must not find its connection closed meanwhile.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function get(asked: string, headers: Record<string, string> = {}): Promise<Response> {
    // Packing every page and unpacking it took a fifth of the processor time of a test that asks for all of them.
    // Left to itself, `fetch` asks caches on the way to stand aside as soon as `If-None-Match` is given.
    return fetch(address + asked, {
      headers: { 'Cache-Control': 'max-age=0', 'Accept-Encoding': 'identity', ...headers },
      redirect: 'manual',
    });
  }

  return {
    address,
    site,
    services,
    database,
    clock,
    get,
    async json(asked, expected) {
      const response = await get(asked);
      return {
        status: response.status,
        type: response.headers.get('Content-Type') ?? '',
        body: expected.parse(await response.json()),
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      database.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
