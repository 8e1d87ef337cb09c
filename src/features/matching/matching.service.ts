import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import {
  isSearchable,
  type Listing,
  type ListingContent,
  type ListingService,
  liveRowIdsOf,
} from '#features/listings/index.ts';
import type { Organisation, OrganisationService, SiteCentres } from '#features/organisations/index.ts';
import type { EntryText, LikenessIndex } from '#features/search/index.ts';
import { createSkillSuggester, type SkillSuggester, type Vocabulary } from '#features/vocabularies/index.ts';
import { type Clock, type IsoDate, londonDay } from '#platform/clock.ts';
import { candidateQuery } from './candidates.ts';
import { dismissedFrom } from './dismissal.queries.ts';
import {
  type Grounds,
  highestScore,
  type Outline,
  type Party,
  type SkillFacts,
  scoreMatch,
} from './matching.model.ts';
import { ownLiveRows } from './matching.queries.ts';
import { type Entry, textOf, toOutline, toParty } from './party.ts';
import { categoryWords } from './spoken-categories.model.ts';

/** An entry that goes with another. */
export interface Match {
  listing: Listing;
  organisation: Organisation;
  /** From 0 to 1. */
  score: number;
  grounds: Grounds;
}

/** What is looked at closely for one entry, of what the index finds likely; and for one of many at once. */
const mostCandidates = 50;
const mostCandidatesEach = 15;
/** Entries of one's own for which the best are looked for at once. */
const mostOwnEntries = 12;
/** Below this a match is none: nobody is shown it. */
const leastScore = 0.5;

/** An entry of the directory with what it stands on. */
type Row = Entry & { listing: Listing; organisation: Organisation };

/** An entry that something is to go with, and whose it is; what is being written has no row yet. */
interface Asked {
  entry: Entry;
  organisationRowId: number;
  listingRowId: number | null;
}

/** What goes with one of somebody's own entries. */
export interface OwnMatch {
  own: Listing;
  match: Match;
}

export interface MatchingService {
  /** What goes with an entry, best first; nothing for what isn't live. `least` is the score below which it is left out. */
  matchesOf(listing: Listing, limit: number, least?: number): Match[];
  /** What would go with an entry that is being written, as it is typed and unchecked. */
  matchesOfDraft(
    draft: { content: ListingContent; organisationRowId: number; listingRowId: number | null },
    limit: number,
  ): Match[];
  /** The best for all entries of some organisations, at most one for each entry, and each once; others come between. */
  bestFor(organisationRowIds: readonly number[], limit: number): Promise<OwnMatch[]>;
}

export function createMatchingService(given: {
  database: Database;
  clock: Clock;
  index: LikenessIndex;
  listings: Pick<ListingService, 'byRowIds'>;
  organisations: Pick<OrganisationService, 'byRowIds' | 'sitesOfListings'>;
  centres: SiteCentres;
  vocabulary: () => Vocabulary;
}): MatchingService {
  const { database, clock, index } = given;
  const suggesterFor = keptFor<Vocabulary, SkillSuggester>((vocabulary) =>
    createSkillSuggester(vocabulary.skills.values()),
  );

  /** What goes with one entry: each set of rows is read once. */
  function matchesFor(
    { entry, organisationRowId, listingRowId }: Asked,
    { candidates, limit, least = leastScore }: { candidates: number; limit: number; least?: number },
  ): Match[] {
    const vocabulary = given.vocabulary();
    const today = londonDay(clock.now());
    const [party] = toParties([entry], vocabulary, today);
    if (!party) return [];
    const dismissed = listingRowId === null ? [] : dismissedFrom(database, [listingRowId]).get(listingRowId);
    const without = new Set([...liveRowIdsOf(database, organisationRowId), ...(dismissed ?? [])]);
    const [hints = new Map()] = index.weigh([hintsOf(party)]);
    const [chosen = []] = index.alike([candidateQuery(party, hints, without, candidates)]);
    const facts = skillFacts(party, vocabulary);
    const worthReading = readRows(chosen).filter(
      (row) =>
        row.listing.organisationRowId !== organisationRowId &&
        highestScore(...inOrder<Outline>(party, outline(row, today)), facts) >= least,
    );
    const parties = toParties(worthReading, vocabulary, today);
    return worthReading
      .flatMap(({ listing, organisation }, at): Match[] => {
        const other = parties[at];
        if (!other) return [];
        const { score, grounds } = scoreMatch(...inOrder(party, other), facts);
        return score < least ? [] : [{ listing, organisation, score, grounds }];
      })
      .toSorted((a, b) => b.score - a.score || a.listing.rowId - b.listing.rowId)
      .slice(0, limit);
  }

  /** Of the skills that the entry asked about has; a match shares no others. */
  function skillFacts(party: Party, vocabulary: Vocabulary): SkillFacts {
    const skills = [...new Set([...party.skills, ...party.spokenSkills])];
    const tells = index.tellingShares('skill', skills);
    return {
      groupOf: (skill) => vocabulary.skills.get(skill)?.groupSlug,
      tells: (skill) => tells.get(skill) ?? 1,
    };
  }

  function readRows(rowIds: readonly number[]): Row[] {
    const listings = given.listings.byRowIds(rowIds);
    const organisations = given.organisations.byRowIds([
      ...new Set([...listings.values()].map((listing) => listing.organisationRowId)),
    ]);
    const sites = given.organisations.sitesOfListings(rowIds);
    return rowIds.flatMap((rowId) => {
      const listing = listings.get(rowId);
      const organisation = listing && organisations.get(listing.organisationRowId);
      if (!listing || organisation?.state !== 'live' || !isSearchable(listing.state)) return [];
      return [
        {
          listing,
          organisation,
          content: listing,
          confirmedOn: listing.confirmedOn,
          sites: sites.get(rowId) ?? [],
        },
      ];
    });
  }

  function toParties(entries: readonly Entry[], vocabulary: Vocabulary, today: IsoDate): Party[] {
    const suggester = suggesterFor(vocabulary);
    const texts = index.weigh(entries.map(textOf));
    return entries.flatMap((entry, at) => {
      const text = texts[at];
      return text ? [toParty(outline(entry, today), entry, { text, suggester })] : [];
    });
  }

  const outline = (entry: Entry, today: IsoDate): Outline =>
    toOutline(entry, { centres: given.centres, today });

  const closely = (limit: number) => ({ candidates: mostCandidates, limit });

  return {
    matchesOf(listing, limit, least = leastScore) {
      const [entry] = readRows([listing.rowId]);
      if (!entry) return [];
      return matchesFor(askedFor(entry), { ...closely(limit), least });
    },

    matchesOfDraft({ content, organisationRowId, listingRowId }, limit) {
      const organisation = given.organisations.byRowIds([organisationRowId]).get(organisationRowId);
      if (!organisation) return [];
      const rowIds = listingRowId === null ? [] : [listingRowId];
      const entry: Entry = {
        content,
        confirmedOn: londonDay(clock.now()),
        organisation,
        sites: given.organisations.sitesOfListings(rowIds).get(listingRowId ?? 0) ?? [],
      };
      return matchesFor({ entry, organisationRowId, listingRowId }, closely(limit));
    },

    async bestFor(organisationRowIds, limit) {
      const rows = readRows(ownLiveRows(database, organisationRowIds, mostOwnEntries));
      const found: OwnMatch[] = [];
      for (const row of rows) {
        const best = matchesFor(askedFor(row), { candidates: mostCandidatesEach, limit: 1 });
        found.push(...best.map((match) => ({ own: row.listing, match })));
        // Several in a row would keep everybody else waiting.
        await nextTurn();
      }
      return (
        found
          .filter(({ match }) => !organisationRowIds.includes(match.listing.organisationRowId))
          .toSorted((a, b) => b.match.score - a.match.score)
          // What goes with several of one's entries is worth one line.
          .filter(
            ({ match }, at, all) =>
              all.findIndex((each) => each.match.listing.rowId === match.listing.rowId) === at,
          )
          .slice(0, limit)
      );
    },
  };
}

function askedFor(row: Row): Asked {
  return { entry: row, organisationRowId: row.listing.organisationRowId, listingRowId: row.listing.rowId };
}

/** The need first, then what could meet it. */
function inOrder<Side extends Outline>(own: Side, other: Side): [need: Side, offer: Side] {
  return own.kind === 'need' ? [own, other] : [other, own];
}

function hintsOf({ kind, category }: Party): EntryText {
  return { title: '', summary: '', rest: kind === 'need' && category ? (categoryWords[category] ?? '') : '' };
}

/** What was made from something, made again only when that is another. */
function keptFor<Source, Made>(make: (source: Source) => Made): (source: Source) => Made {
  let kept: { source: Source; made: Made } | undefined;
  return (source) => {
    if (kept?.source !== source) kept = { source, made: make(source) };
    return kept.made;
  };
}
