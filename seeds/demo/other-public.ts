import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { otherPublicHealth } from './other-public-health.ts';
import { otherPublicLearning } from './other-public-learning.ts';
import { weekly } from './weekly-times.ts';

/** Police, fire station and job centre. */
const safetyAndWork: DemoContent = (day) => [
  {
    key: 'police-north',
    name: 'Harrowgate and Whinfield Neighbourhood Police Team',
    sector: 'other-public',
    type: 'Police team',
    description:
      'One sergeant, four constables and five community support officers who would sooner talk at your coffee morning than at your front door.',
    email: 'north-team@police.example',
    phone: '01632 960740',
    website: 'https://police.example/north',
    sites: [
      {
        key: 'station',
        name: 'Harrowgate Hill police post',
        address: '2 Lamp Lane, Harrowgate Hill',
        postcode: 'DL3 0HG',
        ward: 'harrowgate-hill',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Cuppa with a constable',
        summary: 'The same table, the same café corner and a different officer every second Tuesday.',
        description:
          'Bring a worry, a bike to be marked or only a biscuit. Nothing has to be written down. What you say about a neighbour stays at the table unless you want it to go further.',
        themes: ['community-safety', 'older-people'],
        areas: ['harrowgate-hill', 'whinfield'],
        sites: ['station'],
        availability: { weekly: weekly([2], '10:30', '12:00'), note: 'Every second week' },
        confirmedDaysAgo: 16,
        details: {
          audience: 'Everybody in Harrowgate Hill and Whinfield',
          cost: { terms: 'free' },
          access: 'Come along, or ring 01632 960740 (in an emergency always 999)',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'resource',
        category: 'training',
        title: 'Scam-proof: an hour for your group',
        summary: 'Doorstep, telephone and romance scams, told as stories, with the tricks taken apart.',
        description:
          'We bring call blockers to give away and a stack of “No cold callers” stickers. Carers and bank staff are welcome too.',
        themes: ['community-safety', 'older-people', 'advice-money'],
        skills: ['cyber-security'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 187,
        details: {
          capacity: 'Up to 40 people',
          cost: { terms: 'free' },
          conditions: 'You provide the room and, ideally, the scones.',
        },
      },
      {
        kind: 'resource',
        category: 'goods',
        title: 'Recovered bicycles that nobody claimed',
        summary: 'Every quarter about fifteen bikes leave our store for groups that can mend or lend them.',
        description:
          'Some need a tube, some need a prayer. They go by lot to whoever has asked; children’s sizes go first to schools.',
        themes: ['transport-access', 'children-young-people', 'environment'],
        skills: ['bike-repair'],
        areas: ['whole-borough'],
        sites: ['station'],
        availability: { dates: [onWeekday(day, 4, 33)] },
        confirmedDaysAgo: 58,
        details: {
          capacity: 'About 15 bikes each quarter',
          cost: { terms: 'free' },
          conditions: 'Not to be sold within a year.',
        },
      },
      {
        kind: 'shadowing',
        title: 'A late turn with a community support officer',
        summary: 'From two until eight on foot: schools out, shops shut, football in the dark.',
        description:
          'You carry nothing but an umbrella. We keep away from anything sharp. Best for youth workers and for anyone on a residents’ group.',
        themes: ['community-safety', 'children-young-people'],
        areas: ['harrowgate-hill', 'whinfield'],
        sites: ['station'],
        availability: { weekly: weekly([1, 3, 5], '14:00', '20:00') },
        confirmedDaysAgo: 93,
        details: {
          hostRole: 'Police community support officer',
          sees: 'Patrol, a school gate, a youth club and the paperwork',
          days: 1,
          returnVisit: true,
        },
      },
      {
        kind: 'need',
        category: 'space',
        title: 'A room where people will talk to us who never come to us',
        summary:
          'We would like to sit, in ordinary clothes, where people feel at home: a mosque, a gurdwara, a language café.',
        description:
          'An hour a month, on your terms and with your interpreter if you like, paid by us. The subject is hate crime and how little of it is reported.',
        themes: ['equality-migration', 'faith-belief', 'community-safety'],
        skills: ['interpreting'],
        areas: ['northgate', 'north-road', 'stephenson'],
        confirmedDaysAgo: 66,
        details: { quantity: 'Two rooms, one hour a month', by: day(55), urgency: 'soon' },
      },
    ],
  },
  {
    key: 'fire-station',
    name: 'Lingfield Community Fire Station',
    sector: 'other-public',
    type: 'Fire station',
    description:
      'Two engines, one ladder and the largest tea urn in Red Hall. Between calls the crews fit smoke alarms and host a cadet unit.',
    email: 'lingfield@fire.example',
    phone: '01632 960742',
    website: 'https://fire.example/lingfield',
    sites: [
      {
        key: 'fire-station',
        name: 'Fire station',
        address: '1 Beacon Way, Lingfield',
        postcode: 'DL1 1EW',
        ward: 'red-hall-and-lingfield',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Free smoke alarms, fitted while the kettle boils',
        summary: 'A crew comes round, fits alarms on each floor and plans your way out with you.',
        description:
          'There are vibrating pads for people who cannot hear an alarm. If the bell goes we leave at a run and come back the next day.',
        themes: ['community-safety', 'older-people', 'disability-carers', 'housing-homelessness'],
        areas: ['red-hall-and-lingfield', 'eastbourne', 'haughton-and-springfield', 'bank-top-and-lascelles'],
        confirmedDaysAgo: 22,
        details: {
          audience: 'Any household in the east of the borough',
          cost: { terms: 'free' },
          access: 'Ring 01632 960742, or be referred by anybody who visits',
          delivery: ['at-your-place'],
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'The community room beside the engines',
        summary: 'Seats 35, level entrance, big car park and now and then a very loud interruption.',
        description:
          'Free to anyone who does some good. The kitchen is small, the screen is large and children may sit in the cab at the end. Park well away from the red doors.',
        themes: ['community-buildings', 'children-young-people', 'mental-health'],
        areas: ['red-hall-and-lingfield', 'eastbourne'],
        sites: ['fire-station'],
        availability: { weekly: [...weekly([1, 3, 4], '09:00', '21:00'), ...weekly([6], '10:00', '16:00')] },
        confirmedDaysAgo: 46,
        details: {
          capacity: 'Seats 35',
          cost: { terms: 'free' },
          conditions: 'Sign in and out: we count heads.',
        },
      },
      {
        kind: 'volunteering',
        title: 'Blue Watch: seven people, on their days off',
        summary:
          'A whole watch that washes cars, shifts furniture and cooks for eighty without raising its voice.',
        description:
          'Four days on, four days off, so weekdays are fine. All have first aid; three have a lorry licence. They do not do poles.',
        themes: ['food-essentials', 'community-buildings', 'older-people'],
        skills: ['cooking', 'first-aid', 'driving', 'cleaning'],
        areas: ['whole-borough'],
        availability: { note: 'Rota of four days on, four off: ask for the dates' },
        confirmedDaysAgo: 100,
        details: { team: 'Blue Watch', people: 7, hoursEach: 12, where: 'Anywhere', checks: 'enhanced' },
      },
      {
        kind: 'skill',
        title: 'A fire risk assessment that you can do yourself',
        summary: 'A fire safety officer walks your building with you and teaches you to write it down.',
        description:
          'Doors, exits, alarms, that pile of hymn books beside the boiler. Afterwards you can renew it each year without us.',
        themes: ['community-buildings', 'community-safety', 'faith-belief'],
        skills: ['health-and-safety', 'risk-management'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 240,
        details: { forms: ['hands-on', 'training'], hours: 'One visit of two hours' },
      },
    ],
  },
  {
    key: 'job-centre',
    name: 'Beehive House Job Centre',
    sector: 'other-public',
    type: 'Job centre',
    description:
      'Work coaches, employers’ days and a partnership manager who knows that a good CV begins with breakfast.',
    email: 'partners@beehivehouse.example',
    phone: '01632 960748',
    sites: [
      {
        key: 'beehive',
        name: 'Beehive House',
        address: '40 Gurney Row',
        postcode: 'DL3 6LG',
        ward: 'northgate',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'A work coach at your place',
        summary:
          'Twice a month a coach sets up in your hall, hostel or library so that nobody has to catch two buses.',
        description:
          'Better-off sums, fares to interviews, help with childcare costs and a real person to sign the form.',
        themes: ['employment-training', 'advice-money'],
        areas: ['red-hall-and-lingfield', 'cockerton', 'sadberge-and-middleton-st-george', 'hurworth'],
        confirmedDaysAgo: 196,
        details: {
          audience: 'People who are looking for work or more hours',
          cost: { terms: 'free' },
          access: 'Groups invite us on 01632 960748; then anyone may drop in',
          delivery: ['at-your-place'],
        },
      },
      {
        kind: 'resource',
        category: 'funding',
        title: 'Small money that removes a barrier to work',
        summary:
          'Boots, a bus pass, a licence fee or a week of childcare, paid for somebody whom you support.',
        description:
          'Up to £250 for each person, decided the same day. A support worker writes two sentences and sends the quote.',
        themes: ['employment-training', 'transport-access'],
        areas: ['whole-borough'],
        sites: ['beehive'],
        confirmedDaysAgo: 34,
        details: {
          capacity: 'Up to £250 a person',
          cost: { terms: 'free' },
          conditions: 'For a named job, course or interview.',
        },
      },
      {
        kind: 'shadowing',
        title: 'A morning on the work coach’s side of the desk',
        summary: 'Nine to one, six appointments, ten minutes each: see what can be done in ten minutes.',
        description:
          'With the visitors’ consent. Advice workers tell us afterwards what they would have asked.',
        themes: ['employment-training', 'advice-money'],
        areas: ['northgate'],
        sites: ['beehive'],
        availability: { weekly: weekly([2, 3], '09:00', '13:00') },
        confirmedDaysAgo: 63,
        details: {
          hostRole: 'Work coach',
          sees: 'Appointments, sanction decisions and how vacancies are found',
          days: 0.5,
          returnVisit: true,
        },
      },
      {
        kind: 'volunteering',
        title: 'Work coaches: six people on a team afternoon',
        summary: 'Six coaches give an afternoon a quarter to read CVs, sort tins or steady a ladder.',
        description: 'They ask only that nobody calls them “Miss”. Two speak Polish, one Romanian.',
        themes: ['employment-training', 'food-essentials', 'equality-migration'],
        skills: ['translation', 'coaching', 'warehouse-sorting'],
        areas: ['northgate', 'pierremont', 'college', 'stephenson'],
        availability: { dates: [onWeekday(day, 3, 40)] },
        confirmedDaysAgo: 18,
        details: {
          team: 'Work coaches',
          people: 6,
          hoursEach: 4,
          where: 'Within a mile of Gurney Row',
          checks: 'basic',
        },
      },
    ],
  },
];

/** Public bodies other than the council. */
export const otherPublic: DemoContent = (day) => [
  ...otherPublicHealth(day),
  ...safetyAndWork(day),
  ...otherPublicLearning(day),
];
