import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRoutes } from '../../src/app.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { routesOf } from '../../src/web/routing.tsx';
import { type Client, newClient, signIn } from '../support/client.ts';
import { openTestApp, type TestApp, testBaseUrl } from '../support/test-app.ts';

/**
 * Every statement that pages and the worker's tasks ask is found by an index, or reads only what stays small. What
 * SQLite means to do is the same for a hundred rows and a million, as long as nobody runs ANALYZE.
 */

/** A page of each route is asked for so often, with other parameters each time. */
const visitsOfRoute = 2;
const daysOfWork = 2;
const msPerDay = 24 * 3_600_000;

const statements = new Set<string>();
let app: TestApp;

/** Tables that a borough has some dozens of rows in, or that are read whole into memory at the start. */
const smallTables = [
  ...['settings', 'wards', 'outcodes', 'postcode_sectors', 'curated_synonyms', 'gaps', 'merges', 'sessions'],
  ...['themes', 'skill_groups', 'skills', 'categories', 'synonym_groups'],
  ...['search_entries', 'search_words', 'search_values'],
];

const pageByName =
  /from "organisations" where .*order by "organisations"."name" collate nocase asc, .* limit \?/;

/** Statements that go through a table all the same, and why that's right. */
const exceptions: readonly (readonly [statement: RegExp, why: string])[] = [
  [/from "enquiries" where "enquiries"."source_key" is not null/, 'the demonstration’s, which has no others'],
  [/from "accounts" .*coalesce\("accounts"."last_seen_at"/, 'who hasn’t been here for years, once a day'],
  [
    /from "memberships" where not exists/,
    'whom the digest doesn’t know yet: a look at each member’s row of it',
  ],
  [
    /from "published_entries" .*order by "published_entries"."position" desc/,
    'from the newest back to the first',
  ],
  [/^select "row_id" from "listings" limit \?$/, 'whether there is any'],
  [/^select count\(\*\) from "organisations" where "organisations"."state" = \?$/, 'how many there are'],
  [pageByName, 'a page in that order'],
  [/"organisations"."state" = 'archived'\)/, 'the few that have left'],
  [/"listings"."source_key" between \? and \?/, 'the demonstration’s, once'],
];

/** Conditions that leave nearly all rows of a table, though an index finds them. */
const leavesNearlyAll = /\((?:state=\?|cause_key>\? AND cause_key<\?)\)$/;

beforeAll(async () => {
  app = await openTestApp();
  record(app);
  const routes = routesOf(createRoutes(app.services, silentLogger, { mailbox: true }))
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`));
  const people = ['charity', 'council', 'curator', 'admin'].map((name) =>
    signIn(app, `${name}@demo.example`),
  );
  for (const person of [newClient(app), ...people]) await visit(person, routes);
  for (let day = 0; day < daysOfWork; day += 1) {
    app.clock.advance(msPerDay);
    await app.services.worker.processAll();
  }
});
afterAll(() => app.close());

/** Keeps the text of whatever is prepared from now on. */
function record({ database }: TestApp): void {
  const { $client } = database;
  const prepare = $client.prepare.bind($client);
  $client.prepare = ((source: string) => {
    statements.add(source);
    return prepare(source);
  }) as typeof $client.prepare;
}

async function visit(person: Client, routes: readonly RegExp[]): Promise<void> {
  const seen = new Set<string>();
  const visits = new Map<RegExp, number>();
  const waiting = ['/', '/my', '/curate', '/admin', '/reports'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const [pathname = ''] = path.split(/[?#]/);
    const route = routes.find((each) => each.test(pathname));
    const before = route === undefined ? visitsOfRoute : (visits.get(route) ?? 0);
    if (route === undefined || seen.has(path) || before >= visitsOfRoute) continue;
    seen.add(path);
    visits.set(route, before + 1);
    const { html, location } = await person.get(path);
    const links = [...html.matchAll(/\s(?:href|hx-get|src)="([^"]*)"/g)].map(([, href = '']) => href);
    for (const href of [...links, location ?? '']) {
      waiting.push(href.replaceAll('&amp;', '&').replace(testBaseUrl, ''));
    }
  }
}

/** How SQLite means to carry a statement out. */
function planOf({ database }: TestApp, source: string): string[] {
  const named = [...source.matchAll(/[@:$]([a-z]\w*)/gi)].map(([, name = '']) => [name, 1]);
  const unnamed = Array.from(source.matchAll(/\?/g), () => 1);
  return database.$client
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`)
    .all(...(named.length > 0 ? [Object.fromEntries(named)] : unnamed))
    .map(({ detail }) => detail);
}

/** Whether a step of a plan reads a whole table that grows with the borough. */
function readsAll(detail: string, tables: ReadonlySet<string>, partial: ReadonlySet<string>): boolean {
  const [, step, table = '', index] =
    /^(SCAN|SEARCH) (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(detail) ?? [];
  if (!tables.has(table) || (index !== undefined && partial.has(index))) return false;
  return step === 'SCAN' ? !detail.includes('VIRTUAL TABLE') : leavesNearlyAll.test(detail);
}

it('has an index for every statement', () => {
  const named = app.database.$client.prepare<unknown[], string>(
    `select name from sqlite_master where type = ? and coalesce(sql, '') like ?`,
  );
  const tables = new Set(named.pluck().all('table', '%'));
  for (const table of smallTables) expect(tables.delete(table), table).toBe(true);
  const partial = new Set(named.pluck().all('index', '% where %'));
  // What asks for nothing is given no rows to look at.
  const asked = [...statements].filter(
    (source) => /^\s*(select|with|update|delete)\b/i.test(source) && !/where \(?false\b/.test(source),
  );
  expect(asked.length).toBeGreaterThan(150);
  const isException = (source: string) => exceptions.some(([statement]) => statement.test(source));
  const scans = asked
    .filter((source) => !isException(source))
    .flatMap((source) =>
      planOf(app, source)
        .filter((detail) => readsAll(detail, tables, partial))
        .map((detail) => `${detail}: ${source}`),
    );
  expect(scans).toEqual([]);
  for (const [statement] of exceptions) {
    expect(
      asked.some((source) => statement.test(source)),
      String(statement),
    ).toBe(true);
  }
});

it('reads a page of the organisations by name in the order of their index', () => {
  const [asked = ''] = [...statements].filter((source) => pageByName.test(source));
  expect(planOf(app, asked)).toEqual(['SEARCH organisations USING INDEX organisations_by_name (state=?)']);
});
