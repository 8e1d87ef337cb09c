import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/features/search/analysis/synonyms.ts';
import { categorySlugs } from '../../src/features/vocabularies/index.ts';
import { vocabularySeed } from './index.ts';
import { skillSlugsByGroup } from './skill-slugs.ts';
import { themesOfUkcatCode, ukcatThemes } from './ukcat-themes.ts';

const { themes, skills, skillGroups, categories, synonymGroups } = vocabularySeed;
const repeated = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

/** As `product.md` fixes them. */
const themeLabels = {
  'advice-money': 'Advice and money',
  'arts-culture': 'Arts, culture and heritage',
  'children-young-people': 'Children and young people',
  'older-people': 'Older people',
  'disability-carers': 'Disability and carers',
  'health-wellbeing': 'Health and wellbeing',
  'mental-health': 'Mental health',
  'housing-homelessness': 'Housing and homelessness',
  'food-essentials': 'Food and essentials',
  'employment-training': 'Employment and training',
  environment: 'Environment and green spaces',
  'community-safety': 'Community safety and justice',
  'sport-leisure': 'Sport and leisure',
  'faith-belief': 'Faith and belief',
  'equality-migration': 'Equality, migration and refugees',
  'transport-access': 'Transport and access',
  'community-buildings': 'Community buildings and neighbourhoods',
  'governance-volunteering': 'Running a group, volunteering and governance',
};

describe('themes, skills and categories', () => {
  it('has the 18 themes, each with its label, a sentence and cues', () => {
    expect(Object.fromEntries(themes.map(({ slug, label }) => [slug, label]))).toEqual(themeLabels);
    for (const { slug, sentence, cues } of themes) {
      expect(sentence, slug).toMatch(/^[A-Z].*\.$/);
      expect(cues.length, slug).toBeGreaterThan(50);
      expect(repeated(cues.map(({ phrase }) => phrase)), slug).toEqual([]);
    }
  });

  it('has every skill in its group, with everyday synonyms that point to one skill only', () => {
    const expected = Object.entries(skillSlugsByGroup).flatMap(([group, slugs]) =>
      slugs.map((slug) => `${group}/${slug}`),
    );
    expect(skills.map(({ slug, groupSlug }) => `${groupSlug}/${slug}`)).toEqual(expected);
    expect(skillGroups.map(({ slug }) => slug)).toEqual(Object.keys(skillSlugsByGroup));
    expect(skills.filter(({ synonyms }) => synonyms.length < 2)).toEqual([]);
    expect(repeated(skills.flatMap(({ synonyms }) => synonyms))).toEqual([]);
    expect(repeated(skills.map(({ label }) => label))).toEqual([]);
  });

  it('has every category', () => {
    expect(categories.map(({ slug }) => slug)).toEqual([...categorySlugs]);
  });
});

describe('synonym groups', () => {
  const twoWay = synonymGroups.filter(({ direction }) => direction === 'two-way');
  const oneWay = synonymGroups.filter(({ direction }) => direction === 'one-way');
  const allTerms = synonymGroups.flatMap(({ terms, finds }) => [...terms, ...finds]);

  it('are at least 200, of both directions, each with something to find', () => {
    expect(synonymGroups.length).toBeGreaterThanOrEqual(200);
    expect(oneWay.length).toBeGreaterThanOrEqual(40);
    expect(twoWay.filter(({ terms, finds }) => terms.length < 2 || finds.length > 0)).toEqual([]);
    expect(oneWay.filter(({ terms, finds }) => terms.length < 1 || finds.length < 1)).toEqual([]);
  });

  it('have no term in two two-way groups: the groups would contradict each other', () => {
    expect(repeated(twoWay.flatMap(({ terms }) => terms).map((term) => term.toLowerCase()))).toEqual([]);
  });

  it('have no term twice on the left of one-way groups, and none that finds itself', () => {
    expect(repeated(oneWay.flatMap(({ terms }) => terms).map((term) => term.toLowerCase()))).toEqual([]);
    expect(oneWay.filter(({ terms, finds }) => terms.some((term) => finds.includes(term)))).toEqual([]);
  });

  it('have no one-way group that a two-way group says already', () => {
    const groupOf = new Map(twoWay.flatMap((group) => group.terms.map((term) => [term, group] as const)));
    const idle = oneWay.flatMap(({ terms, finds }) =>
      terms.flatMap((term) =>
        finds
          .filter((found) => groupOf.get(term)?.terms.includes(found))
          .map((found) => `${term} → ${found}`),
      ),
    );
    expect(idle).toEqual([]);
  });

  it('are in small letters, or in capitals where only the capitals are meant', () => {
    const misspelt = allTerms.filter(
      (term) => !/^([A-Z]{2,5}|[a-z0-9]+('[a-z]+)?( [a-z0-9]+('[a-z]+)?)*)$/.test(term),
    );
    expect(misspelt).toEqual([]);
  });

  it('lose nothing that matters with their fillers: "drop in" would be "drop", and "signing on" a sign', () => {
    const harmless = ['in a wheelchair', 'in recovery', 'in debt', 'in bloom', 'the poor'];
    const lost = allTerms.filter((term) => term.includes(' ') && contentOf(term).length < 2);
    expect([...new Set(lost)].filter((term) => !harmless.includes(term))).toEqual([]);
  });

  it.each([
    'it',
    'aa',
    'cab',
    'send',
    'aids',
    'salt',
    'pa',
    'ot',
    'cvs',
    'benefits',
    'surgery',
    'ward',
    'home',
    'lift',
  ])('never take "%s" in small letters for a term', (word) => expect(allTerms).not.toContain(word));

  it.each([
    ['IT', 'it support'],
    ['CAB', 'citizens advice'],
    ['AA', 'alcohol misuse'],
    ['book keeper', 'bookkeeping'],
    ['oap', 'older people'],
    ['crb', 'dbs'],
    ['disclosure', 'dbs'],
    ['scout hut', 'village hall'],
    ['white van', 'van'],
    ['home help', 'help at home'],
    ['dial a ride', 'community transport'],
    ['warm hub', 'warm space'],
    ['sidewalk', 'pavement'],
    ['domestic violence', "women's refuge"],
    ['citizens advice', 'advice centre'],
    ['alcohol', 'recovery group'],
    ['adhd', 'special educational needs'],
    ['ptsd', 'mental health'],
    ['muslim', 'mosque'],
    ['lonely', 'befriending'],
    ['neighbour dispute', 'mediation'],
    ['hospital transport', 'lift scheme'],
    ['baby stuff', 'baby bank'],
  ])('let "%s" find "%s"', (term, found) => {
    const reached = synonymGroups
      .filter(({ terms }) => terms.includes(term))
      .flatMap(({ terms, finds }) => [...terms, ...finds]);
    expect(reached).toContain(found);
  });

  it('keep a home help apart from a care home', () => {
    const group = twoWay.find(({ terms }) => terms.includes('home help'));
    expect(group?.terms).not.toContain('care home');
  });
});

describe('the reading of UK-CAT codes', () => {
  it('names only themes that exist and gives a reason for each', () => {
    const known = new Set<string>(themes.map(({ slug }) => slug));
    for (const [code, { themes: named, reason }] of Object.entries(ukcatThemes)) {
      expect(reason, code).toMatch(/\.$/);
      expect(
        named.filter((slug) => !known.has(slug)),
        code,
      ).toEqual([]);
    }
  });

  it.each([
    ['AR303', ['arts-culture']],
    ['BE201', ['disability-carers']],
    ['HE210', ['mental-health']],
    ['ED', []],
    ['ZZ101', undefined],
  ])('reads %s as %j', (code, expected) => expect(themesOfUkcatCode(code)).toEqual(expected));
});
