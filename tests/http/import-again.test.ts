import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { contentOf, type Listing } from '../../src/features/listings/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type ImportSummary, importReal } from '../../src/features/transfer/index.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { writeImportFiles } from '../support/import-folder.ts';
import { addPerson } from '../support/people.ts';
import { personOf } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Importing files once more, into a directory in which people have worked meanwhile. */

const lead = 'lead@trust.example';
const charities = 'organisations/ukcat_sample.csv';

let app: TestApp;
let folder: string;
let listing: Listing;
let organisation: Organisation;

beforeEach(async () => {
  app = await openTestApp({ template: 'empty' });
  folder = mkdtempSync(path.join(tmpdir(), 'import-'));
  writeImportFiles(folder);
  await importFiles();
  ({ listing, organisation } = importedAt(3));
  addPerson(app, lead, { organisation, role: 'lead' });
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

function importFiles(): Promise<ImportSummary> {
  return importReal({ ...app.services, vocabulary: () => app.services.vocabularies.load() }, folder);
}

/** Has the charities' file say something else of each of them. */
function changeSource(): void {
  const file = path.join(folder, charities);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('We run', 'By now we run'));
}

/** One of the charities that were imported with a place. */
function importedAt(position: number): { listing: Listing; organisation: Organisation } {
  const row = app.database
    .select()
    .from(schema.listings)
    .where(like(schema.listings.sourceKey, 'ukcat:%'))
    .orderBy(schema.listings.rowId)
    .all()
    .filter(({ rowId }) => sitesOf(rowId).length > 0)[position];
  if (!row) throw new Error('Too few were imported');
  const found = app.services.listings.byRowIds([row.rowId]).get(row.rowId);
  const owner = app.services.organisations.byRowIds([row.organisationRowId]).get(row.organisationRowId);
  if (!found || !owner) throw new Error('It isn’t there');
  return { listing: found, organisation: owner };
}

const sitesOf = (rowId: number) => app.services.organisations.sitesOfListings([rowId]).get(rowId) ?? [];
const nowOf = ({ rowId }: Listing) => app.services.listings.byRowIds([rowId]).get(rowId);
const organisationNow = () =>
  app.services.organisations.byRowIds([organisation.rowId]).get(organisation.rowId);
const charitiesIn = ({ sources }: ImportSummary) => sources.find(({ file }) => file === charities);

/** Has the lead fill in fields of the organisation's form; of its first place where they begin with `place-`. */
async function editOrganisation(fields: Record<string, string>, email = lead): Promise<void> {
  const edit = `/organisations/${organisation.slug}/edit`;
  const [site] = app.services.organisations.sites(organisation);
  const given = Object.entries(fields).map(([name, value]) => [
    name.replace(/^place-/, `place-${site?.id}-`),
    value,
  ]);
  const answer = await signIn(app, email).submit(edit, Object.fromEntries(given), { action: edit });
  expect(answer.status).toBe(303);
}

/** Has the lead say it in other words. */
function rewrite(summary: string): void {
  const siteRowIds = sitesOf(listing.rowId).map(({ rowId }) => rowId);
  transaction(app.database, (tx) =>
    app.services.listings.publishIn(tx, personOf(app, lead), {
      listingRowId: listing.rowId,
      content: { ...contentOf(listing), summary },
      siteRowIds,
      reason: 'In our own words',
    }),
  );
}

describe.each([
  ['the same files', () => undefined],
  ['files that say something else by now', changeSource],
])('%s', (_name, prepare) => {
  it('leave a hidden place hidden, and the role mailbox in its place', async () => {
    await editOrganisation({ 'place-visibility': 'hidden', email: 'office@trust.example' });
    prepare();
    const summary = await importFiles();
    expect(app.services.organisations.sites(organisation)[0]?.visibility).toBe('hidden');
    expect(organisationNow()?.email).toBe('office@trust.example');
    expect(charitiesIn(summary)?.organisations.kept).toBe(1);
  });

  it('leave an entry in the words of those whose it is, confirmed as it was', async () => {
    rewrite('Our own better words.');
    transaction(app.database, (tx) =>
      app.services.listings.confirmIn(tx, personOf(app, lead), {
        listingRowIds: [listing.rowId],
        reason: 'Still so',
      }),
    );
    const before = nowOf(listing);
    prepare();
    const summary = await importFiles();
    expect(before?.confirmedOn).not.toBeNull();
    expect(nowOf(listing)).toEqual(before);
    expect(charitiesIn(summary)?.listings.kept).toBe(1);
  });

  it('leave withdrawn what was withdrawn', async () => {
    rewrite('We have closed.');
    transaction(app.database, (tx) =>
      app.services.listings.changeStateIn(tx, personOf(app, lead), {
        listingRowId: listing.rowId,
        state: 'archived',
        reason: 'We have closed',
      }),
    );
    prepare();
    await importFiles();
    expect(nowOf(listing)?.state).toBe('archived');
    const page = await app.get(`/listings/${listing.slug}`);
    expect(page.status).not.toBe(200);
  });

  it('leave a place that was added, and what takes place there', async () => {
    const hall = transaction(app.database, (tx) =>
      app.services.organisationEditing.addPlaceIn(
        tx,
        personOf(app, lead),
        organisation.rowId,
        aSite({ name: 'Second hall' }),
      ),
    );
    const own = addListing(app.services, organisation, { sites: [hall] });
    prepare();
    await importFiles();
    expect(sitesOf(own.rowId).map(({ name }) => name)).toEqual(['Second hall']);
  });
});

describe('places', () => {
  const foodBanks = 'services/trafford_food_banks.csv';
  const [keys, network] = ['trafford-food-banks:%', 'Trussell Trust'];

  /** Where each entry of the food banks' network takes place, by the entry's row. */
  function whereabouts(): Map<number, string[]> {
    const rows = app.database
      .select()
      .from(schema.listings)
      .where(like(schema.listings.sourceKey, keys))
      .all();
    return new Map(rows.map(({ rowId }) => [rowId, sitesOf(rowId).map(({ id }) => id)]));
  }

  function changeFoodBanks(change: (content: string) => string): void {
    const file = path.join(folder, foodBanks);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }

  /** Has a curator merge the organisation into another, which has an office of its own. */
  async function merge(): Promise<Organisation> {
    const { rowId } = addPerson(app, 'curator@demo.example');
    app.database
      .update(schema.accounts)
      .set({ isCurator: true })
      .where(eq(schema.accounts.rowId, rowId))
      .run();
    const office = aSite({ name: 'Own office', postcode: 'DL1 5QT', address: '9 Quiet Close' });
    const kept = addOrganisation(app.services, { name: 'The kept one', email: null, sites: [office] });
    const action = `/curate/merge/organisation/${kept.id}/${organisation.id}`;
    const curator = signIn(app, 'curator@demo.example');
    expect((await curator.submit(`${action}/preview?keep=one`, {}, { action })).status).toBe(303);
    return kept;
  }

  it('of what was merged stay those of its entries', async () => {
    const kept = await merge();
    const before = sitesOf(listing.rowId);
    changeSource();
    const summary = await importFiles();
    expect(before).not.toEqual([]);
    expect(sitesOf(listing.rowId)).toEqual(before);
    expect(nowOf(listing)?.organisationRowId).toBe(kept.rowId);
    expect(charitiesIn(summary)).toMatchObject({ organisations: { kept: 1 }, listings: { kept: 1 } });
  });

  it('of what was merged are given to no new entry that is elsewhere', async () => {
    organisation = ownerOf(network);
    await merge();
    changeFoodBanks((content) => {
      const row = content.split('\r\n').find((line) => line.includes(',4 Church Road,')) ?? '';
      return `${content}${row.replace('4 Church', '400 Church')}\r\n`;
    });
    const before = whereabouts();
    await importFiles();
    const added = [...whereabouts()].filter(([rowId]) => !before.has(rowId)).map(([, places]) => places);
    expect(added).toEqual([[]]);
    for (const [rowId, places] of before) expect(whereabouts().get(rowId)).toEqual(places);
  });

  it('one of which its organisation has taken away shift no entry to the next', async () => {
    organisation = ownerOf(network);
    addPerson(app, 'lead@bank.example', { organisation, role: 'lead' });
    await editOrganisation({ 'place-remove': 'yes' }, 'lead@bank.example');
    const before = whereabouts();
    changeFoodBanks((content) => content.replaceAll('Voucher', 'A voucher'));
    const { sources } = await importFiles();
    expect([...before.values()].filter((places) => places.length === 0)).toHaveLength(1);
    expect(whereabouts()).toEqual(before);
    expect(sources.find(({ file }) => file === foodBanks)).toMatchObject({
      organisations: { kept: 1 },
      listings: { changed: 30, kept: 0 },
    });
  });

  it('keep their rows where the files tell one before them', async () => {
    const before = whereabouts();
    changeFoodBanks((content) => {
      const [header = '', ...rows] = content.split('\r\n');
      const first = rows[0]?.replace('0 Church Road', '400 Church Road') ?? '';
      return [header, first, ...rows].join('\r\n');
    });
    await importFiles();
    const after = whereabouts();
    expect(after.size).toBe(before.size + 1);
    for (const [rowId, places] of before) expect(after.get(rowId)).toEqual(places);
  });

  function ownerOf(name: string): Organisation {
    const row = app.database
      .select()
      .from(schema.organisations)
      .where(eq(schema.organisations.name, name))
      .get();
    const found = row && app.services.organisations.byRowIds([row.rowId]).get(row.rowId);
    if (!found) throw new Error(`${name} isn’t there`);
    return found;
  }
});

describe('what nobody has revised', () => {
  it('follows its source, also where time alone has let it lapse', async () => {
    transaction(app.database, (tx) =>
      app.services.listings.changeStateIn(tx, systemActor('freshness'), {
        listingRowId: listing.rowId,
        state: 'lapsed',
        reason: 'Nobody has answered',
      }),
    );
    changeSource();
    const summary = await importFiles();
    expect(nowOf(listing)).toMatchObject({
      state: 'live',
      summary: expect.stringContaining('By now we run'),
    });
    expect(charitiesIn(summary)?.listings).toMatchObject({ created: 0, kept: 0 });
  });

  it('but stays where somebody confirmed it before it lapsed', async () => {
    const reason = 'x';
    transaction(app.database, (tx) => {
      const listingRowIds = [listing.rowId];
      app.services.listings.confirmIn(tx, personOf(app, lead), { listingRowIds, reason });
      app.services.listings.changeStateIn(tx, systemActor('freshness'), {
        listingRowId: listing.rowId,
        state: 'lapsed',
        reason,
      });
    });
    changeSource();
    await importFiles();
    expect(nowOf(listing)).toMatchObject({ state: 'lapsed', summary: listing.summary });
  });
});
