import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** Firms that make, mend and move. */
export const businessTrades: DemoContent = (day) => [
  {
    key: 'railway-works',
    name: 'Albert Hill Wheel and Bogie Works',
    sector: 'business',
    type: 'Engineering firm',
    description:
      'They turn train wheels round, which is harder than it sounds. Eighty engineers, a canteen famous for its pies.',
    companyNumber: '99102251',
    email: 'people@alberthillworks.example',
    phone: '01632 960780',
    website: 'https://alberthillworks.example',
    sites: [
      {
        key: 'works',
        name: 'The works',
        address: 'Forge Road, Albert Hill',
        postcode: 'DL1 2PA',
        ward: 'stephenson',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'volunteering',
        title: 'Fitters and welders: eleven people who can mend a gate',
        summary:
          'Railings, gates, swings, a weathercock: the apprentices’ school takes on one community job a month.',
        description:
          'Drop it off or have it fetched. Welds are tested to a standard meant for express trains, so your gate should hold.',
        themes: ['community-buildings', 'sport-leisure', 'faith-belief'],
        skills: ['building-repairs', 'electrical', 'mentoring'],
        areas: ['stephenson', 'north-road', 'haughton-and-springfield', 'northgate'],
        sites: ['works'],
        confirmedDaysAgo: 190,
        details: {
          team: 'Apprentice school',
          people: 11,
          hoursEach: 12,
          where: 'In the works, or within two miles',
          checks: 'basic',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'The works canteen on a Sunday',
        summary:
          'Feeds 150, has ramps and a stage left over from the brass band, and nobody uses it on the Sabbath.',
        description:
          'Congregations, weddings, a blood-donor session. The urn holds forty litres; the cooks can be hired, pies included.',
        themes: ['community-buildings', 'faith-belief', 'food-essentials'],
        areas: ['stephenson', 'north-road'],
        sites: ['works'],
        availability: { weekly: weekly([7], '08:00', '20:00') },
        confirmedDaysAgo: 63,
        details: {
          capacity: '150 at tables',
          cost: { terms: 'charge', note: '£30 a day for heat and the gate man' },
          conditions: 'Stay on the green path: there are rails.',
        },
      },
      {
        kind: 'skill',
        title: 'A safety engineer for your shed or workshop',
        summary:
          'Machines, dust, ladders and lone working, looked at by somebody who has seen what goes wrong.',
        description:
          'For sheds, repair cafés, makers and scouts. You get a safe way of working on one laminated sheet for each machine.',
        themes: ['community-buildings', 'health-wellbeing', 'children-young-people'],
        skills: ['health-and-safety', 'risk-management'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 220,
        details: { forms: ['advice', 'hands-on'], hours: 'One visit of three hours' },
      },
      {
        kind: 'shadowing',
        title: 'Five days in the apprentice school',
        summary: 'A week in a boiler suit for somebody who would rather use their hands than a keyboard.',
        description:
          'Filing, turning, welding under a mask, and a Friday test that everyone passes in the end. From 16 upwards, career changers too.',
        themes: ['employment-training', 'children-young-people'],
        areas: ['stephenson'],
        sites: ['works'],
        availability: {
          from: onWeekday(day, 1, 30),
          until: day(170),
          weekly: weekly([1, 2, 3, 4, 5], '07:45', '15:45'),
        },
        confirmedDaysAgo: 25,
        details: {
          hostRole: 'Apprentice instructor',
          sees: 'Bench work, machines, inspection and a wheel set leaving for Scotland',
          days: 5,
          returnVisit: false,
        },
      },
    ],
  },
  {
    key: 'builders',
    name: 'Plumb & Level Builders',
    sector: 'business',
    type: 'Building firm',
    description: 'Extensions, roofs and chimneys. Their van says “No job too straight”.',
    companyNumber: '99150078',
    email: 'office@plumbandlevel.example',
    phone: '01632 960781',
    sites: [
      {
        key: 'builders-yard',
        name: 'Yard',
        address: '5 Fulthorpe Mews',
        postcode: 'DL3 9DW',
        ward: 'mowden',
        visibility: 'area',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'volunteering',
        title: 'Wet-day crew: four builders when it rains',
        summary:
          'When the forecast stops a roof, four of us come indoors to your hall with plaster and a radio.',
        description:
          'You keep a list of jobs and a key under a stone; we ring at seven in the morning. Taps, doors, plaster, the step that everyone trips on.',
        themes: ['community-buildings', 'housing-homelessness'],
        skills: ['building-repairs', 'plumbing', 'joinery', 'decorating'],
        areas: ['mowden', 'cockerton', 'hummersknott', 'college'],
        availability: { note: 'Rainy weekdays, at two hours’ notice' },
        confirmedDaysAgo: 78,
        details: {
          team: 'Roofing gang',
          people: 4,
          hoursEach: 24,
          where: 'West side of town',
          checks: 'none',
        },
      },
      {
        kind: 'resource',
        category: 'goods',
        title: 'Left-over bricks, timber and paint',
        summary: 'What is left from each job, sorted on a pallet and given away on Fridays.',
        description:
          'Rarely two doors alike. Magnolia by the bucket. Send your wish list and we ring when it turns up.',
        themes: ['environment', 'community-buildings'],
        areas: ['whole-borough'],
        sites: ['builders-yard'],
        availability: { weekly: weekly([5], '15:00', '17:00') },
        confirmedDaysAgo: 19,
        details: {
          capacity: 'Two or three pallets a month',
          cost: { terms: 'free' },
          conditions: 'Take the whole pallet.',
        },
      },
    ],
  },
  {
    key: 'haulage',
    name: 'Oxbow Haulage',
    sector: 'business',
    type: 'Haulage firm',
    description: 'Sixteen lorries and a shed the size of a cathedral, with about as much heating.',
    companyNumber: '99182240',
    email: 'traffic@oxbow.example',
    phone: '01632 960784',
    website: 'https://oxbow.example',
    sites: [
      {
        key: 'shed',
        name: 'Depot',
        address: 'Plot 3, Sidings Lane, off North Road',
        postcode: 'DL3 0PD',
        ward: 'north-road',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'resource',
        category: 'space',
        title: 'Twelve pallets of dry storage',
        summary:
          'A corner of the big shed for tents, tins, Christmas trees or a theatre set, behind a locked cage.',
        description:
          'Forklift and driver on weekday mornings. Ring an hour before. Nothing that rots, ticks or escapes.',
        themes: ['food-essentials', 'arts-culture', 'community-buildings'],
        areas: ['whole-borough'],
        sites: ['shed'],
        availability: { weekly: weekly([1, 2, 3, 4, 5], '07:00', '12:00') },
        confirmedDaysAgo: 66,
        details: {
          capacity: '12 pallet spaces',
          cost: { terms: 'free', note: 'for three months, then by agreement' },
          conditions: 'Your own insurance for the contents.',
        },
      },
      {
        kind: 'resource',
        category: 'transport',
        title: 'An empty lorry home from Leeds, most Tuesdays',
        summary:
          'It comes back with nothing in it. Donated beds, seats from an old theatre, a ton of rice: fill it.',
        description:
          'Tell us the address by Monday noon. The driver does not carry pianos upstairs, as she has told several people.',
        themes: ['transport-access', 'food-essentials', 'housing-homelessness'],
        areas: ['whole-borough', 'elsewhere'],
        availability: { weekly: weekly([2], '13:00', '17:00') },
        confirmedDaysAgo: 28,
        details: {
          capacity: 'Up to 10 tonnes, tail lift',
          cost: { terms: 'free' },
          conditions: 'Within five miles of the motorway.',
        },
      },
      {
        kind: 'need',
        category: 'people',
        title: 'Reading buddies for drivers',
        summary:
          'Three of our drivers want to pass the theory paper for their next licence and were never taught to enjoy reading.',
        description:
          'An hour a week, on the telephone if they are in Carlisle. They are good company and will show you the cab.',
        themes: ['employment-training', 'equality-migration'],
        skills: ['tutoring', 'mentoring', 'esol-teaching'],
        areas: ['north-road', 'brinkburn-and-faverdale'],
        confirmedDaysAgo: 15,
        details: {
          quantity: '3 tutors',
          by: day(42),
          urgency: 'whenever',
          people: {
            hours: 1,
            hoursBasis: 'week',
            suits: 'Patient readers; lorry knowledge not required',
            checks: 'none',
            fromHome: true,
          },
        },
      },
    ],
  },
];
