import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Client, signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { addPerson } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** A place that is typed into the form of a listing: found by its postcode, and made with what is shown. */

let app: TestApp;
let curator: Client;
beforeAll(async () => {
  app = await openTestApp();
  curator = signIn(app, 'curator@demo.example');
});
afterAll(() => app.close());

let count = 0;
/** An organisation with somebody who belongs to it. */
function newGroup(sites: ReturnType<typeof aSite>[] = []) {
  count += 1;
  const organisation = addOrganisation(app.services, { sites });
  const email = `place-${count}@group.example`;
  addPerson(app, email, { organisation, role: 'member' });
  return { organisation, member: signIn(app, email) };
}
/** Listed again and again, which is known. */
const room = { title: 'Room for 12', summary: 'With a kettle.', category: 'space', duplicatesSeen: '1' };
const place = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`place-new-${name}`, value]));
const sitesOf = (organisation: Organisation) => app.services.organisations.sites(organisation);
const list = (
  { organisation }: { organisation: Organisation },
  typed: Record<string, string>,
  { button, client = curator }: { button?: string; client?: Client } = {},
) =>
  client.submit(
    `/listings/new?kind=resource&organisation=${organisation.slug}`,
    { ...room, ...typed },
    {
      action: /listings/,
      ...(button === undefined ? {} : { button: { name: button, value: '1' } }),
    },
  );

describe('a postcode in the form', () => {
  it('asks for the ward, the sector’s first, and says what people will see', async () => {
    const group = newGroup();
    const looked = await list(group, place({ postcode: 'dl1 5qt' }), { button: 'place' });
    expect(looked.location).toMatch(/edit\?open=where#place$/);
    const { html } = await curator.get(looked.location ?? '');
    expect(html).toMatch(/<details[^>]* open[^>]* id="place"/);
    const found = app.services.places.resolvePostcode('DL1 5QT');
    const first = found.kind === 'sector' ? (found.candidateWardSlugs[0] ?? '') : '';
    const options = /<select[^>]*name="place-new-ward"[^>]*>(.*?)<\/select>/s.exec(html)?.[1] ?? '';
    expect(options.indexOf(`value="${first}"`)).toBeGreaterThan(0);
    expect(options.match(/value="[a-z-]+"/g)?.[0]).toBe(`value="${first}"`);
    expect(html).toContain('People see the ward, not the address');
    const refused = await list(group, place({ postcode: 'DL1 5QT' }));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Choose the ward that DL1 5QT is in');
    expect(sitesOf(group.organisation)).toEqual([]);
  });

  it('becomes a site of the organisation when the entry is shown, as an area', async () => {
    const group = newGroup();
    const typed = place({ postcode: 'DL1 5QT', ward: 'cockerton', address: '3 Secret Row' });
    const preview = await list(group, typed, { button: 'preview' });
    expect([preview.status, sitesOf(group.organisation)]).toEqual([200, []]);
    expect(preview.html).toContain('Cockerton');
    expect(preview.html.replace(/<input type="hidden"[^>]*>/g, '')).not.toContain('Secret Row');
    const shown = await list(group, typed);
    expect(shown.status).toBe(303);
    expect(sitesOf(group.organisation)).toMatchObject([
      { postcode: 'DL1 5QT', wardSlug: 'cockerton', visibility: 'area', address: '3 Secret Row' },
    ]);
    const { html } = await curator.get((shown.location ?? '').replace(/\?.*/, ''));
    expect(html).toContain('Cockerton');
    expect(html).not.toContain('Secret Row');
    expect(html).not.toContain('DL1 5QT');
  });

  it('is made once, however often the same is listed', async () => {
    const group = newGroup();
    const typed = place({ postcode: 'DL1 5QT', ward: 'cockerton' });
    await list(group, typed);
    await list(group, { ...typed, title: 'The other room' });
    expect(sitesOf(group.organisation)).toHaveLength(1);
  });

  it('is added by members, beside the places that are there, and ticked in what waits', async () => {
    const group = newGroup([aSite({ name: 'The hall' })]);
    const sent = await list(group, place({ postcode: 'DL1 5QT', ward: 'cockerton' }), {
      client: group.member,
    });
    expect(sent.location).toMatch(/sent$/);
    expect(sitesOf(group.organisation).map(({ name }) => name)).toEqual(['The hall', 'Cockerton']);
    const { html } = await group.member.get((sent.location ?? '').replace('/sent', '/edit'));
    const [hall = '', cockerton = ''] = [...html.matchAll(/<input[^>]*name="sites"[^>]*>/g)].map(
      ([tag]) => tag,
    );
    expect([/ checked/.test(hall), / checked/.test(cockerton)]).toEqual([true, true]);
    expect(html).not.toContain('value="DL1 5QT"');
  });

  it.each([
    ['half a postcode', { postcode: 'DL1' }, 'Enter a postcode like DL1 5QT'],
    ['one that isn’t there', { postcode: 'DL9 9ZZ' }, 'There is no postcode DL9 9ZZ'],
    [
      'an address to show that isn’t said',
      { postcode: 'DL1 5QT', ward: 'cockerton', visibility: 'address' },
      'Enter the address that people are to see',
    ],
    ['a ward that isn’t one', { postcode: 'DL1 5QT', ward: 'atlantis' }, 'Choose a ward from the list'],
    ['a name without a place', { name: 'Somewhere' }, 'Enter a postcode, or choose the ward'],
  ])('that is %s is refused beside its field, and kept', async (_name, typed, message) => {
    const group = newGroup();
    const answer = await list(group, place(typed));
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(new RegExp(`href="#place-new-\\w+">${message}`));
    expect(answer.html).toMatch(/<details[^>]* open[^>]* id="place"/);
    for (const value of Object.values(typed).filter((each) => each !== 'atlantis'))
      expect(answer.html).toContain(`value="${value}"`);
    expect(sitesOf(group.organisation)).toEqual([]);
  });

  it('that is to be hidden must not be told, by this entry or by one that is there', async () => {
    const group = newGroup();
    const hidden = place({ postcode: 'DL1 5QT', ward: 'cockerton', visibility: 'hidden' });
    const own = await list(group, { ...hidden, summary: 'Come to DL1 5QT.' });
    expect([own.status, sitesOf(group.organisation)]).toEqual([422, []]);
    expect(own.html).toContain('Leave out “DL1 5QT”');
    addListing(app.services, group.organisation, { content: { title: 'Tea', summary: 'At DL15QT.' } });
    const other = await list(group, hidden);
    expect([other.status, sitesOf(group.organisation)]).toEqual([422, []]);
    expect(other.html).toContain('“Tea” tells where that place is');
  });

  it('is offered as one types, and is kept in a draft without being made', async () => {
    const group = newGroup();
    const outside = await list(group, place({ postcode: 'SW1A 1AA' }), { button: 'autosave' });
    expect(outside.html).toContain('SW1A 1AA is outside the borough.');
    const draft = await list(group, place({ postcode: 'DL3 9AA', name: 'Shed' }), { button: 'draft' });
    const { html } = await curator.get(draft.location ?? '');
    expect(html).toContain('value="DL3 9AA"');
    expect(html).toContain('value="Shed"');
    expect(sitesOf(group.organisation)).toEqual([]);
  });

  it('adds nothing to an organisation that isn’t one’s own', async () => {
    const [mine, theirs] = [newGroup(), newGroup()];
    const answer = await list(
      mine,
      { ...place({ postcode: 'DL1 5QT', ward: 'cockerton' }), organisation: theirs.organisation.slug },
      { client: mine.member },
    );
    expect(answer.status).toBe(403);
    expect(sitesOf(theirs.organisation)).toEqual([]);
  });
});
