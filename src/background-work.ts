import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { applyRetention, type erasureListOf } from '#features/accounts/index.ts';
import { advanceDemonstrationQueue, type DuplicateFinder } from '#features/curation/index.ts';
import {
  advanceDemonstrationEnquiries,
  type createEnquirySweep,
  type createUnansweredNote,
} from '#features/enquiries/index.ts';
import {
  type CallList,
  type createOwners,
  type FreshnessService,
  showInDemonstration,
} from '#features/freshness/index.ts';
import { advanceDemonstration, isDemonstration } from '#features/listings/index.ts';
import type { AlertService, createDigestService, createNewEntries } from '#features/notifications/index.ts';
import type { createSearchProjection, MeilisearchUpkeep, SqliteEngine } from '#features/search/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { EventHandler } from '#platform/events/outbox.ts';
import type { WorkerOptions } from '#platform/jobs/worker.ts';

/** Looking for duplicates is work for quiet moments too: so many records each time, and fewer where they take longer. */
const duplicatesEveryMs = 1_000;
const duplicatesAtOnce = 5;
const longestDuplicatesMs = 20;
const hourMs = 3_600_000;
const mailEveryMs = 1_000;
const askEveryMs = 60_000;
/** What is wanted at once comes within some minutes. */
const tellEveryMs = 60_000;
/** How often the index in Meilisearch is brought up to date. */
const followEveryMs = 500;
/** Merging the index is work for quiet moments: steps of some milliseconds, while there is something to merge. */
const mergeEveryMs = 5_000;
/** Questions fall due by the day; what was merged or is gone should not be asked about for long. */
const enquiriesEveryMs = 600_000;

/** What the worker does and how often: what follows on events, and what is done again and again. */
export function backgroundWork(given: {
  database: Database;
  clock: Clock;
  projection: ReturnType<typeof createSearchProjection>;
  engine: SqliteEngine;
  erasures: ReturnType<typeof erasureListOf>;
  meilisearch: MeilisearchUpkeep | null;
  deliverMail: (stopping: AbortSignal) => Promise<number>;
  duplicates: DuplicateFinder;
  owners: ReturnType<typeof createOwners>;
  callList: CallList;
  freshness: FreshnessService;
  alerts: AlertService;
  newEntries: ReturnType<typeof createNewEntries>;
  digests: ReturnType<typeof createDigestService>;
  enquirySweep: ReturnType<typeof createEnquirySweep>;
  unansweredChanged: ReturnType<typeof createUnansweredNote>;
}): Pick<WorkerOptions, 'events' | 'jobs' | 'recurring'> {
  const { database, clock, projection, engine, meilisearch, duplicates, owners, callList, freshness } = given;
  const { alerts, newEntries, digests } = given;
  const settleCalls: EventHandler = async ({ subjectId }) => callList.settle(subjectId);
  return {
    events: {
      'listing.published': [newEntries.take],
      'organisation.changed': [alerts.settleOrganisation],
      'listing.changed': [settleCalls],
      'listing.confirmed': [settleCalls],
      'listing.withdrawn': [settleCalls],
    },
    jobs: {},
    recurring: [
      {
        name: 'send mail',
        everyMs: mailEveryMs,
        run: async (stopping) => (await given.deliverMail(stopping)) > 0,
      },
      {
        name: 'forget what has been kept long enough',
        everyMs: hourMs,
        run: () => applyRetention({ database, clock, erasures: given.erasures }),
      },
      ...(meilisearch
        ? [{ name: 'follow in Meilisearch', everyMs: followEveryMs, run: () => meilisearch.step() }]
        : []),
      {
        name: 'look for duplicates',
        everyMs: duplicatesEveryMs,
        // A record at a time: nobody waits for it, and those who read come first.
        run: async () => {
          let spent = 0;
          for (let record = 0; record < duplicatesAtOnce && spent < longestDuplicatesMs; record += 1) {
            const start = performance.now();
            if (!duplicates.step()) break;
            spent += performance.now() - start;
            await nextTurn();
          }
          return false;
        },
      },
      { name: 'merge the search index', everyMs: mergeEveryMs, run: () => engine.mergeStep() },
      {
        name: 'move the demonstration’s dates',
        everyMs: hourMs,
        run: () => {
          advanceDemonstrationQueue({ database, clock });
          // Its example is made of the day that its dates have arrived at.
          return (
            isDemonstration(database) &&
            (advanceDemonstration({ database, clock, projection }) ||
              showInDemonstration({ database, clock, owners, callList, freshness }))
          );
        },
      },
      { name: 'ask owners what is still correct', everyMs: askEveryMs, run: () => freshness.step() },
      {
        name: 'move the dates of the demonstration’s enquiries',
        everyMs: hourMs,
        run: () => advanceDemonstrationEnquiries(database, clock, given.unansweredChanged),
      },
      {
        name: 'tell people what is new',
        everyMs: tellEveryMs,
        run: () => newEntries.matchNext() || digests.includeMembers() || digests.step(),
      },
      { name: 'forget matches that were told', everyMs: hourMs, run: () => newEntries.forget() },
      { name: 'see to enquiries', everyMs: enquiriesEveryMs, run: () => given.enquirySweep.run() },
    ],
  };
}
