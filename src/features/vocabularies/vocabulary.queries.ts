import { asc, eq, notInArray, sql } from 'drizzle-orm';
import type { Database, Db, Transaction } from '#db/client.ts';
import { categories, settings, skillGroups, skills, synonymGroups, themes, wards } from '#db/schema/index.ts';
import { listSynonyms, synonymsKey } from './synonym.queries.ts';
import { groupsInForce } from './synonym-layers.ts';
import type {
  Category,
  Skill,
  SkillGroup,
  SynonymGroup,
  Theme,
  VocabularyContent,
} from './vocabulary.model.ts';

/** The setting that names the content now in the tables, so that every process sees that it changed. */
export const contentKey = 'vocabulary-content';

/** Wards by name. */
export function listWards(db: Db): { slug: string; name: string }[] {
  return db.select({ slug: wards.slug, name: wards.name }).from(wards).orderBy(asc(wards.name)).all();
}

/** Everything but the wards, each list in its own order; of the synonyms what is in force. */
export function readVocabularyContent(db: Db): VocabularyContent {
  return {
    themes: db
      .select({ slug: themes.slug, label: themes.label, sentence: themes.sentence, cues: themes.cues })
      .from(themes)
      .orderBy(asc(themes.position))
      .all(),
    skillGroups: db
      .select({ slug: skillGroups.slug, label: skillGroups.label })
      .from(skillGroups)
      .orderBy(asc(skillGroups.position))
      .all(),
    skills: db
      .select({
        slug: skills.slug,
        label: skills.label,
        groupSlug: skills.groupSlug,
        synonyms: skills.synonyms,
      })
      .from(skills)
      .orderBy(asc(skills.position))
      .all(),
    categories: db
      .select({ slug: categories.slug, label: categories.label, sentence: categories.sentence })
      .from(categories)
      .orderBy(asc(categories.position))
      .all()
      // The column is plain text; only the closed set of the model is ever written to it.
      .map((row) => ({ ...row, slug: row.slug as Category['slug'] })),
    synonymGroups: groupsInForce(listSynonyms(db)),
  };
}

/**
 * A function that says in one cheap statement whether what a vocabulary is built from (the content's name, the
 * curators' synonyms and the wards) is still the same: two equal strings, the same vocabulary.
 */
export function prepareVocabularyState(database: Database): () => string {
  const statement = database
    .select({
      state: sql<string>`coalesce(${settings.value}, '') || coalesce((
        select value from ${settings} as synonyms where synonyms.key = ${synonymsKey}
      ), '') || (
        select coalesce(group_concat(${wards.slug} || char(31) || ${wards.name}, char(30)), '') from ${wards}
      )`,
    })
    .from(sql`(select 1)`)
    .leftJoin(settings, eq(settings.key, contentKey))
    .prepare();
  return () => statement.get()?.state ?? '';
}

export function replaceThemes(tx: Transaction, rows: readonly Theme[]): void {
  rows.forEach(({ slug, label, sentence, cues }, position) => {
    const values = { label, sentence, cues: [...cues], position };
    tx.insert(themes)
      .values({ slug, ...values })
      .onConflictDoUpdate({ target: themes.slug, set: values })
      .run();
  });
  tx.delete(themes)
    .where(notInArray(themes.slug, slugsOf(rows)))
    .run();
}

/** Groups and skills together: a skill points to its group. */
export function replaceSkills(
  tx: Transaction,
  groupRows: readonly SkillGroup[],
  skillRows: readonly Skill[],
): void {
  groupRows.forEach(({ slug, label }, position) => {
    const values = { label, position };
    tx.insert(skillGroups)
      .values({ slug, ...values })
      .onConflictDoUpdate({ target: skillGroups.slug, set: values })
      .run();
  });
  skillRows.forEach(({ slug, label, groupSlug, synonyms }, position) => {
    const values = { label, groupSlug, synonyms: [...synonyms], position };
    tx.insert(skills)
      .values({ slug, ...values })
      .onConflictDoUpdate({ target: skills.slug, set: values })
      .run();
  });
  tx.delete(skills)
    .where(notInArray(skills.slug, slugsOf(skillRows)))
    .run();
  tx.delete(skillGroups)
    .where(notInArray(skillGroups.slug, slugsOf(groupRows)))
    .run();
}

export function replaceCategories(tx: Transaction, rows: readonly Category[]): void {
  rows.forEach(({ slug, label, sentence }, position) => {
    const values = { label, sentence, position };
    tx.insert(categories)
      .values({ slug, ...values })
      .onConflictDoUpdate({ target: categories.slug, set: values })
      .run();
  });
  tx.delete(categories)
    .where(notInArray(categories.slug, slugsOf(rows)))
    .run();
}

/** Synonym groups have no slug: they are written anew. What curators made of them lies in a table of its own. */
export function replaceSynonymGroups(tx: Transaction, rows: readonly SynonymGroup[]): void {
  tx.delete(synonymGroups).run();
  for (const { direction, terms, finds } of rows) {
    tx.insert(synonymGroups)
      .values({ direction, terms: [...terms], finds: [...finds] })
      .run();
  }
}

const slugsOf = (rows: readonly { slug: string }[]): string[] => rows.map(({ slug }) => slug);
