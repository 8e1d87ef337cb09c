import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { formsOf, signIn } from '../support/client.ts';
import { addListing } from '../support/factories.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** One's own page. */

let app: TestApp;
let kitchen: Organisation;
beforeEach(async () => {
  app = await openTestApp();
  kitchen = app.services.organisations.getBySlug('cockerton-community-kitchen');
});
afterEach(() => app.close());

/** The page's sections of entries with the titles in them, in their order. */
function sectionsOf(html: string): Record<string, string[]> {
  const sections = [...html.matchAll(/<section class="section"><h2>(.*?) \(\d+\)<\/h2>(.*?)<\/section>/gs)];
  return Object.fromEntries(
    sections
      .filter(([, heading = '']) => !heading.startsWith('Conversations'))
      .map(([, heading = '', body = '']) => [
        heading,
        [...body.matchAll(/<h3><a [^>]*>(.*?)<\/a>/gs)].map(([, title = '']) => title),
      ]),
  );
}

const titled = (title: string, change: Parameters<typeof addListing>[2] = {}) =>
  addListing(app.services, kitchen, { ...change, content: { ...change.content, title } });

describe('one’s own page', () => {
  it('puts what needs somebody first, each entry once, in the right place', async () => {
    titled('Lapsed thing', { state: 'lapsed', confirmedOn: '2026-01-01' });
    titled('Stale thing', { confirmedOn: '2026-05-01' });
    titled('Paused thing', { state: 'paused' });
    titled('Withdrawn thing', { state: 'archived' });
    titled('Live thing');
    const charity = signIn(app, 'charity@demo.example');
    const form = { action: /listings/ };
    const skill = { title: 'Unfinished thing', summary: 'We can.' };
    await charity.submit('/listings/new?kind=skill', skill, {
      ...form,
      button: { name: 'draft', value: '1' },
    });
    await charity.submit('/listings/new?kind=skill', { ...skill, title: 'Waiting thing' }, form);

    const page = await charity.get('/my');
    const sections = sectionsOf(page.html);
    const where = (title: string) => Object.keys(sections).find((each) => sections[each]?.includes(title));
    expect(Object.keys(sections)[0]).toBe('Needs you now');
    expect(where('Lapsed thing')).toBe('Needs you now');
    expect(where('Stale thing')).toBe('Needs you now');
    expect(where('Unfinished thing')).toBe('Drafts');
    expect(where('Waiting thing')).toBe('Waiting for the CVS');
    expect(where('Live thing')).toBe('Live');
    expect(where('Paused thing')).toBe('Paused, taken or met');
    expect(where('Withdrawn thing')).toBeUndefined();
    const all = Object.values(sections).flat();
    expect(new Set(all).size).toBe(all.length);
    expect(sectionsOf((await charity.get('/my?show=withdrawn')).html)).toEqual({
      Withdrawn: ['Withdrawn thing'],
    });
  });

  it('says of each conversation that waits what is to be done in it', async () => {
    const { html } = await signIn(app, 'charity@demo.example').get('/my');
    const [waiting = ''] = html.match(/<h2>Conversations that wait for you.*?<\/section>/s) ?? [];
    expect(waiting).toContain('Waits for your answer, due ');
    expect(waiting).toContain('Agreed: note when and how much');
  });

  it('leads to everything else of one’s own before its entries', async () => {
    const { html } = await signIn(app, 'charity@demo.example').get('/my');
    for (const path of ['/enquiries', '/my/join', '/my/alerts', '/my/account']) {
      expect(html.indexOf(`href="${path}"`), path).toBeGreaterThan(html.indexOf('<h1>'));
      expect(html.indexOf(`href="${path}"`), path).toBeLessThan(html.indexOf('<section'));
    }
  });

  it('doesn’t say that nothing is listed where only nothing was withdrawn', async () => {
    const { html } = await signIn(app, 'charity@demo.example').get('/my?show=withdrawn');
    expect(html).toContain('<h1>What was withdrawn</h1>');
    expect(html).toContain('Nothing has been withdrawn.');
    expect(html).not.toContain('Nothing listed yet');
    expect(html).toContain('<p class="back-link"><a href="/my">My page</a></p>');
  });

  it('confirms with one button, and comes back', async () => {
    const stale = titled('Stale thing', { confirmedOn: '2026-05-01' });
    const charity = signIn(app, 'charity@demo.example');
    const answer = await charity.submit('/my', {}, { action: `/listings/${stale.slug}/confirm` });
    const said = 'Thank you. “Stale thing” is noted as correct today';
    const back = await charity.get(answer.location ?? '');
    expect(back.heading).toBe('My page');
    expect(back.html).toContain(said);
    expect(sectionsOf(back.html)['Needs you now'] ?? []).not.toContain('Stale thing');
    // The address tells nobody else, and nothing that isn't so any more.
    const council = signIn(app, 'council@demo.example');
    expect((await council.get(answer.location ?? '')).html).not.toContain('Stale thing');
    app.clock.advance(24 * 3_600_000);
    expect((await charity.get(answer.location ?? '')).html).not.toContain(said);
  });

  it('shows the reason why something was sent back', async () => {
    const charity = signIn(app, 'charity@demo.example');
    await charity.submit(
      '/listings/new?kind=skill',
      { title: 'Vague thing', summary: 'Things.' },
      { action: /listings/ },
    );
    const [item] = app.database.$client
      .prepare("select id from review_items where type = 'new-listing' order by row_id desc limit 1")
      .all() as { id: string }[];
    const curator = signIn(app, 'curator@demo.example');
    const desk = await curator.get(`/curate?item=${item?.id}`);
    const form = formsOf(desk.html).findLast(({ action }) => action === '/curate/decide');
    const seen = (form?.fields ?? []).filter(([name]) => name !== 'reason');
    const decision: [string, string][] = [
      ['reason', 'Say <b>which</b> things'],
      ['outcome', 'decline'],
    ];
    const answer = await curator.post('/curate/decide', [...seen, ...decision]);
    expect(answer.status).toBe(303);
    const page = await charity.get('/my');
    expect(sectionsOf(page.html)['Needs you now']).toContain('Vague thing');
    expect(page.html).toContain('Say &lt;b&gt;which&lt;/b&gt; things');
  });

  it('tells a newcomer how to join, and shows nobody else’s entries', async () => {
    const newcomer = signIn(app, 'newcomer@demo.example');
    const page = await newcomer.get('/my');
    expect(page.status).toBe(200);
    expect(page.html).toContain('href="/my/join"');
    expect(sectionsOf(page.html)).toEqual({});
    expect((await app.get('/my')).status).not.toBe(200);
    const people = '/organisations/cockerton-community-kitchen/people';
    const invited = { email: 'newcomer@demo.example', role: 'member' };
    await signIn(app, 'charity@demo.example').submit(people, invited, { action: `${people}/invite` });
    expect((await newcomer.get('/my')).html).toContain('Cockerton Community Kitchen invites you as a member');
    titled('The kitchen’s own');
    const council = await signIn(app, 'council@demo.example').get('/my');
    const shown = Object.values(sectionsOf(council.html)).flat();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).not.toContain('The kitchen’s own');
  });

  it('is paged', async () => {
    for (let number = 1; number <= 60; number += 1) titled(`Thing ${number}`);
    const charity = signIn(app, 'charity@demo.example');
    const titles: string[] = [];
    const visited: string[] = [];
    for (let next: string | undefined = '/my'; next !== undefined; ) {
      visited.push(next);
      const { html } = await charity.get(next);
      titles.push(...Object.values(sectionsOf(html)).flat());
      next = /<a href="([^"]*)">Next page<\/a>/.exec(html)?.[1];
    }
    expect(visited.slice(0, 3)).toEqual(['/my', '/my?page=2', '/my?page=3']);
    expect(titles.filter((title) => title.startsWith('Thing '))).toHaveLength(60);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('shows the conversations that wait for somebody above everything else', async () => {
    const [charity, council] = [signIn(app, 'charity@demo.example'), signIn(app, 'council@demo.example')];
    const about = '/listings/an-independent-examiner-for-small-accounts';
    const lead = async () => /<p class="lead">(.*?)<\/p>/.exec((await council.get('/my')).html)?.[1] ?? '';
    const waiting = async () => {
      const { html } = await council.get('/my');
      const [, count] = /<h2>Conversations that wait for you \((\d+)\)<\/h2>/.exec(html) ?? [];
      return {
        count: Number(count ?? 0),
        isFirst: /<h2>(.*?)<\/h2>/.exec(html)?.[1]?.startsWith('Conversations'),
      };
    };
    const before = (await waiting()).count;
    const words = 'Could somebody look at our accounts in January?';
    const asked = await charity.submit(`${about}/ask`, { words }, { action: `${about}/ask` });
    expect(await waiting()).toEqual({ count: before + 1, isFirst: true });
    expect(await lead()).toContain(
      before === 0 ? '1 conversation waits' : `${before + 1} conversations wait`,
    );

    const path = (asked.location ?? '').replace(/\?.*/, '');
    const answer = { words: 'Which day?', move: 'write' };
    expect((await council.submit(path, answer, { action: path })).status).toBe(303);
    expect((await waiting()).count).toBe(before);
  });
});
