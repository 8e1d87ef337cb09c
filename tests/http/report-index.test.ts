import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, newClient, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Which reports there are, and what each says today. */

let app: TestApp;
let anybody: Client;
beforeAll(async () => {
  app = await openTestApp();
  anybody = newClient(app);
});
afterAll(() => app.close());

const inMain = (html: string) => /<main.*<\/main>/s.exec(html)?.[0] ?? '';

describe('the reports', () => {
  it('stand on a page of their own, with the ledger’s own figures', async () => {
    const { status, html, heading } = await anybody.get('/reports');
    expect([status, heading]).toEqual([200, 'Reports']);
    const ledger = await anybody.get('/reports/exchanges');
    const answer = /<p class="lead">(.*?)<\/p>/.exec(ledger.html)?.[1] ?? '';
    expect(answer).toMatch(/^\d+ exchanges came about/);
    expect(html).toContain(`<strong>${answer}</strong>`);
    const figures = (page: string) =>
      [...page.matchAll(/<li class="box"><strong>(.*?)<\/strong><span>(.*?)<\/span>/g)].map(([, ...words]) =>
        words.join(' '),
      );
    expect(figures(html)).toHaveLength(3);
    expect(figures(ledger.html)).toEqual(expect.arrayContaining(figures(html)));
  });

  it.each(['/', '/about', '/reports/exchanges'])('are found from %s', async (path) => {
    expect((await anybody.get(path)).html).toContain('href="/reports"');
  });

  it('name to each reader what that reader may open', async () => {
    const member = signIn(app, 'charity@demo.example');
    for (const reader of [anybody, member]) {
      const { html } = await reader.get('/reports');
      expect(inMain(html)).not.toContain('/reports/searches');
      expect(inMain(html)).not.toContain('/reports/gaps');
      expect(html).not.toContain('For curators only');
    }
    const curator = signIn(app, 'curator@demo.example');
    const { html } = await curator.get('/reports');
    expect(inMain(html)).toContain('href="/reports/searches"');
    expect(inMain(html)).toContain('href="/reports/gaps"');
    expect((await curator.get('/curate')).html).toContain('href="/reports"');
  });
});
