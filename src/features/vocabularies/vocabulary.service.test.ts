import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase, transaction } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { wards } from '#db/schema/index.ts';
import type { VocabularyContent } from './vocabulary.model.ts';
import { createVocabularyService, seedVocabulary } from './vocabulary.service.ts';

const content: VocabularyContent = {
  themes: [
    {
      slug: 'older-people',
      label: 'Older people',
      sentence: 'Later life.',
      cues: [{ phrase: 'OAP', weight: 1 }],
    },
    { slug: 'environment', label: 'Environment', sentence: 'Green.', cues: [] },
  ],
  skillGroups: [
    { slug: 'money', label: 'Money' },
    { slug: 'digital', label: 'Digital' },
  ],
  skills: [
    { slug: 'payroll', label: 'Payroll', groupSlug: 'money', synonyms: ['wages'] },
    { slug: 'websites', label: 'Websites', groupSlug: 'digital', synonyms: [] },
  ],
  categories: [{ slug: 'space', label: 'Space', sentence: 'Rooms.' }],
  synonymGroups: [{ direction: 'one-way', terms: ['oap'], finds: ['older people'] }],
};

function emptyDatabase(): Database {
  const database = openDatabase(':memory:');
  migrateDatabase(database, path.resolve('db/migrations'));
  return database;
}

const seed = (database: Database, seeded: VocabularyContent) =>
  transaction(database, (tx) => seedVocabulary(tx, seeded));

const addWard = (database: Database, slug: string, name: string) =>
  transaction(database, (tx) => {
    tx.insert(wards).values({ slug, name, code: slug, latitude: 54.5, longitude: -1.5 }).run();
  });

describe('the vocabulary', () => {
  it('is read as it was seeded, in its order', () => {
    const database = emptyDatabase();
    expect(seed(database, content)).toBe(true);
    const vocabulary = createVocabularyService(database).load();
    expect([...vocabulary.themes.values()]).toEqual(content.themes);
    expect([...vocabulary.skillGroups.values()]).toEqual(content.skillGroups);
    expect([...vocabulary.skills.values()]).toEqual(content.skills);
    expect([...vocabulary.categories.values()]).toEqual(content.categories);
    expect(vocabulary.synonymGroups).toEqual(content.synonymGroups);
  });

  it('is empty save the areas that are not wards before anything is seeded', () => {
    const vocabulary = createVocabularyService(emptyDatabase()).load();
    expect(vocabulary.themes.size).toBe(0);
    expect([...vocabulary.areas.keys()]).toEqual(['whole-borough', 'elsewhere']);
  });

  it('lists wards by name, then the whole borough and elsewhere', () => {
    const database = emptyDatabase();
    const service = createVocabularyService(database);
    service.load();
    addWard(database, 'whinfield', 'Whinfield');
    addWard(database, 'cockerton', 'Cockerton');
    expect([...service.load().areas.values()]).toEqual([
      { slug: 'cockerton', label: 'Cockerton' },
      { slug: 'whinfield', label: 'Whinfield' },
      { slug: 'whole-borough', label: 'Whole borough' },
      { slug: 'elsewhere', label: 'Elsewhere' },
    ]);
  });

  it('stays the same object until it changes, and writes nothing when seeded alike', () => {
    const database = emptyDatabase();
    seed(database, content);
    const service = createVocabularyService(database);
    const first = service.load();
    expect(seed(database, structuredClone(content))).toBe(false);
    expect(service.load()).toBe(first);

    const [olderPeople] = content.themes;
    const changed = { ...content, themes: olderPeople ? [{ ...olderPeople, label: 'Later life' }] : [] };
    expect(seed(database, changed)).toBe(true);
    expect([...service.load().themes.values()].map(({ label }) => label)).toEqual(['Later life']);
  });

  it('removes what is no longer in it, a group with its skills', () => {
    const database = emptyDatabase();
    seed(database, content);
    seed(database, {
      ...content,
      skillGroups: content.skillGroups.slice(1),
      skills: content.skills.slice(1),
    });
    const vocabulary = createVocabularyService(database).load();
    expect([...vocabulary.skills.keys()]).toEqual(['websites']);
    expect([...vocabulary.skillGroups.keys()]).toEqual(['digital']);
  });

  it('forgets what a rolled-back transaction had written', () => {
    const database = emptyDatabase();
    seed(database, content);
    const service = createVocabularyService(database);
    expect(() =>
      transaction(database, (tx) => {
        seedVocabulary(tx, { ...content, themes: [] });
        expect(service.load().themes.size).toBe(0);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(service.load().themes.size).toBe(2);
  });
});
