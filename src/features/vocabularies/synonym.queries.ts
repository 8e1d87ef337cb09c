import { asc, sql } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { curatedSynonyms, synonymGroups } from '#db/schema/vocabularies.ts';
import { writeSetting } from '#platform/settings.ts';
import { type CuratedSynonyms, layerSynonyms, type SynonymEntry } from './synonym-layers.ts';
import type { SynonymGroup } from './vocabulary.model.ts';

/** The setting that changes with every change of a group, so that each process sees it at its next request. */
export const synonymsKey = 'vocabulary-synonyms';

/** Every group with what curators made of it. */
export function listSynonyms(db: Db): SynonymEntry[] {
  return layerSynonyms(listSuppliedSynonyms(db), listCuratedSynonyms(db));
}

function listSuppliedSynonyms(db: Db): SynonymGroup[] {
  return db
    .select({ direction: synonymGroups.direction, terms: synonymGroups.terms, finds: synonymGroups.finds })
    .from(synonymGroups)
    .orderBy(asc(synonymGroups.rowId))
    .all();
}

function listCuratedSynonyms(db: Db): CuratedSynonyms[] {
  return db
    .select({
      id: curatedSynonyms.id,
      state: curatedSynonyms.state,
      direction: curatedSynonyms.direction,
      terms: curatedSynonyms.terms,
      finds: curatedSynonyms.finds,
      version: curatedSynonyms.version,
      changedAt: curatedSynonyms.changedAt,
    })
    .from(curatedSynonyms)
    .orderBy(asc(curatedSynonyms.rowId))
    .all();
}

/** Writes what curators made of a group, for every process to use from its next request on. */
export function writeCuratedSynonyms(tx: Transaction, given: CuratedSynonyms): void {
  const { id, ...values } = { ...given, terms: [...given.terms], finds: [...given.finds] };
  tx.insert(curatedSynonyms)
    .values({ id, ...values })
    .onConflictDoUpdate({ target: curatedSynonyms.id, set: values })
    .run();
  // Versions only grow and rows stay: no two states have the same sum.
  const changes = tx
    .select({ sum: sql<number>`sum(${curatedSynonyms.version})` })
    .from(curatedSynonyms)
    .get();
  writeSetting(tx, synonymsKey, changes?.sum ?? 0);
}
