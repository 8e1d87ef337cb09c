import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../db/client.ts';
import { createRandom } from '../../seeds/scale/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createServices, type Services } from '../../src/services.ts';
import { type Client, newClient, signIn } from '../support/client.ts';
import { addressOf, type ProductProcess, startProcess } from '../support/product-process.ts';
import { keepDeciding, keepEditing, type Record, UnexpectedAnswerError } from './people-at-work.ts';
import { type Delivery, openSmtpSink } from './smtp-sink.ts';
import { findFaults, findMailFaults, readBaseline } from './verification.ts';

/**
 * Kills the product again and again while people edit, curators decide and mail goes out, on a real database file;
 * after each kill it looks whether all that was acknowledged is there, and nothing half.
 */

export interface KillsOutcome {
  kills: number;
  record: Record;
  deliveries: readonly Delivery[];
  /** Listings in the directory that all happens in. */
  listings: number;
  /** What was wrong, at most some of each kill. */
  faults: string[];
}

const author = 'charity@demo.example';
const curator = 'curator@demo.example';
const authorsOrganisation = 'cockerton-community-kitchen';
/** Listings that a curator edits meanwhile; a curator's edits are public at once. */
const curatorsListings = 20;
/** How long a life lasts once the product answers, in milliseconds: mail is sent each second. */
const life = { shortest: 20, longest: 1_600 };
const mostFaultsKept = 50;
/** In the last life nobody works, until all mail is out. */
const mailPatienceMs = 60_000;

export async function runKills(
  folder: string,
  kills: number,
  onKill: (outcome: KillsOutcome) => void = () => undefined,
): Promise<KillsOutcome> {
  const file = path.join(folder, 'borough-exchange.db');
  const random = createRandom(kills);
  const sink = await openSmtpSink();
  const start = () =>
    startProcess('main', folder, {
      env: { SMTP_URL: sink.url, LOG_LEVEL: 'silent', DEMO: 'on' },
    });
  let product: ProductProcess | undefined;
  try {
    product = start();
    await addressOf(product);
    await kill(product);
    const server = { address: '' };
    const people = withServices(file, (services) => peopleOf(services, server));
    const baseline = readBaseline(file);
    const record: Record = { marks: 0, edits: [], decisions: [] };
    const outcome: KillsOutcome = {
      kills: 0,
      record,
      deliveries: sink.deliveries,
      listings: people.listings,
      faults: [],
    };
    const verify = (isOver: boolean) => {
      const faults = [
        ...findFaults(file, baseline, record),
        ...findMailFaults(file, sink.deliveries, isOver),
      ].map((fault) => `After kill ${outcome.kills}: ${fault}`);
      outcome.faults.push(...faults.slice(0, mostFaultsKept - outcome.faults.length));
    };
    while (outcome.kills < kills) {
      sink.beginLife(outcome.kills);
      product = start();
      server.address = await addressOf(product);
      const work = [
        keepEditing(people.author, people.authorsSlugs, random, record),
        keepEditing(people.editor, people.curatorsSlugs, random, record),
        keepDeciding(people.curator, random, record),
      ].map((each) => each.catch(toleratesOnly));
      await wait(random.between(life.shortest, life.longest));
      await kill(product);
      outcome.kills += 1;
      for (const each of await Promise.all(work)) {
        if (each !== undefined) outcome.faults.push(`After kill ${outcome.kills}: ${each}`);
      }
      verify(false);
      onKill(outcome);
    }
    sink.beginLife(outcome.kills);
    product = start();
    await addressOf(product);
    await untilMailIsOut(file);
    await kill(product);
    verify(true);
    return outcome;
  } finally {
    product?.process.kill('SIGKILL');
    await product?.ended;
    await sink.close();
  }
}

async function kill(product: ProductProcess): Promise<void> {
  product.process.kill('SIGKILL');
  await product.ended;
}

/** A connection that broke is what a kill looks like from outside; whatever else went wrong is a fault. */
function toleratesOnly(error: unknown): string | undefined {
  if (error instanceof UnexpectedAnswerError) return error.message;
  if (error instanceof TypeError) return undefined;
  throw error;
}

async function untilMailIsOut(file: string): Promise<void> {
  const end = performance.now() + mailPatienceMs;
  const database = openDatabase(file, { readonly: true });
  try {
    const waiting = database.$client
      .prepare<[], number>('SELECT count(*) FROM mail_messages WHERE sent_at IS NULL AND failed_at IS NULL')
      .pluck();
    while ((waiting.get() ?? 0) > 0 && performance.now() < end) await wait(100);
  } finally {
    database.$client.close();
  }
}

/** Signs people in on the file itself, while nobody serves it; their sessions outlive every kill. */
function peopleOf(
  services: Services,
  server: { address: string },
): {
  author: Client;
  editor: Client;
  curator: Client;
  authorsSlugs: string[];
  curatorsSlugs: string[];
  listings: number;
} {
  const app = { services, database: services.database, address: '' };
  // Without encryption, cookies have plain names.
  const follow = (email: string): Client =>
    newClient(server, new Map([['session', signIn(app, email).cookie('session') ?? '']]));
  const { rowId } = services.organisations.getBySlug(authorsOrganisation);
  const slugs = services.database.$client
    .prepare<[number, number], string>(
      `SELECT slug FROM listings WHERE state = 'live' AND organisation_row_id <> ? ORDER BY row_id LIMIT ?`,
    )
    .pluck()
    .all(rowId, curatorsListings);
  const listings =
    services.database.$client.prepare<[], number>('SELECT count(*) FROM listings').pluck().get() ?? 0;
  return {
    author: follow(author),
    editor: follow(curator),
    curator: follow(curator),
    authorsSlugs: services.listings.liveOf(rowId, 20).map((listing) => listing.slug),
    curatorsSlugs: slugs,
    listings,
  };
}

function withServices<Result>(file: string, work: (services: Services) => Result): Result {
  const database = openDatabase(file);
  try {
    return work(createServices({ database, clock: systemClock, logger: silentLogger }));
  } finally {
    database.$client.close();
  }
}
