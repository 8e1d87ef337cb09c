import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { createRoutes } from '../../src/app.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { permissionTable, type Role, roleLabels, roles } from '../../src/platform/permissions.ts';
import { routesOf } from '../../src/web/routing.tsx';
import { type Client, newClient, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Asks every route as every role, and compares what happens with the table of permissions. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

let count = 0;

/** Somebody new of a role: nothing that one route does to them is in the way of another. */
function somebody(role: Role): Client {
  if (role === 'visitor') return newClient(app);
  count += 1;
  const email = `${role}${count}@demo.example`;
  const now = app.clock.now();
  transaction(app.database, (tx) => {
    const account = tx
      .insert(schema.accounts)
      .values({
        id: `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`,
        email,
        name: null,
        isCurator: role === 'curator',
        isAdministrator: role === 'administrator',
        createdAt: now,
      })
      .returning()
      .get();
    if (role !== 'member' && role !== 'lead') return;
    const organisation = tx
      .select()
      .from(schema.organisations)
      .where(eq(schema.organisations.sourceKey, 'demo:cockerton-kitchen'))
      .get();
    tx.insert(schema.memberships)
      .values({
        accountRowId: account.rowId,
        organisationRowId: organisation?.rowId ?? 0,
        role,
        createdAt: now,
      })
      .run();
  });
  return signIn(app, email);
}

/** Nothing has this name, so that what is refused is refused for the role and not for the record. */
const pathOf = (pattern: string) => pattern.replace(/:\w+/g, 'no-such-thing');

async function tokenOf(client: Client, role: Role): Promise<string> {
  const { html } = await client.get(role === 'visitor' ? '/sign-in' : '/my/account');
  return /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
}

const isLedToSignIn = (location: string | undefined) => location?.startsWith('/sign-in?next=') === true;

describe.each(roles)('%s', (role) => {
  it('may ask for what the table says, and for nothing else', async () => {
    const routes = routesOf(createRoutes(app.services, silentLogger, { mailbox: true }));
    expect(routes.length).toBeGreaterThan(40);
    const wrong: string[] = [];
    for (const { method, path, permission } of routes) {
      const client = somebody(role);
      const allowed: readonly Role[] = permissionTable[permission].roles;
      const answer =
        method === 'GET'
          ? await client.get(pathOf(path))
          : await client.post(pathOf(path), [['_csrf', await tokenOf(client, role)]]);
      const { status, location } = answer;
      const isRefused = status === 403 || (method === 'GET' && isLedToSignIn(location));
      const asExpected = allowed.includes(role)
        ? !isRefused && status < 500
        : role === 'visitor' && method === 'GET'
          ? status === 303 && isLedToSignIn(location)
          : status === 403;
      if (!asExpected) wrong.push(`${method} ${path} (${permission}): ${status} ${location ?? ''}`);
      // Being refused signs nobody out.
      if (status === 403 && role !== 'visitor' && (await client.get('/my/account')).status !== 200) {
        wrong.push(`${method} ${path}: signed out`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

it('shows the same table to administrators', async () => {
  const { html } = await signIn(app, 'admin@demo.example').get('/admin/roles');
  const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/th><td>(.*?)<\/td><\/tr>/g)];
  const labelled = new Map(rows.map(([, label = '', who = '']) => [label, who.toLowerCase()]));
  for (const { label, roles: allowed } of Object.values<{ label: string; roles: readonly Role[] }>(
    permissionTable,
  )) {
    const named = allowed.map((role) => roleLabels[role].toLowerCase()).join('; ');
    const isUsual = allowed.length > 0 && allowed.length < roles.length;
    expect(labelled.get(label), label).toBe(
      isUsual ? named : allowed.length === 0 ? 'nobody: only commands on the server' : 'everybody',
    );
  }
  expect(rows).toHaveLength(Object.keys(permissionTable).length);
});
