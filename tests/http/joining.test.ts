import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { type Answer, type Client, newClient, signIn } from '../support/client.ts';
import { addOrganisation } from '../support/factories.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Joining: find, claim, register, and what each must not allow. */

let app: TestApp;
let newcomer: Client;
beforeAll(async () => {
  app = await openTestApp();
  newcomer = signIn(app, 'newcomer@demo.example');
});
afterAll(() => app.close());

const registration = {
  name: 'Skerne Repair Café',
  sector: 'third-sector',
  type: 'Community group',
  description: 'Volunteers mend what would be thrown away.',
  words: 'I run the Saturday sessions.',
};

function register(fields: Record<string, string | undefined> = {}, client = newcomer): Promise<Answer> {
  return client.submit('/my/join/register', { ...registration, ...fields }, { action: '/my/join/register' });
}

function organisationNamed(name: string) {
  return app.database
    .select()
    .from(schema.organisations)
    .all()
    .find((each) => each.name === name);
}

it('asks visitors to sign in first', async () => {
  const answer = await newClient(app).get('/my/join');
  expect([answer.status, answer.location]).toEqual([303, '/sign-in?next=%2Fmy%2Fjoin']);
});

it('finds organisations by words of their names, however they are inflected, and shows none at first', async () => {
  expect((await newcomer.get('/my/join')).html).not.toContain('/my/join/claim/');
  addOrganisation(app.services, { name: 'Whessoe Men’s Shed' });
  for (const words of ['whessoe', 'mens sheds', 'Shed whess']) {
    const { html } = await newcomer.get(`/my/join?q=${encodeURIComponent(words)}`);
    expect(html, words).toContain('/my/join/claim/whessoe-mens-shed');
  }
  for (const words of ['whessoe bakery', '"*', 'OR', '(']) {
    const { status, html } = await newcomer.get(`/my/join?q=${encodeURIComponent(words)}`);
    expect(status).toBe(200);
    expect(html, words).not.toContain('/my/join/claim/whessoe-mens-shed');
  }
});

it.each(['/listings/new', '/listings/new?kind=need', '/enquiries'])(
  'leads whoever belongs to no organisation from %s to joining one',
  async (path) => {
    const { status, heading, html } = await newcomer.get(path);
    expect([status, heading]).toEqual([403, 'Join your organisation first']);
    expect(html).toContain('href="/my/join"');
    expect(html).toContain('Sign out');
    // Of what no organisation has, joining one is not the way to it.
    expect((await newcomer.get('/curate')).heading).toBe('You can’t open this page');
    const member = signIn(app, 'member@demo.example');
    expect((await member.get('/organisations/cockerton-community-kitchen/people')).html).not.toContain(
      heading,
    );
  },
);

it('forgives slips where no name has the words as they were typed, and says so', async () => {
  addOrganisation(app.services, { name: 'Haughton Wheelers’ Cycling Group' });
  const claim = '/my/join/claim/haughton-wheelers-cycling-group';
  const said = 'No name has these words as you typed them';
  for (const words of ['haugton', 'Haughton weelers', 'wheelres hauhgton', 'cyclling']) {
    const { html } = await newcomer.get(`/my/join?q=${encodeURIComponent(words)}`);
    expect(html, words).toContain(claim);
    expect(html, words).toContain(said);
  }
  expect((await newcomer.get('/my/join?q=haughton+wheelers')).html).not.toContain(said);
  for (const words of ['haugton bakery', 'hagtn', '5aughton', 'x'.repeat(200), 'zq '.repeat(66)]) {
    const { status, html } = await newcomer.get(`/my/join?q=${encodeURIComponent(words)}`);
    expect(status).toBe(200);
    expect(html, words).not.toContain(claim);
    expect(html, words).toContain('No organisation has these words in its name');
  }
});

describe('registering', () => {
  it('marks what may be left out, and nothing else', async () => {
    const { html } = await newcomer.get('/my/join/register');
    const labels = [...html.matchAll(/<label class="field-label" for="([^"]*)">(.*?)<\/label>/g)];
    const mayBeLeftOut = labels.flatMap(([, id, label]) => (label?.includes('(optional)') ? [id] : []));
    for (const field of ['description', 'charity_number', 'company_number', 'website', 'email', 'phone']) {
      expect(mayBeLeftOut, field).toContain(field);
    }
    const asked = ['name', 'sector', 'type', 'words'];
    expect(labels.map(([, id]) => id)).toEqual(expect.arrayContaining(asked));
    for (const field of asked) expect(mayBeLeftOut).not.toContain(field);
    const answer = await register({ name: 'Red Hall Bell Ringers', description: '' });
    expect(answer.status).toBe(303);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['no name', { name: ' ' }, 'name', 'Enter the name of the organisation'],
    ['no sector', { sector: '' }, 'sector', 'Choose the sector'],
    ['a sector of their own', { sector: 'royal' }, 'sector', 'Choose the sector'],
    ['no sort', { type: '' }, 'type', 'Say what sort of body it is'],
    [
      'a short charity number',
      { charity_number: '12345' },
      'charity_number',
      'Enter a charity number of 6 or 7 digits',
    ],
    [
      'a long company number',
      { company_number: '123456789' },
      'company_number',
      'Enter a company number of 8 characters',
    ],
    [
      'a script as website',
      { website: 'javascript:alert(1)' },
      'website',
      'Enter an address that begins with https://',
    ],
    ['no e-mail address', { email: 'at home' }, 'email', 'Enter an e-mail address like info@group.org.uk'],
    [
      'words as telephone number',
      { phone: 'ring me' },
      'phone',
      'Enter a telephone number like 01325 123 456',
    ],
    [
      'half a postcode',
      { 'place-new-postcode': 'DL1' },
      'place-new-postcode',
      'Enter a postcode like DL1 5QT',
    ],
    [
      'a postcode that isn’t there',
      { 'place-new-postcode': 'DL99 9ZZ' },
      'place-new-postcode',
      'There is no postcode DL99 9ZZ',
    ],
    [
      'an address to show that isn’t given',
      { 'place-new-postcode': 'DL3 9AB', 'place-new-ward': 'cockerton', 'place-new-visibility': 'address' },
      'place-new-address',
      'Enter the address that people are to see',
    ],
    ['a made-up ward', { 'place-new-ward': 'atlantis' }, 'place-new-ward', 'Choose a ward from the list'],
    ['no word on one’s role', { words: '  ' }, 'words', 'Say what you do there'],
  ])('refuses %s beside the field, and keeps what was typed', async (_name, fields, field, message) => {
    const { status, html } = await register({ website: 'www.skerne.example', ...fields });
    expect(status).toBe(422);
    expect(html).toContain(`<a href="#${field}">${message}`);
    expect(html).toMatch(new RegExp(`id="${field}-error"[^<]*<[^<]*<[^<]*${message}`));
    if (field !== 'website') expect(html).toContain('value="www.skerne.example"');
    expect(organisationNamed(registration.name)).toBeUndefined();
  });

  it('asks for the ward where the postcode leaves it open, the likeliest first', async () => {
    const { status, html } = await register({ 'place-new-postcode': 'dl3 9ab' });
    expect(status).toBe(422);
    expect(html).toContain('Choose the ward that DL3 9AB is in');
    const [, first] = [
      ...(/<select[^>]*id="place-new-ward".*?<\/select>/s.exec(html)?.[0] ?? '').matchAll(/value="([^"]*)"/g),
    ];
    expect(app.services.places.resolvePostcode('DL3 9AB')).toMatchObject({
      candidateWardSlugs: expect.arrayContaining([first?.[1]]),
    });
  });

  it('keeps it from everybody but its people until a curator agrees', async () => {
    const answer = await register({
      name: 'Skerne Repair Café',
      company_number: '1234567',
      website: 'skerne.example',
      'place-new-postcode': 'DL3 9AB',
      'place-new-ward': 'cockerton',
      'place-new-address': '3 Mill Row',
    });
    expect([answer.status, answer.location]).toEqual([303, '/my/join#requests']);
    const organisation = organisationNamed('Skerne Repair Café');
    expect(organisation).toMatchObject({
      state: 'waiting',
      companyNumber: '01234567',
      website: 'https://skerne.example',
    });
    const mine = await newcomer.get('/my/join');
    expect(mine.html).toContain(
      'The CVS will look at this, usually within two working days. It isn’t public yet.',
    );
    expect(mine.html).toContain('/organisations/skerne-repair-cafe/edit');

    const other = signIn(app, 'charity@demo.example');
    for (const path of [
      '/organisations/skerne-repair-cafe',
      '/organisations/skerne-repair-cafe/edit',
      '/organisations/skerne-repair-cafe/people',
      '/my/join/claim/skerne-repair-cafe',
      `/api/v1/organisations/${organisation?.id}`,
    ]) {
      expect((await other.get(path)).status, path).toBe(404);
    }
    for (const path of [
      '/organisations',
      '/api/v1/organisations?per_page=100',
      '/my/join?q=skerne',
      '/search?q=skerne+repair',
    ]) {
      expect((await other.get(path)).html, path).not.toContain('skerne-repair-cafe');
    }
    const [item] = app.database
      .select()
      .from(schema.reviewItems)
      .all()
      .filter((each) => each.type === 'registration' && each.subjectRowId === organisation?.rowId);
    expect(item).toMatchObject({ subjectRowId: organisation?.rowId, state: 'open' });
  });

  it('is taken back by whoever asked, and by nobody else', async () => {
    await register({ name: 'Second Thoughts' });
    const organisation = organisationNamed('Second Thoughts');
    const page = await newcomer.get('/my/join');
    const other = signIn(app, 'member@demo.example');
    const token = /name="_csrf" value="([^"]*)"/.exec((await other.get('/my/join')).html)?.[1] ?? '';
    const theirs = await other.post('/my/join/withdraw', [
      ['_csrf', token],
      ['organisation', organisation?.id ?? ''],
    ]);
    expect(theirs.status).toBe(404);
    expect(organisationNamed('Second Thoughts')?.state).toBe('waiting');
    const own = /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    const mine = await newcomer.post('/my/join/withdraw', [
      ['_csrf', own],
      ['organisation', organisation?.id ?? ''],
    ]);
    expect(mine.status).toBe(303);
    expect(organisationNamed('Second Thoughts')?.state).toBe('archived');
    expect((await newcomer.get('/my/join')).html).not.toContain('Second Thoughts');
  });

  it('takes no form without its token', async () => {
    const { status } = await newcomer.post('/my/join/register', Object.entries(registration));
    expect(status).toBe(403);
  });

  it('takes neither a state nor trust nor a body above it from hidden fields', async () => {
    const [parent] = app.database.select().from(schema.organisations).all();
    await register({
      name: 'Hidden Fields Club',
      state: 'live',
      isTrusted: 'true',
      is_trusted: 'true',
      parent: parent?.name ?? '',
      parentRowId: String(parent?.rowId),
      sourceKey: 'demonstration:x',
    });
    expect(organisationNamed('Hidden Fields Club')).toMatchObject({
      state: 'waiting',
      isTrusted: false,
      parentRowId: null,
      sourceKey: null,
    });
  });
});
