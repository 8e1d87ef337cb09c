import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/platform/actor.ts';
import { newClient, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** A directory on its first day: nothing is listed, and one administrator is there. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ template: 'empty' });
  app.services.people.appoint(systemActor('operator'), {
    email: 'first@council.example',
    roles: { isCurator: false, isAdministrator: true },
    reason: 'By the operator’s command',
  });
});
afterAll(() => app.close());

const first = () => signIn(app, 'first@council.example');

describe('an empty directory', () => {
  it.each([
    ['/organisations', 'No organisation is here yet', '/my/join'],
    ['/search', 'Nothing is listed yet', '/listings/new'],
  ])('says at %s that nothing is there yet, and where one begins', async (address, words, begin) => {
    const { html } = await newClient(app).get(address);
    expect(html).toContain(words);
    expect(html).toContain(`href="${begin}"`);
    expect(html).not.toMatch(/no such page|these filters/);
    expect(await faults(html)).toEqual([]);
  });

  it.each([
    ['/search?kind=need', 'Nothing fits all of these filters'],
    ['/search?q=food', 'Nothing has all of these words'],
  ])('says at %s what was asked for in vain', async (address, words) => {
    expect((await newClient(app).get(address)).html).toContain(words);
  });

  it('asks browsers to keep to HTTPS for its own name, and not for the names below it', async () => {
    const { headers } = await app.get('/');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('tells its administrator the first steps, each of which leads somewhere, until something is listed', async () => {
    const { html } = await first().get('/admin');
    expect(await faults(html)).toEqual([]);
    const [, steps = ''] = /First steps(.*?)<\/section>/s.exec(html) ?? [];
    const links = [...steps.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(links).toEqual(['/admin/people', '/my/join']);
    for (const link of links) expect((await first().get(link)).status).toBe(200);

    const filled = await openTestApp();
    expect((await signIn(filled, 'admin@demo.example').get('/admin')).html).not.toContain('First steps');
    await filled.close();
  });
});
