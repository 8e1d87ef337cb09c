import type { ThemeCue } from '../../src/features/vocabularies/index.ts';

/**
 * The words from which themes are suggested. A theme is suggested from a score of 1: a cue of weight 1 is
 * enough by itself, weaker ones must meet, a negative one points away. Any word form will do ("charities"
 * is "charity"); a cue counts once however often it stands in the text, and more where it is in the title.
 */
const drafts = {
  'advice-money': [[1, 'debt, benefits advice, welfare rights, advice centre']],
  'arts-culture': [[1, 'music, drama, arts, museum, heritage, theatre, local history']],
  'children-young-people': [[1, 'children, young people, youth, school, playgroup, families']],
  'older-people': [[1, 'older people, elderly, pensioners, dementia, care home']],
  'disability-carers': [[1, 'disabled, disability, carers, autism, deaf, blind']],
  'health-wellbeing': [[1, 'health, hospital, hospice, cancer, wellbeing']],
  'mental-health': [[1, 'mental health, counselling, bereavement, anxiety, depression']],
  'housing-homelessness': [[1, 'homeless, housing, almshouse, tenants, hostel']],
  'food-essentials': [[1, 'food bank, food, clothing, furniture, meals']],
  'employment-training': [[1, 'employment, training, unemployed, job, adult education']],
  environment: [[1, 'environment, wildlife, garden, park, animals, recycling, climate']],
  'community-safety': [[1, 'crime, domestic abuse, offenders, road safety, victims']],
  'sport-leisure': [[1, 'sport, football, recreation, leisure, fitness']],
  'faith-belief': [[1, 'church, christian, faith, mosque, religion']],
  'equality-migration': [[1, 'refugees, asylum, ethnic minority, equality, women, lgbt']],
  'transport-access': [[1, 'transport, minibus, lifts, dial a ride']],
  'community-buildings': [[1, 'village hall, community centre, residents association']],
  'governance-volunteering': [[1, 'volunteers, trustees, governance, voluntary organisations']],
} satisfies Record<string, [weight: number, phrases: string][]>;

export type ThemeSlug = keyof typeof drafts;

const cuesOf = (tiers: readonly (readonly [number, string])[]): ThemeCue[] =>
  tiers.flatMap(([weight, phrases]) =>
    phrases.split(',').map((phrase) => ({ phrase: phrase.trim(), weight })),
  );

export const themeCues = Object.fromEntries(
  Object.entries(drafts).map(([slug, tiers]) => [slug, cuesOf(tiers as [number, string][])]),
) as Record<ThemeSlug, ThemeCue[]>;
