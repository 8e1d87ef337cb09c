import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRoutes } from '../../src/app.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { problemDocument } from '../../src/web/json-api.ts';
import { routesOf } from '../../src/web/routing.tsx';
import { atomFaults, parseXml } from '../support/atom.ts';
import { oddRequest } from '../support/odd-requests.ts';
import { foreignMarkup } from '../support/odd-values.ts';
import { type RawRequest, type RawResponse, sendRaw } from '../support/raw-http.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Whatever is asked: nobody gets a 500, nobody waits long, and every answer is a whole one of its kind. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const requests = 5_000;
/** No request may keep the server busy for longer. Processor time, so that a machine under load fails no test. */
const busyMs = 2_000;
/** Checking all of a document costs more than making it, so one in so many of each kind is. */
const oneDocumentIn = 40;

const markup = new HtmlValidate({
  root: true,
  elements: ['html5'],
  rules: {
    'close-order': 'error',
    'element-permitted-content': 'error',
    'no-dup-attr': 'error',
    'no-dup-id': 'error',
    'no-raw-characters': 'error',
    'attribute-allowed-values': 'error',
  },
});

it(`answers ${requests} odd requests, each well and soon`, { timeout: 600_000 }, async () => {
  const routes = routesOf(createRoutes(app.services, silentLogger));
  const answered = new Map<string, number>();

  await fc.assert(
    fc.asyncProperty(oddRequest({ routes, ...knownRecords() }), async (request) => {
      const before = process.cpuUsage();
      const response = await sendRaw(app.address, request);
      const { user, system } = process.cpuUsage(before);
      const kind = checkAnswer(request, response);
      expect((user + system) / 1_000).toBeLessThan(busyMs);
      const count = answered.get(kind) ?? 0;
      answered.set(kind, count + 1);
      if (kind.endsWith('html') && count % oneDocumentIn === 0) expectSoundMarkup(response.body);
    }),
    { seed: 3, numRuns: requests },
  );

  // They reach what they are meant to reach.
  for (const kind of [
    '200 html',
    '200 json',
    '400 html',
    '400 problem',
    '404 html',
    '404 problem',
    '405 html',
  ]) {
    expect(answered.get(kind) ?? 0, kind).toBeGreaterThan(10);
  }
  // One address each among all of them.
  for (const type of ['application/atom+xml', 'text/calendar']) {
    expect(answered.get(`200 ${type}; charset=utf-8`) ?? 0, type).toBeGreaterThan(0);
  }
});

/** Says what kind of answer it is; fails where it is none of those that we give. */
function checkAnswer(request: RawRequest, response: RawResponse): string {
  const { status, headers, body } = response;
  if (!headers.has('x-request-id')) return refusedByNode(response);
  expect(status).toBeGreaterThanOrEqual(200);
  expect(status).toBeLessThan(500);
  const type = headers.get('content-type') ?? '';
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  if (request.method === 'HEAD' || status === 204 || status === 304) {
    expect(body).toBe('');
    return `${status} empty`;
  }
  if (type.startsWith('application/problem+json')) {
    expect(problemDocument.parse(JSON.parse(body)).status).toBe(status);
    return `${status} problem`;
  }
  // Whoever asks the API is answered by the API, whatever they say they accept.
  const isApi = /^\/api(\/|\?|$)/.test(request.target);
  if (type.startsWith('application/json')) {
    expect(() => JSON.parse(body)).not.toThrow();
    expect(status).toBe(200);
    return `${status} json`;
  }
  if (type.startsWith('application/atom+xml')) expect(atomFaults(parseXml(body))).toEqual([]);
  if (type.startsWith('text/calendar')) expect(() => ICAL.parse(body)).not.toThrow();
  if (!type.startsWith('text/html')) return `${status} ${type}`;
  expect(isApi).toBe(false);
  expect(type).toBe('text/html; charset=utf-8');
  expect(body).not.toContain(foreignMarkup);
  if (/^<!doctype html>/i.test(body)) {
    expect(body.trimEnd().endsWith('</html>')).toBe(true);
    return `${status} html`;
  }
  expect(new Map(request.headers).get('HX-Request')).toBe('true');
  return `${status} fragment`;
}

/** What Node itself doesn't let through: too large a head, or no HTTP at all. */
function refusedByNode({ status, body }: RawResponse): string {
  expect([400, 417, 431, undefined]).toContain(status);
  expect(body).toBe('');
  return `${status} by node`;
}

function expectSoundMarkup(document: string): void {
  const { results } = markup.validateStringSync(document);
  expect(
    results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
  ).toEqual([]);
}

/** Names of some records that are there, and what one might look for to find them. */
function knownRecords(): { names: string[]; texts: string[] } {
  const { organisations } = app.services.organisations.list({ offset: 0, limit: 100 });
  const listings = organisations.flatMap(({ rowId }) => app.services.listings.liveOf(rowId, 100));
  const titles = listings.map(({ title }) => title);
  const all = titles.join(' ');
  return {
    names: [...organisations, ...listings].slice(0, 200).flatMap(({ slug, id }) => [slug, id]),
    texts: [...titles, misspell(all).slice(0, 5_000), all.slice(0, 5_000), ...titles.map(misspell)],
  };
}

/** Turns the third and fourth letter of each word round. */
function misspell(text: string): string {
  return text.replace(/(\p{L}{2})(\p{L})(\p{L})/gu, '$1$3$2');
}
