import { createServer, get, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import express, { Router } from 'express';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { UnavailableError } from '#platform/errors.ts';
import { silentLogger } from '#platform/logger.ts';
import { noInput } from './input.ts';
import { answerErrors, compressed, identities, requestContext } from './middleware/index.ts';
import { stream } from './replies.ts';
import { endpoint } from './routing.tsx';

/** Answers of any length: whole, as fast as they are read, and no longer than somebody reads them. */

const pieces = 200;
const piece = `${'a line of some length, '.repeat(2_000)}\n`;
let made = 0;
let isEnded = false;

async function* many(failAt = pieces): AsyncGenerator<string> {
  try {
    for (let count = 0; count < pieces; count += 1) {
      if (count === failAt) throw new UnavailableError('away', 7);
      made += 1;
      yield piece;
      await setImmediate();
    }
  } finally {
    isEnded = true;
  }
}

const router = Router();
const route = { permission: 'directory.read', input: noInput, log: 'many' } as const;
const options = { headers: { 'Content-Disposition': 'attachment' } };
endpoint(router, { ...route, path: '/many' }, () => stream(many(), 'text/csv', options));
endpoint(router, { ...route, path: '/fails' }, () => stream(many(0), 'text/csv'));
endpoint(router, { ...route, path: '/breaks' }, () => stream(many(3), 'text/csv'));

const site = {
  placeName: 'Darlington',
  baseUrl: 'http://localhost',
  demo: true,
  signIn: false,
  assets: (name: string) => `/assets/${name}`,
};
const app = express().use(
  requestContext({ site, logger: silentLogger, stored: async () => {} }),
  identities({ door: { personOf: () => undefined }, secret: 'a secret for tests', https: false }),
  compressed(),
  router,
  answerErrors(),
);
const server = createServer(app);
let base = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => {
  made = 0;
  isEnded = false;
});

it.each(['gzip', 'identity'])('comes whole, %s', async (encoding) => {
  const response = await fetch(`${base}/many`, { headers: { 'Accept-Encoding': encoding } });
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('Content-Disposition')).toBe('attachment');
  expect(response.headers.get('Cache-Control')).toBe('no-cache');
  expect(response.headers.get('Content-Encoding')).toBe(encoding === 'gzip' ? 'gzip' : null);
  expect((await response.text()).length).toBe(pieces * piece.length);
});

it('is made no faster than it is read, and no further once the reader has left', async () => {
  const response = await new Promise<IncomingMessage>((done) => {
    get(`${base}/many`, { headers: { 'Accept-Encoding': 'identity' } }, done);
  });
  // Nobody reads: what lies in between is soon full.
  let before = -1;
  while (before !== made) {
    before = made;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(made).toBeLessThan(pieces);
  expect(isEnded).toBe(false);
  response.destroy();
  await expect.poll(() => isEnded).toBe(true);
  expect(made).toBeLessThan(pieces);
});

it('has no body for who asks for the head alone', async () => {
  const status = await new Promise((done) => {
    request(`${base}/many`, { method: 'HEAD' }, (response) => done(response.resume().statusCode)).end();
  });
  await expect.poll(() => isEnded).toBe(true);
  expect([status, made]).toEqual([200, 1]);
});

it('says what is wrong before the first piece, and breaks off after it', async () => {
  const refused = await fetch(`${base}/fails`, { headers: { Accept: 'application/json' } });
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '7']);
  expect(refused.headers.get('Content-Type')).toContain('application/problem+json');
  const broken = fetch(`${base}/breaks`).then((response) => response.text());
  await expect(broken).rejects.toThrow();
});
