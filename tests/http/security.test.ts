import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRoutes } from '../../src/app.ts';
import { importReal } from '../../src/features/transfer/index.ts';
import { csvLines } from '../../src/platform/csv-text.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { routesOf } from '../../src/web/routing.tsx';
import { type Client, formsOf, newClient, readMail, signIn } from '../support/client.ts';
import { addOrganisation } from '../support/factories.ts';
import { addPerson } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/**
 * What an attacker tries everywhere, tried everywhere. What belongs to one part of the product (links in e-mails,
 * escalation by edited ids and hidden fields, where signing in leads) is tried in the tests of that part.
 */

const script = '<script>alert(1)</script>';

/**
 * Mail programs post here from nowhere and with nothing (RFC 8058): the signature in the address is the proof, and all
 * that it can do is stop mail. Tried by itself in `alerts.test.ts`.
 */
const oneClick = '/alerts/stop/:token';

describe('every address that takes a form', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  it('refuses it without the token of the session that sends it, or from another site, whoever asks', async () => {
    const posts = routesOf(createRoutes(app.services, silentLogger, { mailbox: true })).filter(
      ({ method, path }) => method === 'POST' && path !== oneClick,
    );
    expect(posts.length).toBeGreaterThan(25);
    const tokenOf = async (client: Client, page: string) =>
      formsOf((await client.get(page)).html)
        .flatMap(({ fields }) => fields)
        .find(([name]) => name === '_csrf')?.[1] ?? '';
    const people: [string, Client, string][] = [
      ['visitor', newClient(app), '/sign-in'],
      ...['admin', 'curator', 'charity'].map((name): [string, Client, string] => [
        name,
        signIn(app, `${name}@demo.example`),
        '/my/account',
      ]),
    ];
    const others = await tokenOf(signIn(app, 'member@demo.example'), '/my/account');
    expect(others).not.toBe('');
    const before = content(app);
    const wrong: string[] = [];
    for (const [name, client, page] of people) {
      const own = await tokenOf(client, page);
      for (const { path: pattern } of posts) {
        const address = pattern.replace(':slug', 'borough-libraries').replace(/:\w+/g, 'anything');
        const tries = [await client.post(address, [['_csrf', own]], { 'Sec-Fetch-Site': 'cross-site' })];
        // A note is sent from pages that hold no token, and changes nothing of anybody's.
        if (pattern !== '/search/chosen') {
          tries.push(await client.post(address, []), await client.post(address, [['_csrf', others]]));
        }
        for (const [index, { status }] of tries.entries()) {
          if (status !== 403) wrong.push(`${name} POST ${address} (${index}): ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(content(app)).toEqual(before);
  });
});

it('scripts of other sites may read what is made for other systems, and nothing else, and never as somebody', async () => {
  const app = await openTestApp();
  const madeForOthers =
    /^\/(api\/.*|search\.(atom|ics)|search\/suggest|reports\/exchanges\.csv|healthz|readyz)$/;
  const client = signIn(app, 'charity@demo.example');
  const wrong: string[] = [];
  const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' };
  for (const { path, method } of routesOf(createRoutes(app.services, silentLogger, { mailbox: true }))) {
    const address = path.replace(/:\w+/g, 'anything');
    const asked = await fetch(app.address + address, { method: 'OPTIONS', headers });
    const answers = [
      asked.headers,
      ...(method === 'GET' ? [(await client.get(address, headers)).headers] : []),
    ];
    for (const answer of answers) {
      const isOpen = answer.get('Access-Control-Allow-Origin') !== null;
      const asSomebody = answer.get('Access-Control-Allow-Credentials') !== null;
      if (isOpen !== madeForOthers.test(path) || asSomebody) wrong.push(`${method} ${path}`);
    }
  }
  await app.close();
  expect(wrong).toEqual([]);
});

/** How much there is of everything that people write. */
function content({ database }: TestApp) {
  return [
    'accounts',
    'organisations',
    'listings',
    'revisions',
    'review_events',
    'memberships',
    'mail_messages',
  ].map((table) => database.$client.prepare(`select count(*) as n, max(row_id) as last from ${table}`).get());
}

describe('script', () => {
  let app: TestApp;
  let curator: Client;
  beforeAll(async () => {
    app = await openTestApp();
    curator = signIn(app, 'curator@demo.example');
  });
  afterAll(() => app.close());

  /** Fills every field of a form that takes words. */
  async function fillIn(client: Client, page: string, action: string | RegExp, more: Record<string, string>) {
    const { html } = await client.get(page);
    const textual = [...html.matchAll(/<(?:input\b[^>]*type="(?:text|email|tel|url)"|textarea\b)[^>]*>/g)];
    const names = textual.map(([tag]) => /name="([^"]+)"/.exec(tag)?.[1] ?? '');
    const typed = Object.fromEntries(
      names.filter((name) => name !== 'q').map((name) => [name, `${script} ${name}`]),
    );
    return client.submit(page, { ...typed, ...more }, { action });
  }

  /** Agrees to what an item of the desk asks for. */
  async function decide(id: string | undefined, reason: string) {
    const { html } = await curator.get(`/curate?item=${id}`);
    const form = formsOf(html).findLast(({ action }) => action === '/curate/decide');
    const kept = (form?.fields ?? []).filter(([name]) => name !== 'reason');
    return curator.post('/curate/decide', [...kept, ['reason', reason], ['outcome', 'agree']]);
  }

  async function expectWords(client: Client, paths: readonly string[]) {
    for (const each of paths) {
      const { html, status } = await client.get(each);
      expect([each, status, html.includes(script)]).toEqual([each, 200, false]);
      expect(html).toContain('&lt;script&gt;alert(1)');
    }
  }

  it('in every field of an organisation, and in what somebody says when they register it, is text', async () => {
    const newcomer = signIn(app, 'newcomer@demo.example');
    const register = '/my/join/register';
    const kept = await fillIn(newcomer, register, register, { sector: 'third-sector' });
    expect(kept.status).toBe(422);
    expect(kept.html).not.toContain(script);
    const usual = {
      sector: 'third-sector',
      charity_number: '',
      company_number: '',
      email: '',
      phone: '',
      website: '',
      'place-new-postcode': 'DL1 5QT',
      'place-new-ward': 'cockerton',
      'place-new-visibility': 'address',
    };
    const sent = await fillIn(newcomer, register, register, usual);
    expect(sent.status).toBe(303);
    const item = app.services.reviews
      .queue({ types: ['registration'] }, { offset: 0, limit: 9 })
      .items.at(-1)?.id;
    await expectWords(curator, [`/curate?item=${item}`, '/curate']);
    await expectWords(newcomer, ['/my', '/my/join']);
    await decide(item, '');
    const found = app.services.joining.search('script alert').found[0];
    const page = `/organisations/${found?.slug}`;
    await expectWords(newcomer, [page, `${page}/edit`, `${page}/people`, `${page}/history`]);
    await expectWords(newClient(app), [page, `${page}/report`]);
    const mails = await readMail(app, 'newcomer@demo.example');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.html).not.toContain('<script');
  });

  it('in what organisations ask each other, what people follow and what curators note is text', async () => {
    const charity = signIn(app, 'charity@demo.example');
    const council = signIn(app, 'council@demo.example');
    const offer = '/listings/bookkeeping-two-days-a-month-from-the-finance-team';
    const asked = await fillIn(charity, `${offer}/ask`, `${offer}/ask`, {});
    expect(asked.status).toBe(303);
    const conversation = asked.location?.split('?')[0] ?? '';
    const sent: [client: Client, page: string, action: string | RegExp, more: Record<string, string>][] = [
      [council, conversation, /^\/enquiries\//, {}],
      [charity, '/my/alerts/new?q=%3Cscript%3Ealert(1)%3C/script%3E', /alerts\/new/, {}],
      [charity, '/my/account', '/my/account/name', {}],
      [curator, '/reports/gaps', '/reports/gaps/add', {}],
      [
        curator,
        '/curate/synonyms/new',
        '/curate/synonyms/new',
        { terms: `${script}\nlantern keepers`, finds: '', direction: 'two-way', step: 'save' },
      ],
    ];
    for (const [client, page, action, more] of sent) {
      const { status } = await fillIn(client, page, action, more);
      expect([page, status]).toEqual([page, 303]);
    }
    const seen: [client: Client, paths: string[]][] = [
      [charity, [conversation, '/enquiries', '/my', '/my/alerts', '/my/account', '/my/account/data.json']],
      [council, [conversation, '/enquiries', '/my']],
      [curator, [conversation, '/reports/gaps', '/curate/synonyms?q=script', '/curate/overdue']],
      [
        newClient(app),
        ['/search?q=%3Cscript%3Ealert(1)%3C/script%3E', '/search?near=%3Cscript%3Ealert(1)%3C/script%3E'],
      ],
    ];
    const raw = await Promise.all(
      seen.flatMap(([client, paths]) =>
        paths.map(async (path) => {
          const { html, headers } = await client.get(path);
          const isPage = headers.get('Content-Type')?.startsWith('text/html') === true;
          return isPage && html.includes(script) ? [path] : [];
        }),
      ),
    );
    expect(raw.flat()).toEqual([]);
    await expectWords(charity, [conversation, '/my/alerts', '/my/account']);
    await expectWords(curator, ['/reports/gaps']);
    const mails = (await readMail(app)).filter(({ text }) => text.includes('<script>'));
    expect(mails.length).toBeGreaterThan(0);
    for (const { html } of mails) expect(html).not.toContain('<script');
  });

  it('in a report, a reason and a name is text', async () => {
    const report = '/listings/volunteer-drop-in/report';
    const reader = newClient(app);
    const { html } = await reader.get(report);
    app.clock.advance(5_000);
    const fields = (formsOf(html).find(({ action }) => action === report)?.fields ?? []).filter(
      ([name]) => name !== 'words',
    );
    expect((await reader.post(report, [...fields, ['words', script]])).status).toBe(303);
    const item = app.services.reviews
      .queue({ types: ['correction', 'problem'] }, { offset: 0, limit: 9 })
      .items.at(-1);
    await curator.submit('/my/account', { name: script }, { action: '/my/account/name' });
    await expectWords(curator, [`/curate?item=${item?.id}`]);
    expect((await decide(item?.id, script)).status).toBe(303);
    await expectWords(curator, ['/curate/decided', '/my/account']);
    await expectWords(signIn(app, 'admin@demo.example'), ['/admin/people?q=script']);
  });
});

it('a name that would add a line to a mail’s head stays in its subject', async () => {
  const app = await openTestApp();
  const name = 'Lantern\r\nBcc: all@evil.example\r\n\r\nTrust';
  const trust = addOrganisation(app.services, { name });
  addPerson(app, 'lead@lantern.example', { organisation: trust, role: 'lead' });
  const lead = signIn(app, 'lead@lantern.example');
  const people = `/organisations/${trust.slug}/people`;
  const invite = { action: `${people}/invite` };
  expect((await lead.submit(people, { email: 'new@lantern.example', role: 'member' }, invite)).status).toBe(
    303,
  );
  const [mail] = await readMail(app, 'new@lantern.example');
  expect(mail?.subject).toBe('Lantern Bcc: all@evil.example Trust invites you to Borough Exchange');
  expect(Object.keys(mail?.headers ?? {}).map((header) => header.toLowerCase())).not.toContain('bcc');
  const injected = await lead.submit(
    people,
    { email: 'new@lantern.example\r\nBcc: all@evil.example', role: 'member' },
    invite,
  );
  expect(injected.status).toBe(422);
  expect(await readMail(app, 'all@evil.example')).toEqual([]);
  await app.close();
});

it('script in an imported file is text on every page and in every answer that shows it', async () => {
  const app = await openTestApp({ template: 'empty', mailbox: false });
  const folder = mkdtempSync(path.join(tmpdir(), 'borough-exchange-script-'));
  const files: Record<string, string[][]> = {
    'organisations/ukcat_sample.csv': [
      'org_id,reg_number,name,postcode,activities,objects,source,web,company_number,date_registered'.split(
        ',',
      ),
      [
        'GB-CHC-1000001',
        '1000001',
        `LANTERN &lt;script&gt;alert(1)&lt;/script&gt; ${script} TRUST`,
        'DL3 0QT',
        `We light lanterns for older people ${script} &lt;script&gt;alert(1)&lt;/script&gt; <img src=x onerror=alert(1)>.`,
        'TO LIGHT',
        'CCEW',
        'javascript:alert(1)',
        '',
        '1990-01-01',
      ],
    ],
    'services/trafford_food_banks.csv': [
      'Name,Referral method,Opening times,Address,Postcode,Website,Area name,Area code'.split(','),
    ],
    'services/trafford_mental_health_services.csv': [
      'name,description,address,postcode,telephone,website'.split(','),
    ],
    'organisations/trafford_vcs_grants_360giving.csv': [
      'Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name'.split(
        ',',
      ),
    ],
    'services/volunteering_opportunities_uk_2025.csv': [
      'source,id,title,description,organisation,type,causes,requirements,attendance,address,latitude,longitude,start,end'.split(
        ',',
      ),
    ],
  };
  for (const [file, rows] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), csvLines(rows));
  }
  await importReal({ ...app.services, vocabulary: () => app.services.vocabularies.load() }, folder);
  rmSync(folder, { recursive: true });
  const [organisation] = app.services.organisations.list({ offset: 0, limit: 1 }).organisations;
  const [listing] = app.services.listings.liveOf(organisation?.rowId ?? 0, 1);
  expect(listing?.title).toContain('alert(1)');
  for (const page of [
    '/search?q=alert',
    `/listings/${listing?.slug}`,
    `/organisations/${organisation?.slug}`,
    '/organisations',
    '/search?q=lantern',
  ]) {
    const html = await (await app.get(page)).text();
    expect([page, /<script>|<img[^>]*onerror|href="javascript:/.test(html)]).toEqual([page, false]);
    expect(html).toContain('alert(1)');
  }
  const json = await app.get('/api/v1/search?q=lantern');
  expect(json.headers.get('Content-Type')).toMatch(/^application\/json/);
  expect(json.headers.get('X-Content-Type-Options')).toBe('nosniff');
  const { hits } = (await json.json()) as { hits: { highlights: { title: string; summary: string } }[] };
  expect(hits.length).toBeGreaterThan(0);
  for (const { highlights } of hits)
    expect(`${highlights.title}${highlights.summary}`).not.toMatch(/<(?!\/?mark>)/);
  await app.close();
});
