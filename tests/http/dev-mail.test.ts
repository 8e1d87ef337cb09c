import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClient, readMail } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** The mailbox of development: what it shows, and to whom not. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await newClient(app).submit('/sign-in', { email: 'ann@ash.example' });
  app.clock.advance(1_000);
  await newClient(app).submit('/sign-in', { email: 'bob@ash.example' });
});
afterAll(() => app.close());

/** Asks with headers that `fetch` doesn't let one set. */
function ask(address: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${address}/dev/mail.json`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

it('shows every mail, newest first, to programs', async () => {
  const mails = await readMail(app);
  expect(mails.map(({ to }) => to)).toEqual(['bob@ash.example', 'ann@ash.example']);
  for (const mail of mails) {
    expect(Object.keys(mail).sort()).toEqual(['headers', 'html', 'id', 'sentAt', 'subject', 'text', 'to']);
    expect(mail.sentAt).toMatch(/^2026-11-23T10:00:0\dZ|\.\d{3}Z$/);
  }
});

it('shows them to people, with links to follow', async () => {
  const client = newClient(app);
  const { html } = await client.get('/dev/mail');
  const [, href = ''] = /href="(\/dev\/mail\/[^"]+)"/.exec(html) ?? [];
  const mail = await client.get(href);
  expect(mail.heading).toBe('Sign in to Borough Exchange');
  expect(mail.html).toMatch(/<a href="https:\/\/exchange\.example\/sign-in\/link\/[\w-]{43}">/);
  expect((await client.get('/dev/mail/none')).status).toBe(404);
});

describe('it opens to nobody', () => {
  it.each([
    ['through a proxy', { 'X-Forwarded-For': '192.0.2.1' }],
    ['through another proxy', { Forwarded: 'for=192.0.2.1' }],
    ['by a name that somebody pointed here', { Host: 'evil.example' }],
    ['by such a name with a port', { Host: 'evil.example:3000' }],
    ['by a name that begins like ours', { Host: '127.0.0.1.evil.example' }],
  ])('%s', async (_how, headers) => expect(await ask(app.address, headers)).toBe(404));

  it.each([[{ Host: 'localhost:3000' }], [{ Host: '127.0.0.1' }], [{ Host: '[::1]:3000' }]])(
    'while %j is this machine',
    async (headers) => expect(await ask(app.address, headers)).toBe(200),
  );

  it('in production', async () => {
    const other = await openTestApp({ mailbox: false });
    try {
      expect(await ask(other.address, {})).toBe(404);
      expect((await newClient(other).get('/dev/mail')).status).toBe(404);
    } finally {
      await other.close();
    }
  });

  const outside = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

  it.skipIf(outside === undefined)(
    'on another address of this machine (skipped where it has none)',
    async () => {
      const open = await openTestApp({ host: '0.0.0.0' });
      try {
        const { port } = new URL(open.address);
        expect(await ask(`http://${outside}:${port}`, { Host: 'localhost' })).toBe(404);
        expect(await ask(`http://127.0.0.1:${port}`, {})).toBe(200);
      } finally {
        await open.close();
      }
    },
  );

  it('as a script of another site', async () => {
    const answer = await newClient(app).get('/dev/mail.json', { Origin: 'https://evil.example' });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  });
});
