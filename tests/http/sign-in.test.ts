import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { type Client, linkIn, newClient, readMail, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Signing in by mail, through the user's door: what works, and what somebody who means harm would try. */

const minuteMs = 60_000;
const address = 'ann@ash.example';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

async function ask(client: Client, email = address, path = '/sign-in') {
  const asked = await client.submit(path, { email });
  expect(asked.status).toBe(303);
  const [mail] = await readMail(app, email);
  return {
    page: asked.location ?? '',
    code: /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1] ?? '',
    link: linkIn(mail, /^\/sign-in\/link\//),
  };
}

const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
/** Whether a client is signed in, as a page that needs it tells. */
const isIn = async (client: Client) => (await client.get('/my/account')).status === 200;

describe('signing in', () => {
  it('works with the code, and makes an account the first time', async () => {
    const client = newClient(app);
    const { page, code } = await ask(client);
    expect((await client.get(page)).html).toContain(address);
    const entered = await client.submit(page, { code });
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
    expect((await client.submit(link)).location).toBe('/my');
    expect(await isIn(client)).toBe(true);
  });
});
