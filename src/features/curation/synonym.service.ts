import { type Database, type Transaction, transaction } from '#db/client.ts';
import { findRevision, pageOfRevisions, type Revision, recordRevision } from '#features/revisions/index.ts';
import {
  type SearchQuery,
  type SearchResult,
  type SearchService,
  type SqliteEngine,
  wholeDirectory,
} from '#features/search/index.ts';
import {
  type CuratedSynonyms,
  groupsInForce,
  listSynonyms,
  type SynonymEntry,
  type SynonymGroup,
  type VocabularyService,
  writeCuratedSynonyms,
} from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { appendEvent } from '#platform/events/outbox.ts';
import type { IdSource } from '#platform/ids.ts';
import { requirePermission } from '#platform/permissions.ts';
import type { InputError } from '#web/replies.ts';
import { faultsOfSynonyms } from './synonym.rules.ts';

/** What a revision of a group keeps. */
export type SynonymSnapshot = Pick<CuratedSynonyms, 'state' | 'direction' | 'terms' | 'finds'>;

/** What a trial search finds. */
export interface Trial {
  total: number;
  titles: string[];
}

export interface SynonymPreview {
  query: string;
  now: Trial;
  after: Trial;
  /** For the first words of the group how many entries they find now, and would. */
  words: { text: string; now: number; after: number }[];
  /** How many there are to be found in all. */
  entries: number;
}

export interface SynonymHistory {
  revisions: (Revision & { snapshot: SynonymSnapshot })[];
  hasOlder: boolean;
}

/** Curators' work on the words that search treats alike. */
export interface SynonymService {
  list(actor: Actor): SynonymEntry[];
  get(actor: Actor, id: string): SynonymEntry;
  /** What is wrong with a group as it was written; `id` is null for a new one. */
  check(actor: Actor, id: string | null, draft: SynonymGroup): InputError[];
  /** What searches find now, and would find with the group as it was written. Null: without it. */
  preview(
    actor: Actor,
    asked: { id: string | null; draft: SynonymGroup | null; query: string },
  ): Promise<SynonymPreview>;
  /**
   * Adds a group or changes one; returns its id. Throws {@link ConflictError} where it has changed since `version`,
   * and {@link RuleError} for what `check` finds.
   */
  save(actor: Actor, given: { id: string | null; version: number; draft: SynonymGroup }): string;
  remove(actor: Actor, given: { id: string; version: number }): void;
  /**
   * Makes it what it was at a revision; `revisionRowId` 0 is what was supplied, or that there was none. Throws
   * {@link RuleError} where that doesn't go with other groups any more.
   */
  goBack(actor: Actor, given: { id: string; version: number; revisionRowId: number }): void;
  history(actor: Actor, id: string): SynonymHistory;
}

const titlesShown = 5;
const wordsTried = 8;
const revisionsShown = 50;
/** Groups that a borough may add; the supplied ones are some 700. */
const mostGroups = 2_000;

export function createSynonymService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  vocabularies: VocabularyService;
  engine: Pick<SqliteEngine, 'readingWith'>;
  search: Pick<SearchService, 'rows'>;
}): SynonymService {
  const { database, clock, ids, vocabularies, engine, search } = given;

  function entryOf(entries: readonly SynonymEntry[], id: string): SynonymEntry {
    const entry = entries.find((each) => each.id === id);
    if (!entry) throw new NotFoundError('No such group of synonyms');
    return entry;
  }

  function faultsIn(entries: readonly SynonymEntry[], id: string | null, draft: SynonymGroup): InputError[] {
    if (id === null && entries.filter(({ origin }) => origin === 'own').length >= mostGroups) {
      return [
        { parameter: 'terms', message: `There are ${mostGroups} groups already: take one that is there` },
      ];
    }
    const entry = entries.find((each) => each.id === id);
    const others = entries.filter((each) => each.id !== id);
    const accepted = [entry?.isRemoved ? undefined : entry?.group, entry?.supplied];
    return faultsOfSynonyms(
      draft,
      others,
      accepted.flatMap((group) => group ?? []),
    );
  }

  function refuseFaults(entries: readonly SynonymEntry[], id: string | null, draft: SynonymGroup): void {
    const [fault] = faultsIn(entries, id, draft);
    if (fault) throw new RuleError(fault.parameter, fault.message);
  }

  /** Checks that nobody was quicker, writes the group, and keeps what it was. */
  function changeIn(
    tx: Transaction,
    actor: Actor,
    { id, version }: { id: string; version: number },
    change: SynonymSnapshot,
    reason: string,
  ): void {
    const known = listSynonyms(tx).find((each) => each.id === id);
    if ((known?.version ?? 0) !== version) {
      throw new ConflictError('The group has changed in the meantime');
    }
    const now = clock.now();
    writeCuratedSynonyms(tx, { ...change, id, version: version + 1, changedAt: now });
    recordRevision(tx, {
      subjectType: 'synonym-group',
      subjectId: id,
      actor,
      reason,
      snapshot: change,
      recordedAt: now,
    });
    appendEvent(tx, 'synonyms.changed', id, now);
  }

  /** What a group was at a revision, or before the first. */
  function stateAt(tx: Transaction, entry: SynonymEntry, revisionRowId: number): SynonymSnapshot {
    if (revisionRowId === 0) {
      return entry.supplied
        ? { ...entry.supplied, state: 'as-supplied' }
        : { ...entry.group, state: 'removed' };
    }
    const subject = { subjectType: 'synonym-group', subjectId: entry.id } as const;
    const revision = findRevision(tx, subject, revisionRowId);
    if (!revision) throw new NotFoundError('No such revision');
    const snapshot = revision.snapshot as SynonymSnapshot;
    // Put back as supplied, it is what is supplied now.
    return snapshot.state === 'as-supplied' ? stateAt(tx, entry, 0) : snapshot;
  }

  const toTrial = (result: SearchResult): Trial => ({
    total: result.total,
    titles: search.rows(result.hits).map(({ listing }) => listing.title),
  });

  return {
    list(actor) {
      requirePermission(actor, 'curation.work');
      return listSynonyms(database);
    },
    get(actor, id) {
      requirePermission(actor, 'curation.work');
      return entryOf(listSynonyms(database), id);
    },
    check(actor, id, draft) {
      requirePermission(actor, 'curation.work');
      return faultsIn(listSynonyms(database), id, draft);
    },
    async preview(actor, { id, draft, query }) {
      requirePermission(actor, 'curation.work');
      const now = vocabularies.load();
      const others = listSynonyms(database).filter((each) => each.id !== id);
      const after = {
        ...now,
        synonymGroups: [...groupsInForce(others), ...(draft === null ? [] : [draft])],
      };
      const asNow = engine.readingWith(now);
      const asAfter = engine.readingWith(after);
      const find = async (text: string, perPage: number) => {
        const asked: SearchQuery = { ...wholeDirectory, text, sort: 'relevance', perPage };
        return { now: await asNow.search(asked), after: await asAfter.search(asked) };
      };
      const trial = await find(query, titlesShown);
      const words: SynonymPreview['words'] = [];
      for (const text of [...(draft?.terms ?? []), ...(draft?.finds ?? [])].slice(0, wordsTried)) {
        const found = await find(text, 1);
        words.push({ text, now: found.now.total, after: found.after.total });
      }
      const everything = await asNow.search({ ...wholeDirectory, sort: 'newest', perPage: 1 });
      return {
        query,
        now: toTrial(trial.now),
        after: toTrial(trial.after),
        words,
        entries: everything.total,
      };
    },
    save(actor, { id, version, draft }) {
      requirePermission(actor, 'curation.work');
      return transaction(database, (tx) => {
        const saved = id ?? ids.next(clock.now());
        const entries = listSynonyms(tx);
        if (id !== null) entryOf(entries, id);
        refuseFaults(entries, id, draft);
        const reason = id === null ? 'Added' : 'Changed';
        changeIn(tx, actor, { id: saved, version }, { ...draft, state: 'in-force' }, reason);
        return saved;
      });
    },
    remove(actor, { id, version }) {
      requirePermission(actor, 'curation.work');
      transaction(database, (tx) => {
        const { group } = entryOf(listSynonyms(tx), id);
        changeIn(tx, actor, { id, version }, { ...group, state: 'removed' }, 'Removed');
      });
    },
    goBack(actor, { id, version, revisionRowId }) {
      requirePermission(actor, 'curation.work');
      transaction(database, (tx) => {
        const entries = listSynonyms(tx);
        const back = stateAt(tx, entryOf(entries, id), revisionRowId);
        if (back.state !== 'removed') refuseFaults(entries, id, back);
        changeIn(tx, actor, { id, version }, back, 'Put back as it was');
      });
    },
    history(actor, id) {
      requirePermission(actor, 'curation.work');
      const subject = { subjectType: 'synonym-group', subjectId: id } as const;
      const found = pageOfRevisions(database, subject, { offset: 0, limit: revisionsShown + 1 });
      return {
        revisions: found
          .slice(0, revisionsShown)
          .map((revision) => ({ ...revision, snapshot: revision.snapshot as SynonymSnapshot })),
        hasOlder: found.length > revisionsShown,
      };
    },
  };
}
