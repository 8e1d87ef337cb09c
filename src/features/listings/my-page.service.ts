import type { Database } from '#db/client.ts';
import { type Organisation, readOrganisations } from '#features/organisations/index.ts';
import type { Person } from '#platform/actor.ts';
import { type Clock, type IsoDate, londonDay } from '#platform/clock.ts';
import { type ListingState, listingStates } from './listing.model.ts';
import { listOwnRows, type OwnRow } from './listing.queries.ts';
import type { PublishingGate, WaitingChange } from './publishing.ts';
import type { UnfinishedChanges } from './unfinished-changes.ts';

/** Where an entry stands for its people, from what needs them now to what doesn't. */
export const standings = [
  'sent-back',
  'lapsed',
  'due',
  'draft',
  'waits',
  'live',
  'resting',
  'withdrawn',
] as const;
export type Standing = (typeof standings)[number];

export interface OwnEntry {
  row: OwnRow;
  organisation: Organisation;
  standing: Standing;
  /** Whether something about it waits, whatever else it is. */
  waiting: WaitingChange | null;
  /** When this person last typed a change of it that nobody else has seen. */
  unfinishedSince: Date | null;
}

type StandingRow = Pick<OwnEntry, 'row' | 'standing'>;

export interface OwnEntries {
  /** How many there are of each, on all pages. */
  counts: Readonly<Record<Standing, number>>;
  /** Those of the page, what needs somebody now first. */
  entries: readonly OwnEntry[];
  total: number;
}

export interface MyPageService {
  /** A page of the entries that somebody looks after; withdrawn ones are a list of their own. */
  entriesOf(person: Person, asked: { withdrawn: boolean; offset: number; limit: number }): OwnEntries;
}

/** More than any body and its parts have; a bound nevertheless, so that a page never reads without end. */
const mostEntries = 5_000;

export function createMyPageService(given: {
  database: Database;
  clock: Clock;
  gate: Pick<PublishingGate, 'waitingFor' | 'waitingStates'>;
  unfinished: Pick<UnfinishedChanges, 'savedBy'>;
}): MyPageService {
  const { database, clock, gate } = given;
  return {
    entriesOf(person, { withdrawn, offset, limit }) {
      const organisationRowIds = person.memberships.map((each) => each.organisationRowId);
      const organisations = new Map(
        readOrganisations(database, organisationRowIds).map((each) => [each.rowId, each]),
      );
      const states: readonly ListingState[] = withdrawn
        ? ['archived']
        : listingStates.filter((state) => state !== 'archived');
      const rows = listOwnRows(database, organisationRowIds, states, mostEntries);
      const waiting = withdrawn ? new Map() : gate.waitingStates(rows.map(({ rowId }) => rowId));
      const today = londonDay(clock.now());
      const all = rows.flatMap((row): StandingRow[] =>
        organisations.has(row.organisationRowId)
          ? [{ row, standing: standingOf(row, waiting.get(row.rowId) ?? null, today) }]
          : [],
      );
      const counts = Object.fromEntries(standings.map((each) => [each, 0])) as Record<Standing, number>;
      for (const { standing } of all) counts[standing] += 1;
      const shown = all.toSorted(byUrgency).slice(offset, offset + limit);
      // Whole only for those of the page.
      const changes = gate.waitingFor(
        shown.flatMap(({ row }) => (waiting.has(row.rowId) ? [row.rowId] : [])),
      );
      const unfinished = given.unfinished.savedBy(person);
      return {
        counts,
        total: all.length,
        entries: shown.flatMap(({ row, standing }): OwnEntry[] => {
          const organisation = organisations.get(row.organisationRowId);
          if (!organisation) return [];
          const rest = {
            waiting: changes.get(row.rowId) ?? null,
            unfinishedSince: unfinished.get(row.rowId) ?? null,
          };
          return [{ row, organisation, standing, ...rest }];
        }),
      };
    },
  };
}

/** Where an entry stands for its people. */
export function standingOf(
  row: Pick<OwnRow, 'state' | 'reviewDueOn'>,
  waiting: WaitingChange['state'] | null,
  today: IsoDate,
): Standing {
  if (row.state === 'archived') return 'withdrawn';
  if (waiting === 'sent-back') return 'sent-back';
  if (row.state === 'lapsed') return 'lapsed';
  if (row.state === 'live' && row.reviewDueOn !== null && row.reviewDueOn <= today) return 'due';
  if (waiting) return 'waits';
  if (row.state === 'draft') return 'draft';
  return row.state === 'live' ? 'live' : 'resting';
}

/** By standing, then what was touched last. */
function byUrgency(one: StandingRow, other: StandingRow): number {
  return (
    standings.indexOf(one.standing) - standings.indexOf(other.standing) ||
    other.row.updatedAt.getTime() - one.row.updatedAt.getTime() ||
    other.row.rowId - one.row.rowId
  );
}
