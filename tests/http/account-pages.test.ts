import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, linkIn, newClient, readMail, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** The HTML of every page of accounts, in each of its states. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const ask = async (email: string) => {
  const client = newClient(app);
  const { location = '' } = await client.submit('/sign-in', { email });
  const [mail] = await readMail(app, email);
  return { client, page: location, link: linkIn(mail, /link/), mailId: mail?.id ?? '' };
};
const admin = () => signIn(app, 'admin@demo.example');
const idOf = (email: string) => app.services.accounts.findByEmail(app.database, email)?.id ?? '';

const states: Record<string, () => Promise<Answer>> = {
  'signing in': () => newClient(app).get('/sign-in?next=/my/account'),
  'a wrong address': () => newClient(app).submit('/sign-in', { email: 'x' }),
  'the code': async () => {
    const { client, page } = await ask('a@ash.example');
    return client.get(page);
  },
  'a wrong code': async () => {
    const { client, page } = await ask('b@ash.example');
    return client.submit(page, { code: 'x' });
  },
  'the link': async () => {
    const { client, link } = await ask('c@ash.example');
    return client.get(link);
  },
  'the link elsewhere': async () => newClient(app).get((await ask('d@ash.example')).link),
  'no such link': () => newClient(app).get('/sign-in/link/x'),
  'the account': () => signIn(app, 'member@demo.example').get('/my/account?done=session'),
  'a wrong name': () =>
    signIn(app, 'member@demo.example').submit('/my/account', { name: '' }, { action: '/my/account/name' }),
  leaving: () => signIn(app, 'member@demo.example').get('/my/account/delete'),
  'leaving as the only administrator': () => admin().get('/my/account/delete'),
  'having left': () => newClient(app).get('/my/account/deleted'),
  administration: () => admin().get('/admin'),
  roles: () => admin().get('/admin/roles'),
  'the search engine': () => admin().get('/admin/search'),
  people: () => admin().get('/admin/people'),
  'nobody found': () => admin().submit('/admin/people', { q: 'zzz' }),
  'a wrong appointment': () =>
    admin().submit('/admin/people', { email: 'x' }, { action: '/admin/people/add' }),
  'a person': () => admin().get(`/admin/people/${idOf('curator@demo.example')}?done=roles`),
  'a person who has to stay': () => {
    const path = `/admin/people/${idOf('admin@demo.example')}`;
    return admin().submit(path, { administrator: undefined }, { action: path });
  },
  'the mailbox': () => newClient(app).get('/dev/mail'),
  'a mail': async () => newClient(app).get(`/dev/mail/${(await ask('e@ash.example')).mailId}`),
  'not allowed': () => signIn(app, 'member@demo.example').get('/admin'),
  'not allowed without signing in': () => newClient(app).post('/my/account/name', []),
  privacy: () => newClient(app).get('/privacy'),
};

describe.each(Object.entries(states))('%s', (_name, open) => {
  it('is a valid page with one heading, whose title says first that something is wrong', async () => {
    const { html, status, heading } = await open();
    expect(await faults(html)).toEqual([]);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(heading).not.toBe('');
    expect(/<title>Error: /.test(html)).toBe(status === 422 || html.includes('class="govuk-error-summary"'));
  });
});
