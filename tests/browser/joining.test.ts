import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { addOrganisation, aSite } from '../support/factories.ts';
import { addPerson, decideAll } from '../support/people.ts';
import { type Borough, focused, openBorough, words } from './borough.ts';
import { expectForEverybody, openAs } from './everybody.ts';

/** Joining and an organisation's own pages, for everybody, with and without errors and without a script. */

const lead = 'lead@skerne.example';
let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
  const { app } = borough;
  const organisation = addOrganisation(app.services, {
    name: 'Lantern Trust',
    sites: [aSite(), aSite({ name: 'Loft', visibility: 'area' })],
  });
  addPerson(app, lead, { organisation, role: 'lead' });
  addPerson(app, 'member@skerne.example', { organisation, role: 'member' });
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
}

it('somebody new registers an organisation without a script', async () => {
  const page = await openAs(borough, 'newcomer@demo.example', '/my/join', { javaScriptEnabled: false });
  await page.getByLabel('Name of your organisation').fill('lantern');
  await page.getByRole('button', { name: 'Find it' }).click();
  expect(await page.getByRole('link', { name: 'Lantern Trust' }).count()).toBe(1);
  await page.getByRole('link', { name: 'Register an organisation' }).click();
  await page.locator('main details > summary').click();
  await fill(page, {
    'Name of the organisation': 'The Lantern Trust',
    'What sort of body it is': 'Charity',
    'What it does (optional)': 'Light where it is dark.',
    'What you do there': 'I chair it.',
    Postcode: 'dl3 9ab',
  });
  await page.getByLabel('Sector').selectOption('third-sector');
  await page.getByRole('button', { name: 'Send it to the CVS' }).click();
  await page.getByLabel('Ward').selectOption('cockerton');
  await page.getByRole('button', { name: 'Send it to the CVS' }).click();
  expect(await words(page.locator('#similar'))).toBe('Is it one of these?');
  await page.getByLabel('It is none of these').check();
  await page.getByRole('button', { name: 'Send it to the CVS' }).click();
  expect(new URL(page.url()).pathname).toBe('/my/join');
  expect(await page.locator('#requests').textContent()).toContain('The CVS will look at this');
});

it('every state of joining is for everybody', async () => {
  const page = await openAs(borough, 'newcomer@demo.example', '/my/join?q=kitchen');
  await expectForEverybody(page);
  await page.goto(`${borough.app.address}/my/join/claim/lantern-trust`);
  await expectForEverybody(page);
  await page.goto(`${borough.app.address}/my/join/register`);
  await expectForEverybody(page);
  await page.locator('main details > summary').click();
  await fill(page, { 'Name of the organisation': 'Lantern Trust', Postcode: 'DL3 9AB' });
  await page.getByRole('button', { name: 'Send it to the CVS' }).click();
  await page.waitForURL(/register/);
  expect(await focused(page)).toContain('There is a problem');
  await expectForEverybody(page);
  await fill(page, {
    'What sort of body it is': 'Charity',
    'What it does (optional)': 'Light.',
    'What you do there': 'I chair it.',
  });
  await page.getByLabel('Sector').selectOption('third-sector');
  await page.getByLabel('Ward').selectOption('cockerton');
  await page.getByRole('button', { name: 'Send it to the CVS' }).click();
  await page.getByRole('heading', { name: 'Is it one of these?' }).waitFor();
  await expectForEverybody(page);
});

it('every state of an organisation’s own pages is for everybody', async () => {
  const page = await openAs(borough, lead, '/organisations/lantern-trust/people');
  await expectForEverybody(page);
  await page.getByLabel('Their e-mail address').fill('nobody');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText('There is a problem').waitFor();
  expect(await focused(page)).toContain('There is a problem');
  await expectForEverybody(page);
  await page.getByLabel('Their e-mail address').fill('newcomer@demo.example');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByRole('heading', { name: 'Invited' }).waitFor();
  // What was done is read out first, as what is wrong is.
  expect(await focused(page)).toContain('We are writing to newcomer@demo.example.');
  expect(await words(page.getByRole('alert'))).toContain('We are writing to newcomer@demo.example.');
  await expectForEverybody(page);
  await page.getByRole('button', { name: 'Remove member@skerne.example' }).click();
  await page.getByText('member@skerne.example doesn’t belong').waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Undo');
  await expectForEverybody(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('member@skerne.example is a member of Lantern Trust now.').waitFor();

  await page.goto(`${borough.app.address}/organisations/lantern-trust/edit`);
  await expectForEverybody(page);
  await page.getByLabel('Name of the organisation').fill('Golden Trust');
  await page.getByRole('button', { name: 'Save the details' }).click();
  await page.getByRole('heading', { name: 'This waits for the CVS' }).waitFor();
  await expectForEverybody(page);
  const organisation = borough.app.services.organisations.getBySlug('lantern-trust');
  await decideAll(borough.app, organisation, 'decline', 'That is another one’s name.');
  await page.getByLabel('Telephone number').fill('01325 333 333');
  const other = await openAs(borough, lead, '/organisations/lantern-trust/edit');
  await other.getByLabel('Telephone number').fill('01325 222 222');
  await other.getByRole('button', { name: 'Save the details' }).click();
  await other.waitForURL(/lantern-trust$/);
  await page.getByRole('button', { name: 'Save the details' }).click();
  await page.getByRole('heading', { name: 'Two of you changed' }).waitFor();
  await expectForEverybody(page);
  await page.goto(`${borough.app.address}/organisations/lantern-trust`);
  await expectForEverybody(page);
});

it('an invitation is for everybody, and so is what came back', async () => {
  const page = await openAs(borough, 'newcomer@demo.example', '/my/join');
  await page.getByRole('heading', { name: 'You are invited' }).waitFor();
  await expectForEverybody(page);
  const [request] = await page.locator('#requests h3').allTextContents();
  expect(request).toBe('The Lantern Trust');
  await page.getByRole('button', { name: 'Join Lantern Trust' }).click();
  await page.getByRole('heading', { name: 'Where you belong' }).waitFor();
  await page.goto(`${borough.app.address}/invitations/none`);
  await expectForEverybody(page);
});
