import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { sessionLimits, signInLimits } from '../../src/features/accounts/account.model.ts';
import { hashToken } from '../../src/platform/secrets.ts';
import { type Client, linkIn, newClient, readMail, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Signing in by mail, through the user's door: what works, and what somebody who means harm would try. */

const address = 'ann@ash.example';
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

/** Asks to sign in and reads the mail: the page for the code, the code, and the link's path. */
async function ask(client: Client, email = address, path = '/sign-in') {
  const asked = await client.submit(path, { email });
  expect(asked.status).toBe(303);
  const [mail] = await readMail(app, email.trim().toLowerCase());
  return {
    page: asked.location ?? '',
    code: /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1] ?? '',
    link: linkIn(mail, /^\/sign-in\/link\//),
  };
}

const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
/** Whether a client is signed in, as a page that needs it tells. */
const isIn = async (client: Client) => (await client.get('/my/account')).status === 200;
const sessionRows = () => app.database.select().from(schema.sessions).all();

describe('signing in', () => {
  it('works with the code, and makes an account the first time', async () => {
    const client = newClient(app);
    const { page, code } = await ask(client, ' Ann@Ash.example ');
    expect((await client.get(page)).html).toContain(address);
    const entered = await client.submit(page, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect([entered.status, entered.location]).toEqual([303, '/my']);
    expect(await isIn(client)).toBe(true);
    expect(app.services.accounts.findByEmail(app.database, address)).toMatchObject({
      name: null,
      isCurator: false,
      isAdministrator: false,
    });
  });

  it('works with the link, by the button of the page that it opens', async () => {
    const client = newClient(app);
    const { link } = await ask(client);
    expect((await client.get(link)).headers.get('Referrer-Policy')).toBe('no-referrer');
    expect((await client.submit(link)).location).toBe('/my');
    expect(await isIn(client)).toBe(true);
  });

  it('sends no mail any more once what is in it is over', async () => {
    await newClient(app).submit('/sign-in', { email: address });
    app.clock.advance(signInLimits.requestMs);
    expect(await app.services.deliverMail()).toBe(0);
    await newClient(app).submit('/sign-in', { email: address });
    app.clock.advance(signInLimits.requestMs - minuteMs);
    expect(await app.services.deliverMail()).toBe(1);
  });

  it('leads back to the page that asked for it', async () => {
    const client = newClient(app);
    const sent = await client.get('/my/account?done=name');
    expect([sent.status, sent.location]).toEqual([303, '/sign-in?next=%2Fmy%2Faccount%3Fdone%3Dname']);
    const { link } = await ask(client, address, sent.location);
    expect((await client.submit(link)).location).toBe('/my/account?done=name');
  });

  it('keeps what was typed, and says beside the field what is wrong with it', async () => {
    const answer = await newClient(app).submit('/sign-in?next=/curate', { email: 'ann at <ash>' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="ann at &lt;ash&gt;"');
    expect(answer.html).toMatch(/<a href="#email">Enter an e-mail address like/);
    expect(answer.html).toContain('name="next" value="/curate"');
  });

  it.each([
    'ann@ash.example\r\nBcc: everybody@ash.example',
    'ann@ash.example\nBcc: everybody@ash.example',
    'ann@ash.example, bob@ash.example',
    '"ann@ash.example" <bob@ash.example>',
    `${'a'.repeat(250)}@ash.example`,
    'ann@ash',
    '',
  ])('sends nothing to %j', async (email) => {
    expect((await newClient(app).submit('/sign-in', { email })).status).toBe(422);
    expect(app.database.select().from(schema.mailMessages).all()).toEqual([]);
  });
});

describe('a link or a code', () => {
  it('works once, whichever of the two was used', async () => {
    const client = newClient(app);
    const { page, code, link } = await ask(client);
    const button = await client.get(link);
    await client.submit(page, { code });
    const later = client.copy();
    const used = await later.post(link, [
      ['_csrf', /name="_csrf" value="([^"]*)"/.exec(button.html)?.[1] ?? ''],
    ]);
    // The session has another token than the browser had as a visitor.
    expect(used.status).toBe(403);
    for (const path of [link, page]) expect((await newClient(app).get(path)).status).toBe(410);
    expect(sessionRows()).toHaveLength(1);
  });

  it('says to who is in already that nothing is wrong, and leads on', async () => {
    const client = newClient(app);
    const { page, code, link } = await ask(client);
    await client.submit(page, { code });
    for (const path of [link, page]) {
      const again = await client.get(path);
      expect([again.status, again.heading]).toEqual([410, 'You are signed in already']);
      expect(again.html).toContain('Go to my page');
      expect((await newClient(app).get(path)).heading).toBe('This link or code no longer works');
    }
  });

  it('is over after 15 minutes', async () => {
    const client = newClient(app);
    const { page, link } = await ask(client);
    app.clock.advance(signInLimits.requestMs - 1);
    expect((await client.get(link)).status).toBe(200);
    app.clock.advance(1);
    expect((await client.get(link)).status).toBe(410);
    expect((await client.get(page)).status).toBe(410);
  });

  it('is over after five wrong codes, even for the right one', async () => {
    const client = newClient(app);
    const { page, code, link } = await ask(client);
    const form = await client.get(page);
    const token = /name="_csrf" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
    const statuses: number[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await client.post(page, [
        ['_csrf', token],
        ['code', another(code)],
      ]);
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 410]);
    const right = await client.post(page, [
      ['_csrf', token],
      ['code', code],
    ]);
    expect(right.status).toBe(410);
    expect((await client.get(link)).status).toBe(410);
    expect(await isIn(client)).toBe(false);
  });

  it('is not guessed by asking anew: after fifty wrong codes in a day only the link lets in', async () => {
    const guesser = newClient(app);
    const { count, windowMs } = signInLimits.wrongCodes;
    const { codeTries, perAddress } = signInLimits;
    for (let asked = 0; asked < count / codeTries; asked += 1) {
      if (asked % perAddress.count === 0) app.clock.advance(perAddress.windowMs);
      const { page, code } = await ask(guesser);
      for (let tries = 0; tries < codeTries; tries += 1) await guesser.submit(page, { code: another(code) });
    }
    app.clock.advance(perAddress.windowMs);
    const client = newClient(app);
    const { page, code, link } = await ask(client);
    const refused = await client.submit(page, { code });
    expect(refused.status).toBe(429);
    expect(refused.html).toMatch(/<a href="#code">Too many wrong codes .* Open the link/);
    expect(await isIn(client)).toBe(false);
    expect((await client.submit(link)).status).toBe(303);
    expect(await isIn(client)).toBe(true);

    const other = newClient(app);
    const theirs = await ask(other, 'bob@ash.example');
    expect((await other.submit(theirs.page, { code: theirs.code })).status).toBe(303);
    app.clock.advance(windowMs);
    const later = newClient(app);
    const anew = await ask(later);
    expect((await later.submit(anew.page, { code: anew.code })).status).toBe(303);
  });

  it('says how many tries are left, and takes none for what can’t be a code', async () => {
    const client = newClient(app);
    const { page, code } = await ask(client);
    expect((await client.submit(page, { code: 'abc' })).html).toContain('Enter the six digits');
    expect((await client.submit(page, { code: another(code) })).html).toContain('You can try 4 more times');
    expect((await client.submit(page, { code })).status).toBe(303);
  });

  it('does nothing where a program tries the link', async () => {
    const client = newClient(app);
    const { link } = await ask(client);
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) {
      await fetch(app.address + link, { method, redirect: 'manual' });
    }
    await client.get(link);
    expect(sessionRows()).toEqual([]);
    expect((await client.submit(link)).status).toBe(303);
  });

  it('lets nobody in who has the link but not the browser', async () => {
    const { link, page, code } = await ask(newClient(app));
    const thief = newClient(app);
    const opened = await thief.get(link);
    expect(opened.status).toBe(403);
    expect(opened.html).toContain('type the six digits');
    expect(opened.html).not.toContain('name="_csrf"');
    // With a token of their own, from a form that they may have.
    await thief.get('/sign-in');
    const own = await thief.get('/sign-in');
    const token = /name="_csrf" value="([^"]*)"/.exec(own.html)?.[1] ?? '';
    expect((await thief.post(link, [['_csrf', token]])).status).toBe(403);
    expect(
      (
        await thief.post(page, [
          ['_csrf', token],
          ['code', code],
        ])
      ).status,
    ).toBe(403);
    expect(sessionRows()).toEqual([]);
  });

  it('is no other one’s', async () => {
    const [one, other] = [newClient(app), newClient(app)];
    const mine = await ask(one);
    const theirs = await ask(other, 'bob@ash.example');
    expect(
      (await one.submit(mine.page, { code: theirs.code === mine.code ? another(mine.code) : theirs.code }))
        .status,
    ).toBe(422);
    expect((await one.get(theirs.page)).status).toBe(403);
  });
});

describe('whether an address is known', () => {
  it('shows nowhere: the same answers and the same mail, but for the address', async () => {
    const shown = async (email: string) => {
      const client = newClient(app);
      const asked = await client.submit('/sign-in', { email });
      const page = await client.get(asked.location ?? '');
      const [mail] = await readMail(app, email);
      const secrets = [
        asked.location?.split('/').at(-1) ?? '',
        linkIn(mail, /link/).split('/').at(-1) ?? '',
        /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? '',
        /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '',
        email,
      ];
      const without = (text: string) =>
        secrets.reduce((found, secret, place) => found.replaceAll(secret, `(${place})`), text);
      return {
        asked: {
          ...asked,
          headers: [...asked.headers.keys()].sort(),
          location: without(asked.location ?? ''),
          html: without(asked.html),
        },
        page: without(page.html),
        mail: mail && {
          subject: mail.subject,
          headers: mail.headers,
          text: without(mail.text),
          html: without(mail.html),
        },
      };
    };
    expect(await shown('nobody@ash.example')).toEqual(await shown('curator@demo.example'));
  });
});

describe('too many mails', () => {
  it('for one address: five in 15 minutes, known or not', async () => {
    for (const email of [address, 'curator@demo.example']) {
      const ofOne = async () => (await newClient(app).submit('/sign-in', { email })).status;
      const statuses: number[] = [];
      for (let count = 0; count < 6; count += 1) statuses.push(await ofOne());
      expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
      expect(await readMail(app, email)).toHaveLength(5);
    }
    const refused = await newClient(app).submit('/sign-in', { email: address });
    expect(refused.headers.get('Retry-After')).toBe('900');
    expect(refused.heading).toBe('That was a bit fast');
    app.clock.advance(15 * minuteMs);
    expect((await newClient(app).submit('/sign-in', { email: address })).status).toBe(303);
  });

  it('from one network: 60 in an hour', async () => {
    const client = newClient(app);
    const ask = async (count: number) =>
      (await client.submit('/sign-in', { email: `person${count}@ash.example` })).status;
    for (let count = 0; count < 60; count += 1) expect(await ask(count)).toBe(303);
    expect(await ask(60)).toBe(429);
    app.clock.advance(60 * minuteMs);
    expect(await ask(60)).toBe(303);
  });
});

describe('going on after signing in', () => {
  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/a/..//evil.example', '/sign-out'])(
    'never leads to %s',
    async (next) => {
      const client = newClient(app);
      const asked = await client.submit('/sign-in', { email: address, next });
      const [mail] = await readMail(app, address);
      expect((await client.submit(linkIn(mail, /link/))).location).toBe('/my');
      expect(asked.location).toMatch(/^\/sign-in\/[0-9a-f-]{36}$/);
      const again = await client.get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(again.location).toBe('/my');
    },
  );
});

describe('a session', () => {
  it('begins with a token that nobody had before, and ends the one before', async () => {
    const client = newClient(app);
    client.setCookie('session', 'a token that somebody planted');
    const first = await ask(client);
    await client.submit(first.page, { code: first.code });
    const token = client.cookie('session') ?? '';
    expect(token).not.toContain('planted');
    expect(token.length).toBeGreaterThanOrEqual(43);
    // Signing in again while signed in: from another page that was open already.
    const asking = newClient(app);
    const second = await ask(asking);
    asking.setCookie('session', token);
    await asking.submit(second.link);
    expect(asking.cookie('session')).not.toBe(token);
    expect(await isIn(client)).toBe(false);
    expect(sessionRows()).toHaveLength(1);
  });

  it('is kept as a hash, in a cookie that scripts and other sites don’t get', async () => {
    const client = newClient(app);
    const { page, code } = await ask(client);
    const entered = await client.submit(page, { code });
    const cookie = entered.headers.getSetCookie().find((line) => line.includes('session=')) ?? '';
    expect(cookie).toMatch(
      /^__Host-session=[^;]+; Max-Age=5184000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const token = client.cookie('session') ?? '';
    expect(sessionRows()[0]?.tokenHash).toBe(hashToken(token));
    expect(app.database.$client.serialize().includes(token)).toBe(false);
  });

  it('is over 14 days after its last use, and 60 days after it began', async () => {
    const client = signIn(app, 'member@demo.example');
    for (let days = 0; days < 56; days += 8) {
      expect(await isIn(client)).toBe(true);
      app.clock.advance(8 * dayMs);
    }
    expect(await isIn(client)).toBe(true);
    app.clock.advance(4 * dayMs);
    expect(await isIn(client)).toBe(false);
    const idle = signIn(app, 'member@demo.example');
    app.clock.advance(sessionLimits.idleMs - 1);
    expect(await isIn(idle)).toBe(true);
    app.clock.advance(sessionLimits.idleMs);
    expect(await isIn(idle)).toBe(false);
  });

  it('notes its use at most every five minutes', async () => {
    const client = signIn(app, 'member@demo.example');
    const began = sessionRows()[0]?.lastSeenAt;
    app.clock.advance(sessionLimits.lastSeenMs - 1);
    await client.get('/');
    expect(sessionRows()[0]?.lastSeenAt).toEqual(began);
    app.clock.advance(1);
    await client.get('/');
    expect(sessionRows()[0]?.lastSeenAt).toEqual(app.clock.now());
  });

  it('lets people read where its use can’t be noted', async () => {
    const client = signIn(app, 'member@demo.example');
    app.clock.advance(sessionLimits.lastSeenMs);
    app.database.$client.pragma('query_only = on');
    try {
      expect(await isIn(client)).toBe(true);
    } finally {
      app.database.$client.pragma('query_only = off');
    }
  });

  it('ends by signing out, and can’t be taken up again', async () => {
    const client = signIn(app, 'member@demo.example');
    const thief = client.copy();
    const out = await client.submit('/my/account', {}, { action: '/sign-out' });
    expect([out.status, out.location]).toEqual([303, '/']);
    expect(client.cookie('session')).toBeUndefined();
    expect(await isIn(thief)).toBe(false);
  });
});

describe('a form', () => {
  it.each([
    ['without its token', []],
    ['with another token', [['_csrf', 'x'.repeat(43)]]],
    [
      'with two tokens',
      [
        ['_csrf', 'x'],
        ['_csrf', 'x'],
      ],
    ],
  ] as [string, [string, string][]][])('%s is refused', async (_name, token) => {
    const client = newClient(app);
    await client.get('/sign-in');
    expect((await client.post('/sign-in', [...token, ['email', address]])).status).toBe(403);
    const person = signIn(app, 'member@demo.example');
    expect((await person.post('/my/account/name', [...token, ['name', 'Mallory']])).status).toBe(403);
    expect(await isIn(person)).toBe(true);
    expect(await readMail(app)).toEqual([]);
  });

  it('with somebody else’s token is refused', async () => {
    const [one, other] = [signIn(app, 'member@demo.example'), signIn(app, 'charity@demo.example')];
    const page = await one.get('/my/account');
    const token = /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    const fields = [
      ['_csrf', token],
      ['name', 'Mallory'],
    ] as const;
    expect((await other.post('/my/account/name', fields)).status).toBe(403);
    expect((await one.post('/my/account/name', fields, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await one.post('/my/account/name', fields)).status).toBe(303);
  });
});
