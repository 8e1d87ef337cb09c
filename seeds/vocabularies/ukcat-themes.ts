import type { ThemeSlug } from './theme-cues.ts';

/**
 * What the UK Charity Activity Tags (UK-CAT, CC BY 4.0, https://charityclassification.org.uk) mean in the
 * 18 themes. It was written from the tags' names and notes alone, before any figure was measured.
 *
 * A key is a code or the beginning of codes; the longest that fits a code decides, alone. An empty list
 * says that the tag tells nothing about a theme: it names a form, a means, a profession or a place, or a
 * cause that the borough's list has no theme for.
 */
export const ukcatThemes: Record<string, { themes: readonly ThemeSlug[]; reason: string }> = {
  // Animals
  AN: {
    themes: ['environment'],
    reason: 'Animals and nature are one field in the voluntary-sector classification (ICNPTSO E).',
  },

  // Armed forces
  AF: {
    themes: [],
    reason: 'The forces and veterans: who is helped, with any kind of help; no theme for them.',
  },

  // Arts
  AR: { themes: ['arts-culture'], reason: 'Arts, crafts, culture, media and festivals.' },

  // Associations
  AS: { themes: [], reason: 'A form of organisation, not a purpose.' },
  AS101: {
    themes: ['community-buildings'],
    reason: 'Community associations run centres and speak for a neighbourhood.',
  },
  AS105: { themes: ['sport-leisure'], reason: 'Social clubs: leisure in company.' },
  AS3: { themes: ['children-young-people'], reason: 'Scouts, guides, cadets and other youth groups.' },

  // Beneficiary group
  BE: { themes: [], reason: 'The heading alone names nobody.' },
  BE101: { themes: ['equality-migration'], reason: 'Asylum seekers and refugees.' },
  BE102: { themes: ['children-young-people'], reason: 'Children.' },
  BE103: { themes: ['children-young-people'], reason: 'Families: in this list they stand with children.' },
  BE104: { themes: ['children-young-people'], reason: 'Girls.' },
  BE105: { themes: ['equality-migration'], reason: 'LGBTQ+ people.' },
  BE106: { themes: [], reason: 'Men: who is helped, with any kind of help.' },
  BE107: { themes: ['equality-migration'], reason: 'Migrants.' },
  BE108: { themes: ['older-people'], reason: 'Older people.' },
  BE109: {
    themes: ['children-young-people'],
    reason: 'Parents and guardians, as those who bring up children.',
  },
  BE2: { themes: ['disability-carers'], reason: 'People with disabilities.' },
  BE110: { themes: ['disability-carers'], reason: 'People with learning disabilities.' },
  BE111: { themes: ['equality-migration'], reason: 'Racial, ethnic or national communities.' },
  BE112: {
    themes: [],
    reason: 'Widows, widowers and orphans: an old wording for people in need of any age.',
  },
  BE113: { themes: ['equality-migration'], reason: 'Work for women as women is work for equality.' },
  BE114: { themes: ['children-young-people'], reason: 'Young children.' },
  BE115: { themes: ['children-young-people'], reason: 'Young people.' },

  // Charitable activities
  CA: { themes: [], reason: 'A means, not a purpose.' },
  CA101: { themes: ['advice-money'], reason: 'Advice and individual advocacy.' },
  CA201: { themes: ['advice-money'], reason: 'Grants to individuals: help when money is short.' },
  CA202: {
    themes: ['governance-volunteering'],
    reason: 'Grants to organisations: money that keeps groups going.',
  },
  CA104: { themes: ['governance-volunteering'], reason: 'Social investment: capital for organisations.' },

  // Charity and voluntary-sector support
  CV: { themes: ['governance-volunteering'], reason: 'Support for charities and volunteering.' },
  CV102: { themes: [], reason: 'Fundraising: how a charity gets its money, for any purpose.' },

  // Childcare
  CC: {
    themes: ['children-young-people'],
    reason: 'Childcare, nurseries, playgroups, out-of-school clubs, playgrounds.',
  },

  // Crime and justice
  CJ: { themes: ['community-safety'], reason: 'Crime, justice, road safety, trafficking, victims.' },

  // Economic and community development
  EC: { themes: ['community-buildings'], reason: 'The development of a community or neighbourhood.' },
  EC102: { themes: ['employment-training'], reason: 'Economic development: jobs and businesses.' },
  EC2: { themes: [], reason: 'Infrastructure in general, and water supply, mostly overseas.' },
  EC201: { themes: ['environment'], reason: 'Energy: community and renewable energy.' },
  EC103: { themes: [], reason: 'International development has no theme in a borough’s list.' },
  EC105: { themes: [], reason: 'Rural and farming areas: a kind of place.' },
  EC106: { themes: [], reason: 'Social enterprise: a form of organisation.' },
  EC107: { themes: ['employment-training'], reason: 'Unemployment.' },
  EC108: { themes: [], reason: 'Urban areas: a kind of place.' },

  // Education
  ED: { themes: [], reason: 'Education in general: of the public, of any age, on any subject.' },
  ED101: { themes: ['employment-training'], reason: 'Adult education.' },
  ED102: { themes: ['employment-training'], reason: 'Further education.' },
  ED103: { themes: ['employment-training'], reason: 'Higher education.' },
  ED104: { themes: ['children-young-people'], reason: 'Primary education.' },
  ED105: {
    themes: ['employment-training'],
    reason: 'Scholarships and bursaries: help through college and training.',
  },
  ED106: { themes: ['children-young-people'], reason: 'Schools.' },
  ED107: { themes: ['children-young-people'], reason: 'Secondary education.' },
  ED108: { themes: ['employment-training'], reason: 'Student unions: part of further and higher education.' },
  ED109: {
    themes: ['employment-training', 'older-people'],
    reason: 'University of the Third Age: adult learning in later life.',
  },
  ED2: {
    themes: ['children-young-people'],
    reason: 'Parent-teacher associations and other support of schools.',
  },
  ED3: { themes: ['employment-training'], reason: 'Training and skills.' },
  ED303: {
    themes: ['employment-training', 'equality-migration'],
    reason: 'English for speakers of other languages.',
  },

  // Environment
  EN: { themes: ['environment'], reason: 'Climate, conservation, recycling, wildlife.' },

  // Facilities
  FA: { themes: ['community-buildings'], reason: 'Village halls, community centres and cafés.' },
  FA101: { themes: [], reason: 'Cemeteries have no theme.' },
  FA104: { themes: ['environment'], reason: 'Green space.' },
  FA105: { themes: ['environment'], reason: 'Open spaces.' },
  FA106: { themes: ['sport-leisure'], reason: 'Playing fields.' },
  FA108: { themes: ['children-young-people'], reason: 'Youth centres.' },

  // Health
  HE: { themes: ['health-wellbeing'], reason: 'Health conditions, services, providers and their friends.' },
  HE203: {
    themes: ['disability-carers', 'health-wellbeing'],
    reason: 'Cerebral palsy: a condition and a disability.',
  },
  HE205: {
    themes: ['older-people', 'health-wellbeing'],
    reason: 'Dementia: a condition, mostly of later life.',
  },
  HE207: { themes: ['disability-carers'], reason: 'Hearing loss: a sensory disability.' },
  HE210: { themes: ['mental-health'], reason: 'Mental health.' },
  HE215: { themes: ['disability-carers'], reason: 'Visual impairment: a sensory disability.' },
  HE304: { themes: ['mental-health'], reason: 'Counselling and therapy.' },

  // Heritage
  HR: { themes: ['arts-culture'], reason: 'Heritage, history, museums, monuments.' },
  HR106: { themes: ['environment'], reason: 'Natural history.' },

  // Housing
  HO: { themes: ['housing-homelessness'], reason: 'Accommodation, almshouses, homelessness.' },

  // Leisure
  LE: { themes: ['sport-leisure'], reason: 'Exercise, hobbies, the outdoors, sports, recreation.' },
  LE102: { themes: ['environment'], reason: 'Gardening: in this list it stands with green spaces.' },

  // Professions
  PR: { themes: [], reason: 'A profession: who is helped, with any kind of help.' },
  PR101: { themes: ['faith-belief'], reason: 'Clergy.' },

  // Religion
  RL: { themes: ['faith-belief'], reason: 'Religions and religious activities.' },

  // Research
  RS: { themes: [], reason: 'Research, philosophy and science in general.' },
  RS101: { themes: ['health-wellbeing'], reason: 'Medical research.' },

  // Saving of lives
  SL: { themes: ['community-safety'], reason: 'Emergency services, search and rescue.' },
  SL102: { themes: [], reason: 'Humanitarian relief: disasters, mostly overseas.' },

  // Social care
  SC: { themes: ['disability-carers'], reason: 'Social care, carers, respite.' },
  SC101: {
    themes: ['older-people', 'disability-carers'],
    reason: 'Day centres for adults: older and disabled people.',
  },
  SC103: { themes: ['children-young-people'], reason: 'Children in care.' },
  SC104: { themes: ['children-young-people'], reason: 'Children’s homes.' },
  SC105: {
    themes: ['older-people', 'disability-carers'],
    reason: 'Care at home: older and disabled people.',
  },
  SC106: { themes: ['older-people'], reason: 'Care homes: mostly for older people.' },
  SC107: { themes: ['older-people'], reason: 'Nursing homes: mostly for older people.' },

  // Social welfare
  SW: { themes: [], reason: 'Welfare in general.' },
  SW101: { themes: ['advice-money'], reason: 'Benevolent funds: money for people in need.' },
  SW102: { themes: ['mental-health'], reason: 'Bereavement: counselling and support in grief.' },
  SW103: { themes: ['food-essentials'], reason: 'Clothes.' },
  SW104: { themes: ['transport-access'], reason: 'Community transport.' },
  SW105: { themes: ['advice-money'], reason: 'Individual poverty and financial hardship.' },
  SW106: {
    themes: ['health-wellbeing'],
    reason: 'Loneliness: befriending, a matter of wellbeing at any age.',
  },
  SW107: { themes: ['sport-leisure'], reason: 'Social activities: leisure in company.' },
  SW2: { themes: ['community-safety'], reason: 'Abuse of adults: protection and justice.' },
  SW201: { themes: ['children-young-people', 'community-safety'], reason: 'Abuse of children.' },
  SW203: { themes: ['community-safety', 'housing-homelessness'], reason: 'Refuges: safety and a roof.' },
  SW3: { themes: ['food-essentials'], reason: 'Food and food banks.' },

  // Society
  SO: { themes: [], reason: 'Peace, citizenship, democracy: no theme in a borough’s list.' },
  SO104: { themes: ['equality-migration'], reason: 'Equality and diversity.' },
  SO105: { themes: ['equality-migration'], reason: 'Human rights.' },
  SO106: { themes: ['equality-migration'], reason: 'Racial justice.' },
  SO107: { themes: ['equality-migration'], reason: 'Harmony between religions, races and nations.' },
};

/** The themes that a UK-CAT code stands for; undefined if the code is not known at all. */
export function themesOfUkcatCode(code: string): readonly ThemeSlug[] | undefined {
  for (let length = code.length; length >= 2; length--) {
    const known = ukcatThemes[code.slice(0, length)];
    if (known) return known.themes;
  }
  return undefined;
}
