import type { Repetition } from '../../src/features/enquiries/index.ts';

/** Who asked whom in the demonstration borough, and what came of it. All of it is invented. */

/** An entry, as `organisation:position` of the demonstration's content. */
type EntryKey = `${string}:${number}`;

export type DemoMove = readonly [
  daysAgo: number,
  side: 'asker' | 'owner' | 'product',
  type:
    | 'answered'
    | 'wrote'
    | 'accepted'
    | 'declined'
    | 'arranged'
    | 'done'
    | 'reported'
    | 'did-not-happen'
    | 'cancelled'
    | 'reminded',
  words?: string,
  privateReason?: string,
];

export interface DemoReport {
  hours?: number;
  items?: number;
  pounds?: number;
  helpful: 1 | 2 | 3 | 4 | 5;
  sentence?: string;
  names?: boolean;
}

export interface DemoEnquiry {
  about: EntryKey;
  asker: string;
  /** The asker's own entry that it goes with. */
  linked?: EntryKey;
  askedDaysAgo: number;
  words: string;
  moves: readonly DemoMove[];
  /** First and last day from the day of seeding, rounded to the weekday (1 is Monday) if one is given. */
  arranged?: { starts: number; ends?: number; weekday?: number; repeats?: Repetition; quantity?: number };
  giver?: DemoReport;
  receiver?: DemoReport & { needMet?: 'wholly' | 'partly' };
}

/** Conversations of the two organisations that one can sign in for, one in every state, and some of others. */
const conversations: readonly DemoEnquiry[] = [
  {
    about: 'council-finance:0',
    asker: 'cockerton-kitchen',
    linked: 'cockerton-kitchen:1',
    askedDaysAgo: 2,
    words:
      'We cook for 60 on Thursdays and our treasurer is moving away. Could one of you sit with our books for half a day a month?',
    moves: [],
  },
  {
    about: 'cockerton-kitchen:3',
    asker: 'college-hospitality',
    askedDaysAgo: 1,
    words: 'Our next group has six places left. Your new cooks could join us on two Wednesday afternoons.',
    moves: [],
  },
  {
    about: 'council-finance:1',
    asker: 'skerneside-foodbank',
    askedDaysAgo: 6,
    words: 'We take on our first worker in three months. What should we know before we sign anything?',
    moves: [
      [
        3,
        'owner',
        'answered',
        'Gladly. How many hours a week will it be, and is there a pension scheme yet?',
      ],
      [2, 'asker', 'wrote', '20 hours, and no scheme: that is one of the things we are unsure about.'],
    ],
  },
  {
    about: 'cockerton-kitchen:10',
    asker: 'council-libraries',
    askedDaysAgo: 8,
    words: 'Could the mobile library borrow the urn for a warm morning in Hurworth?',
    moves: [
      [7, 'owner', 'answered', 'It is free on weekdays. Can you fetch it?'],
      [6, 'asker', 'wrote', 'Yes, with the van, the afternoon before.'],
      [5, 'owner', 'accepted', 'Then it is yours. Mind the tap, it drips.'],
    ],
  },
  {
    about: 'cockerton-kitchen:0',
    asker: 'fire-station',
    linked: 'fire-station:2',
    askedDaysAgo: 24,
    words: 'Two of Blue Watch can drive on their days off, every other Thursday.',
    moves: [
      [22, 'owner', 'accepted', 'That is the best news of the week. Thank you.'],
      [20, 'asker', 'arranged', 'We will be at the kitchen door at 11.'],
    ],
    arranged: { starts: -11, ends: 90, weekday: 4, repeats: 'fortnightly', quantity: 7 },
  },
  {
    about: 'council-finance:2',
    asker: 'noor-mosque',
    askedDaysAgo: 50,
    words: 'Our accounts for last year are ready. Could somebody look at them before the annual meeting?',
    moves: [
      [48, 'owner', 'accepted'],
      [47, 'asker', 'arranged', 'In the upstairs hall, with tea.'],
      [20, 'owner', 'done'],
    ],
    arranged: { starts: -22, quantity: 2 },
    giver: {
      hours: 9,
      items: 2,
      helpful: 5,
      sentence: 'A pleasure: every receipt was where it should be.',
      names: true,
    },
  },
  {
    about: 'council-finance:5',
    asker: 'cockerton-kitchen',
    askedDaysAgo: 75,
    words: 'May we have the cash book template, and somebody to show us how it adds itself up?',
    moves: [
      [73, 'owner', 'accepted', 'Of course. An hour will do.'],
      [72, 'owner', 'arranged', 'At your kitchen, before you begin to cook.'],
      [60, 'asker', 'done'],
      [58, 'owner', 'reported'],
    ],
    arranged: { starts: -62, quantity: 1 },
    giver: { hours: 2, items: 1, helpful: 4, names: true },
    receiver: {
      hours: 2,
      items: 1,
      helpful: 5,
      sentence: 'The first month in three years that balanced first time.',
      names: true,
    },
  },
  {
    about: 'cockerton-kitchen:4',
    asker: 'supermarket',
    askedDaysAgo: 40,
    words: 'We could put your token box by the door for the next three months.',
    moves: [
      [
        37,
        'owner',
        'declined',
        'Thank you for asking. It has found somebody else already.',
        'The church fund said yes the day before.',
      ],
    ],
  },
  {
    about: 'council-finance:4',
    asker: 'tubwell-advice',
    askedDaysAgo: 90,
    words: 'Two of our advisers would like to see how a month is closed.',
    moves: [
      [88, 'owner', 'accepted'],
      [86, 'owner', 'arranged'],
      [55, 'asker', 'did-not-happen', 'Both were ill that week. We’ll ask again once they are back.'],
    ],
    arranged: { starts: -56 },
  },
  {
    about: 'it-firm:3',
    asker: 'cockerton-kitchen',
    askedDaysAgo: 33,
    words: 'Could you help us with a booking page for the Long Table?',
    moves: [
      [31, 'owner', 'answered', 'Perhaps. When would you need it?'],
      [28, 'asker', 'cancelled', 'A neighbour has made one for us meanwhile. Thank you.'],
    ],
  },
  {
    about: 'hotel:3',
    asker: 'cockerton-kitchen',
    askedDaysAgo: 16,
    words: 'Could your team help us serve at our birthday supper?',
    moves: [
      [12, 'product', 'reminded'],
      [9, 'product', 'reminded'],
    ],
  },
  {
    about: 'haulage:0',
    asker: 'skerneside-foodbank',
    askedDaysAgo: 15,
    words: 'Is there room for two pallets of tins for six weeks?',
    moves: [
      [11, 'product', 'reminded'],
      [8, 'product', 'reminded'],
    ],
  },
  {
    about: 'cockerton-kitchen:9',
    asker: 'second-cup',
    linked: 'second-cup:0',
    askedDaysAgo: 30,
    words: 'Could we cook “dinner for one” at your place at noon on four Saturdays?',
    moves: [
      [29, 'owner', 'accepted'],
      [27, 'owner', 'arranged', 'Nobody cooks here on Saturdays. The key is with the caretaker.'],
    ],
    arranged: { starts: -8, ends: 13, weekday: 6, repeats: 'weekly', quantity: 4 },
  },
  {
    about: 'yonder:3',
    asker: 'kettle-on',
    askedDaysAgo: 21,
    words: 'May we have the nine-seater for our Sunday tea dance?',
    moves: [
      [19, 'owner', 'accepted'],
      [18, 'asker', 'arranged'],
    ],
    arranged: { starts: 12, weekday: 7, quantity: 1 },
  },
];

/** A finished exchange in one line. */
type Finished = readonly [
  about: EntryKey,
  asker: string,
  daysAgo: number,
  daysToAnswer: number,
  receiver: DemoReport & { needMet?: 'wholly' | 'partly' },
  giver: DemoReport,
];

/** What came about over the last year, between all sectors. */
const finished: readonly Finished[] = [
  ['council-events:3', 'gala-committee', 320, 3, { items: 2, helpful: 4 }, { items: 2, helpful: 4 }],
  [
    'council-democratic:2',
    'monday-job-club',
    300,
    1,
    {
      hours: 24,
      items: 12,
      helpful: 5,
      names: true,
      sentence: 'A room with a door that shuts made all the difference.',
    },
    { hours: 24, items: 12, helpful: 4, names: true },
  ],
  [
    'council-parks:3',
    'lingfield-shed',
    285,
    6,
    { hours: 8, items: 2, helpful: 3 },
    { hours: 8, items: 2, helpful: 4 },
  ],
  [
    'council-heritage:4',
    'cinder-path',
    270,
    2,
    { hours: 6, items: 2, helpful: 5 },
    { hours: 5, items: 2, helpful: 5 },
  ],
  [
    'council-planning:2',
    'tin-chapel',
    250,
    4,
    { hours: 4, items: 1, helpful: 5, names: true, sentence: 'We know now which slate to worry about.' },
    { hours: 4, items: 1, helpful: 4, names: true },
  ],
  [
    'council-public-health:5',
    'next-stop',
    232,
    2,
    { hours: 7, items: 3, helpful: 4 },
    { hours: 8, items: 3, helpful: 4 },
  ],
  [
    'council-housing:7',
    'stork-drawer',
    214,
    5,
    { hours: 16, items: 4, helpful: 5 },
    { hours: 16, items: 4, helpful: 5 },
  ],
  [
    'council-highways:5',
    'hurworth-smithy',
    196,
    3,
    { hours: 10, items: 2, helpful: 4, names: true },
    { hours: 12, items: 2, helpful: 5, names: true },
  ],
  [
    'council-libraries:10',
    'marigold-cafe',
    182,
    1,
    {
      hours: 12,
      items: 40,
      helpful: 5,
      needMet: 'wholly',
      names: true,
      sentence: 'Forty colleagues listen differently now.',
    },
    { hours: 12, items: 40, helpful: 4, names: true },
  ],
  [
    'council-community-safety:6',
    'tubwell-advice',
    171,
    4,
    { hours: 20, items: 2, helpful: 4, needMet: 'partly' },
    { hours: 20, items: 2, helpful: 3 },
  ],
  [
    'council-adult-care:7',
    'signal-box',
    160,
    2,
    { hours: 18, items: 3, helpful: 5, needMet: 'partly' },
    { hours: 18, items: 3, helpful: 5 },
  ],
  [
    'council-youth-employment:6',
    'larkrise-shop',
    148,
    1,
    { items: 34, helpful: 4, needMet: 'partly', names: true },
    { items: 36, helpful: 4, names: true },
  ],
  ['gala-committee:2', 'geneva-road-chapel', 139, 2, { items: 18, helpful: 4 }, { items: 18, helpful: 4 }],
  [
    'hurworth-smithy:2',
    'noor-mosque',
    127,
    1,
    { items: 72, helpful: 5, names: true },
    { items: 72, helpful: 5, names: true },
  ],
  [
    'yonder:3',
    'second-shift',
    118,
    3,
    { hours: 6, items: 2, helpful: 4 },
    { hours: 6, items: 2, helpful: 4 },
  ],
  [
    'college-hospitality:1',
    'skerneside-foodbank',
    110,
    7,
    { items: 12, helpful: 3 },
    { items: 12, helpful: 4 },
  ],
  [
    'academy:1',
    'quiet-carriage',
    101,
    2,
    { hours: 14, items: 3, helpful: 5 },
    { hours: 14, items: 3, helpful: 4 },
  ],
  ['hospital:2', 'stork-drawer', 95, 9, { items: 9, helpful: 2 }, { items: 9, helpful: 3 }],
  [
    'police-north:1',
    'kettle-on',
    88,
    2,
    {
      hours: 2,
      items: 26,
      helpful: 5,
      names: true,
      sentence: 'Nobody hung up on the right callers, and everybody on the wrong ones.',
    },
    { hours: 2, items: 26, helpful: 5, names: true },
  ],
  [
    'nhs-community:4',
    'yonder',
    84,
    1,
    { hours: 30, items: 22, helpful: 5, needMet: 'partly' },
    { hours: 30, items: 22, helpful: 4 },
  ],
  [
    'railway-works:2',
    'lingfield-shed',
    79,
    3,
    { hours: 5, items: 1, helpful: 5, names: true },
    { hours: 5, items: 1, helpful: 4, names: true },
  ],
  [
    'builders:0',
    'tin-chapel',
    70,
    4,
    { hours: 28, items: 4, helpful: 5, sentence: 'It rained, they came, the gutter holds.' },
    { hours: 28, items: 4, helpful: 4 },
  ],
  [
    'accountants:0',
    'next-stop',
    64,
    2,
    { hours: 6, items: 3, helpful: 4 },
    { hours: 6, items: 3, helpful: 4 },
  ],
  [
    'print-shop:1',
    'coal-drop',
    57,
    1,
    { hours: 3, items: 1, helpful: 4 },
    { hours: 3, items: 1, helpful: 5 },
  ],
  [
    'solicitors:1',
    'geneva-road-chapel',
    49,
    6,
    { hours: 4, items: 2, helpful: 5 },
    { hours: 4, items: 2, helpful: 4 },
  ],
  [
    'garden-centre:1',
    'second-cup',
    43,
    2,
    { hours: 6, items: 3, helpful: 3 },
    { hours: 6, items: 3, helpful: 4 },
  ],
  [
    'contact-centre:3',
    'platform-two',
    38,
    1,
    { hours: 3, items: 14, helpful: 5, needMet: 'partly', names: true },
    { hours: 3, items: 14, helpful: 5, names: true },
  ],
  ['council-libraries:5', 'cinder-path', 34, 2, { items: 1, helpful: 4 }, { items: 1, helpful: 4 }],
  [
    'supermarket:2',
    'skerneside-foodbank',
    27,
    3,
    { hours: 24, items: 8, helpful: 5, names: true, sentence: 'Two thousand tins sorted before lunch.' },
    { hours: 24, items: 8, helpful: 5, names: true },
  ],
  ['council-events:3', 'coal-drop', 19, 2, { items: 1, helpful: 1 }, { items: 1, helpful: 3 }],
  [
    'accountants:1',
    'kettle-on',
    12,
    1,
    { hours: 9, items: 2, helpful: 4 },
    { hours: 9, items: 2, helpful: 4 },
  ],
  ['council-climate:1', 'tin-chapel', 8, 2, { items: 1, helpful: 5 }, { items: 1, helpful: 4 }],
];

/** How long from yes to done in the short ones, in days. */
const daysToHappen = 7;

export const demonstrationEnquiries: readonly DemoEnquiry[] = [
  ...conversations,
  ...finished.map(([about, asker, daysAgo, wait, receiver, giver]): DemoEnquiry => {
    const agreed = daysAgo + daysToHappen;
    return {
      about,
      asker,
      askedDaysAgo: agreed + wait,
      words: 'We read your entry and would like to come together. Could you tell us when it would suit you?',
      moves: [
        [agreed, 'owner', 'accepted', 'Yes, gladly.'],
        [agreed - 1, 'owner', 'arranged'],
        [daysAgo, 'asker', 'done'],
        [daysAgo - 1, 'owner', 'reported'],
      ],
      arranged: { starts: -daysAgo },
      receiver,
      giver,
    };
  }),
];
