import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { contentOf, type Listing } from '../../src/features/listings/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type ImportSummary, importReal } from '../../src/features/transfer/index.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { signIn } from '../support/client.ts';
import { addListing, aSite } from '../support/factories.ts';
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
async function editOrganisation(fields: Record<string, string>): Promise<void> {
  const edit = `/organisations/${organisation.slug}/edit`;
  const [site] = app.services.organisations.sites(organisation);
  const given = Object.entries(fields).map(([name, value]) => [
    name.replace(/^place-/, `place-${site?.id}-`),
    value,
  ]);
  const answer = await signIn(app, lead).submit(edit, Object.fromEntries(given), { action: edit });
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
