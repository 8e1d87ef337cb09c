import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Listing } from '../../src/features/listings/index.ts';
import { type Client, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Putting a match away and what follows; matches beside a form and on one's own page. All without a script. */

const need = 'level-2-food-hygiene-for-6-new-cooks';
const offer = 'four-free-places-on-each-food-hygiene-course';
const match = `/listings/${need}/matches/${offer}`;
const offerTitle = 'Four free places on each food hygiene course';

let app: TestApp;
let charity: Client;
beforeEach(async () => {
  app = await openTestApp();
  charity = signIn(app, 'charity@demo.example');
});
afterEach(() => app.close());

const bySlug = (slug: string): Listing => app.services.listings.getPublicBySlug(slug);
const goesWith = (slug: string) =>
  app.services.matching.matchesOf(bySlug(slug), 20).map(({ listing }) => listing.slug);
const putAway = (fields: Record<string, string>) => charity.submit(match, fields, { action: match });

describe('putting a match away', () => {
  it('keeps it from one’s entry alone, tells curators why, and can be taken back', async () => {
    const page = await charity.get(`/listings/${need}`);
    expect(page.html).toContain(`href="${match}"`);
    const done = await putAway({ reason: 'too-far', words: 'Two buses <away>' });
    expect([done.status, done.location]).toEqual([303, match]);
    expect((await charity.get(match)).html).toContain('You put it away on 23 November.');
    expect(goesWith(need)).not.toContain(offer);
    expect(goesWith(offer)).toContain(need);
    expect((await charity.get(`/listings/${need}`)).html).not.toContain(offerTitle);

    const desk = await signIn(app, 'curator@demo.example').get('/curate/matches');
    expect(desk.heading).toBe('1 match doesn’t fit');
    expect(desk.html).toContain('Too far away');
    expect(desk.html).toContain('Two buses &lt;away&gt;');

    const undone = await charity.submit(match, {}, { action: `${match}/undo` });
    expect(undone.location).toBe(`/listings/${need}`);
    expect(goesWith(need)).toContain(offer);
    const after = await signIn(app, 'curator@demo.example').get('/curate/matches');
    expect(after.heading).toBe('Matches that don’t fit');
    // It may be put away again.
    expect((await putAway({ reason: 'wrong-time', words: '' })).status).toBe(303);
  });

  it.each([
    ['no reason', { words: 'because' }, 'Choose why it doesn’t fit'],
    [
      'a reason that needs words',
      { reason: 'other', words: ' ' },
      'Say why, so that the CVS can learn from it',
    ],
    ['too many words', { reason: 'other', words: 'x'.repeat(301) }, 'Use 300 characters or fewer'],
  ])('refuses %s, keeps what was typed and changes nothing', async (_, fields, message) => {
    const answer = await putAway(fields);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(message);
    expect(answer.html).toContain(fields.words.trim());
    expect(goesWith(need)).toContain(offer);
  });

  it('twice at once is once', async () => {
    const [one, other] = await Promise.all([
      putAway({ reason: 'too-far' }),
      putAway({ reason: 'wrong-time' }),
    ]);
    expect([one.status, other.status]).toEqual([303, 303]);
    const rows = app.database.$client.prepare('SELECT reason FROM match_dismissals').pluck().all();
    expect(rows).toHaveLength(1);
  });

  it('is nobody else’s business, and only of what could meet', async () => {
    const council = signIn(app, 'council@demo.example');
    expect((await council.get(match)).status).toBe(404);
    const fields = (await charity.get(match)).html.match(/name="_csrf" value="([^"]*)"/)?.[1] ?? '';
    const token = (await council.get('/my/account')).html.match(/name="_csrf" value="([^"]*)"/)?.[1] ?? '';
    expect(token).not.toBe(fields);
    for (const path of [match, `${match}/undo`]) {
      const answer = await council.post(path, [
        ['_csrf', token],
        ['reason', 'too-far'],
      ]);
      expect(answer.status).toBe(404);
    }
    expect((await council.get('/curate/matches')).status).toBe(403);
    expect((await charity.get(`/listings/${need}/matches/${need}`)).status).toBe(404);
    expect((await charity.get(`/listings/${need}/matches/nothing`)).status).toBe(404);
    expect(goesWith(need)).toContain(offer);
  });
});

describe('while one writes', () => {
  const typed = {
    title: 'Food hygiene course for our cooks',
    summary: 'Six volunteers need the level 2 certificate.',
    category: 'training',
  };
  const press = (name: string) => ({ action: /listings/, button: { name, value: '1' } });

  it('matches stand beside what was typed, before anything is public', async () => {
    const preview = await charity.submit('/listings/new?kind=need', typed, press('preview'));
    expect(preview.html).toContain('Already on offer');
    expect(preview.html).toContain(offerTitle);
    const draft = await charity.submit('/listings/new?kind=need', typed, press('draft'));
    expect((await charity.get(draft.location ?? '')).html).toContain(offerTitle);
  });

  it('takes whatever was typed', async () => {
    for (const change of [
      { title: '?' },
      { category: '' },
      { summary: 'a'.repeat(400) },
      { by: '30/02/2026' },
    ]) {
      const answer = await charity.submit('/listings/new?kind=need', { ...typed, ...change }, press('draft'));
      expect(answer.status, JSON.stringify(change)).toBe(303);
      expect((await charity.get(answer.location ?? '')).status).toBe(200);
    }
  });
});

describe('one’s own page', () => {
  it('leads to the best for one’s entries, which come as a page or a part of it, and none of what was put away', async () => {
    const { html } = await charity.get('/my');
    expect(html).toContain('These could go together');
    expect(html).toContain('<a href="/my/matches">');
    const page = await charity.get('/my/matches');
    expect([page.status, page.heading]).toEqual([200, 'These could go together']);
    expect(page.html).toContain(offerTitle);
    expect(page.html).toContain(`href="${match}"`);
    const part = await charity.get('/my/matches', { 'HX-Request': 'true', 'HX-Request-Type': 'partial' });
    expect(part.html).toContain(offerTitle);
    expect(part.html).toMatch(/^<section [^>]*class="section matches"/);
    await putAway({ reason: 'too-far' });
    expect((await charity.get('/my/matches')).html).not.toContain(offerTitle);
  });

  it('has none of it for whoever lists nothing, and is nobody’s who isn’t signed in', async () => {
    const newcomer = signIn(app, 'newcomer@demo.example');
    expect((await newcomer.get('/my')).html).not.toContain('could go together');
    expect((await newcomer.get('/my/matches')).html).toContain('Nothing yet');
    const visitor = await app.get('/my/matches');
    expect([visitor.status, visitor.headers.get('Location')]).toEqual([303, '/sign-in?next=%2Fmy%2Fmatches']);
  });
});
