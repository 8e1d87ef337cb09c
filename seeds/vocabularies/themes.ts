import type { Theme } from '../../src/features/vocabularies/index.ts';
import { type ThemeSlug, themeCues } from './theme-cues.ts';

/** The 18 themes in the order of lists and facets: what a listing is for. */
const wordings: Record<ThemeSlug, { label: string; sentence: string }> = {
  'advice-money': {
    label: 'Advice and money',
    sentence: 'Benefits, debt, rights, form filling and help when money is short.',
  },
  'arts-culture': {
    label: 'Arts, culture and heritage',
    sentence: 'Music, drama, dance, crafts, museums, festivals and the history of the place.',
  },
  'children-young-people': {
    label: 'Children and young people',
    sentence: 'Playgroups, schools, youth clubs, families, and support from birth to 25.',
  },
  'older-people': {
    label: 'Older people',
    sentence: 'Company, care, activities and independence in later life.',
  },
  'disability-carers': {
    label: 'Disability and carers',
    sentence: 'Physical, learning and sensory disability, autism, and people who look after somebody.',
  },
  'health-wellbeing': {
    label: 'Health and wellbeing',
    sentence: 'Illness, recovery, healthy living, hospices, addiction, loneliness and feeling well.',
  },
  'mental-health': {
    label: 'Mental health',
    sentence: 'Anxiety, depression, bereavement, counselling and somebody to talk to.',
  },
  'housing-homelessness': {
    label: 'Housing and homelessness',
    sentence: 'Somewhere to live, help for tenants, hostels, almshouses and life off the streets.',
  },
  'food-essentials': {
    label: 'Food and essentials',
    sentence: 'Food banks, shared meals, clothes, furniture and whatever a household cannot do without.',
  },
  'employment-training': {
    label: 'Employment and training',
    sentence: 'Finding work, learning as an adult, English and digital skills, starting a business.',
  },
  environment: {
    label: 'Environment and green spaces',
    sentence: 'Parks, gardens, wildlife, animals, recycling, energy and the climate.',
  },
  'community-safety': {
    label: 'Community safety and justice',
    sentence: 'Crime, abuse, victims, people leaving prison, road safety and rescue.',
  },
  'sport-leisure': {
    label: 'Sport and leisure',
    sentence: 'Clubs, fitness, playing fields, hobbies, the outdoors and social life.',
  },
  'faith-belief': {
    label: 'Faith and belief',
    sentence: 'Churches, mosques, temples, chaplaincy and faith groups.',
  },
  'equality-migration': {
    label: 'Equality, migration and refugees',
    sentence: 'Ethnic minorities, women, LGBTQ+ people, migrants, refugees and human rights.',
  },
  'transport-access': {
    label: 'Transport and access',
    sentence: 'Community transport, lifts to appointments, and getting about for everybody.',
  },
  'community-buildings': {
    label: 'Community buildings and neighbourhoods',
    sentence: 'Village halls, community centres, residents’ groups and better neighbourhoods.',
  },
  'governance-volunteering': {
    label: 'Running a group, volunteering and governance',
    sentence: 'Trustees, volunteers, funding, premises, policies and all that keeps a group going.',
  },
};

export const themes: readonly Theme[] = (Object.keys(wordings) as ThemeSlug[]).map((slug) => ({
  slug,
  ...wordings[slug],
  cues: themeCues[slug],
}));
