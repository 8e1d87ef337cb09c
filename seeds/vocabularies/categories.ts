import type { Category } from '../../src/features/vocabularies/index.ts';

/** What a need or a resource is about; the order is that of forms and facets. */
export const categories: readonly Category[] = [
  {
    slug: 'space',
    label: 'Space and venues',
    sentence: 'Rooms, halls, offices, kitchens, land and places to store things.',
  },
  {
    slug: 'equipment',
    label: 'Equipment',
    sentence: 'Things to borrow, hire or keep: laptops, projectors, gazebos, tools, chairs and tables.',
  },
  {
    slug: 'transport',
    label: 'Transport',
    sentence: 'Minibuses, vans, drivers and lifts for people or things.',
  },
  {
    slug: 'goods',
    label: 'Goods and materials',
    sentence: 'Things that are used up or given away: food, clothes, furniture, paint, paper, plants.',
  },
  {
    slug: 'training',
    label: 'Training',
    sentence: 'Courses, places on them, and people who can run them.',
  },
  {
    slug: 'funding',
    label: 'Money',
    sentence: 'Grants, sponsorship, match funding and help to pay for something.',
  },
  {
    slug: 'information',
    label: 'Information and advice',
    sentence: 'Facts, figures, maps, templates, policies, and somebody who knows the answer.',
  },
  {
    slug: 'publicity',
    label: 'Publicity',
    sentence: 'Getting the word out: print, noticeboards, newsletters, social media and stalls.',
  },
  {
    slug: 'people',
    label: 'People',
    sentence: 'Volunteers, trustees, mentors and other people who give their time.',
  },
  { slug: 'other', label: 'Something else', sentence: 'Whatever fits nowhere else.' },
];
