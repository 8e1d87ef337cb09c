import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** Firms that sell, brew, grow and put people up. */
export const businessShopsAndHosts: DemoContent = (day) => [
  {
    key: 'supermarket',
    name: 'Larder Lane Supermarket, Harrowgate Hill',
    sector: 'business',
    type: 'Supermarket',
    description: 'Open from seven till ten, with a community champion at the end of aisle nine.',
    companyNumber: '99161129',
    email: 'champion.harrowgate@larderlane.example',
    phone: '01632 960782',
    website: 'https://larderlane.example/harrowgate',
    sites: [
      {
        key: 'store',
        name: 'Store',
        address: 'Lamp Lane, Harrowgate Hill',
        postcode: 'DL1 3AD',
        ward: 'harrowgate-hill',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'resource',
        category: 'goods',
        title: 'Bread, fruit and veg at closing time, every night',
        summary:
          'Whatever is good but would not be tomorrow: mostly bread, bananas and salad, with surprises.',
        description:
          'One group for each night; Wednesdays and Sundays are free. Bring crates and a van at a quarter to ten. We weigh it for your reports.',
        themes: ['food-essentials', 'environment', 'housing-homelessness'],
        areas: ['whole-borough'],
        sites: ['store'],
        availability: { weekly: weekly([3, 7], '21:45', '22:15') },
        confirmedDaysAgo: 6,
        details: {
          capacity: '20 to 60 kilograms a night',
          cost: { terms: 'free' },
          conditions: 'A food hygiene certificate and cool boxes.',
        },
      },
      {
        kind: 'resource',
        category: 'publicity',
        title: 'A table by the door, and a token box of your own',
        summary: 'Meet 3,000 shoppers on a Saturday, or collect green tokens for a season.',
        description:
          'Tables go in the order of asking. Token money is about £400 for the winner and £200 for the others. No live animals since the llama.',
        themes: ['governance-volunteering', 'food-essentials'],
        skills: ['fundraising'],
        areas: ['harrowgate-hill', 'whinfield', 'north-road'],
        sites: ['store'],
        availability: { weekly: weekly([6], '09:00', '17:00') },
        confirmedDaysAgo: 200,
        details: {
          capacity: 'One table each Saturday, three token causes a quarter',
          cost: { terms: 'free' },
          conditions: 'No shaking of tins.',
        },
      },
      {
        kind: 'volunteering',
        title: 'Store team: eight people to pack, sort and shift',
        summary:
          'Eight who can stack anything, for a Tuesday at a food bank, a jumble sale or a flooded hall.',
        description:
          'They read dates on tins faster than you can say “best before”. The store lends its roll cages too.',
        themes: ['food-essentials', 'community-buildings'],
        skills: ['warehouse-sorting', 'retail', 'cleaning'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([2], '09:00', '16:00') },
        confirmedDaysAgo: 41,
        details: { team: 'Store colleagues', people: 8, hoursEach: 7, where: 'Anywhere', checks: 'none' },
      },
      {
        kind: 'need',
        category: 'publicity',
        title: 'Groups who would tell shy customers about our quiet hour',
        summary:
          'Music off, lights down, no trolleys banged: Tuesdays from nine to ten, and hardly anyone knows.',
        description:
          'A line in your newsletter, a visit, an honest review. Taxi fares for a group that comes to test it.',
        themes: ['disability-carers', 'mental-health', 'food-essentials'],
        areas: ['harrowgate-hill', 'whinfield', 'brinkburn-and-faverdale'],
        sites: ['store'],
        confirmedDaysAgo: 76,
        details: { quantity: '5 or 6 newsletters', by: day(36), urgency: 'soon' },
      },
    ],
  },
  {
    key: 'brewery',
    name: 'Signal Arm Brewery',
    sector: 'business',
    type: 'Brewery',
    description:
      'Small brewery in a former goods shed near Heighington. Best known for a stout called Late Running.',
    companyNumber: '99170032',
    email: 'hello@signalarm.example',
    phone: '01632 960783',
    website: 'https://signalarm.example',
    sites: [
      {
        key: 'goods-shed',
        name: 'The goods shed',
        address: 'Old Station Lane, Heighington',
        postcode: 'DL5 6RX',
        ward: 'heighington-and-coniscliffe',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'resource',
        category: 'space',
        title: 'The tap room on a Monday, without the taps',
        summary:
          'Closed to drinkers on Mondays, open to knitters, councils of elders and brass quartets: 45 seats.',
        description: 'Warm from the copper, flat from the road, with a dartboard. Soft drinks at cost.',
        themes: ['community-buildings', 'arts-culture', 'older-people'],
        areas: ['heighington-and-coniscliffe'],
        sites: ['goods-shed'],
        availability: { weekly: weekly([1], '10:00', '21:00') },
        confirmedDaysAgo: 31,
        details: {
          capacity: 'Seats 45',
          cost: { terms: 'free' },
          conditions: 'Sweep up the crumbs: mice like hops.',
        },
      },
      {
        kind: 'resource',
        category: 'goods',
        title: 'Spent grain and clean barrels',
        summary:
          'Two hundred kilos a week of warm mash for hens, compost or bread, and oak tubs for planting.',
        description: 'Bring lidded buckets on brewing day. A bakery class makes excellent crackers of it.',
        themes: ['environment', 'food-essentials'],
        areas: ['heighington-and-coniscliffe', 'brinkburn-and-faverdale', 'cockerton'],
        sites: ['goods-shed'],
        availability: { weekly: weekly([3], '11:00', '14:00') },
        confirmedDaysAgo: 195,
        details: { capacity: '200 kg a week, 6 barrels a year', cost: { terms: 'free' } },
      },
      {
        kind: 'skill',
        title: 'Pricing a cake, a pint or a card: trading for good causes',
        summary:
          'Our founder helps small social enterprises to find a price, a margin and the nerve to say it aloud.',
        description:
          'She started with two buckets and a loan from her aunt. Bring last month’s sales and a sample.',
        themes: ['employment-training', 'governance-volunteering'],
        skills: ['business-planning', 'marketing', 'budgeting', 'retail'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 157,
        details: { forms: ['mentoring', 'advice'], hours: 'Four meetings over six months' },
      },
    ],
  },
  {
    key: 'garden-centre',
    name: 'Tees Meadow Garden Centre',
    sector: 'business',
    type: 'Garden centre',
    description:
      'Glasshouses, a café and a parrot who does the till noise. On the river road at Hurworth since anyone remembers.',
    companyNumber: '99190517',
    email: 'grow@teesmeadow.example',
    phone: '01632 960785',
    website: 'https://teesmeadow.example',
    sites: [
      {
        key: 'glasshouses',
        name: 'Glasshouses and café',
        address: 'Ferry Road, Hurworth',
        postcode: 'DL2 2EG',
        ward: 'hurworth',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'resource',
        category: 'equipment',
        title: 'A heated glasshouse bench, all winter',
        summary:
          'Eight metres of frost-free bench for your community garden’s seedlings from January to April.',
        description:
          'We water on your days off. The parrot is in the next house and will learn whatever you teach him.',
        themes: ['environment', 'mental-health', 'food-essentials'],
        skills: ['gardening'],
        areas: ['hurworth', 'eastbourne', 'park-west'],
        sites: ['glasshouses'],
        availability: { note: 'January to April' },
        confirmedDaysAgo: 112,
        details: {
          capacity: '8 metres, about 900 small pots',
          cost: { terms: 'free' },
          conditions: 'Peat-free compost only.',
        },
      },
      {
        kind: 'skill',
        title: 'Gardening for bodies that ache',
        summary: 'A gentle course on raised beds, long handles and plants that do not need you to kneel.',
        description:
          'Led by a horticultural therapist with a new hip. Six at a time, in the warm house, with breaks that are part of the method.',
        themes: ['disability-carers', 'older-people', 'mental-health', 'health-wellbeing'],
        skills: ['gardening', 'workshop-leading'],
        areas: ['hurworth', 'sadberge-and-middleton-st-george', 'bank-top-and-lascelles'],
        sites: ['glasshouses'],
        availability: { weekly: weekly([4], '13:30', '15:30') },
        confirmedDaysAgo: 376,
        details: { forms: ['training', 'hands-on'], hours: 'Four Thursdays, three times a year' },
      },
      {
        kind: 'service',
        title: 'Slow Saturdays in the café',
        summary:
          'A long table, a jigsaw and a member of staff who has time, for anyone who does not fancy lunch alone.',
        description:
          'Soup and a roll is £3.50 and nobody hurries you. Dementia-friendly, dog-friendly, parrot permitting.',
        themes: ['older-people', 'mental-health', 'food-essentials'],
        areas: ['hurworth', 'sadberge-and-middleton-st-george'],
        sites: ['glasshouses'],
        availability: { weekly: weekly([6], '11:30', '14:30') },
        confirmedDaysAgo: 188,
        details: {
          audience: 'Anyone who would like company',
          cost: { terms: 'charge', note: 'soup and a roll £3.50' },
          access: 'Come along and ask for the long table',
          delivery: ['in-person'],
        },
      },
    ],
  },
  {
    key: 'hotel',
    name: 'The Station Clock Hotel',
    sector: 'business',
    type: 'Hotel',
    description:
      'Thirty-eight rooms, a ballroom and a clock four minutes fast, so that guests catch their trains.',
    companyNumber: '99203364',
    email: 'events@stationclock.example',
    phone: '01632 960786',
    website: 'https://stationclock.example',
    sites: [
      {
        key: 'hotel',
        name: 'Hotel',
        address: 'Station Green, Middleton St George',
        postcode: 'DL2 1TW',
        ward: 'sadberge-and-middleton-st-george',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'resource',
        category: 'space',
        title: 'A ballroom for quiet afternoons',
        summary:
          'Tea dances, carers’ days, training for 80: the ballroom is yours from Sunday to Wednesday until five.',
        description:
          'Sprung floor, chandelier, hearing loop. Tea and shortbread at £2 a head because we have to pay the baker.',
        themes: ['older-people', 'disability-carers', 'arts-culture', 'sport-leisure'],
        areas: ['sadberge-and-middleton-st-george', 'hurworth'],
        sites: ['hotel'],
        availability: { weekly: weekly([7, 1, 2, 3], '11:00', '17:00') },
        confirmedDaysAgo: 34,
        details: {
          capacity: '80 dancing, 110 in rows',
          cost: { terms: 'free', note: 'tea £2 a head' },
          conditions: 'Weddings come first; we tell you by the month before.',
        },
      },
      {
        kind: 'resource',
        category: 'goods',
        title: 'Sheets, towels and forty pillows at every refit',
        summary: 'Hotel linen with years left in it, washed, pressed and tied with string.',
        description:
          'Single and double. Hostels, refuges and night shelters first, then whoever runs a dog rescue.',
        themes: ['housing-homelessness', 'food-essentials', 'equality-migration'],
        areas: ['whole-borough'],
        sites: ['hotel'],
        confirmedDaysAgo: 275,
        details: {
          capacity: 'About 100 sets each time',
          cost: { terms: 'free' },
          conditions: 'Collect from the laundry door.',
        },
        state: 'lapsed',
      },
      {
        kind: 'shadowing',
        title: 'Front of house for a day',
        summary: 'Breakfast, check-out, a conference, check-in: a day at the desk of a busy hotel.',
        description:
          'For people coming back to work, and for charities that run a venue of their own. You eat with the staff, which means well.',
        themes: ['employment-training', 'community-buildings'],
        areas: ['sadberge-and-middleton-st-george'],
        sites: ['hotel'],
        availability: { weekly: weekly([1, 2, 3], '07:00', '15:00') },
        confirmedDaysAgo: 82,
        details: {
          hostRole: 'Duty manager',
          sees: 'Bookings, complaints, a wedding viewing and how a rota is patched',
          days: 1,
          returnVisit: true,
        },
      },
      {
        kind: 'volunteering',
        title: 'Hotel team: six people to look after your big day',
        summary:
          'Waiters, a chef and a receptionist for your annual meeting, awards night or a crèche corner.',
        description:
          'Two have childcare diplomas, one coaches under-nines football and all can carry four plates.',
        themes: ['governance-volunteering', 'children-young-people', 'sport-leisure'],
        skills: ['event-stewarding', 'childcare', 'sports-coaching', 'reception'],
        areas: [
          'sadberge-and-middleton-st-george',
          'hurworth',
          'haughton-and-springfield',
          'red-hall-and-lingfield',
        ],
        availability: { dates: [onWeekday(day, 2, 35), onWeekday(day, 2, 63)] },
        confirmedDaysAgo: 48,
        details: {
          team: 'Front of house and kitchen',
          people: 6,
          hoursEach: 8,
          where: 'East of the borough',
          checks: 'enhanced',
        },
      },
      {
        kind: 'need',
        category: 'equipment',
        title: 'A beach wheelchair or two for summer guests',
        summary: 'Families stop here on the way to Saltburn and cannot get grandad on to the sand.',
        description:
          'To borrow from May to September, or to buy jointly with a group that would use it in the other months.',
        themes: ['disability-carers', 'transport-access', 'sport-leisure'],
        areas: ['sadberge-and-middleton-st-george'],
        sites: ['hotel'],
        confirmedDaysAgo: 20,
        details: { quantity: '1 or 2', by: day(86), urgency: 'whenever' },
      },
    ],
  },
];
