import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import { alerts } from '../../db/schema/notifications.ts';
import type { Listing, ListingContent } from '../../src/features/listings/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Client, linkIn, newClient, readMail, signIn, type TestMail } from '../support/client.ts';
import { fillDisk, lockDatabase } from '../support/database-faults.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { everything } from '../support/memory-services.ts';
import { addPerson } from '../support/people.ts';
import { publishEntry } from '../support/publishing.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** What people follow, and the mails that tell them: through the door, with the worker's own rounds. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const author = 'author@lantern.example';
const follower = 'follower@x.example';
const saver = 'saver@x.example';
const collector = 'collector@x.example';
const reader = 'reader@x.example';

/** An organisation that lists what the tests are about, and people each of whom follows words of their own. */
let app: TestApp;
let organisation: Organisation;
let example: Listing;
beforeAll(async () => {
  app = await openTestApp({ template: 'empty' });
  organisation = addOrganisation(app.services, { name: 'Lantern Trust' });
  example = addListing(app.services, organisation, { content: { kind: 'resource' } });
  addPerson(app, author, { organisation, role: 'lead' });
  for (const email of [follower, saver, collector, reader]) addPerson(app, email);
  await app.services.worker.processAll();
});
afterAll(() => app.close());

/** The organisation lists something new. */
function publish(title: string, change: Partial<ListingContent> = {}) {
  return publishEntry(app, author, organisation.slug, { like: example, change: { title, ...change } });
}

/** Lets time go by as the product sees it, and its worker do all that has fallen due. */
async function pass(milliseconds: number): Promise<void> {
  app.clock.advance(milliseconds);
  await app.services.worker.processAll();
}

const digestsTo = async (address: string) =>
  (await readMail(app, address)).filter(({ headers }) => headers['List-Unsubscribe'] !== undefined);

const stopPath = (mail: TestMail | undefined) =>
  new URL(/<(.*)>/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? 'https://x.example/none').pathname;

const token = async (client: Client) =>
  /name="_csrf" value="([^"]*)"/.exec((await client.get('/my/account')).html)?.[1] ?? '';

const follow = (client: Client, query: string, fields: Record<string, string> = {}) =>
  client.submit(`/my/alerts/new?${query}`, fields, { action: /^\/my\/alerts\/new/ });

const ownAlerts = (address: string) =>
  app.database
    .select()
    .from(alerts)
    .all()
    .filter(
      ({ accountRowId }) => app.services.accounts.findByEmail(app.database, address)?.rowId === accountRowId,
    );

describe('following', () => {
  it('begins on the pages of searches, themes, areas and organisations, by a plain link', async () => {
    const visitor = newClient(app);
    for (const [path, label, href] of [
      ['/search?q=minibus&kind=need&page=1', 'Save this search', '/my/alerts/new?q=minibus&amp;kind=need'],
      ['/search?area=cockerton', 'Follow Cockerton', '/my/alerts/new?area=cockerton'],
      ['/search?theme=mental-health&sort=name', 'Follow this theme', '/my/alerts/new?theme=mental-health'],
      ['/themes/mental-health', 'Follow this theme', '/my/alerts/new?theme=mental-health'],
      [
        `/organisations/${organisation.slug}`,
        'Follow what they list',
        `/my/alerts/new?organisation=${organisation.slug}`,
      ],
    ]) {
      const { html } = await visitor.get(path ?? '');
      expect(html, path).toMatch(new RegExp(`href="${href?.replace(/[?]/g, '\\?')}"[^>]*>\\s*${label}`));
    }
    // Neither a cookie nor a form's token is on pages for visitors because of it.
    expect(visitor.cookie('browser')).toBeUndefined();
    // What can't be searched can't be followed.
    expect((await visitor.get('/search?theme=nonsense')).html).not.toContain('/my/alerts/new');
  });

  it('leads visitors through signing in and back to where they were', async () => {
    const visitor = newClient(app);
    const asked = await visitor.get('/my/alerts/new?q=minibus&kind=need');
    expect(asked.location).toBe('/sign-in?next=%2Fmy%2Falerts%2Fnew%3Fq%3Dminibus%26kind%3Dneed');
    const sent = await visitor.submit(asked.location ?? '', { email: 'new@x.example' });
    await app.services.worker.processAll();
    const [mail] = await readMail(app, 'new@x.example');
    const entered = await visitor.submit(sent.location ?? '', {
      code: /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? '',
    });
    expect(entered.location).toBe('/my/alerts/new?q=minibus&kind=need');
    const form = await visitor.get(entered.location ?? '');
    expect(form.heading).toBe('Follow “minibus · Need”');
    expect(await faults(form.html)).toEqual([]);
  });

  it('keeps the same subject once, however it was asked for, and takes names and frequencies', async () => {
    const client = signIn(app, saver);
    const begun = await follow(client, 'kind=skill&q=bookkeeping&kind=need', { frequency: 'daily' });
    expect(begun.location).toBe('/my/alerts?done=begun');
    const again = await follow(client, 'q=bookkeeping&kind=need&kind=skill&sort=name&page=3&per_page=50', {
      name: 'The books',
      frequency: 'weekly',
    });
    expect(again.location).toBe('/my/alerts?done=changed');
    expect(ownAlerts(saver)).toMatchObject([
      { name: 'The books', frequency: 'weekly', subject: 'q=bookkeeping&kind=need&kind=skill' },
    ]);
    const { html, heading } = await client.get('/my/alerts');
    expect(heading).toBe('What you follow');
    expect(html).toContain('The books');
    expect(await faults(html)).toEqual([]);
    expect((await client.get('/my/alerts/new?q=bookkeeping&kind=skill&kind=need')).html).toContain(
      'You follow this already',
    );
  });

  it('says what is wrong beside the field, keeps what was typed, and changes nothing', async () => {
    const client = signIn(app, collector);
    const before = ownAlerts(collector).length;
    const wrong = await follow(client, 'theme=mental-health', {
      name: `Typed ${'x'.repeat(80)}`,
      frequency: 'hourly',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Use at most 80 characters');
    expect(wrong.html).toContain('Choose how often we write to you');
    expect(wrong.html).toContain(`value="Typed ${'x'.repeat(80)}"`);
    expect((await follow(client, 'theme=mental-health', { name: '  ' })).html).toContain('Enter a name');
    const csrf = await token(client);
    const post = (query: string, sent: string) =>
      client.post(`/my/alerts/new?${query}`, [
        ['_csrf', sent],
        ['name', 'A'],
        ['frequency', 'daily'],
      ]);
    expect((await post('theme=mental-health', 'made-up')).status).toBe(403);
    expect((await post('theme=nonsense', csrf)).status).toBe(404);
    expect((await post('organisation=nobody', csrf)).status).toBe(404);
    expect((await post(`q=${'word+'.repeat(200)}`, csrf)).status).toBe(422);
    expect((await newClient(app).post('/my/alerts/new?q=a', [])).status).toBe(403);
    expect(ownAlerts(collector)).toHaveLength(before);
  });

  it('has an end: 30 subjects for each person, and room again where one was stopped', async () => {
    const client = signIn(app, collector);
    const csrf = await token(client);
    const post = (path: string, ...fields: [string, string][]) =>
      client.post(path, [['_csrf', csrf], ...fields]);
    const add = (word: string) =>
      post(`/my/alerts/new?q=${word}`, ['name', `<b>${word}`], ['frequency', 'daily']);
    for (let index = 0; index < 30; index += 1) expect((await add(`word${index}`)).status).toBe(303);
    const refused = await add('word30');
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('You follow 30 things already');
    const page = await client.get('/my/alerts');
    expect(page.html.includes('&lt;b&gt;word7')).toBe(true);
    expect(page.html.length).toBeLessThan(100_000);
    const first = ownAlerts(collector).find(({ subject }) => subject === 'q=word0');
    expect((await post('/my/alerts', ['stop', first?.id ?? ''])).location).toBe('/my/alerts?done=stopped');
    expect((await add('word30')).status).toBe(303);
    // What was stopped doesn't come back beyond that.
    const full = await post('/my/alerts', ['resume', first?.id ?? '']);
    expect([full.status, full.html.includes('Stop one of them first')]).toEqual([422, true]);
    expect((await post('/my/alerts', ['stop', 'all'])).location).toBe('/my/alerts?done=stopped-all');
    expect((await client.get('/my/alerts')).html).toContain('You aren’t following anything');
  });
});

describe('while nothing can be written', () => {
  const troubles: [string, () => () => void][] = [
    ['a locked database', () => lockDatabase(app.database)],
    ['a full disk', () => fillDisk(app.database, { table: 'alerts', column: 'name' })],
  ];

  it.each(troubles)('%s: 503 soon, everything as it was, and then it works', async (name, cause) => {
    const email = `${name.replaceAll(' ', '-')}@x.example`;
    addPerson(app, email);
    const client = signIn(app, email);
    await follow(client, 'q=lanterns', { frequency: 'daily' });
    const [alert] = ownAlerts(email);
    const csrf = await token(client);
    const often = `often-${alert?.id}`;
    const forms: [string, [string, string][]][] = [
      [
        '/my/alerts/new?q=candles',
        [
          ['name', 'Candles'],
          ['frequency', 'weekly'],
        ],
      ],
      ['/my/alerts', [[often, 'at-once']]],
      [
        '/my/alerts',
        [
          [often, 'daily'],
          ['stop', alert?.id ?? ''],
        ],
      ],
    ];
    const post = (path: string, fields: [string, string][]) =>
      client.post(path, [['_csrf', csrf], ...fields]);
    const end = cause();
    try {
      const before = everything(app.database);
      for (const [path, fields] of forms) {
        const { status, headers } = await post(path, fields);
        expect([path, status, headers.get('Retry-After')]).toEqual([path, 503, '5']);
      }
      expect((await client.get('/my/alerts')).status).toBe(200);
      expect(everything(app.database)).toEqual(before);
    } finally {
      end();
    }
    for (const [path, fields] of forms) expect((await post(path, fields)).status, path).toBe(303);
    expect(ownAlerts(email)).toMatchObject([{ endedBecause: 'stopped' }, { subject: 'q=candles' }]);
  });
});

describe('some weeks of somebody who follows three things', () => {
  /** 23 November 2026 is a Monday; the demonstration's clock stands at ten in the morning. */
  let client: Client;
  const subjects = async () => (await digestsTo(follower)).map(({ subject }) => subject);
  beforeAll(async () => {
    client = signIn(app, follower);
    await follow(client, 'q=zeppelin', { name: 'Airships', frequency: 'at-once' });
    await follow(client, 'theme=faith-belief', { name: 'Faith', frequency: 'daily' });
    await follow(client, `organisation=${organisation.slug}`, { name: 'Lanterns', frequency: 'weekly' });
  });

  it('tells at once within a minute, and then at most once an hour', async () => {
    const known = publish('A zeppelin for an afternoon');
    await pass(minuteMs);
    expect(await subjects()).toEqual(['1 new: Airships']);
    // What nobody has published, but changed, confirmed or shown again, is no news.
    const actor = { kind: 'system', name: 'test' } as const;
    transaction(app.database, (tx) => {
      const change = { listingRowId: known.rowId, reason: 'A test' };
      app.services.listings.confirmIn(tx, actor, { listingRowIds: [known.rowId], reason: 'A test' });
      app.services.listings.changeStateIn(tx, actor, { ...change, state: 'paused' });
      app.services.listings.changeStateIn(tx, actor, { ...change, state: 'live' });
    });
    publish('Zeppelins, painted');
    publish('A cloth, no airship');
    await pass(10 * minuteMs);
    expect(await subjects()).toHaveLength(1);
    await pass(50 * minuteMs);
    const [mail] = await digestsTo(follower);
    expect(mail?.subject).toBe('1 new: Airships');
    expect(mail?.text).toContain('* Zeppelins, painted\n  Resource · Lantern Trust');
    expect(mail?.text).not.toContain('afternoon');
    expect(await subjects()).toHaveLength(2);
  });

  it('gathers what is due in one mail each morning, and is silent where nothing is new', async () => {
    publish('A choir that sings at zeppelin launches', { themes: ['faith-belief'] });
    await pass(2 * hourMs);
    expect(await subjects()).toHaveLength(3);
    await pass(18 * hourMs);
    // Tuesday, seven in the morning: the theme alone, since the weekly one waits for Monday.
    expect((await subjects()).slice(0, 2)).toEqual(['1 new: Faith', '1 new: Airships']);
    await pass(5 * dayMs);
    expect(await subjects()).toHaveLength(4);
    // Sunday. On Monday comes all that the organisation listed in the week, and what is new of the theme since.
    publish('A quiet room for prayers', { themes: ['faith-belief'] });
    await pass(dayMs);
    const [mail] = await digestsTo(follower);
    expect(mail?.subject).toBe('6 new from what you follow');
    expect(mail?.text).toContain('FAITH (1)');
    expect(mail?.text).toContain('LANTERNS (5)');
    expect(mail?.text).not.toContain('AIRSHIPS');
    for (let week = 0; week < 3; week += 1) await pass(7 * dayMs);
    expect(await subjects()).toHaveLength(5);
  });

  it('names some of many, and says how many more there are', async () => {
    for (let index = 0; index < 20; index += 1) publish(`Zeppelin number ${index}`);
    await pass(minuteMs);
    const [mail] = await digestsTo(follower);
    expect(mail?.subject).toBe('20 new: Airships');
    expect(mail?.text.match(/Zeppelin number/g)).toHaveLength(8);
    expect(mail?.text).toContain('and 12 more');
    expect(linkIn(mail, /^\/search/)).toBe('/search?q=zeppelin&sort=newest');
    await pass(hourMs);
    expect((await subjects()).filter((subject) => subject.includes('Airships'))).toHaveLength(4);
  });

  it('lets what rests for an hour go along with another mail, and never makes one of it alone', async () => {
    // In winter London's clock is UTC.
    const passUntil = (hour: number, minute: number) =>
      pass((dayMs + hour * hourMs + minute * minuteMs - (app.clock.now().getTime() % dayMs)) % dayMs);
    for (const [morning, isNewOfFaith] of ['first', 'second'].entries()) {
      await passUntil(6, 40);
      publish(`Zeppelin of the ${isNewOfFaith}`);
      await passUntil(6, 45);
      const told = (await subjects()).length;
      publish(`A later zeppelin of the ${isNewOfFaith}`);
      if (morning === 1) publish('A sermon', { themes: ['faith-belief'] });
      // The daily one is due, and has nothing new the first time.
      await passUntil(7, 5);
      expect((await subjects()).length - told).toBe(morning);
      await passUntil(7, 50);
      expect((await subjects()).length - told).toBe(1);
    }
    const [mail] = await digestsTo(follower);
    expect(mail?.text).toContain('FAITH (1)');
    expect(mail?.text).toContain('AIRSHIPS (1)');
  });
});

describe('the links in a digest', () => {
  let mail: TestMail | undefined;
  beforeAll(async () => {
    const client = signIn(app, reader);
    await follow(client, 'q=gramophone', { name: 'Gramophones', frequency: 'at-once' });
    await follow(client, 'q=shellac', { name: 'Shellac', frequency: 'at-once' });
    await follow(client, 'q=needles', { name: 'Needles', frequency: 'weekly' });
    publish('A gramophone with shellac discs');
    await pass(minuteMs);
    [mail] = await digestsTo(reader);
  });
  const named = (name: string) => ownAlerts(reader).find((alert) => alert.name === name);
  const state = () =>
    Object.fromEntries(
      ownAlerts(reader).map(({ name, endedAt, frequency }) => [name, endedAt ? 'over' : frequency]),
    );

  it('do nothing by being opened, and say what they would do', async () => {
    const before = state();
    for (const path of [
      stopPath(mail),
      linkIn(mail, /^\/alerts\/stop\//),
      linkIn(mail, /^\/alerts\/[^/]+$/),
    ]) {
      const visitor = newClient(app);
      const opened = await visitor.get(path);
      expect([path, opened.status]).toEqual([path, 200]);
      expect(opened.headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(opened.headers.get('Cache-Control')).toContain('no-store');
      expect(await faults(opened.html)).toEqual([]);
    }
    expect(state()).toEqual(before);
  });

  it('stop one subject by one POST without page, cookie or token, as often as one likes', async () => {
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const gramophones = linkIn(mail, /^\/alerts\/stop\//);
    for (let time = 0; time < 2; time += 1) {
      const stopped = await newClient(app).post(gramophones, [['List-Unsubscribe', 'One-Click']]);
      expect([stopped.status, stopped.location]).toEqual([200, undefined]);
      expect(stopped.heading).toBe('You get no more of these e-mails');
    }
    expect(state()).toMatchObject({ Gramophones: 'over', Shellac: 'at-once', Needles: 'weekly' });
  });

  it('stop by the header all that the mail tells of, and nothing else', async () => {
    await signIn(app, reader).submit(
      '/my/alerts',
      {},
      { action: '/my/alerts', button: { name: 'resume', value: named('Gramophones')?.id ?? '' } },
    );
    expect(state()).toMatchObject({ Gramophones: 'at-once' });
    const opened = await newClient(app).get(stopPath(mail));
    expect(opened.html).toContain('Stop all 2');
    await newClient(app).post(stopPath(mail), [['List-Unsubscribe', 'One-Click']]);
    expect(state()).toMatchObject({ Gramophones: 'over', Shellac: 'over', Needles: 'weekly' });
  });

  it('aren’t to be made up, nor for others’ subjects', async () => {
    const path = linkIn(mail, /^\/alerts\/stop\//);
    const [mine = '', signature = ''] = path.replace('/alerts/stop/', '').split('.');
    const others = Buffer.from((ownAlerts(follower)[0]?.id ?? '').replaceAll('-', ''), 'hex').toString(
      'base64url',
    );
    for (const forged of [`${others}.${signature}`, `${mine}${others}.${signature}`, mine, `${mine}.`, 'x']) {
      const answer = await newClient(app).post(`/alerts/stop/${forged}`, [['List-Unsubscribe', 'One-Click']]);
      expect([forged, answer.status]).toEqual([forged, 404]);
    }
    expect(ownAlerts(follower)[0]?.endedAt).toBeNull();
  });

  it('show all of one’s subjects without an account, to change by POST alone, and nobody else’s', async () => {
    const path = linkIn(mail, /^\/alerts\/[^/]+$/);
    const visitor = newClient(app);
    const needles = named('Needles')?.id ?? '';
    expect((await visitor.get(path)).html).toContain('Needles');
    expect((await visitor.post(path, [['stop', 'all']])).status).toBe(403);
    const saved = await visitor.submit(path, { [`often-${needles}`]: 'daily' }, { action: path });
    expect(saved.location).toBe(`${path}?done=saved`);
    expect(state()).toMatchObject({ Needles: 'daily' });
    // A button or a list that was made up, and another's record.
    const other = ownAlerts(follower).find(({ endedAt }) => endedAt === null);
    const foreign = await visitor.submit(
      path,
      { [`often-${other?.id}`]: 'daily', stop: other?.id ?? '' },
      { action: path },
    );
    expect(foreign.location).toBe(path);
    expect(ownAlerts(follower).find(({ id }) => id === other?.id)).toEqual(other);
    const wrong = await visitor.submit(path, { [`often-${needles}`]: 'hourly' }, { action: path });
    expect([wrong.status, wrong.html.includes('Choose how often we write to you')]).toEqual([422, true]);
    expect(state()).toMatchObject({ Needles: 'daily' });
    await visitor.submit(path, {}, { action: path, button: { name: 'stop', value: 'all' } });
    expect(new Set(Object.values(state()))).toEqual(new Set(['over']));
    // Of what was stopped meanwhile nothing is changed by a page that was opened before.
    const stopped = ownAlerts(reader);
    await visitor.submit(path, { [`often-${needles}`]: 'at-once' }, { action: path });
    expect(ownAlerts(reader)).toEqual(stopped);
    expect((await newClient(app).get(`${path}x`)).status).toBe(410);
  });

  it('to stop work for good, to choose for half a year', async () => {
    const choose = linkIn(mail, /^\/alerts\/[^/]+$/);
    await pass(181 * dayMs);
    expect((await newClient(app).get(choose)).status).toBe(410);
    expect(ownAlerts(reader)).toEqual([]);
    const late = await newClient(app).post(stopPath(mail), [['List-Unsubscribe', 'One-Click']]);
    expect([late.status, late.heading]).toEqual([200, 'You get no more of these e-mails']);
  });
});
