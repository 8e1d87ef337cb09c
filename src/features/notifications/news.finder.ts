import type { Database } from '#db/client.ts';
import { dismissedFrom } from '#features/matching/index.ts';
import { findOrganisationById, membershipsOf } from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import { type SearchProbe, type SearchRequest, searchParameters } from '#features/search/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { parseInput, queryInput } from '#web/input.ts';
import type { Alert } from './alert.model.ts';
import * as queries from './new-entry.queries.ts';

/** What is new of one alert, by rows, newest or best first. */
export interface Found {
  alert: Alert;
  entries: readonly FoundEntry[];
}

export interface FoundEntry {
  rowId: number;
  /** For a match: the own entry that it goes with. */
  ownRowId: number | null;
}

/** What came of looking for news. */
export interface Findings {
  /** The position up to which was looked. */
  upTo: number;
  lookedAt: readonly Alert[];
  /** Alerts about what can't be asked any more. */
  gone: readonly Alert[];
  /** Only those that have news. */
  news: readonly Found[];
}

export interface NewsFinder {
  /** What some alerts of one person haven't told yet. Asks the search index, so never within a transaction. */
  find(accountRowId: number, alerts: readonly Alert[], upTo: number): Findings;
}

/** New entries looked at, newest first: what lies further back is in the search. */
const mostNewEntries = 5_000;
const mostNewMatches = 500;

export function createNewsFinder(given: {
  database: Database;
  probe: SearchProbe;
  places: PlacesService;
  vocabulary: () => Vocabulary;
}): NewsFinder {
  const { database, probe } = given;
  const parameters = searchParameters(given);

  function requestOf({ subject }: Alert): SearchRequest | undefined {
    const parsed = parseInput(parameters, queryInput(subject));
    return parsed.ok ? parsed.value : undefined;
  }

  /** Rows of what one alert is about; undefined where that can't be said any more. */
  function entriesOf(alert: Alert, fresh: readonly queries.NewEntry[]): FoundEntry[] | undefined {
    const plain = (rowIds: readonly number[]) => rowIds.map((rowId) => ({ rowId, ownRowId: null }));
    if (alert.type === 'organisation') {
      const organisation = findOrganisationById(database, alert.subject);
      return plain(
        fresh
          .filter(({ organisationRowId }) => organisationRowId === organisation?.rowId)
          .map(({ listingRowId }) => listingRowId),
      );
    }
    const request = requestOf(alert);
    if (!request) return undefined;
    if (fresh.length === 0) return [];
    return plain(
      probe.foundAmong(
        request.query,
        fresh.map(({ listingRowId }) => listingRowId),
      ),
    );
  }

  /** What goes with somebody's own entries and wasn't there before, each once, with the own entry that it suits best. */
  function matchesOf(alert: Alert, upTo: number): FoundEntry[] {
    const organisationRowIds = membershipsOf(database, alert.accountRowId).map(
      (membership) => membership.organisationRowId,
    );
    if (organisationRowIds.length === 0) return [];
    const own = new Set(organisationRowIds);
    const pairs = queries
      .listNewMatches(database, {
        organisationRowIds,
        after: alert.seenPosition,
        upTo,
        limit: mostNewMatches,
      })
      .filter(({ publishedAt }) => publishedAt >= alert.since)
      .map((match) =>
        own.has(match.newOrganisationRowId)
          ? { rowId: match.otherRowId, ownRowId: match.newRowId }
          : { rowId: match.newRowId, ownRowId: match.otherRowId },
      );
    const dismissed = dismissedFrom(database, [...new Set(pairs.map(({ ownRowId }) => ownRowId))]);
    const best = new Map<number, FoundEntry>();
    for (const pair of pairs) {
      if (dismissed.get(pair.ownRowId)?.includes(pair.rowId) || best.has(pair.rowId)) continue;
      best.set(pair.rowId, pair);
    }
    return [...best.values()];
  }

  return {
    find(accountRowId, alerts, upTo) {
      const after = Math.min(...alerts.map(({ seenPosition }) => seenPosition), upTo);
      const published = queries.listNewEntries(database, { after, upTo, limit: mostNewEntries });
      const found = alerts.map((alert) => {
        if (alert.type === 'matches') return { alert, entries: matchesOf(alert, upTo) };
        const fresh = published.filter(
          ({ position, publishedAt, createdByRowId }) =>
            position > alert.seenPosition &&
            publishedAt >= alert.since &&
            // Nobody needs to be told what they wrote themselves.
            createdByRowId !== accountRowId,
        );
        return { alert, entries: entriesOf(alert, fresh) };
      });
      return {
        upTo,
        lookedAt: alerts,
        gone: found.filter(({ entries }) => entries === undefined).map(({ alert }) => alert),
        news: found.flatMap(({ alert, entries = [] }) => (entries.length > 0 ? [{ alert, entries }] : [])),
      };
    },
  };
}
