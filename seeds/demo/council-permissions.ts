import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council’s teams that give permission: licensing and planning. */
export const councilPermissions: DemoContent = (day) => [
  {
    key: 'council-licensing',
    name: 'Licensing and Food Safety Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'Alcohol, raffles, street collections, kitchens and taxis. They would much rather talk before your event than after it.',
    email: 'licensing@townhall.example',
    phone: '01632 960704',
    sites: [
      {
        key: 'office',
        name: 'Licensing counter',
        address: 'Ground floor, Northgate Annexe, 4 Friary Passage',
        postcode: 'DL1 1RF',
        ward: 'northgate',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Do I need a licence for that?',
        summary:
          'A quick answer about bars at a ceilidh, raffle tickets, bucket collections and a tombola with a bottle of sherry in it.',
        description:
          'Most community events need only a notice and ten working days. We fill it in with you. Nobody was ever told off for asking.',
        themes: ['governance-volunteering', 'arts-culture', 'sport-leisure'],
        areas: ['whole-borough'],
        sites: ['office'],
        availability: { weekly: weekly([2, 4], '10:00', '14:00') },
        confirmedDaysAgo: 33,
        details: {
          audience: 'Anyone who is planning an event or a collection',
          cost: { terms: 'free', note: 'the notice itself costs £21' },
          access: 'Ring 01632 960704 or drop in on Tuesdays and Thursdays',
          delivery: ['in-person', 'by-phone'],
        },
      },
      {
        kind: 'skill',
        title: 'A friendly look round your kitchen',
        summary:
          'A food safety officer visits before the inspector does and tells you what would cost you a star.',
        description:
          'Fridge temperatures, allergens on the label, where to keep the raw chicken. You get a list in order of importance. Ideal for a lunch club or a food bank that wants to start cooking.',
        themes: ['food-essentials', 'health-wellbeing', 'faith-belief'],
        skills: ['food-hygiene', 'cooking', 'risk-management', 'health-and-safety'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 92,
        details: { forms: ['advice', 'hands-on'], hours: 'One visit of two hours and a call a month later' },
      },
      {
        kind: 'resource',
        category: 'training',
        title: 'Four free places on each food hygiene course',
        summary: 'Level 2 food hygiene in one day, with four seats kept for community kitchens every time.',
        description:
          'The course runs every other month, has a test that most people pass and ends by half past three, in time for school. Bring your own lunch: we do notice what is in it.',
        themes: ['food-essentials', 'employment-training'],
        skills: ['food-hygiene', 'cooking'],
        areas: ['whole-borough'],
        sites: ['office'],
        availability: { dates: [onWeekday(day, 2, 27), onWeekday(day, 2, 89)] },
        confirmedDaysAgo: 11,
        details: {
          capacity: '4 of 16 places on each course',
          cost: { terms: 'free' },
          conditions: 'Two people from one group at most.',
        },
      },
    ],
  },
  {
    key: 'council-planning',
    name: 'Planning and Conservation Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'They decide on extensions, look after old buildings and keep the best maps in town. Plan chests can be opened on request.',
    email: 'planning@townhall.example',
    phone: '01632 960705',
    website: 'https://townhall.example/planning',
    sites: [
      {
        key: 'plan-room',
        name: 'The plan room',
        address: 'Third floor, Town Hall, Market Place',
        postcode: 'DL1 5QD',
        ward: 'park-east',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Planning surgery for halls, chapels and clubs',
        summary:
          'Half an hour with a planner before you pay an architect: ramps, sheds, signs, solar panels and changes of use.',
        description:
          'Bring a photograph and a sketch, however wobbly. We say what needs permission, what is likely to get it and who else to ask.',
        themes: ['community-buildings', 'faith-belief', 'disability-carers'],
        areas: ['whole-borough'],
        sites: ['plan-room'],
        availability: { weekly: weekly([5], '09:30', '12:30') },
        confirmedDaysAgo: 20,
        details: {
          audience: 'Groups that own or rent a building',
          cost: { terms: 'free' },
          access: 'Book a slot on 01632 960705',
          delivery: ['in-person', 'online'],
        },
      },
      {
        kind: 'skill',
        title: 'Planning advice in plain words',
        summary:
          'A planner reads your application before you send it, and turns “material consideration” into English.',
        description:
          'For community buildings, gardens and heritage projects. The officer who helps you never decides on your application.',
        themes: ['community-buildings', 'environment'],
        skills: ['planning-advice', 'plain-english'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 180,
        details: { forms: ['advice', 'by-phone'], hours: 'Up to four hours for each project' },
      },
      {
        kind: 'skill',
        title: 'A building surveyor with a long ladder',
        summary:
          'We look at your roof, gutters and damp patch and write down what is urgent and what can wait five years.',
        description:
          'Four pages with photographs, good enough to put behind a funding bid. We do not do asbestos or anything that needs a drone.',
        themes: ['community-buildings', 'faith-belief', 'arts-culture'],
        skills: ['surveying', 'building-repairs', 'energy-advice'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 379,
        details: { forms: ['hands-on', 'advice'], hours: 'Two buildings a quarter' },
      },
      {
        kind: 'resource',
        category: 'information',
        title: 'Maps of your ward, drawn to order',
        summary:
          'Who lives where, what is green, where the buses stop: a map for your bid or your wall, in a week.',
        description:
          'Population, income, open space and access from public data, printed up to A1 or sent as a file. We add the sources so that a funder believes you.',
        themes: ['community-buildings', 'transport-access', 'environment'],
        skills: ['data-analysis', 'research'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 59,
        details: { capacity: 'Three maps for each group in a year', cost: { terms: 'free' } },
      },
      {
        kind: 'volunteering',
        title: 'Planners with a tape measure: five people',
        summary:
          'Five planners who will measure your hall, draw it properly and not say a word about the shed.',
        description:
          'A drawing to scale helps with grants, fire plans and where to put the piano. They also dig, if there is a garden and it is dry.',
        themes: ['community-buildings', 'environment'],
        skills: ['surveying', 'planning-advice', 'gardening'],
        areas: ['cockerton', 'mowden', 'hummersknott', 'pierremont'],
        availability: { dates: [onWeekday(day, 5, 13), onWeekday(day, 5, 41), onWeekday(day, 5, 69)] },
        confirmedDaysAgo: 66,
        details: {
          team: 'Planning officers',
          people: 5,
          hoursEach: 8,
          where: 'West of the North Road',
          checks: 'none',
        },
      },
      {
        kind: 'shadowing',
        title: 'A morning of site visits with a planner',
        summary:
          'Four visits in a small electric car: an extension, a chapel, a hedge and something unexpected.',
        description:
          'You see how a decision is weighed and why it takes eight weeks. Wear shoes that may meet a building site; hard hats are in the boot.',
        themes: ['community-buildings', 'environment'],
        areas: ['whole-borough'],
        sites: ['plan-room'],
        availability: { weekly: weekly([4], '09:00', '13:00') },
        confirmedDaysAgo: 199,
        details: {
          hostRole: 'Planning officer',
          sees: 'Site visits, neighbours’ comments and how a report is written',
          days: 0.5,
          returnVisit: true,
        },
      },
    ],
  },
];
