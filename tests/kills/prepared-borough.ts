import path from 'node:path';
import { and, eq, ne } from 'drizzle-orm';
import { openDatabase } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createServices, type Services } from '../../src/services.ts';
import { signIn } from '../support/client.ts';
import { addPerson } from '../support/people.ts';
import { addressOf, startProcess, stopProcess } from '../support/product-process.ts';
import { untilNoneIsLeft } from '../support/until-none-is-left.ts';
import { type Baseline, readBaseline } from './verification.ts';

/** The demonstration borough with people signed in, before anybody worked: what each killed directory is a copy of. */
export interface PreparedBorough {
  /** Holds the database; nobody serves it. */
  folder: string;
  baseline: Baseline;
  /** Tokens of sessions; they outlive every kill and hold in each copy. */
  sessions: { author: string; editor: string; curator: string; asker: string };
  authorsSlugs: string[];
  /** Listings of others, that a curator edits; a curator's edits are public at once. */
  curatorsSlugs: string[];
  /** Ids of the organisations that the asker asks the author for: several, since each asks little in a day. */
  askersOrganisations: string[];
  listings: number;
}

const author = 'charity@demo.example';
const curator = 'curator@demo.example';
const asker = 'asker@demo.example';
const authorsOrganisation = 'cockerton-community-kitchen';
const listingsOfEach = 20;
const organisationsThatAsk = 15;

/** Where the database of a directory lies. */
export function databaseOf({ folder }: { folder: string }): string {
  return path.join(folder, 'borough-exchange.db');
}

/** Lets the product fill a folder and follow up what that caused, stops it, and signs people in on the file itself. */
export async function prepareBorough(folder: string): Promise<PreparedBorough> {
  const product = startProcess('main', folder, { env: { LOG_LEVEL: 'silent', DEMO: 'on' } });
  await addressOf(product);
  const file = databaseOf({ folder });
  await untilNoneIsLeft(file, 'outbox WHERE handled_at IS NULL');
  await stopProcess(product);
  const people = withServices(file, peopleOf);
  return { folder, baseline: readBaseline(file), ...people };
}

function peopleOf(services: Services): Omit<PreparedBorough, 'folder' | 'baseline'> {
  const { database, listings, organisations } = services;
  const app = { services, database, address: '' };
  const sessionOf = (email: string) => signIn(app, email).cookie('session') ?? '';
  const { rowId } = organisations.getBySlug(authorsOrganisation);
  const slugs = database.$client
    .prepare<[number, number], string>(
      `SELECT slug FROM listings WHERE state = 'live' AND organisation_row_id <> ? ORDER BY row_id LIMIT ?`,
    )
    .pluck()
    .all(rowId, listingsOfEach);
  const askersOrganisations = addAsker(app, rowId);
  return {
    sessions: {
      author: sessionOf(author),
      editor: sessionOf(curator),
      curator: sessionOf(curator),
      asker: sessionOf(asker),
    },
    askersOrganisations,
    authorsSlugs: listings.liveOf(rowId, listingsOfEach).map((listing) => listing.slug),
    curatorsSlugs: slugs,
    listings: database.$client.prepare<[], number>('SELECT count(*) FROM listings').pluck().get() ?? 0,
  };
}

/** Adds somebody who belongs to several organisations other than the given one, and returns those. */
function addAsker({ services: { database, clock } }: { services: Services }, ownerRowId: number): string[] {
  const organisations = database
    .select({ id: schema.organisations.id, rowId: schema.organisations.rowId })
    .from(schema.organisations)
    .where(and(eq(schema.organisations.state, 'live'), ne(schema.organisations.rowId, ownerRowId)))
    .orderBy(schema.organisations.rowId)
    .limit(organisationsThatAsk)
    .all();
  const { rowId: accountRowId } = addPerson({ database, clock }, asker);
  database
    .insert(schema.memberships)
    .values(
      organisations.map(({ rowId }) => ({
        accountRowId,
        organisationRowId: rowId,
        role: 'member' as const,
        createdAt: clock.now(),
      })),
    )
    .run();
  return organisations.map(({ id }) => id);
}

function withServices<Result>(file: string, work: (services: Services) => Result): Result {
  const database = openDatabase(file);
  try {
    return work(createServices({ database, clock: systemClock, logger: silentLogger }));
  } finally {
    database.$client.close();
  }
}
