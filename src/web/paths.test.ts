import { expect, it } from 'vitest';
import { pathTo, withQuery } from './paths.ts';

it('fills in the parameters of a pattern, escaped', () => {
  expect(pathTo('/listings/:slug', { slug: 'two drivers/½' })).toBe('/listings/two%20drivers%2F%C2%BD');
  expect(pathTo('/a/:one/b/:two', { one: '1', two: '2' })).toBe('/a/1/b/2');
  expect(pathTo('/themes', {})).toBe('/themes');
});

it('does not compile with a parameter missing or unknown', () => {
  // @ts-expect-error slug is missing
  const missing = () => pathTo('/listings/:slug', {});
  // @ts-expect-error there is no id
  const unknown = () => pathTo('/listings/:slug', { slug: 'x', id: 'y' });
  expect([missing, unknown]).toHaveLength(2);
});

it.each([
  [{}, '/search'],
  [{ q: '', near: null, page: undefined, kind: [] }, '/search'],
  [{ q: 'a&b', kind: ['need', 'skill'], page: 2 }, '/search?q=a%26b&kind=need&kind=skill&page=2'],
])('makes a query of %j', (query, address) => {
  expect(withQuery('/search', query)).toBe(address);
});
