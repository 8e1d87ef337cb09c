import type { DemoContent } from './demo-content.ts';
import { weekly } from './weekly-times.ts';

/** What is there already, listed a second time by somebody who meant well: work for the curators. */
export const thirdSectorTwice: DemoContent = () => [
  {
    key: 'cockerton-kitchen-again',
    name: 'The Cockerton Community Kitchen',
    sector: 'third-sector',
    type: 'Community group',
    description: 'Home-cooked lunches from the old chapel on Cockerton Green.',
    charityNumber: '9910204',
    phone: '01632 960101',
    sites: [
      {
        key: 'chapel',
        name: 'Old Chapel Schoolroom',
        address: '4 Cockerton Green, Cockerton',
        postcode: 'DL3 9EJ',
        ward: 'cockerton',
        visibility: 'address',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Thursday lunches to your door',
        summary: 'A hot two-course lunch brought to people over 65 who find cooking hard.',
        description: 'Ring by Tuesday. The driver waits while you open the lid.',
        themes: ['food-essentials', 'older-people'],
        areas: ['cockerton'],
        sites: ['chapel'],
        availability: { weekly: weekly([4], '11:00', '13:00') },
        confirmedDaysAgo: 139,
        details: {
          audience: 'People over 65',
          cost: { terms: 'charge', note: '£3.50' },
          access: 'Ring us by Tuesday noon',
          delivery: ['at-your-place'],
        },
      },
    ],
  },
  {
    key: 'lingfield-noticeboard',
    name: 'Lingfield Noticeboard',
    sector: 'third-sector',
    type: 'Community group',
    description: 'Two neighbours with a corkboard, who write down what is going on at our end of town.',
    email: 'board@lingfieldnoticeboard.example',
    sites: [
      {
        key: 'board',
        name: 'The board by the cabin',
        address: 'Headingley Crescent',
        postcode: 'DL1 1AS',
        ward: 'red-hall-and-lingfield',
        visibility: 'address',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Community fridge open to all, Red Hall',
        summary: 'Take what you can use, leave what you cannot. By the front door of the giraffe cabin.',
        description: 'Filled in the evening by supermarkets and an allotment.',
        themes: ['food-essentials'],
        areas: ['red-hall-and-lingfield'],
        sites: ['board'],
        confirmedDaysAgo: 96,
        details: {
          audience: 'Anybody',
          cost: { terms: 'free' },
          access: 'Turn up',
          delivery: ['in-person'],
        },
      },
    ],
  },
];
