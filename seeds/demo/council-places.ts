import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council's teams that work outdoors: parks, highways, climate. */
export const councilPlaces: DemoContent = (day) => [
  {
    key: 'council-parks',
    name: 'Parks and Allotments Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'They cut, plant, prune and paint 31 parks and 14 allotment sites, and argue about begonias.',
    email: 'parks@townhall.example',
    phone: '01632 960713',
    website: 'https://townhall.example/parks',
    sites: [
      {
        key: 'depot',
        name: 'Lingfield Depot',
        address: 'Unit 4, Smithy Field, Lingfield',
        postcode: 'DL1 1YA',
        ward: 'red-hall-and-lingfield',
        visibility: 'address',
        stepFree: 'partly',
      },
      {
        key: 'south-park-pavilion',
        name: 'Bowls pavilion, South Park',
        address: 'off Grange Lane',
        postcode: 'DL1 5NQ',
        ward: 'park-west',
        visibility: 'address',
        stepFree: 'yes',
      },
      {
        key: 'mowden-allotments',
        name: 'Mowden allotments',
        address: 'Behind Fulthorpe Crescent',
        postcode: 'DL3 9QG',
        ward: 'mowden',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'An allotment, a half plot or a raised bed',
        summary:
          'Plots on fourteen sites, with quarter plots for beginners and raised beds that you can reach from a chair.',
        description:
          'The list is short in Mowden and long in Cockerton. We show you round first, and there is a shed full of tools to share. Groups pay half.',
        themes: ['environment', 'food-essentials', 'health-wellbeing', 'disability-carers'],
        areas: ['mowden', 'cockerton', 'whinfield', 'eastbourne', 'north-road'],
        sites: ['mowden-allotments'],
        confirmedDaysAgo: 48,
        details: {
          audience: 'Borough residents, schools and groups',
          cost: { terms: 'charge', note: 'from £18 a year for a quarter plot' },
          access: 'Ring 01632 960713 or write to parks@townhall.example',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'resource',
        category: 'equipment',
        title: 'The tool trailer: spades, shears and forty pairs of gloves',
        summary:
          'Everything for a community dig, on two wheels, delivered to your gate on a Friday afternoon.',
        description:
          'Thirty spades and forks, ten litter pickers, four wheelbarrows and children’s sizes of everything. Sharp tools are counted out and counted in.',
        themes: ['environment', 'community-buildings', 'children-young-people'],
        areas: ['whole-borough'],
        sites: ['depot'],
        availability: { weekly: [...weekly([5], '14:00', '16:00'), ...weekly([1], '09:00', '11:00')] },
        confirmedDaysAgo: 29,
        details: {
          capacity: 'For up to 40 people',
          cost: { terms: 'free', note: 'delivery included inside the borough' },
          conditions: 'Washed, dry and counted when it comes back.',
        },
      },
      {
        kind: 'resource',
        category: 'goods',
        title: 'Compost, woodchip and last year’s bedding plants',
        summary:
          'Our leftovers, by the trailer load: good compost, clean woodchip and plants with another year in them.',
        description:
          'Help yourself from bay 3 on a Saturday morning, or ring for a drop of half a ton or more. There are usually more geraniums than anyone needs.',
        themes: ['environment', 'community-buildings'],
        areas: ['whole-borough'],
        sites: ['depot'],
        availability: { weekly: weekly([6], '08:30', '11:30'), from: day(-60) },
        confirmedDaysAgo: 64,
        details: {
          capacity: 'Half a ton for each group in a month',
          cost: { terms: 'free' },
          conditions: 'Bring your own sacks; not for resale.',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'The bowls pavilion in South Park',
        summary: 'A green-and-cream pavilion with a veranda, a stove and a view of the ducks: seats 30.',
        description:
          'Free of bowlers from October to April. Level from the path, accessible toilet, no oven but a fine hatch. It suits a carers’ group, a toddlers’ morning or a wake.',
        themes: ['community-buildings', 'older-people', 'sport-leisure'],
        areas: ['park-west', 'park-east'],
        sites: ['south-park-pavilion'],
        availability: {
          weekly: weekly([1, 2, 3, 4, 5, 6, 7], '09:00', '20:00'),
          note: 'October to April; other months by arrangement',
        },
        confirmedDaysAgo: 197,
        details: {
          capacity: 'Seats 30',
          cost: { terms: 'charge', note: '£6 an hour, £3 for community groups' },
          conditions: 'No heels on the green.',
        },
      },
      {
        kind: 'skill',
        title: 'What to plant where nothing grows',
        summary: 'A gardener and an ecologist walk your patch and leave a planting list with prices.',
        description:
          'Heavy clay, deep shade, a school’s goalmouth: we have met it. Bees, hedgehogs and low maintenance come first, unless you like weeding.',
        themes: ['environment', 'children-young-people'],
        skills: ['gardening', 'ecology', 'workshop-leading'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([2, 4], '10:00', '15:00'), note: 'March to October' },
        confirmedDaysAgo: 87,
        details: { forms: ['advice', 'hands-on'], hours: 'A visit of 90 minutes and a plan by post' },
      },
      {
        kind: 'volunteering',
        title: 'Parks crew: eight gardeners and a mini-digger',
        summary:
          'For one day a quarter the crew will clear your garden, lay a path or take out the stump that defeated you.',
        description:
          'They like a heavy job. The digger needs a gate of 1.2 metres. Provide bacon sandwiches and stand well back.',
        themes: ['environment', 'community-buildings', 'faith-belief'],
        skills: ['gardening', 'building-repairs', 'driving'],
        areas: ['whole-borough'],
        availability: { dates: [onWeekday(day, 5, 20), onWeekday(day, 5, 81)] },
        confirmedDaysAgo: 43,
        details: {
          team: 'Parks grounds crew',
          people: 8,
          hoursEach: 7,
          where: 'Anywhere with a gate wider than 1.2 metres',
          checks: 'none',
        },
      },
      {
        kind: 'shadowing',
        title: 'Two days with a head gardener',
        summary: 'Up at half past six, round four parks, and home knowing how a bandstand bed is planned.',
        description:
          'One visitor at a time, boots provided in most sizes. In winter it is pruning and machinery, in summer it is hoses.',
        themes: ['environment', 'employment-training'],
        areas: ['park-west', 'cockerton', 'north-road'],
        sites: ['depot'],
        availability: { weekly: weekly([1, 2, 3], '06:30', '14:30') },
        confirmedDaysAgo: 33,
        details: {
          hostRole: 'Head gardener',
          sees: 'Planting plans, machinery checks and how volunteers are looked after',
          days: 2,
          returnVisit: true,
        },
      },
      {
        kind: 'need',
        category: 'people',
        title: 'Saturday friends for the rose beds',
        summary: 'Ten people with secateurs and opinions, to dead-head 1,400 roses before the band plays.',
        description:
          'A gardener is always there, and so is cake. Stay for twenty minutes or for the morning. Kneelers provided; there is plenty to do standing up.',
        themes: ['environment', 'older-people', 'governance-volunteering'],
        skills: ['gardening'],
        areas: ['park-west'],
        sites: ['south-park-pavilion'],
        availability: { weekly: weekly([6], '10:00', '12:00') },
        confirmedDaysAgo: 20,
        details: {
          quantity: '10 people',
          by: day(28),
          urgency: 'soon',
          people: {
            hours: 2,
            hoursBasis: 'week',
            suits: 'Anyone; children with a grown-up',
            checks: 'none',
            fromHome: false,
          },
        },
      },
      {
        kind: 'need',
        category: 'information',
        title: 'Where have you seen hedgehogs?',
        summary: 'We are mapping hedgehogs before we decide which hedges to leave alone.',
        description:
          'A date, a street and, if you can, a photograph. Wildlife groups, night-shift workers and people with cats know most.',
        themes: ['environment', 'children-young-people'],
        skills: ['ecology', 'data-analysis'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 71,
        details: { quantity: 'As many sightings as there are', by: day(64), urgency: 'whenever' },
      },
    ],
  },
  {
    key: 'council-highways',
    name: 'Highways and Transport Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description: 'Roads, pavements, signs, school crossings and cycle training. They know about the pothole.',
    email: 'highways@townhall.example',
    phone: '01632 960714',
    website: 'https://townhall.example/highways',
    sites: [
      {
        key: 'yard',
        name: 'Highways yard',
        address: 'Tannery Road',
        postcode: 'DL1 2NR',
        ward: 'stephenson',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Dropped kerbs, grab rails and a bench half way',
        summary:
          'Tell us where a kerb stops a wheelchair or a hill needs a seat, and we put it on the programme.',
        description:
          'Small things go in within twelve weeks. Send a photograph, or walk the route with our access officer, who uses a chair herself.',
        themes: ['transport-access', 'disability-carers', 'older-people'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 56,
        details: {
          audience: 'Anyone who finds a pavement hard going, and groups on their behalf',
          cost: { terms: 'free' },
          access: 'Ring 01632 960714 or write to highways@townhall.example',
          delivery: ['by-phone', 'online', 'at-your-place'],
        },
      },
      {
        kind: 'resource',
        category: 'equipment',
        title: 'Road closure kit for play streets and processions',
        summary:
          'Signs, barriers, cones and a laminated plan for closing an ordinary street for three hours.',
        description:
          'We do the legal notice if you ask eight weeks ahead. Two stewards from your side must come to a half-hour briefing at the yard.',
        themes: ['children-young-people', 'community-safety', 'faith-belief'],
        areas: ['whole-borough'],
        sites: ['yard'],
        availability: { weekly: [...weekly([5], '13:00', '16:00'), ...weekly([1], '08:00', '11:00')] },
        confirmedDaysAgo: 108,
        details: {
          capacity: '12 barriers, 30 cones, 8 signs',
          cost: { terms: 'free' },
          conditions: 'Residential streets without a bus route.',
        },
      },
      {
        kind: 'resource',
        category: 'transport',
        title: 'A flatbed truck with a driver who can reverse',
        summary:
          'Half a day a week our small flatbed carries staging, sheds and donated pianos for community groups.',
        description:
          'The driver helps to lift, up to a point; bring two strong people. The tail lift takes 500 kilograms, or one upright piano and its stool.',
        themes: ['transport-access', 'arts-culture', 'community-buildings'],
        areas: ['whole-borough'],
        sites: ['yard'],
        availability: { weekly: weekly([4], '12:30', '16:30') },
        confirmedDaysAgo: 35,
        details: {
          capacity: '3.5 tonnes, 500 kg tail lift',
          cost: { terms: 'free', note: 'one job a month for each group' },
          conditions: 'Inside the borough, and a parking place at both ends.',
        },
      },
      {
        kind: 'resource',
        category: 'equipment',
        title: 'Twenty pool bikes and helmets',
        summary:
          'A trailer of bicycles from five-year-old to grandfather, with locks, lamps and a repair kit.',
        description:
          'Two tricycles and a side-by-side are included. Checked every term by our instructor. Good for a family day or a month of learning to ride.',
        themes: ['sport-leisure', 'transport-access', 'health-wellbeing', 'environment'],
        areas: ['whole-borough'],
        sites: ['yard'],
        confirmedDaysAgo: 192,
        details: {
          capacity: '20 bikes, 2 tricycles, 1 side-by-side',
          cost: { terms: 'donation', note: 'for inner tubes' },
          conditions: 'Kept under cover overnight.',
        },
        state: 'paused',
      },
      {
        kind: 'skill',
        title: 'Bike repair for people who own one spanner',
        summary:
          'A mechanic from cycle training comes to your club with a stand and fixes what you bring, with you.',
        description:
          'Punctures, brakes, gears in that order. After three evenings most groups have somebody who can carry on. We leave the stand for a month.',
        themes: ['sport-leisure', 'transport-access', 'children-young-people'],
        skills: ['bike-repair', 'workshop-leading'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([2], '17:00', '20:00') },
        confirmedDaysAgo: 50,
        details: { forms: ['hands-on', 'training'], hours: 'Three evenings for each group' },
      },
      {
        kind: 'volunteering',
        title: 'Sign shop: two people who can make any sign',
        summary:
          'Two sign makers give an afternoon a month to way-marks, door signs and “Please shut the gate”.',
        description:
          'Offcuts of aluminium are free, and so is the lettering. Braille takes a week longer. Minibus drivers both, should that be handier.',
        themes: ['community-buildings', 'disability-carers', 'environment'],
        skills: ['graphic-design', 'joinery', 'minibus-driving'],
        areas: ['whole-borough'],
        sites: ['yard'],
        availability: { weekly: weekly([3], '13:00', '16:00') },
        confirmedDaysAgo: 76,
        details: {
          team: 'Sign shop',
          people: 2,
          hoursEach: 30,
          where: 'At the yard, or fitting at your place',
          checks: 'basic',
        },
      },
      {
        kind: 'shadowing',
        title: 'A night on the gritter',
        summary: 'Eleven at night to five in the morning, 62 miles, one flask each.',
        description:
          'From November to March, when the forecast says so: you get a call at six in the evening. You see how routes are chosen and why your lane is not one.',
        themes: ['transport-access', 'employment-training'],
        areas: ['whole-borough'],
        sites: ['yard'],
        availability: { note: 'Frosty nights, November to March' },
        confirmedDaysAgo: 128,
        details: {
          hostRole: 'Winter service driver',
          sees: 'Forecasts, loading, the route and the log',
          days: 1,
          returnVisit: false,
        },
      },
    ],
  },
  {
    key: 'council-climate',
    name: 'Climate and Energy Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'Four people, one thermal camera and a tree nursery. They turn down radiators and turn up at fêtes.',
    email: 'climate@townhall.example',
    phone: '01632 960715',
    website: 'https://townhall.example/climate',
    sites: [
      {
        key: 'tree-nursery',
        name: 'Whinfield tree nursery',
        address: 'Off Barmpton Walk',
        postcode: 'DL1 3QG',
        ward: 'whinfield',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'A warm home visit',
        summary:
          'An adviser finds the draughts, reads the meter with you and leaves behind what they can fix on the spot.',
        description:
          'Letterbox brush, radiator foil, bulbs and a call to your supplier if the bill is wrong. Tenants are welcome; we talk to the landlord if you wish.',
        themes: ['environment', 'advice-money', 'housing-homelessness', 'older-people'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([1, 2, 3, 4], '09:30', '15:30') },
        confirmedDaysAgo: 9,
        details: {
          audience: 'Households that find it hard to keep warm',
          cost: { terms: 'free' },
          access: 'Ring 01632 960715; any charity may refer',
          delivery: ['at-your-place', 'by-phone'],
        },
      },
      {
        kind: 'resource',
        category: 'equipment',
        title: 'A thermal camera to borrow for a cold week',
        summary: 'Point it at your hall on a frosty evening and see where the money goes out.',
        description:
          'Comes in a red case with a one-page guide. Works best between November and March, with the heating on. We look at the pictures with you.',
        themes: ['environment', 'community-buildings', 'faith-belief'],
        areas: ['whole-borough'],
        availability: { note: 'November to March, seven days at a time' },
        confirmedDaysAgo: 201,
        details: {
          capacity: 'One camera',
          cost: { terms: 'free' },
          conditions: 'A £50 deposit and a named borrower.',
        },
      },
      {
        kind: 'resource',
        category: 'goods',
        title: 'Hedging whips and fruit trees from the nursery',
        summary:
          'Hawthorn, hazel, rowan and apple on a root that likes clay: 2,000 to give away each winter.',
        description:
          'Ask by October, plant by March. We bring canes and guards and show a class of thirty how to heel them in.',
        themes: ['environment', 'children-young-people', 'food-essentials'],
        areas: [
          'whinfield',
          'harrowgate-hill',
          'sadberge-and-middleton-st-george',
          'brinkburn-and-faverdale',
        ],
        sites: ['tree-nursery'],
        availability: { from: day(-30), until: day(95) },
        confirmedDaysAgo: 23,
        details: {
          capacity: 'Up to 200 whips and 6 fruit trees for each group',
          cost: { terms: 'free' },
          conditions: 'Somebody waters them for two summers.',
        },
      },
      {
        kind: 'skill',
        title: 'Energy advice for halls with high ceilings',
        summary:
          'Boilers, tariffs, solar panels and whether secondary glazing is worth it, from somebody who sells nothing.',
        description:
          'We read two years of bills and visit once. You get five actions with their price and what each saves, and the names of the grants that are open.',
        themes: ['environment', 'community-buildings', 'faith-belief'],
        skills: ['energy-advice', 'surveying', 'budgeting'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 103,
        details: { forms: ['advice', 'hands-on'], hours: 'One visit and a report' },
      },
      {
        kind: 'volunteering',
        title: 'Climate team: four people for repair cafés',
        summary: 'Four tinkerers who can sew on a button, solder a lamp or hold the clipboard.',
        description:
          'They bring the sign-up sheet, the tester for plugs and a good deal of enthusiasm for toasters.',
        themes: ['environment', 'community-buildings', 'food-essentials'],
        skills: ['electrical', 'sewing', 'bike-repair'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([6], '10:00', '14:00') },
        confirmedDaysAgo: 27,
        details: {
          team: 'Climate and energy',
          people: 4,
          hoursEach: 16,
          where: 'Halls, libraries and clubs',
          checks: 'none',
        },
      },
      {
        kind: 'need',
        category: 'space',
        title: 'Roofs that would like solar panels',
        summary: 'We have a grant for six community roofs and know of four.',
        description:
          'South-facing, sound and with no big tree before it. A village hall, a mosque, a club: if you own it or have a long lease, send us the address.',
        themes: ['environment', 'community-buildings', 'faith-belief'],
        areas: ['hurworth', 'heighington-and-coniscliffe', 'sadberge-and-middleton-st-george', 'college'],
        confirmedDaysAgo: 31,
        details: { quantity: '2 roofs of at least 40 square metres', by: day(57), urgency: 'soon' },
      },
    ],
  },
];
