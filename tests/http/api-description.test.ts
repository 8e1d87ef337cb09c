import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRoutes } from '../../src/app.ts';
import type { OpenApiDocument } from '../../src/features/pages/openapi.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { operationsOf } from '../../src/web/json-api.ts';
import { routesOf } from '../../src/web/routing.tsx';
import { openTestApp, type TestApp, testBaseUrl } from '../support/test-app.ts';

let app: TestApp;
let document: OpenApiDocument;
let router: ReturnType<typeof createRoutes>;
beforeAll(async () => {
  app = await openTestApp();
  router = createRoutes(app.services, silentLogger);
  document = (await (await app.get('/api/openapi.json')).json()) as OpenApiDocument;
});
afterAll(() => app.close());

/** Addresses that together ask for everything that the API answers, by the path in the document. */
async function examples(): Promise<Record<string, string[]>> {
  const { organisations, listings } = app.services;
  const page = organisations.list({ offset: 0, limit: 1000 }).organisations;
  const ofKinds = page.flatMap((each) => listings.liveOf(each.rowId, 100));
  const firstOfEach = new Map(ofKinds.map((listing) => [listing.kind, listing]));
  expect(firstOfEach.size).toBe(6);
  const paged = (path: string) => [path, `${path}?page=2&per_page=5`, `${path}?page=1000`];
  return {
    '/api/v1/search': [
      '/api/v1/search',
      '/api/v1/search?q=food+bank&near=DL1&within=5&per_page=100',
      '/api/v1/search?q=bookeeping+unicycles&kind=skill&kind=need',
      '/api/v1/search?available_on=2026-12-01&sort=name',
    ],
    '/api/v1/listings/{id}': [...firstOfEach.values()].map(({ id }) => `/api/v1/listings/${id}`),
    '/api/v1/listings/{id}/matches': [...firstOfEach.values()].map(
      ({ id }) => `/api/v1/listings/${id}/matches`,
    ),
    '/api/v1/organisations': paged('/api/v1/organisations'),
    '/api/v1/organisations/{id}': page.slice(0, 20).map(({ id }) => `/api/v1/organisations/${id}`),
    '/api/v1/themes': paged('/api/v1/themes'),
    '/api/v1/skills': paged('/api/v1/skills'),
    '/api/v1/categories': paged('/api/v1/categories'),
    '/api/v1/areas': paged('/api/v1/areas'),
    '/api/openapi.json': ['/api/openapi.json'],
  };
}

/** A schema of the document as a zod schema, with the named ones that it refers to. */
function readSchema(schema: object): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')));
}

describe('/api/openapi.json', () => {
  it('describes every address of the API and no other', () => {
    const registered = routesOf(router)
      .filter(({ path }) => path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(Object.keys(document.paths).map((path) => `GET ${path}`)).toEqual(registered);
    expect(registered.length).toBeGreaterThanOrEqual(9);
  });

  it('has the structure of an OpenAPI 3.1 document', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: testBaseUrl }]);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const operationIds = Object.values(document.paths).map(({ get }) => get.operationId);
    expect(new Set(operationIds).size).toBe(operationIds.length);
    for (const [path, { get }] of Object.entries(document.paths)) {
      const inPath = get.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      for (const parameter of get.parameters) {
        expect(parameter.required).toBe(parameter.in === 'path');
        expect(parameter.description).toEqual(expect.stringMatching(/\.$/));
        expect(parameter.schema.type, `${path} ${parameter.name}`).toBeTypeOf('string');
      }
      expect(Object.keys(get.responses)).toContain('200');
      for (const { description } of Object.values(get.responses)) expect(description).toMatch(/\.$/);
    }
    const text = JSON.stringify(document);
    const referred = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(new Set(referred)).toEqual(new Set(known));
    expect(text).not.toMatch(/"\$defs"|"\$schema":"http/);
  });

  it('says which parameters a search takes', () => {
    const parameters = document.paths['/api/v1/search']?.get.parameters ?? [];
    expect(parameters.map(({ name }) => name).join(' ')).toBe(
      'q kind sector theme skill category area near within available_on sort page per_page as_typed',
    );
    const schemaOf = (asked: string) => parameters.find(({ name }) => name === asked)?.schema;
    expect(schemaOf('kind')).toMatchObject({
      type: 'array',
      items: { type: 'string', enum: expect.any(Array) },
    });
    expect(schemaOf('per_page')).toEqual({ type: 'integer', minimum: 1, maximum: 100, default: 20 });
    expect(schemaOf('within')).toEqual({ type: 'number', minimum: 0.001, maximum: 1000 });
    expect(schemaOf('available_on')).toEqual({ type: 'string', format: 'date' });
  });

  it('says how far pages go, and takes every one of them', async () => {
    for (const [path, { get }] of Object.entries(document.paths)) {
      const last = get.parameters.find(({ name }) => name === 'page')?.schema.maximum;
      if (last === undefined) continue;
      const { status, body } = await app.json(
        `${path}?page=${last}&per_page=100`,
        z.looseObject({ page: z.int() }),
      );
      expect([path, status, body.page]).toEqual([path, 200, last]);
      expect((await app.get(`${path}?page=${last + 1}`)).status).toBe(400);
    }
    expect(
      document.paths['/api/v1/search']?.get.parameters.find(({ name }) => name === 'page')?.schema,
    ).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 999_999_999_999_999,
      default: 1,
    });
  });

  it('agrees with what the routes answer', async () => {
    const asked = await examples();
    expect(Object.keys(asked).sort()).toEqual(Object.keys(document.paths).sort());
    for (const operation of operationsOf(router)) {
      const path = operation.path.replace(/:(\w+)/g, '{$1}');
      const content = document.paths[path]?.get.responses[200]?.content?.['application/json'];
      const described = readSchema(content?.schema ?? {});
      for (const address of asked[path] ?? []) {
        const { status, body } = await app.json(address, operation.answer);
        expect([address, status]).toEqual([address, 200]);
        expect(described.safeParse(body).error?.issues, address).toBeUndefined();
      }
      // Nothing would be proved by schemas that take anything.
      if (path !== '/api/openapi.json') {
        expect(operation.answer.safeParse({}).success).toBe(false);
        expect(described.safeParse({}).success).toBe(false);
      }
    }
  });
});
