import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { isNull } from 'drizzle-orm';
import { transaction } from '../../db/client.ts';
import { stored } from '../../db/log-sync.ts';
import { outbox } from '../../db/schema/platform.ts';
import { serveFrom } from '../../db/serving.ts';
import { createRandom, scaleListingKey } from '../../seeds/scale/index.ts';
import { createApp } from '../../src/app.ts';
import type { SourceListing } from '../../src/features/listings/index.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { writeSetting } from '../../src/platform/settings.ts';
import type { Services } from '../../src/services.ts';
import { loadAssets } from '../../src/web/assets.ts';
import { answerParent, readUsage, type Usage } from './child.ts';
import { openDirectory, serverLogger } from './directory.ts';
import { bringInPeople, type PeopleGiven, type PeopleReady } from './people.ts';

/** The product's server on the loopback, with its worker; it can also be made to write while it answers. */

export interface EditAnswer {
  edits: number;
  seconds: number;
  /** Milliseconds of each edit, until it is on the disk. */
  durations: number[];
  /** Seconds of the processor that the process took meanwhile. */
  processorSeconds: number;
}

export type ServerMethods = {
  start(given: { databaseFile: string }): Promise<{ port: number }>;
  /**
   * Saves changed listings, each in a transaction of its own, and answers requests between. An edit is done when it is on
   * the disk; a few others may begin meanwhile.
   */
  edit(given: { seconds: number; listings: number; round: number }): Promise<EditAnswer>;
  /** How many transactions a second this disk takes, one after the other, when there is nothing to write but one number. */
  commit(given: { seconds: number }): { perSecond: number };
  /** Brings in people with work to do, once what followed the edits is done; returns their sessions. */
  people(given: PeopleGiven): Promise<PeopleReady>;
  usage(given: null): Usage;
};

let services: Services | undefined;
/** Different listings that are edited in one round; after them the first is edited again. */
const editedListings = 2_000;
/** So many people may be waiting at once for what they have saved to be on the disk. */
const mostUnstored = 8;
/** How often it is looked whether the worker has caught up. */
const catchUpMs = 200;

async function start({ databaseFile }: { databaseFile: string }): Promise<{ port: number }> {
  const logger = serverLogger();
  services = openDirectory(databaseFile, logger);
  const failed = (error: unknown) => {
    throw error;
  };
  serveFrom(services.database, { failed, putOff: failed });
  const site = {
    placeName: 'Darlington',
    baseUrl: 'http://localhost',
    demo: false,
    signIn: true,
    assets: loadAssets(),
  };
  const server = createApp({ services, site, logger, trustProxy: false }).listen(0, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  services.worker.start();
  services.searchLog.start();
  // A server reads the terms between searches; what is measured is how it is from then on, as with the engine alone.
  while (services.engine.listStep());
  return { port: (server.address() as AddressInfo).port };
}

async function edit(given: { seconds: number; listings: number; round: number }): Promise<EditAnswer> {
  if (!services) throw new Error('Asked before it was started');
  const sources = sourcesToEdit(services, given.listings, given.round);
  const actor = systemActor('bench');
  const { database, listings } = services;
  const durations: number[] = [];
  let unstored = 0;
  const { processorSeconds } = readUsage();
  const begin = performance.now();
  const end = begin + given.seconds * 1000;
  for (let at = 0; performance.now() < end; at += 1) {
    const source = sources[at % sources.length];
    if (!source) throw new Error('Nothing to edit');
    const before = performance.now();
    listings.saveFromSource(actor, withEdit(source, given.round, at));
    unstored += 1;
    const edit = stored(database).then(() => {
      durations.push(performance.now() - before);
      unstored -= 1;
    });
    // Whoever waits for an answer comes first.
    await nextTurn();
    if (unstored >= mostUnstored) await edit;
  }
  await stored(database);
  return {
    edits: durations.length,
    seconds: (performance.now() - begin) / 1000,
    durations,
    processorSeconds: readUsage().processorSeconds - processorSeconds,
  };
}

function commit({ seconds }: { seconds: number }): { perSecond: number } {
  if (!services) throw new Error('Asked before it was started');
  const { database } = services;
  database.$client.pragma('synchronous = FULL');
  let commits = 0;
  const begin = performance.now();
  while (performance.now() - begin < seconds * 1000) {
    commits += 1;
    transaction(database, (tx) => writeSetting(tx, 'bench', commits));
  }
  const perSecond = (commits * 1000) / (performance.now() - begin);
  database.$client.pragma('synchronous = NORMAL');
  return { perSecond };
}

async function people(given: PeopleGiven): Promise<PeopleReady> {
  if (!services) throw new Error('Asked before it was started');
  const ready = bringInPeople(services, given);
  while (hasWaitingEvents(services)) await pause(catchUpMs);
  // Thousands of edits in seconds leave as much to put in order as a borough's year does.
  while (services.engine.listStep() || services.engine.mergeStep());
  return ready;
}

function hasWaitingEvents({ database }: Services): boolean {
  const waiting = database.select({ rowId: outbox.rowId }).from(outbox).where(isNull(outbox.handledAt));
  return waiting.limit(1).get() !== undefined;
}

function sourcesToEdit(from: Services, listings: number, round: number): SourceListing[] {
  const random = createRandom(100 + round);
  const rowIds = Array.from({ length: editedListings }, () => random.between(1, listings));
  const sites = from.organisations.sitesOfListings([...new Set(rowIds)]);
  return [...from.listings.byRowIds([...new Set(rowIds)]).values()].flatMap((listing) => {
    if (listing.publishedAt === null) return [];
    return {
      sourceKey: scaleListingKey(listing.rowId),
      reason: 'Edited while searches go on',
      organisationRowId: listing.organisationRowId,
      content: listing,
      sites: sites.get(listing.rowId) ?? [],
      state: 'live' as const,
      confirmedOn: listing.confirmedOn,
      publishedAt: listing.publishedAt,
    };
  });
}

/** Such a change as an author makes: another word in the title, another sentence in the description. */
function withEdit(source: SourceListing, round: number, at: number): SourceListing {
  const { content } = source;
  const [first = '', ...rest] = content.title.split(' ');
  const title = [...rest, first.toLowerCase()].join(' ');
  return {
    ...source,
    content: {
      ...content,
      title: at % 2 === 0 ? title : content.title,
      description: `${content.description} Changed in round ${round} as number ${at}.`,
    },
  };
}

answerParent<ServerMethods>({ start, edit, commit, people, usage: readUsage });
