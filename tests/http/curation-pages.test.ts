import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import { type Answer, type Client, formsOf, newClient, signIn } from '../support/client.ts';
import { listingBySlug, personOf, submitChange, submitNew } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Valid HTML in every state of the pages of curation, whatever people write. */

const charity = 'charity@demo.example';
const listing = '/listings/volunteer-drop-in';
const kitchen = 'cockerton-community-kitchen';
const signs = '<script>alert("1")</script> & "quotes" \'single\'';

let app: TestApp;
let curator: Client;
let slugs: string[];
beforeAll(async () => {
  app = await openTestApp({ emptyDesk: true });
  curator = signIn(app, 'curator@demo.example');
  const { rowId } = app.services.organisations.getBySlug(kitchen);
  slugs = app.services.listings.liveOf(rowId, 30).map(({ slug }) => slug);
});
afterAll(() => app.close());

/** Posts the form of the item that a page of the desk shows. */
async function decide(fields: [string, string][], path = '/curate'): Promise<Answer> {
  const { html } = await curator.get(path);
  const form = formsOf(html).findLast((each) => each.action === '/curate/decide');
  const kept = (form?.fields ?? []).filter(([name]) => !fields.some(([other]) => other === name));
  return curator.post('/curate/decide', [...kept, ...fields]);
}

const follow = async (answer: Answer): Promise<Answer> => curator.get(answer.location ?? '/nowhere');

/** Puts something about the kitchen into the queue and opens it. */
function opened(type: 'registration' | 'claim' | 'organisation-facts' | 'without-lead' | 'duplicate') {
  const organisation = app.services.organisations.getBySlug(kitchen);
  const { name, sector, parentRowId, charityNumber, companyNumber } = organisation;
  const proposals = {
    registration: { words: signs, similarRowIds: [1, 2] },
    claim: { words: signs },
    'organisation-facts': { facts: { name: signs, sector, parentRowId, charityNumber, companyNumber } },
    'without-lead': {},
    duplicate: {},
  };
  expect(name).not.toBe('');
  const { item } = transaction(app.database, (tx) =>
    app.services.reviewLedger.openIn(tx, personOf(app, charity), {
      type,
      subject: { type: 'organisation', rowId: organisation.rowId },
      proposal: proposals[type],
    }),
  );
  return curator.get(`/curate?item=${item.id}`);
}

/** In this order: some states follow from what was posted before. */
const states: [string, () => Promise<Answer>, number][] = [
  ['an empty desk', () => curator.get('/curate'), 200],
  ['nothing decided', () => curator.get('/curate/decided'), 200],
  ['an empty list of reports', () => curator.get('/curate?list=reported'), 200],
  [
    'a change',
    async () => {
      for (const slug of slugs.slice(0, 4)) {
        submitChange(app, charity, slug, { title: signs, summary: signs, description: `${signs}\n${signs}` });
      }
      return curator.get('/curate');
    },
    200,
  ],
  ['narrowed', () => curator.get('/curate?whose=nobody&age=any'), 200],
  ['a page past the end', () => curator.get('/curate?page=99'), 200],
  [
    'sent back without words',
    () =>
      decide([
        ['reason', ''],
        ['outcome', 'decline'],
      ]),
    422,
  ],
  [
    'too many words',
    () =>
      decide([
        ['reason', 'x'.repeat(1001)],
        ['outcome', 'decline'],
      ]),
    422,
  ],
  [
    'nothing ticked',
    () =>
      decide([
        ['item', ''],
        ['outcome', 'agree'],
      ]),
    422,
  ],
  [
    'somebody was quicker',
    async () => {
      const page = await curator.get('/curate');
      const form = formsOf(page.html).findLast((each) => each.action === '/curate/decide');
      submitChange(app, charity, slugs[0] ?? '', { title: 'Anew' });
      const kept = (form?.fields ?? []).filter(([name]) => name !== 'reason');
      return curator.post('/curate/decide', [...kept, ['reason', signs], ['outcome', 'decline']]);
    },
    409,
  ],
  ['approved', async () => follow(await decide([['outcome', 'agree']])), 200],
  ['decided lately', () => curator.get('/curate/decided'), 200],
  ['older decisions', () => curator.get('/curate/decided?before=1'), 200],
  [
    'handed over with nothing ticked',
    () => curator.submit('/curate', { item: [] }, { action: '/curate/assign' }),
    422,
  ],
  [
    'undone',
    async () => {
      const page = await follow(await decide([['outcome', 'agree']]));
      const undo = formsOf(page.html).find((form) => form.action === '/curate/undo');
      return follow(await curator.post('/curate/undo', undo?.fields ?? []));
    },
    200,
  ],
  [
    'a new entry',
    () => curator.get(`/curate?item=${submitNew(app, charity, kitchen, { title: signs })}`),
    200,
  ],
  ['a registration', () => opened('registration'), 200],
  ['a claim', () => opened('claim'), 200],
  ['other facts of an organisation', () => opened('organisation-facts'), 200],
  ['an organisation without a lead', () => opened('without-lead'), 200],
  ['a duplicate', () => opened('duplicate'), 200],
  ['a report', () => newClient(app).get(`${listing}/report`), 200],
  ['a problem', () => newClient(app).get('/report-problem?type=problem'), 200],
  [
    'a report without words',
    () =>
      newClient(app).submit(`${listing}/report`, { words: '', type: 'x' }, { action: `${listing}/report` }),
    422,
  ],
  ['thanks', () => newClient(app).get('/report-thanks'), 200],
  ['the history of a listing', () => curator.get(`/listings/${slugs[0]}/history`), 200],
  ['as its people see it', () => signIn(app, charity).get(`/listings/${slugs[0]}/history`), 200],
  ['the history of an organisation', () => curator.get(`/organisations/${kitchen}/history`), 200],
  [
    'going back without a reason',
    () => {
      const action = `/listings/${listingBySlug(app, slugs[1] ?? '').slug}/history`;
      return curator.submit(action, { reason: '' }, { action });
    },
    422,
  ],
];

it.each(states)('%s', async (_name, open, status) => {
  const answer = await open();
  expect(answer.status).toBe(status);
  expect(await faults(answer.html)).toEqual([]);
  expect(answer.html).not.toContain('<script>alert');
});
