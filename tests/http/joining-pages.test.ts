import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type Client, signIn } from '../support/client.ts';
import { addOrganisation, aSite } from '../support/factories.ts';
import { addPerson, decideAll } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Valid HTML in every state of the pages of joining and of an organisation's people. */

let app: TestApp;
let lead: Client;
let newcomer: Client;
let slug: string;
beforeAll(async () => {
  app = await openTestApp();
  const trust = addOrganisation(app.services, {
    name: 'Lantern Trust',
    sites: [aSite(), aSite({ name: 'Loft', visibility: 'area' })],
  });
  slug = trust.slug;
  addPerson(app, 'lead@skerne.example', { organisation: trust, role: 'lead' });
  addPerson(app, 'member@skerne.example', { organisation: trust, role: 'member' });
  lead = signIn(app, 'lead@skerne.example');
  newcomer = signIn(app, 'newcomer@demo.example');
});
afterAll(() => app.close());

const register = (fields: Record<string, string>) =>
  newcomer.submit(
    '/my/join/register',
    {
      name: 'Lantern Trust',
      sector: 'third-sector',
      type: 'Club',
      description: 'We meet.',
      words: 'Me.',
      ...fields,
    },
    { action: '/my/join/register' },
  );
const edit = (fields: Record<string, string>) =>
  lead.submit(`/organisations/${slug}/edit`, fields, { action: `/organisations/${slug}/edit` });
const invite = (email: string) =>
  lead.submit(`/organisations/${slug}/people`, { email }, { action: `/organisations/${slug}/people/invite` });

/** In this order: some states follow from what was posted before. */
const states: [string, () => Promise<Answer>, number][] = [
  ['joining', () => newcomer.get('/my/join'), 200],
  ['found', () => newcomer.get('/my/join?q=kitchen'), 200],
  ['none found', () => newcomer.get('/my/join?q=zzqq'), 200],
  ['claiming', () => newcomer.get(`/my/join/claim/${slug}`), 200],
  ['registering', () => newcomer.get('/my/join/register'), 200],
  ['registering with errors', () => register({ email: 'x', 'place-new-postcode': 'DL3 9AB' }), 422],
  ['one of these?', () => register({}), 422],
  ['no invitation', () => newcomer.get('/invitations/none'), 404],
  ['people', () => lead.get(`/organisations/${slug}/people`), 200],
  ['a wrong invitation', () => invite('x'), 422],
  [
    'an open invitation',
    () => invite('newcomer@demo.example').then(() => lead.get(`/organisations/${slug}/people`)),
    200,
  ],
  ['being invited', () => newcomer.get('/my/join'), 200],
  ['waiting', () => register({ name: 'Quite New Thing' }).then(() => newcomer.get('/my/join')), 200],
  [
    'sent back',
    async () => {
      const [thing] = app.services.joining.requestsOf(personBehind(newcomer));
      if (thing) await decideAll(app, thing.organisation, 'decline', 'Say more.');
      return newcomer.get('/my/join');
    },
    200,
  ],
  ['editing', () => lead.get(`/organisations/${slug}/edit`), 200],
  ['editing with errors', () => edit({ 'place-new-postcode': 'DL3 9AB', parent: 'Nobody' }), 422],
  ['two editors', () => edit({ version: '1', phone: '01325 000 000' }), 409],
  [
    'held facts waiting',
    () => edit({ name: 'Golden Trust' }).then(() => lead.get(`/organisations/${slug}/edit`)),
    200,
  ],
];

function personBehind(client: Client) {
  const person = app.services.sessions.personOf(client.cookie('session') ?? '');
  if (!person) throw new Error('Nobody is signed in');
  return person;
}

it.each(states)('%s', async (_name, open, status) => {
  const answer = await open();
  expect(answer.status).toBe(status);
  expect(await faults(answer.html)).toEqual([]);
  expect(answer.headers.get('Cache-Control')).toContain('no-store');
});
