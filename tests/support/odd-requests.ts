import fc from 'fast-check';
import type { RouteRecord } from '../../src/web/routing.tsx';
import {
  brokenEscapes,
  headerPairs,
  oddNumbers,
  oddTexts,
  otherPaths,
  parameterNames,
  soundPairs,
  usualValues,
} from './odd-values.ts';
import type { RawRequest } from './raw-http.ts';

/** Requests such as crawlers, broken clients and curious people make, for every address of the product. */

/** One byte a character, as an address goes over the wire. */
export function percentEncode(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) =>
      /[A-Za-z0-9\-._~]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
}

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...usualValues) },
  { weight: 3, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 2, arbitrary: fc.constantFrom(...oddNumbers) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
);

/** A value as it stands in an address: escaped as it should be, or not. */
const written = fc.oneof(
  { weight: 6, arbitrary: value.map(percentEncode) },
  { weight: 1, arbitrary: value.map((text) => percentEncode(text).replaceAll('%20', '+')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(value.map(percentEncode), fc.constantFrom(...brokenEscapes))
      .map(([text, broken]) => text.slice(0, 40) + broken),
  },
);

const anyPair = fc
  .tuple(fc.constantFrom(...parameterNames), written)
  .map(([name, text]) => `${percentEncode(name)}=${text}`);

const soundPair = fc
  .constantFrom(...soundPairs)
  .chain(([name, values]) => fc.constantFrom(...values).map((text) => `${name}=${percentEncode(text)}`));

/** A thousand values of one facet: short ones pass Node's limit on headers, longer ones meet it. */
const crowd = fc
  .tuple(
    fc.constantFrom('kind', 'theme', 'skill', 'area', 'q', 'x'),
    fc.constantFrom('a', 'need', 'older-people'),
  )
  .map(([name, text]) =>
    Array.from({ length: 1_000 }, (_, index) => `${name}=${text}${index % 7}`).join('&'),
  );

/** @param texts what people might look for */
const queryOf = (texts: readonly string[]) => {
  const search = fc.constantFrom(...texts).map((text) => `q=${percentEncode(text)}`);
  const filters = fc.array(soundPair, { maxLength: 6 });
  return fc.oneof(
    { weight: 4, arbitrary: filters.map((pairs) => pairs.join('&')) },
    { weight: 4, arbitrary: fc.tuple(search, filters).map(([text, pairs]) => [text, ...pairs].join('&')) },
    { weight: 6, arbitrary: fc.array(anyPair, { maxLength: 8 }).map((pairs) => pairs.join('&')) },
    { weight: 1, arbitrary: crowd },
    { weight: 1, arbitrary: fc.constantFrom('&&&&', '=', '?', '&=&=', ';', '#', 'q', '?q=food?') },
  );
};

const header = fc
  .constantFrom(...headerPairs)
  .chain(([name, values]) => fc.constantFrom(...values).map((text) => [name, text] as const));

const headers = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(header, { maxLength: 4 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(header, { maxLength: 2 })
      .map((more) => [['HX-Request', 'true'] as const, ['HX-Request-Type', 'partial'] as const, ...more]),
  },
);

const otherMethods = ['HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'];

const method = fc.oneof(
  { weight: 14, arbitrary: fc.constant('GET') },
  { weight: 5, arbitrary: fc.constantFrom(...otherMethods) },
  { weight: 1, arbitrary: fc.constantFrom('get', 'BREW') },
);

const body = fc.oneof(
  { weight: 8, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.array(anyPair, { maxLength: 5 }).map((pairs) => pairs.join('&')) },
  { weight: 1, arbitrary: fc.constantFrom('{"q":', '\0'.repeat(1_000), 'a=b&'.repeat(40_000)) },
);

/** What stands in a path for one of its parameters. */
const pathPart = (known: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    { weight: 3, arbitrary: written.map((text) => text.slice(0, 6_000)) },
    { weight: 1, arbitrary: fc.constantFrom('..', '.', '%2e%2e%2f', '%2f', '', '%5c', ';a=b', '%00.html') },
  );

/** Changes an address a little, as links do that were copied badly. */
const mutations: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.toUpperCase(),
  (path) => `${path}.json`,
  (path) => `${path}%00`,
  (path) => path.slice(0, -1),
  (path) => `http://evil.example${path}`,
  (path) => path.slice(1),
];

/** Generates requests for the given routes, with names (slugs, ids) of records and texts that find some. */
export function oddRequest(given: {
  routes: readonly RouteRecord[];
  names: readonly string[];
  texts: readonly string[];
}): fc.Arbitrary<RawRequest> {
  const searches = given.routes.filter(({ path }) => path.endsWith('/search'));
  const anyRoute = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...given.routes) },
    { weight: 1, arbitrary: fc.constantFrom(...searches) },
  );
  const routePath = anyRoute.chain((route) => {
    const parts = route.path
      .split('/')
      .map((part) => (part.startsWith(':') ? pathPart(given.names) : fc.constant(part)));
    return fc.tuple(...parts).map((filled) => filled.join('/'));
  });
  const mutated = fc.tuple(routePath, fc.constantFrom(...mutations)).map(([path, change]) => change(path));
  const path = fc.oneof(
    { weight: 12, arbitrary: routePath },
    { weight: 3, arbitrary: mutated },
    { weight: 1, arbitrary: fc.constantFrom(...otherPaths) },
  );
  const query = fc.oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: queryOf(given.texts).map((pairs) => `?${pairs}`) },
  );
  const target = fc.tuple(path, query).map(([asked, pairs]) => asked + pairs || '/');
  return fc.record({ method, target, headers, body });
}
