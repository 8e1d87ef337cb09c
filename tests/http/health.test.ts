import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ template: 'empty' });
});
afterAll(() => app.close());

const anything = z.unknown();

it('is up and ready, and says how the search engine is', async () => {
  expect(await app.json('/healthz', anything)).toMatchObject({ status: 200, body: { status: 'up' } });
  expect(await app.json('/readyz', anything)).toMatchObject({
    status: 200,
    body: { status: 'ready', database: 'ready', search: { engine: 'sqlite', state: 'ready' } },
  });
});

it('says that the search engine does not answer, while pages still can be read', async () => {
  const { engine } = app.services;
  const { search } = engine;
  engine.search = () => Promise.reject(new Error('broken'));
  expect(await app.json('/readyz', anything)).toMatchObject({
    status: 200,
    body: { status: 'ready', search: { engine: 'sqlite', state: 'unavailable' } },
  });
  engine.search = search;
});

it('is up but not ready without its database', async () => {
  app.database.$client.close();
  expect(await app.json('/healthz', anything)).toMatchObject({ status: 200 });
  expect(await app.json('/readyz', anything)).toMatchObject({
    status: 503,
    body: { status: 'unavailable', database: 'unavailable' },
  });
});
