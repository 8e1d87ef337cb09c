import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { type Client, formsOf, signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { addPerson } from '../support/people.ts';
import { listingBySlug, personOf } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** What looks alike is found, put before a curator once, and shown to whoever is about to list it again. */

let app: TestApp;
let curator: Client;
afterEach(() => app.close());

async function open(template: 'demonstration' | 'empty'): Promise<void> {
  app = await openTestApp({ template });
  if (template === 'empty') {
    const { rowId } = addPerson(app, 'curator@demo.example');
    app.database.$client.prepare('update accounts set is_curator = 1 where row_id = ?').run(rowId);
  }
  curator = signIn(app, 'curator@demo.example');
}

/** Lets the search for duplicates come to its end. */
function search(): void {
  while (app.services.duplicates.step());
}

function pairs(state = 'open') {
  return app.database
    .select()
    .from(schema.reviewItems)
    .all()
    .filter((item) => item.type === 'duplicate' && item.state === state);
}

const waiting = () => app.services.reviews.counts().get('duplicate') ?? 0;

describe('in the demonstration borough', () => {
  beforeEach(() => open('demonstration'));

  it('finds the pairs that were put there, in the same order each time, and no others', async () => {
    search();
    const { html } = await curator.get('/curate?list=duplicates');
    const titles = [...html.matchAll(/<li class="desk-row[^>]*>.*?<strong>(.*?)<\/strong>/gs)].map(
      ([, title]) => title,
    );
    expect(titles).toEqual([
      'The Cockerton Community Kitchen',
      'Thursday lunches to your door',
      'Community fridge open to all, Red Hall',
      'Coffee morning for carers (Tuesdays)',
    ]);
    search();
    expect(waiting()).toBe(4);
  });

  it('does the work in the background, a step at a time, and goes on in another process', async () => {
    await app.services.worker.processAll();
    const progress = () =>
      app.database.$client.prepare(`select value from settings where key = 'duplicates'`).pluck().get();
    const first = progress();
    expect(first).toBeDefined();
    app.clock.advance(2_000);
    await app.services.worker.processAll();
    expect(progress()).not.toBe(first);
    search();
    expect(waiting()).toBe(4);
  });

  it('shows a pair at the desk, and takes “not the same” for good', async () => {
    search();
    const { html } = await curator.get('/curate?list=duplicates');
    expect(await faults(html)).toEqual([]);
    expect(html).toContain('Noticed because of the same charity number, the same name, the same postcode.');
    expect(html).toContain('Compare and merge');
    const form = formsOf(html).findLast((each) => each.action === '/curate/decide');
    const decided = await curator.post('/curate/decide', [...(form?.fields ?? []), ['outcome', 'agree']]);
    expect(decided.location).toContain('decided=');
    expect(waiting()).toBe(3);

    // A change looks at both again; what was decided stays decided.
    const kitchen = app.services.organisations.getBySlug('the-cockerton-community-kitchen');
    transaction(app.database, (tx) => {
      tx.insert(schema.outbox)
        .values({ type: 'organisation.changed', subjectId: kitchen.id, recordedAt: app.clock.now() })
        .run();
    });
    search();
    expect(waiting()).toBe(3);

    const note = await curator.get(decided.location ?? '');
    const undo = formsOf(note.html).find((each) => each.action === '/curate/undo');
    await curator.post('/curate/undo', undo?.fields ?? []);
    expect(waiting()).toBe(4);
  });

  it('has valid pages of comparing, previewing and having merged', async () => {
    search();
    const { html } = await curator.get('/curate?list=duplicates');
    const compare = /href="(\/curate\/merge\/[^"]+)"/.exec(html)?.[1] ?? '';
    const preview = `${compare}/preview?keep=one&take-description=other`;
    for (const path of [compare, preview, '/curate/duplicates', '/curate/duplicates?one=x&other=y']) {
      const answer = await curator.get(path);
      expect([200, 422]).toContain(answer.status);
      expect(await faults(answer.html), path).toEqual([]);
    }
    const merged = await curator.submit(preview, {}, { action: compare });
    expect(await faults((await curator.get(merged.location ?? '')).html)).toEqual([]);
    // The pair is answered with it, and comes back when the merge is undone.
    expect(waiting()).toBe(3);
    await curator.submit(merged.location ?? '', {}, { action: merged.location ?? '' });
    expect(waiting()).toBe(4);
    expect(await faults((await curator.get(merged.location ?? '')).html)).toEqual([]);
  });
});

describe('as things are published and change', () => {
  beforeEach(async () => {
    await open('empty');
    search();
  });

  it('puts each pair into the queue once, whichever of the two changes', () => {
    const one = addOrganisation(app.services, { name: 'Beacon', email: null });
    const other = addOrganisation(app.services, { name: 'Whinfield Shed' });
    const first = addListing(app.services, one);
    const second = addListing(app.services, other);
    search();
    expect(pairs().map(({ subjectRowId, proposal }) => ({ subjectRowId, proposal }))).toEqual([
      {
        subjectRowId: second.rowId,
        proposal: expect.objectContaining({ otherRowId: first.rowId, reasons: ['same-text', 'same-title'] }),
      },
    ]);
    for (const listing of [first, second]) {
      transaction(app.database, (tx) => {
        app.services.listings.confirmIn(tx, personOf(app, 'curator@demo.example'), {
          listingRowIds: [listing.rowId],
          reason: 'Confirmed',
        });
      });
    }
    search();
    expect(pairs()).toHaveLength(1);
  });

  it('takes a pair out when one of the two is withdrawn, and finds it anew when that comes back', () => {
    const one = addOrganisation(app.services, { name: 'Beacon' });
    addListing(app.services, one);
    const second = addListing(app.services, one);
    search();
    expect(pairs()).toHaveLength(1);
    const become = (state: 'archived' | 'live') =>
      transaction(app.database, (tx) => {
        app.services.listings.changeStateIn(tx, personOf(app, 'curator@demo.example'), {
          listingRowId: second.rowId,
          state,
          reason: 'Test',
        });
      });
    become('archived');
    search();
    expect([pairs().length, pairs('withdrawn').length]).toEqual([0, 1]);
    become('live');
    search();
    expect(pairs()).toHaveLength(1);
  });

  it('tells nobody where a hidden place is', () => {
    const hide = { email: null, sites: [aSite({ visibility: 'hidden' })] };
    const one = addOrganisation(app.services, { name: 'Beacon', ...hide });
    const other = addOrganisation(app.services, { name: 'Whinfield Shed', ...hide });
    for (const organisation of [one, other]) {
      addListing(app.services, organisation, { sites: app.services.organisations.sites(organisation) });
    }
    search();
    expect(pairs().flatMap(({ proposal }) => (proposal as { reasons: string[] }).reasons)).not.toContain(
      'same-postcode',
    );
  });
});

describe('beside the form', () => {
  beforeEach(async () => {
    await open('empty');
    const lantern = addOrganisation(app.services);
    addListing(app.services, lantern);
    addListing(app.services, addOrganisation(app.services, { name: 'Beacon' }), {
      state: 'paused',
      content: { title: 'Lamp lending at the beacon' },
    });
    addPerson(app, 'member@x.example', { organisation: lantern, role: 'member' });
  });

  it('shows what is there already, while one types, on the form and on the preview', async () => {
    const member = signIn(app, 'member@x.example');
    const path = '/listings/new?kind=service';
    const typed = { title: 'Lamp lending', summary: 'Borrow a lamp for the winter.' };
    const saved = await member.submit(path, typed, { button: { name: 'draft', value: '1' } });
    const edit = saved.location?.split('?')[0] ?? '';
    const form = await member.get(edit);
    expect(form.html).toMatch(
      /<div id="listing-beside"><div class="stack"><section class="notice likely-duplicates"/,
    );
    expect(form.html).toContain('<a href="/listings/lamp-lending">Lamp lending</a>, by your organisation');
    expect(await faults(form.html)).toEqual([]);

    const partial = await member.submit(edit, typed, { button: { name: 'autosave', value: '1' } });
    expect(partial.html).toContain('Is it there already?');
    const preview = await member.submit(
      edit,
      {
        ...typed,
        audience: 'Everybody',
        access: 'Come in',
        themes: ['older-people'],
      },
      { button: { name: 'preview', value: '1' } },
    );
    expect(preview.html).toContain('Before you show it');
    expect(preview.html).toContain('Is it there already?');

    const other = await member.submit(
      edit,
      { title: 'Tandem rides', summary: 'Two on a bicycle.' },
      { button: { name: 'autosave', value: '1' } },
    );
    expect(other.html).not.toContain('Is it there already?');
  });

  it('is seen by whoever would publish the same at once, and stops nobody who has seen it', async () => {
    const member = signIn(app, 'member@x.example');
    const entry = {
      summary: 'For the winter.',
      audience: 'Anybody',
      access: 'Come in',
      themes: ['older-people'],
    };
    const publish = (title: string) => member.submit('/listings/new?kind=service', { ...entry, title });
    const other = await publish('Tandem rides');
    expect(other.location).toMatch(/\/sent$/);

    const held = await publish('Lamp lending');
    expect(held.html).toContain('It isn’t public yet');
    expect(held.html).toContain('Is it there already?');
    const form = formsOf(held.html).find(({ action }) => action.endsWith('/edit'));
    const seen = await member.post(form?.action ?? '', form?.fields ?? []);
    expect(seen.location).toMatch(/\/sent$/);
  });

  it('is not shown an entry’s own words', async () => {
    const member = signIn(app, 'member@x.example');
    const { html } = await member.get('/listings/lamp-lending/edit');
    expect(listingBySlug(app, 'lamp-lending').state).toBe('live');
    expect(html).not.toContain('Is it there already?');
  });
});

describe('each statement', () => {
  beforeEach(() => open('demonstration'));

  /**
   * Lists that a statement brings with it, tables of a known few rows that are read whole once, what goes along an
   * index or the rows themselves up to a limit, and statements that SQLite knows to have no result.
   */
  const harmless =
    /SCAN (json_each|ordered|names|above|CONSTANT|wards|outcodes|postcode_sectors)\b|VIRTUAL|USING|where false$|from "merges" order by "merges"."row_id" desc limit/;

  /** Runs something and returns what SQLite does for each statement that reads a whole table. */
  function scansOf(work: () => void): string[] {
    const { $client } = app.database;
    const seen = new Set<string>();
    const prepare = $client.prepare.bind($client);
    $client.prepare = ((source: string) => {
      if (/^\s*(select|with|update|delete)/i.test(source)) seen.add(source);
      return prepare(source);
    }) as typeof $client.prepare;
    work();
    $client.prepare = prepare;
    return [...seen].flatMap((source) => {
      const plan = prepare(`explain query plan ${source}`);
      const steps = plan.all(...Array<null>(source.split('?').length - 1).fill(null)) as { detail: string }[];
      return steps
        .filter(({ detail }) => detail.startsWith('SCAN') && !harmless.test(`${detail} ${source}`))
        .map(({ detail }) => `${detail}: ${source}`);
    });
  }

  it('goes through an index', () => {
    const actor = personOf(app, 'curator@demo.example');
    const ids = (slugs: readonly string[], type: 'listing' | 'organisation') =>
      slugs.map((slug) => app.services.merging.findBySlug(type, slug) ?? '');
    const [keptKitchen = '', goneKitchen = ''] = ids(
      ['cockerton-community-kitchen', 'the-cockerton-community-kitchen'],
      'organisation',
    );
    const [keptFridge = '', goneFridge = ''] = ids(
      ['community-fridge-open-to-all', 'community-fridge-open-to-all-red-hall'],
      'listing',
    );
    const scans = scansOf(() => {
      for (let steps = 0; steps < 3; steps += 1) app.services.duplicates.step();
      for (const [type, oneId, otherId] of [
        ['organisation', keptKitchen, goneKitchen],
        ['listing', keptFridge, goneFridge],
      ] as const) {
        const pair = { type, oneId, otherId, keptId: oneId };
        const { plan } = app.services.merging.compare(actor, pair, {});
        const made = app.services.merging.merge(actor, { pair, choices: {}, sight: plan.sight });
        app.services.merging.get(actor, made.id);
        app.services.merging.undo(actor, made.id);
      }
      app.services.merging.recent(actor, 20);
    });
    expect(scans).toEqual([]);
  });
});
