import type { Database } from '#db/client.ts';
import { type Organisation, readOrganisations } from '#features/organisations/index.ts';
import type { Person } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { mayActFor } from '#platform/permissions.ts';
import type { Listing } from './listing.model.ts';
import { findListingBySlug } from './listing.queries.ts';
import { countOwn, listOwn, type OwnRow, type Standing, standings } from './own-entries.queries.ts';
import type { PublishingGate, WaitingChange } from './publishing.ts';
import type { UnfinishedChanges } from './unfinished-changes.ts';

export interface OwnEntry {
  row: OwnRow;
  organisation: Organisation;
  standing: Standing;
  /** Whether something about it waits, whatever else it is. */
  waiting: WaitingChange | null;
  /** When this person last typed a change of it that nobody else has seen. */
  unfinishedSince: Date | null;
}

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
  /** A draft of theirs that was thrown away, by its slug; undefined where there is no such thing. */
  findThrownAway(person: Person, slug: string): Listing | undefined;
  /** An entry of theirs that was confirmed today, by its slug; undefined where there is no such thing. */
  findConfirmed(person: Person, slug: string): Listing | undefined;
}

export function createMyPageService(given: {
  database: Database;
  clock: Clock;
  gate: Pick<PublishingGate, 'waitingFor' | 'waitingStatesOf'>;
  unfinished: Pick<UnfinishedChanges, 'savedBy'>;
}): MyPageService {
  const { database, clock, gate } = given;
  return {
    findThrownAway(person, slug) {
      const listing = findListingBySlug(database, slug);
      const isDraft = listing?.state === 'archived' && listing.publishedAt === null;
      return isDraft && mayActFor(person, listing.organisationRowId, 'member') ? listing : undefined;
    },
    findConfirmed(person, slug) {
      const listing = findListingBySlug(database, slug);
      const isConfirmed = listing?.state === 'live' && listing.confirmedOn === londonDay(clock.now());
      return isConfirmed && mayActFor(person, listing.organisationRowId, 'member') ? listing : undefined;
    },
    entriesOf(person, { withdrawn, offset, limit }) {
      const organisationRowIds = person.memberships.map((each) => each.organisationRowId);
      const pending = withdrawn ? [] : [...gate.waitingStatesOf(organisationRowIds)];
      const rowsThat = (state: WaitingChange['state']) =>
        pending.flatMap(([rowId, each]) => (each === state ? [rowId] : []));
      const asked = {
        organisationRowIds,
        withdrawn,
        today: londonDay(clock.now()),
        sentBack: rowsThat('sent-back'),
        waiting: rowsThat('waits'),
      };
      const counted = countOwn(database, asked);
      const shown = listOwn(database, asked, { offset, limit });
      const organisations = new Map(
        readOrganisations(database, [...new Set(shown.map(({ row }) => row.organisationRowId))]).map(
          (each) => [each.rowId, each],
        ),
      );
      const changes = gate.waitingFor(withdrawn ? [] : shown.map(({ row }) => row.rowId));
      const unfinished = given.unfinished.savedBy(person);
      return {
        counts: Object.fromEntries(standings.map((each) => [each, counted.get(each) ?? 0])) as Record<
          Standing,
          number
        >,
        total: [...counted.values()].reduce((sum, count) => sum + count, 0),
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
