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

it('says that the search engine does not answer, and is ready for all the rest', async () => {
  const damaged = await openTestApp({ template: 'empty' });
  damaged.database.$client.exec('DROP TABLE search_entries');
  expect(await damaged.json('/readyz', anything)).toMatchObject({
    status: 200,
    body: { status: 'ready', search: { engine: 'sqlite', state: 'unavailable' } },
  });
  await damaged.close();
});

it('is up but not ready without its database', async () => {
  app.database.$client.close();
  expect(await app.json('/healthz', anything)).toMatchObject({ status: 200 });
  expect(await app.json('/readyz', anything)).toMatchObject({
    status: 503,
    body: { status: 'unavailable', database: 'unavailable' },
  });
});
