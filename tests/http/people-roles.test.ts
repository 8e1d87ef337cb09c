import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, formsOf, signIn } from '../support/client.ts';
import { addPerson } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Finding somebody, and two administrators at their roles at once. */

const newcomer = 'newcomer@demo.example';

let app: TestApp;
let admin: Client;
let path: string;
beforeEach(async () => {
  app = await openTestApp();
  admin = signIn(app, 'admin@demo.example');
  path = `/admin/people/${accountOf()?.id}`;
});
afterEach(() => app.close());

const accountOf = () => app.services.accounts.findByEmail(app.database, newcomer);
/** The form of a page, filled in with roles alone, and posted. */
async function save(html: string, roles: readonly string[], reason = '') {
  const form = formsOf(html).find(({ action }) => action === path);
  const kept = (form?.fields ?? []).filter(([name]) => name === '_csrf' || name === 'seen');
  return admin.post(path, [
    ...kept,
    ...roles.map((role): [string, string] => [role, 'on']),
    ['reason', reason],
  ]);
}

describe('looking for somebody', () => {
  it('takes each sign of an address as it is, also those that stand for others in a database', async () => {
    addPerson(app, 'a_patel@demo.example');
    addPerson(app, 'anpatel@demo.example');
    const { html } = await admin.submit('/admin/people', { q: 'A_pat' });
    expect(html).toContain('a_patel@demo.example');
    expect(html).not.toContain('anpatel@demo.example');
    expect((await admin.submit('/admin/people', { q: '%' })).html).not.toContain('patel@demo.example');
  });
});

describe('somebody’s roles', () => {
  it('aren’t overwritten from a page that is out of date: both are shown, and what was typed is kept', async () => {
    const { html: stale } = await admin.get(path);
    expect((await save(stale, ['curator'])).status).toBe(303);
    const second = await save(stale, ['administrator'], 'Cover <now>');
    expect(second.status).toBe(409);
    expect(second.html).toContain('It is now: curator. You ticked: administrator.');
    expect(second.html).toContain('value="Cover &lt;now&gt;"');
    expect(second.html).toMatch(/<input[^>]*id="administrator"[^>]* checked/);
    expect(await faults(second.html)).toEqual([]);
    expect(accountOf()).toMatchObject({ isCurator: true, isAdministrator: false });
    // Having seen both, one may say so again.
    expect((await save(second.html, ['curator', 'administrator'])).status).toBe(303);
    expect(accountOf()).toMatchObject({ isCurator: true, isAdministrator: true });
  });

  it('stay ticked as they were where the reason is too long', async () => {
    const { html } = await admin.get(path);
    const answer = await save(html, ['curator'], 'x'.repeat(301));
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/<input[^>]*id="curator"[^>]* checked/);
    expect(answer.html).toContain('x'.repeat(301));
  });
});
