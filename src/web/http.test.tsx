/** The kit through HTTP: routes, what comes in, what goes out, and what becomes of errors. */
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import express, { Router } from 'express';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ForbiddenError, NotFoundError, RuleError, UnavailableError } from '#platform/errors.ts';
import { noInput, repeated, single } from './input.ts';
import { Page } from './layout/index.ts';
import {
  accessLog,
  answerErrors,
  compressed,
  formBodies,
  identities,
  requestContext,
  securityHeaders,
  unknownAddress,
} from './middleware/index.ts';
import { fragment, html, invalidInput, json, redirect, text } from './replies.ts';
import { action, closeRoutes, endpoint, page, routesOf } from './routing.tsx';

const site = {
  placeName: 'Darlington',
  baseUrl: 'http://localhost',
  demo: true,
  signIn: false,
  assets: (name: string) => `/assets/${name}`,
};
const logged: Record<string, unknown>[] = [];
const logger = pino(
  { level: 'info', base: null },
  new Writable({
    write(chunk, _encoding, done) {
      logged.push(JSON.parse(String(chunk)));
      done();
    },
  }),
);

const readonlyFailure = (() => {
  const database = new Database(':memory:');
  try {
    database.pragma('query_only = on');
    database.exec('create table t (x)');
    return undefined;
  } catch (error) {
    return error;
  } finally {
    database.close();
  }
})();

const failures: Record<string, unknown> = {
  missing: new NotFoundError('secret detail'),
  forbidden: new ForbiddenError('x'),
  rule: new RuleError('title', 'Enter a title'),
  away: new UnavailableError('x', 7),
  readonly: new Error('wrapped', { cause: readonlyFailure }),
  unforeseen: Object.assign(
    new Error('Failed query: params: ann@example.org', { cause: new Error('no column') }),
    {
      params: ['ann@example.org'],
    },
  ),
};

const router = Router();
const listInput = z.object({
  q: single(z.string().max(5, 'Use at most 5 letters').default('')),
  kind: repeated(z.enum(['need', 'skill'], 'Choose a kind')),
});
const open = { permission: 'directory.read', input: noInput } as const;

page(
  router,
  { ...open, path: '/list', input: listInput, log: 'list', fragments: true },
  ({ input, request, site }) => {
    const view = <p id="found">{JSON.stringify(input.ok ? input.value : input.errors)}</p>;
    if (request.wantsFragment) return fragment(view);
    return html(
      <Page site={site} title="List">
        {view}
      </Page>,
      { status: input.ok ? 200 : 400 },
    );
  },
);
endpoint(router, { ...open, path: '/api/v1/list', input: listInput, log: 'api-list' }, ({ input }) =>
  input.ok ? json(input.value) : invalidInput(input.errors),
);
page(router, { ...open, path: '/form', log: 'form' }, ({ site }) => text(site.formToken(), 'text/plain'));
page(router, { ...open, path: '/for-members', permission: 'listing.write', log: 'for-members' }, () =>
  redirect('/'),
);
page(router, { ...open, path: '/comes-back', log: 'comes-back', commits: true }, () => redirect('/'));
page(router, { ...open, path: '/guarded', permission: 'directory.write', log: 'guarded' }, () =>
  redirect('/'),
);
page(
  router,
  { ...open, path: '/items/:slug', input: z.object({ slug: z.string() }), log: 'item' },
  ({ input }) => html(<p>{input.ok ? input.value.slug : ''}</p>),
);
const nameForm = z.object({ name: z.string().min(1, 'Enter a name') });
action(router, { ...open, path: '/items/:slug', form: nameForm, log: 'item-save' }, ({ form }) =>
  form.ok ? redirect('/items/saved') : html(<p>{form.errors[0]?.message}</p>, { status: 422 }),
);
for (const [name, failure] of Object.entries(failures)) {
  page(router, { ...open, path: `/fail/${name}`, log: 'fail' }, () => {
    throw failure;
  });
}
endpoint(router, { ...open, path: '/api/v1/fail', log: 'api-fail' }, () => {
  throw failures.unforeseen;
});
closeRoutes(router);

/** How often an answer waited until what it tells of is kept. */
let storesAwaited = 0;
const app = express().disable('x-powered-by');
app.use(
  requestContext({
    site,
    logger,
    stored: async () => {
      storesAwaited += 1;
    },
  }),
  identities({ door: { personOf: () => undefined }, secret: 'a secret for tests', https: false }),
  accessLog(),
  securityHeaders({ https: false }),
  compressed(),
  formBodies(),
);
app.use(router, unknownAddress(), answerErrors());
const server = createServer(app);
let base = '';

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

const partial = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' };

it.each([
  ['/list', 200, '{&quot;q&quot;:&quot;&quot;,&quot;kind&quot;:[]}'],
  [
    '/list?q=&kind=need&kind=skill&kind=need&other=1',
    200,
    '&quot;kind&quot;:[&quot;need&quot;,&quot;skill&quot;]',
  ],
  ['/list?q=a&q=b', 200, '&quot;q&quot;:&quot;b&quot;'],
  ['/list?q=toolong&kind=x&kind=y', 400, 'Use at most 5 letters'],
  ['/list?__proto__=1&constructor=2', 200, 'kind'],
  ['/items/a%20b', 200, '<p>a b</p>'],
  ['/items/%ff', 400, 'make sense of that address'],
  ['/nowhere', 404, 'find that page'],
  ['/nowhere/%00', 404, 'find that page'],
  ['/guarded', 403, 'open this page'],
  ['/fail/missing', 404, 'find that page'],
  ['/fail/forbidden', 403, 'open this page'],
  ['/fail/rule', 422, 'Enter a title'],
  ['/fail/away', 503, 'back in a moment'],
  ['/fail/readonly', 503, 'back in a moment'],
  ['/fail/unforeseen', 500, 'Something went wrong on our side'],
])('%s answers %i', async (path, status, words) => {
  const response = await fetch(base + path, { redirect: 'manual' });
  expect(response.status).toBe(status);
  expect(await response.text()).toContain(words);
});

it('says when to come back', async () => {
  expect((await fetch(`${base}/fail/away`)).headers.get('Retry-After')).toBe('7');
  expect((await fetch(`${base}/fail/readonly`)).headers.get('Retry-After')).toBe('5');
});

it('offers to try again what may pass, at its own address and on this host', async () => {
  const busy = await (await fetch(`${base}/fail/away?a=1`)).text();
  expect(busy).toMatch(/href="\/fail\/away\?a=1"[^>]*>Try again/);
  expect(await (await fetch(`${base}/nowhere`)).text()).not.toContain('Try again<');
  expect(await (await fetch(`${base}/fail/away`, { method: 'POST' })).text()).not.toContain('Try again<');
});

it('names every wrong parameter to other systems, each message once', async () => {
  const response = await fetch(`${base}/api/v1/list?q=toolong&kind=x&kind=y`);
  expect(response.status).toBe(400);
  expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(await response.json()).toMatchObject({
    status: 400,
    errors: [
      { parameter: 'q', message: 'Use at most 5 letters' },
      { parameter: 'kind', message: 'Choose a kind' },
    ],
  });
});

it('gives htmx a part, and a restored history entry the whole', async () => {
  const part = await fetch(`${base}/list`, { headers: partial });
  expect(await part.text()).toMatch(/^<p id="found">/);
  expect(part.headers.get('Vary')).toContain('HX-Request');
  const restored = await fetch(`${base}/list`, {
    headers: { ...partial, 'HX-History-Restore-Request': 'true' },
  });
  expect(await restored.text()).toMatch(/^<!doctype html>/);
  expect(restored.headers.get('Vary')).toContain('HX-Request');
  const failed = await fetch(`${base}/fail/missing`, { headers: partial });
  expect(await failed.text()).toMatch(/^<div class="empty">/);
});

it('logs what was unforeseen under the reference that the reader gets, without personal values', async () => {
  const shown = await (await fetch(`${base}/fail/unforeseen`)).text();
  const reference = /[A-Z]\d[A-Z]-\d{3}/.exec(shown)?.[0];
  expect(reference).toBeDefined();
  expect(shown).not.toContain('no column');
  const line = logged.find((entry) => entry.reference === reference);
  expect(line).toMatchObject({ error: { message: 'no column' } });
  const api = await (await fetch(`${base}/api/v1/fail`)).json();
  expect(api).toMatchObject({ status: 500, reference: expect.stringMatching(/^[A-Z]\d[A-Z]-\d{3}$/) });
  expect(JSON.stringify(logged)).not.toContain('ann@');
});

it('logs requests by pattern, never by what was asked', async () => {
  const response = await fetch(`${base}/items/private-matter?q=secret`);
  const id = response.headers.get('X-Request-Id');
  await response.text();
  await expect
    .poll(() => logged.find((entry) => entry.requestId === id))
    .toMatchObject({
      method: 'GET',
      route: '/items/:slug',
      label: 'item',
      status: 200,
    });
  expect(JSON.stringify(logged)).not.toMatch(/private-matter|secret/);
});

it('leads visitors to sign in where that may be all that is missing, and back', async () => {
  const sent = await fetch(`${base}/for-members?q=a+b`, { redirect: 'manual' });
  expect(sent.status).toBe(303);
  expect(sent.headers.get('Location')).toBe('/sign-in?next=%2Ffor-members%3Fq%3Da%2Bb');
  expect(sent.headers.get('Cache-Control')).toBe('private, no-store');
  expect((await fetch(`${base}/for-members`, { headers: partial, redirect: 'manual' })).status).toBe(403);
});

it('takes forms of its own site only, keeps to the size limit, and answers 303', async () => {
  const form = await fetch(`${base}/form`);
  const [cookie = ''] = (form.headers.getSetCookie()[0] ?? '').split(';');
  const token = await form.text();
  const send = (body: string, headers: Record<string, string>) =>
    fetch(`${base}/items/x`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
  const post = (body: string, headers: Record<string, string> = {}) =>
    send(`${body}&_csrf=${token}`, { Cookie: cookie, ...headers });
  expect((await send('name=Ann', { Cookie: cookie })).status).toBe(403);
  expect((await send(`name=Ann&_csrf=${token}`, {})).status).toBe(403);
  expect((await post('name=Ann')).status).toBe(303);
  expect((await post('name=')).status).toBe(422);
  // What nobody can see is nothing.
  expect((await post('name=%00%1b')).status).toBe(422);
  expect((await post('name=A%00nn')).status).toBe(303);
  expect((await post('name=Ann', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await post(`name=${'x'.repeat(200_000)}`)).status).toBe(413);
});

it('gives each page another token, and takes all of one browser’s in any order', async () => {
  const open = (cookie?: string) => fetch(`${base}/form`, { headers: cookie ? { Cookie: cookie } : {} });
  const first = await open();
  const [cookie = ''] = (first.headers.getSetCookie()[0] ?? '').split(';');
  const tokens = [await first.text(), await (await open(cookie)).text(), await (await open(cookie)).text()];
  // What compression would find again: not even a few characters stand in the same place.
  for (const [at, token] of tokens.entries()) {
    const others = tokens.toSpliced(at, 1);
    const alike = [...token].filter((letter, place) => others.some((other) => other[place] === letter));
    expect(alike.length).toBeLessThan(token.length / 4);
  }
  const post = async (token: string, sent = cookie) => {
    const answer = await fetch(`${base}/items/x`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: sent },
      body: `name=Ann&_csrf=${token}`,
    });
    return answer.status;
  };
  for (const token of [...tokens.toReversed(), ...tokens]) expect(await post(token)).toBe(303);
  const [token = ''] = tokens;
  const stranger = ((await open()).headers.getSetCookie()[0] ?? '').split(';')[0];
  expect(await post(token, stranger)).toBe(403);
  const other = token.startsWith('A') ? 'B' : 'A';
  // Masks of nothing, a token cut short, one that goes on, and one with another letter.
  const made = ['', 'A', 'A'.repeat(token.length), token.slice(0, -2), `${token}AA`, other + token.slice(1)];
  for (const each of made) expect(await post(each), each).toBe(403);
});

it('waits until it is kept only where an answer tells of a change', async () => {
  const awaitedFor = async (path: string) => {
    const before = storesAwaited;
    await fetch(base + path, { redirect: 'manual' });
    return storesAwaited - before;
  };
  expect([await awaitedFor('/list'), await awaitedFor('/comes-back')]).toEqual([0, 1]);
});

it('refuses other methods and says which ones there are', async () => {
  const refused = await fetch(`${base}/items/x`, { method: 'DELETE' });
  expect(refused.status).toBe(405);
  expect(refused.headers.get('Allow')).toBe('GET, HEAD, POST');
  expect((await fetch(`${base}/list`, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(`${base}/api/v1/list`, { method: 'OPTIONS' })).status).toBe(204);
});

it('answers 304 where nothing has changed', async () => {
  const first = await fetch(`${base}/list`);
  const etag = first.headers.get('ETag') ?? '';
  await first.text();
  // Not with fetch, which asks for a fresh copy whenever the caller sets this header.
  const status = await new Promise((done) => {
    get(`${base}/list`, { headers: { 'If-None-Match': etag } }, (response) =>
      done(response.resume().statusCode),
    );
  });
  expect(status).toBe(304);
});

it('compresses for whoever takes it, each in a way that they take', async () => {
  const ask = (encodings: string) =>
    new Promise<[unknown, unknown]>((done) => {
      get(`${base}/list`, { headers: { 'Accept-Encoding': encodings } }, (response) => {
        const { 'content-encoding': encoding, etag } = response.resume().headers;
        done([encoding, etag]);
      });
    });
  const [, etag] = await ask('identity');
  expect(await Promise.all(['gzip, br', 'br', 'gzip;q=0', 'identity'].map(ask))).toEqual(
    ['gzip', 'br', undefined, undefined].map((encoding) => [encoding, etag]),
  );
});

it('forbids browsers everything inline, and sets no cookie', async () => {
  const { headers } = await fetch(`${base}/list`);
  const policy = headers.get('Content-Security-Policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(headers.get('Strict-Transport-Security')).toBeNull();
  expect(headers.get('Set-Cookie')).toBeNull();
  expect(headers.get('X-Powered-By')).toBeNull();
});

it('lists every route with its permission', () => {
  expect(routesOf(router)).toContainEqual({
    method: 'GET',
    path: '/guarded',
    permission: 'directory.write',
    log: 'guarded',
    isOpenToAll: false,
  });
  expect(routesOf(router)).toHaveLength(15);
  expect(() => page(router, { ...open, path: '/guarded', log: 'again' }, () => redirect('/'))).toThrow(
    'twice',
  );
});

it('does not compile without a permission', () => {
  const forgetful = () =>
    // @ts-expect-error the permission is missing
    page(Router(), { path: '/x', input: noInput, log: 'x' }, () => redirect('/'));
  expect(forgetful).toBeTypeOf('function');
});
