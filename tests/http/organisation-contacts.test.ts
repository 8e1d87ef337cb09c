import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Client, signIn } from '../support/client.ts';
import { addOrganisation } from '../support/factories.ts';
import { addPerson } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** How an organisation is reached: as its lead types it, and where its page says it. */

let app: TestApp;
let trust: Organisation;
let path: string;
let lead: Client;
let count = 0;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

beforeEach(() => {
  count += 1;
  trust = addOrganisation(app.services, { name: `Lantern Trust ${count}` });
  path = `/organisations/${trust.slug}/edit`;
  addPerson(app, `lead${count}@skerne.example`, { organisation: trust, role: 'lead' });
  lead = signIn(app, `lead${count}@skerne.example`);
});

const current = () => app.services.organisations.byRowIds([trust.rowId]).get(trust.rowId) ?? trust;
const save = (fields: Record<string, string>) => lead.submit(path, fields, { action: path });

describe('what is typed', () => {
  it.each([
    ['phone', '01325 12', 'Enter the whole telephone number, like 01325 123 456'],
    ['website', 'lanterntrust', 'Enter the whole address of the website, like www.group.org.uk'],
  ])('is refused where some of it is missing: %s', async (field, typed, message) => {
    const { status, html } = await save({ [field]: typed });
    expect(status).toBe(422);
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain(message);
    expect(html).toContain(`value="${typed}"`);
    expect(current()).toEqual(trust);
  });

  it.each([
    ['phone', '01325-123-456', '01325 123 456'],
    ['phone', '116 123', '116 123'],
    ['phone', '+44 1325 123456', '+44 1325 123456'],
    ['website', 'lantern.example/about', 'https://lantern.example/about'],
  ] as const)('is taken in the ways in which people write it: %s %s', async (field, typed, kept) => {
    expect((await save({ [field]: typed })).status).toBe(303);
    expect(current()[field]).toBe(kept);
  });
});

it('is led to from the top of its page, which calls what is changed its details', async () => {
  expect((await lead.get(path)).html).toContain('Save the details');
  const { html } = await lead.get(`/organisations/${trust.slug}`);
  expect(html).toContain('Change its details');
  expect(html.indexOf('href="#reach"')).toBeGreaterThan(0);
  expect(html.indexOf('id="reach"')).toBeGreaterThan(html.indexOf('href="#reach"'));
});
