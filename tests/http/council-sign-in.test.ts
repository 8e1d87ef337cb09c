import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { transaction } from '../../db/client.ts';
import { updateAccount } from '../../src/features/accounts/account.queries.ts';
import { connectCouncilDirectory } from '../../src/features/accounts/index.ts';
import { formsOf, newClient, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Signing in with a council's own directory: a real OpenID provider on this machine, and what could go wrong. */

const clientId = 'borough-exchange';
const clientSecret = 'a secret between the two';
/** Where tests believe the product to be; a browser that is sent there is sent to the test's server instead. */
const baseUrl = 'https://exchange.example';

const people: Record<string, { email?: string; email_verified?: boolean; name?: string }> = {
  olu: { email: 'Olu.Ade@council.example', email_verified: true, name: 'Olu Ade' },
  owen: { email: 'council@demo.example', email_verified: true, name: 'Owen B' },
  impostor: { email: 'council@demo.example', email_verified: true },
  unsure: { email: 'admin@demo.example', email_verified: false },
  silent: {},
};

let directory: Server;
let issuer: string;
beforeAll(async () => {
  // The provider says where its defaults are for trying out only, which is what this is.
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockReturnValue(undefined);
  directory = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => directory.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(directory.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${baseUrl}/sign-in/council/return`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
    pkce: { required: () => true },
  });
  const answer = provider.callback();
});
afterAll(() => new Promise((done) => directory.close(done)));

let app: TestApp;
beforeEach(async () => {
  const councilDirectory = connectCouncilDirectory({ issuer, clientId, clientSecret });
  app = await openTestApp({ surroundings: { councilDirectory } });
});
afterEach(() => app.close());

/** Goes through the directory as somebody, and returns path and query of where it sends the browser in the end. */
async function passThrough(start: string | undefined, who: string): Promise<string> {
  const browser = newClient({ address: issuer });
  let next = (start ?? '').replace(issuer, '');
  for (let step = 0; step < 12; step += 1) {
    let page = await browser.get(next);
    const [form] = formsOf(page.html);
    if (page.location === undefined && form) {
      const fields = form.fields.map(([name, value]): [string, string] =>
        name === 'login' ? [name, who] : name === 'password' ? [name, 'x'] : [name, value],
      );
      page = await browser.post(form.action.replace(issuer, ''), fields);
    }
    const { location = '' } = page;
    if (location.startsWith(baseUrl)) return location.slice(baseUrl.length);
    next = location.replace(issuer, '');
  }
  throw new Error('The directory never sent the browser back');
}

const accountOf = (email: string) => app.services.accounts.findByEmail(app.database, email);

describe('the council’s own sign-in', () => {
  it('is offered, makes an account the first time, and leads on', async () => {
    const client = newClient(app);
    const page = await client.get('/sign-in?next=/my/account');
    const [, href = ''] = /href="(\/sign-in\/council[^"]*)"/.exec(page.html) ?? [];
    const begun = await client.get(href.replaceAll('&amp;', '&'));
    const returned = await passThrough(begun.location, 'olu');
    const entered = await client.get(returned);
    expect([entered.status, entered.location]).toEqual([303, '/my/account']);
    expect((await client.get('/my/account')).html).toContain('olu.ade@council.example');
    expect(accountOf('olu.ade@council.example')).toMatchObject({
      name: 'Olu Ade',
      externalSubject: `${issuer} olu`,
      isAdministrator: false,
    });
  });

  it('asks with PKCE, a state and a nonce, and never twice with the same', async () => {
    const client = newClient(app);
    const asked = async () => {
      const { location = '' } = await client.get('/sign-in/council');
      return Object.fromEntries(new URL(location).searchParams);
    };
    const [one, two] = [await asked(), await asked()];
    expect(one).toMatchObject({ code_challenge_method: 'S256', response_type: 'code', client_id: clientId });
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(one[name]?.length).toBeGreaterThanOrEqual(43);
      expect(one[name]).not.toBe(two[name]);
    }
  });

  it('recognises who was here before by an address that the directory vouches for, and then by name', async () => {
    const before = accountOf('council@demo.example');
    const client = newClient(app);
    const begun = await client.get('/sign-in/council');
    expect((await client.get(await passThrough(begun.location, 'owen'))).location).toBe('/my');
    expect(accountOf('council@demo.example')).toMatchObject({
      id: before?.id,
      name: 'Owen Bradley',
      externalSubject: `${issuer} owen`,
    });
    // The address changes in the directory: it is still the same person.
    transaction(app.database, (tx) =>
      updateAccount(tx, before?.rowId ?? 0, { email: 'owen.b@council.example' }),
    );
    const again = newClient(app);
    const second = await again.get('/sign-in/council');
    await again.get(await passThrough(second.location, 'owen'));
    expect((await again.get('/my/account')).html).toContain('owen.b@council.example');
  });

  it.each(['unsure', 'silent'])('lets nobody in whose address is not vouched for: %s', async (who) => {
    const client = newClient(app);
    const begun = await client.get('/sign-in/council');
    const answer = await client.get(await passThrough(begun.location, who));
    expect([answer.status, answer.heading]).toEqual([403, 'We can’t tell who you are']);
    expect(client.cookie('session')).toBeUndefined();
  });

  it('gives an account that is one person’s to no other with the same address', async () => {
    const owner = newClient(app);
    await owner.get(await passThrough((await owner.get('/sign-in/council')).location, 'owen'));
    const client = newClient(app);
    const begun = await client.get('/sign-in/council');
    expect((await client.get(await passThrough(begun.location, 'impostor'))).status).toBe(403);
    expect(accountOf('council@demo.example')?.externalSubject).toBe(`${issuer} owen`);
  });

  it('takes nothing back that another browser began, that is old, changed, or was used', async () => {
    const client = newClient(app);
    const returned = await passThrough((await client.get('/sign-in/council')).location, 'olu');
    const stranger = newClient(app);
    await stranger.get('/sign-in');
    expect((await stranger.get(returned)).status).toBe(410);
    expect((await client.get(returned.replace('state=', 'state=x'))).status).toBe(410);
    expect((await client.get(returned.replace('code=', 'code=x'))).status).toBe(403);
    expect((await client.get(returned)).status).toBe(303);
    const replayed = client.copy();
    replayed.setCookie('session', 'none');
    expect((await replayed.get(returned)).status).toBe(403);
    const late = newClient(app);
    const old = await passThrough((await late.get('/sign-in/council')).location, 'olu');
    app.clock.advance(15 * 60_000);
    expect((await late.get(old)).status).toBe(410);
  });

  it('is said to be there to whoever administers', async () => {
    const { html } = await signIn(app, 'admin@demo.example').get('/admin');
    expect(html).toContain('or by the council’s directory');
  });

  it('never leads elsewhere', async () => {
    const client = newClient(app);
    const begun = await client.get('/sign-in/council?next=//evil.example');
    expect((await client.get(await passThrough(begun.location, 'olu'))).location).toBe('/my');
  });
});

describe('a directory that is away', () => {
  it('leaves the other way in', async () => {
    await app.close();
    const councilDirectory = connectCouncilDirectory({
      issuer: 'http://127.0.0.1:1',
      clientId,
      clientSecret,
    });
    app = await openTestApp({ surroundings: { councilDirectory } });
    const answer = await newClient(app).get('/sign-in/council');
    expect([answer.status, answer.heading]).toEqual([503, 'The council’s sign-in can’t be reached']);
    expect(answer.html).toContain('href="/sign-in"');
  });
});
