import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { enquiryStates, foldEnquiry } from '../../src/features/enquiries/index.ts';
import { type Client, newClient, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** What has been exchanged, as everybody may see it, and the demonstration that it shows. */

let app: TestApp;
let anybody: Client;
beforeAll(async () => {
  app = await openTestApp();
  anybody = newClient(app);
});
afterAll(() => app.close());

/** The rows of the file, as cells; none of the demonstration's names holds a comma but in quotes. */
async function csv(query = ''): Promise<string[][]> {
  const { html, headers, status } = await anybody.get(`/reports/exchanges.csv${query}`);
  expect(status).toBe(200);
  expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('Content-Disposition')).toContain('exchanges.csv');
  const lines = html.replace('\uFEFF', '').trimEnd().split('\r\n');
  return lines.map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, '')),
  );
}

describe('the ledger', () => {
  it('says the same in its answer, its figures, its matrix and its file', async () => {
    const [header, ...rows] = await csv();
    expect(header?.[0]).toBe('Month');
    const { html } = await anybody.get('/reports/exchanges');
    expect(html).toContain(`${rows.length} exchanges came about`);
    const foot = /<tfoot>.*?<\/tfoot>/s.exec(html)?.[0] ?? '';
    const totals = [...foot.matchAll(/<td[^>]*>(\d+)<\/td>/g)].map(([, total]) => Number(total));
    expect(totals.at(-1)).toBe(rows.length);
    expect(totals.slice(0, -1).reduce((sum, total) => sum + total, 0)).toBe(rows.length);
    const hours = rows.reduce((sum, row) => sum + Number(row[8]), 0);
    expect(html).toContain(`${hours} hours`);
    // The themes come to more than all of them, and say why.
    expect(html).toContain('What has more than one theme counts in each of them.');
    expect(html.length).toBeLessThan(100_000);
  });

  it('calls each sector the same in the picture and in the table', async () => {
    const { html } = await anybody.get('/reports/exchanges');
    const picture =
      /<svg class="flow".*?<\/svg>\s*<\/section>|<svg class="flow".*?(?=<table)/s.exec(html)?.[0] ?? '';
    const drawn = [...picture.matchAll(/<g>(.*?)<\/g>/gs)].map(([, node = '']) =>
      [...node.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, line = '']) => line.trim()).join(' '),
    );
    const head = /<thead>.*?<\/thead>/s.exec(html.slice(html.indexOf(picture) + picture.length))?.[0] ?? '';
    const named = [...head.matchAll(/<th[^>]*>([^<]*)<\/th>/g)].map(([, name = '']) => name.trim());
    const sectors = new Set(drawn.map((words) => words.replace(/ \d+$/, '')));
    expect([...sectors].toSorted()).toEqual(named.filter((name) => sectors.has(name)).toSorted());
    expect(sectors).toContain('NHS, police, colleges');
  });

  it.each([
    ['?from=business', (row: string[]) => row[1] === 'Business'],
    ['?to=local-authority', (row: string[]) => row[2] === 'Council'],
    ['?theme=community-buildings', (row: string[]) => (row[6] ?? '').includes('Community buildings')],
    ['?category=transport', (row: string[]) => row[5] === 'Transport'],
    ['?since=2026-06&until=2026-08', (row: string[]) => /^2026-0[678]$/.test(row[0] ?? '')],
  ])('is narrowed by %s', async (query, fits) => {
    const all = (await csv()).slice(1);
    const some = (await csv(query)).slice(1);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBe(all.filter(fits).length);
    expect((await anybody.get(`/reports/exchanges${query}`)).html).toMatch(
      new RegExp(`${some.length} exchanges? came about`),
    );
  });

  it.each(['?from=nonsense', '?ward=nowhere', '?theme=%00', '?since=2099-01'])(
    'takes what it doesn’t know for not given: %s',
    async (query) => {
      expect((await anybody.get(`/reports/exchanges${query}`)).status).toBe(200);
      expect((await anybody.get(`/reports/exchanges.csv${query}`)).status).toBe(200);
    },
  );

  it('doesn’t say of what is no month that it comes before another', async () => {
    const { html } = await anybody.get('/reports/exchanges?since=March+2026&until=2026-02');
    expect(html).toContain('such as 2026-01');
    expect(html).not.toContain('before the first');
  });

  it.each([
    ['since', 'March 2026', 'Write the month as year and number, such as 2026-01', ''],
    ['until', '2026-02-31', 'Write the month as year and number, such as 2026-12', ''],
    ['since', '2026-13', 'Write the month as year and number', ''],
    ['until', '2026-01', 'The last month can’t be before the first', '&since=2026-11'],
  ])('says what is wrong with a month, and keeps it: %s %s', async (name, month, message, more) => {
    const query = `?theme=community-buildings&${name}=${encodeURIComponent(month)}${more}`;
    const { status, html } = await anybody.get(`/reports/exchanges${query}`);
    expect(status).toBe(400);
    expect(html).toContain(`href="#${name}"`);
    expect(html).toMatch(new RegExp(`id="${name}-error"[^]*?${message}`));
    expect(html).toContain(`value="${month}"`);
    expect(html).toContain('value="community-buildings" selected');
    expect(html).not.toContain('came about');
    expect(await faults(html)).toEqual([]);
    const file = await anybody.get(`/reports/exchanges.csv${query}`);
    expect([file.status, file.headers.get('Content-Type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(file.html).toContain(`"parameter":"${name}"`);
  });

  it('says where nothing has come about whether that is because of the filters', async () => {
    const answerTo = async (query: string) => (await anybody.get(`/reports/exchanges${query}`)).html;
    expect(await answerTo('?since=2099-01')).toContain('in this period yet.');
    expect(await answerTo('?since=2099-01&from=business')).toContain('in this period with these filters.');
  });

  it('names organisations only where both agreed', async () => {
    const rows = (await csv()).slice(1);
    const named = rows.filter((row) => row[3] !== '' || row[4] !== '');
    expect(named.length).toBeGreaterThan(3);
    expect(named.length).toBeLessThan(rows.length);
    expect(named.every((row) => row[3] !== '' && row[4] !== '')).toBe(true);
    const both = app.database
      .select()
      .from(schema.exchangeReports)
      .where(eq(schema.exchangeReports.agreesToNames, true))
      .all();
    const count = new Map<number, number>();
    for (const { exchangeRowId } of both) count.set(exchangeRowId, (count.get(exchangeRowId) ?? 0) + 1);
    expect(named.length).toBe([...count.values()].filter((sides) => sides === 2).length);
    // Who only one side would name stands nowhere on the page.
    const { html } = await anybody.get('/reports/exchanges');
    expect(html).not.toContain('Noor Community Mosque, on what');
    // Nor is there a row of those that aren't named.
    const [, table = ''] = html.split('<h2>With names</h2>');
    const shown = [...table.matchAll(/<tr>\s*<td>([^<]*)<\/td>\s*<td>([^<]*)<\/td>/g)];
    expect(shown.map(([, giver, receiver]) => [giver, receiver])).toEqual(
      named.slice(0, 20).map((row) => [row[3], row[4]]),
    );
  });

  it('tells no ward of what a hidden place is behind', async () => {
    const refuge = app.database
      .select()
      .from(schema.listings)
      .innerJoin(schema.organisations, eq(schema.organisations.rowId, schema.listings.organisationRowId))
      .where(eq(schema.organisations.slug, 'juniper-womens-refuge'))
      .all()
      .find(({ listings }) => listings.kind === 'need' && listings.state === 'live')?.listings;
    const council = signIn(app, 'council@demo.example');
    const about = `/listings/${refuge?.slug}/ask`;
    const { location } = await council.submit(about, { words: 'We can help' }, { action: about });
    const id = /enquiries\/([^?]+)/.exec(location ?? '')?.[1] ?? '';
    const found = app.database.select().from(schema.enquiries).where(eq(schema.enquiries.id, id)).get();
    transaction(app.database, (tx) => {
      if (found) app.services.exchanges.openIn(tx, found);
    });
    const exchange = app.database
      .select()
      .from(schema.exchanges)
      .where(eq(schema.exchanges.enquiryRowId, found?.rowId ?? 0))
      .get();
    expect(exchange).toMatchObject({ wardSlug: null, needListingRowId: refuge?.rowId });
  });

  it('tells the ward no more once the place is hidden', async () => {
    const ward = 'sadberge-and-middleton-st-george';
    const gala = app.services.organisations.getBySlug('oak-tree-and-fighting-cocks-gala-committee');
    const told = async () => ({
      rows: (await csv(`?ward=${ward}`)).length - 1,
      everywhere: (await csv()).length - 1,
      inFile: (await csv()).filter((row) => /Sadberge/.test(row[7] ?? '')).length,
      // The form offers every ward; the table of wards has those of exchanges alone.
      onPage: /<th[^>]*>Sadberge/.test((await anybody.get('/reports/exchanges')).html),
    });
    const before = await told();
    expect(before).toMatchObject({ rows: 1, inFile: 1, onPage: true });
    const curator = signIn(app, 'curator@demo.example');
    const edit = `/organisations/${gala.slug}/edit`;
    const places = app.services.organisations.sites(gala).filter(({ wardSlug }) => wardSlug === ward);
    const hidden = places.map(({ id }) => [`place-${id}-visibility`, 'hidden']);
    const answer = await curator.submit(edit, Object.fromEntries(hidden), { action: edit });
    expect(answer.status).toBe(303);
    // It happened, and is counted; where is nobody's business any more.
    expect(await told()).toEqual({ ...before, rows: 0, inFile: 0, onPage: false });
  });

  it('repeats no sentence that tells a place which was hidden since', async () => {
    const quotes = async () =>
      [...(await anybody.get('/reports/exchanges')).html.matchAll(/<blockquote>(.*?)<\/blockquote>/gs)].map(
        ([, text]) => text,
      );
    const [first] = app.database
      .select()
      .from(schema.exchangeReports)
      .innerJoin(schema.exchanges, eq(schema.exchanges.rowId, schema.exchangeReports.exchangeRowId))
      .innerJoin(
        schema.organisations,
        eq(schema.organisations.rowId, schema.exchanges.receiverOrganisationRowId),
      )
      .where(eq(schema.exchangeReports.isSentencePublic, true))
      .all();
    if (!first) throw new Error('The demonstration has sentences for everybody');
    const sentence = 'They came to 7 Nestfield Street every week.';
    app.database
      .update(schema.exchangeReports)
      .set({ sentence })
      .where(eq(schema.exchangeReports.rowId, first.exchange_reports.rowId))
      .run();
    const site = {
      organisationRowId: first.organisations.rowId,
      position: 9,
      name: 'Office',
      address: 'Rowan House, 7 Nestfield Street',
    };
    app.database
      .insert(schema.sites)
      .values({ ...site, id: 'nestfield', visibility: 'address' })
      .run();
    const before = await quotes();
    expect(before).toContain(sentence);
    app.database
      .update(schema.sites)
      .set({ visibility: 'hidden' })
      .where(eq(schema.sites.id, 'nestfield'))
      .run();
    const after = await quotes();
    expect(after).not.toContain(sentence);
    // What was said by others stays.
    expect(after).toEqual(expect.arrayContaining(before.filter((text) => text !== sentence)));
  });
});

describe('the demonstration', () => {
  it('has every state, and each is what its events come to', () => {
    const rows = app.database.select().from(schema.enquiries).all();
    const demo = rows.filter(({ sourceKey }) => sourceKey !== null);
    expect(new Set(demo.map(({ state }) => state))).toEqual(new Set(enquiryStates));
    for (const { rowId, state, sourceKey } of demo) {
      const events = app.database
        .select()
        .from(schema.enquiryEvents)
        .where(eq(schema.enquiryEvents.enquiryRowId, rowId))
        .all();
      expect(foldEnquiry(events), sourceKey ?? '').toBe(state);
    }
  });

  it('stays in its state as days pass', async () => {
    const other = await openTestApp();
    const states = () =>
      other.database
        .select({
          key: schema.enquiries.sourceKey,
          state: schema.enquiries.state,
          waits: schema.enquiries.waitsFor,
        })
        .from(schema.enquiries)
        .all();
    const overdue = async () => {
      const { html } = await signIn(other, 'curator@demo.example').get('/curate/overdue');
      return [...html.matchAll(/<h2 class="row-title">\s*<a[^>]*>(.*?)<\/a>/g)]
        .map(([, title]) => title)
        .toSorted();
    };
    const exchanged = async () =>
      (await newClient(other).get('/reports/exchanges')).html.match(/<p class="lead">.*?<\/p>/)?.[0];
    const before = { states: states(), overdue: await overdue(), exchanged: await exchanged() };
    expect(before.overdue).toHaveLength(2);
    // Over Christmas, when little counts as a working day.
    other.clock.advance(37 * 86_400_000);
    await other.services.worker.processAll();
    expect({ states: states(), overdue: await overdue(), exchanged: await exchanged() }).toEqual(before);
    // Nobody in it is written to about a question by the product itself.
    const mail = other.database.select().from(schema.mailMessages).all();
    expect(mail.filter(({ causeKey }) => !causeKey.startsWith('confirm:'))).toEqual([]);
    await other.close();
  });
});
