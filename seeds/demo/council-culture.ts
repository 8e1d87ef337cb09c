import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council's teams for culture and leisure: libraries, events, museum and railway heritage. */
export const councilCulture: DemoContent = (day) => [
  {
    key: 'council-libraries',
    name: 'Borough Libraries',
    sector: 'local-authority',
    type: 'Council service',
    parent: 'council',
    description:
      'A central library with a dome, a branch on Cockerton Green and a van that reaches the villages. Whispering is optional.',
    email: 'libraries@townhall.example',
    phone: '01632 960716',
    website: 'https://townhall.example/libraries',
    sites: [
      {
        key: 'central',
        name: 'Central library',
        address: '1 Reader’s Walk',
        postcode: 'DL1 1NG',
        ward: 'park-east',
        visibility: 'address',
        stepFree: 'yes',
      },
      {
        key: 'cockerton',
        name: 'Cockerton branch library',
        address: '40 Green Side, Cockerton',
        postcode: 'DL3 9UP',
        ward: 'cockerton',
        visibility: 'address',
        stepFree: 'yes',
      },
      {
        key: 'van-stop-hurworth',
        name: 'Mobile library stop, Hurworth',
        address: 'Beside the village green, Hurworth',
        postcode: 'DL2 2AY',
        ward: 'hurworth',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Rhyme time for babies who shout',
        summary: 'Songs, scarves and a rug full of babies, every week at both libraries.',
        description:
          'Half an hour of rhymes and half an hour in which nobody has anywhere to be. No booking, prams inside, and the books may be chewed.',
        themes: ['children-young-people', 'arts-culture'],
        areas: ['park-east', 'cockerton', 'brinkburn-and-faverdale'],
        sites: ['central', 'cockerton'],
        availability: { weekly: [...weekly([1], '10:30', '11:30'), ...weekly([5], '10:00', '11:00')] },
        confirmedDaysAgo: 14,
        details: {
          audience: 'Babies and toddlers with a grown-up',
          cost: { terms: 'free' },
          access: 'Just come: Mondays at the central library, Fridays at Cockerton',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'service',
        title: 'Books to your door',
        summary:
          'A volunteer brings a bag of books, talking books or jigsaws every three weeks and has time for a chat.',
        description:
          'For anyone who cannot easily get to a library, for a month or for good. Tell us three things that you liked and we choose the rest. Large print is no trouble.',
        themes: ['older-people', 'disability-carers', 'arts-culture'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 190,
        details: {
          audience: 'People who are housebound, and those who care for them',
          cost: { terms: 'free' },
          access: 'Ring 01632 960716',
          delivery: ['at-your-place'],
        },
      },
      {
        kind: 'service',
        title: 'Computers, printing and somebody who explains them',
        summary: 'Forty free computers, and a digital buddy on Thursday mornings who has seen every mistake.',
        description:
          'An hour a day without a card, longer with one. Universal Credit forms, photographs off a telephone, a first e-mail address. Printing is 10p.',
        themes: ['employment-training', 'advice-money', 'equality-migration'],
        areas: ['whole-borough'],
        sites: ['central', 'cockerton'],
        availability: {
          weekly: [...weekly([1, 2, 3, 4, 5], '09:00', '18:00'), ...weekly([6], '09:00', '16:00')],
          note: 'Digital buddy on Thursdays from 10am to noon',
        },
        confirmedDaysAgo: 62,
        details: {
          audience: 'Everybody; no library card needed',
          cost: { terms: 'free', note: 'printing 10p a sheet' },
          access: 'Walk in',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'The reading room under the dome',
        summary:
          'Eighty chairs, good light and an echo that flatters choirs, on evenings after the library shuts.',
        description:
          'Talks, book launches, carols, a quiz. Level from the side door. Wine may be drunk but not near the atlases.',
        themes: ['arts-culture', 'community-buildings'],
        areas: ['park-east'],
        sites: ['central'],
        availability: { weekly: weekly([2, 3, 4, 5], '18:15', '21:30') },
        confirmedDaysAgo: 7,
        details: {
          capacity: 'Seats 80',
          cost: { terms: 'charge', note: '£10 an hour; free for literacy groups' },
          conditions: 'A member of staff stays; book two weeks ahead.',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'A study pod at Cockerton, big enough for three',
        summary:
          'Glass walls, a door that shuts and a plug for everyone: fine for tutoring, a video call or form filling.',
        description: 'Book in hours, up to six a week. Staff can see in, which safeguarding leads like.',
        themes: ['children-young-people', 'employment-training', 'advice-money'],
        areas: ['cockerton', 'brinkburn-and-faverdale', 'mowden', 'pierremont'],
        sites: ['cockerton'],
        availability: {
          weekly: [...weekly([1, 2, 4, 5], '09:30', '17:00'), ...weekly([6], '10:00', '13:00')],
        },
        confirmedDaysAgo: 131,
        details: { capacity: 'Three people', cost: { terms: 'free' } },
      },
      {
        kind: 'resource',
        category: 'publicity',
        title: 'A window on the mobile library',
        summary:
          'The back window of the van carries one poster a month through nineteen villages and estates.',
        description:
          'A1, portrait, legible at forty miles an hour. Leaflets can ride inside on the rack by the thrillers.',
        themes: ['governance-volunteering', 'arts-culture', 'transport-access'],
        areas: ['hurworth', 'heighington-and-coniscliffe', 'sadberge-and-middleton-st-george'],
        sites: ['van-stop-hurworth'],
        confirmedDaysAgo: 202,
        details: {
          capacity: 'One group each month',
          cost: { terms: 'free' },
          conditions: 'You print it, we put it up.',
        },
      },
      {
        kind: 'skill',
        title: 'Digital buddies: how to teach somebody to click',
        summary: 'Two hours for volunteers who help others online, from a librarian with endless patience.',
        description:
          'Never touch their mouse; start with what they love; stop before they are tired. Handouts in large print and eight languages.',
        themes: ['employment-training', 'older-people', 'equality-migration'],
        skills: ['digital-skills-teaching', 'it-support', 'training-delivery', 'cyber-security'],
        areas: ['whole-borough'],
        sites: ['central'],
        availability: { dates: [onWeekday(day, 4, 15), onWeekday(day, 4, 43), onWeekday(day, 4, 71)] },
        confirmedDaysAgo: 45,
        details: { forms: ['training', 'mentoring'], hours: 'A two-hour session each month' },
      },
      {
        kind: 'volunteering',
        title: 'Library staff: five people for story sessions',
        summary:
          'Five librarians who can hold thirty children still with a picture book, at your school, club or fair.',
        description:
          'They choose the books to suit, from dinosaurs to grief. Ask in term time and they may bring the puppet badger.',
        themes: ['children-young-people', 'arts-culture'],
        skills: ['dance-drama', 'tutoring', 'arts-and-crafts'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([3], '13:00', '16:30') },
        confirmedDaysAgo: 54,
        details: {
          team: 'Children’s librarians',
          people: 5,
          hoursEach: 9,
          where: 'Anywhere with a carpet',
          checks: 'enhanced',
        },
      },
      {
        kind: 'shadowing',
        title: 'A village round on the mobile library',
        summary: 'Eight stops, 41 miles, and everybody’s news between the covers.',
        description:
          'Sit in the second seat from nine to four. You stamp, you carry, you learn who lives alone. A good day for anyone who plans services for the villages.',
        themes: ['transport-access', 'older-people'],
        areas: ['hurworth', 'heighington-and-coniscliffe'],
        sites: ['van-stop-hurworth'],
        availability: { weekly: weekly([2, 4], '09:00', '16:00') },
        confirmedDaysAgo: 195,
        details: {
          hostRole: 'Mobile library driver',
          sees: 'Lending, chatting and how a rural round is planned',
          days: 1,
          returnVisit: false,
        },
      },
      {
        kind: 'need',
        category: 'people',
        title: 'Drivers for Books to your door',
        summary:
          'A car, a free morning every three weeks and a liking for crime novels or the people who read them.',
        description:
          'Six houses on a round, with time for tea in at least one of them. Mileage paid, check paid, and a librarian packs the bags.',
        themes: ['older-people', 'transport-access', 'disability-carers'],
        skills: ['driving', 'befriending'],
        areas: ['whinfield', 'harrowgate-hill', 'north-road', 'haughton-and-springfield'],
        confirmedDaysAgo: 11,
        details: {
          quantity: '5 drivers',
          by: day(30),
          urgency: 'now',
          people: {
            hours: 1,
            hoursBasis: 'week',
            suits: 'Careful drivers who like a natter',
            checks: 'enhanced',
            fromHome: false,
          },
        },
      },
      {
        kind: 'need',
        category: 'training',
        title: 'Dementia awareness for forty library staff',
        summary: 'Two mornings in which our front-line staff learn to notice, to slow down and to help.',
        description:
          'We have the room, the projector and the scones. Somebody who has lived with dementia beside the trainer would be best of all.',
        themes: ['older-people', 'disability-carers'],
        skills: ['training-delivery'],
        areas: ['park-east'],
        sites: ['central'],
        confirmedDaysAgo: 78,
        details: { quantity: '2 mornings, 20 people each', by: day(75), urgency: 'soon', amountPence: 40000 },
      },
    ],
  },
  {
    key: 'council-events',
    name: 'Town Centre and Events Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'Markets, fireworks, the lantern parade and the Christmas lights. If it needs a gazebo, they have one.',
    email: 'events@townhall.example',
    phone: '01632 960717',
    website: 'https://townhall.example/events',
    sites: [
      {
        key: 'events-store',
        name: 'Events store',
        address: 'Unit 9, Tannery Road',
        postcode: 'DL1 2LN',
        ward: 'stephenson',
        visibility: 'area',
        stepFree: 'partly',
      },
      {
        key: 'market-square',
        name: 'Market square',
        address: 'Market Place',
        postcode: 'DL1 5QD',
        ward: 'park-east',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Help to plan your first public event',
        summary:
          'One meeting, one checklist, one telephone number: from a street party to a parade of 2,000.',
        description:
          'We bring police, fire and first aid round the table so that you explain it once. Forms come half filled in.',
        themes: ['arts-culture', 'community-safety', 'faith-belief'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 38,
        details: {
          audience: 'Groups that plan an event in a public place',
          cost: { terms: 'free' },
          access: 'Write to events@townhall.example three months ahead',
          delivery: ['in-person', 'online'],
        },
      },
      {
        kind: 'resource',
        category: 'equipment',
        title: 'Gazebos, tables and the good bunting',
        summary:
          'Ten gazebos with weights, forty trestle tables and 300 metres of bunting that has never touched the ground.',
        description:
          'Three sturdy people can put up a gazebo in six minutes; we show you. Bring it back dry, or tell us and we dry it.',
        themes: ['community-buildings', 'arts-culture', 'governance-volunteering'],
        areas: ['whole-borough'],
        sites: ['events-store'],
        availability: { weekly: [...weekly([5], '12:00', '16:00'), ...weekly([1], '09:00', '12:00')] },
        confirmedDaysAgo: 30,
        details: {
          capacity: '10 gazebos of 3 m by 3 m, 40 tables, 160 folding chairs',
          cost: { terms: 'free', note: 'for community groups; others from £15 a gazebo' },
          conditions: 'Not above wind force 5.',
        },
      },
      {
        kind: 'resource',
        category: 'equipment',
        title: 'A PA system that one person can carry',
        summary:
          'Two speakers, four microphones, a hearing-loop pad and a cable for every telephone ever made.',
        description:
          'Loud enough for a school field, light enough for a small car. The radio microphones want fresh batteries; we put in a packet.',
        themes: ['arts-culture', 'faith-belief', 'sport-leisure'],
        areas: ['whole-borough'],
        sites: ['events-store'],
        confirmedDaysAgo: 113,
        details: {
          capacity: 'For up to 300 people outdoors',
          cost: { terms: 'charge', note: '£10 a weekend' },
          conditions: 'A £50 deposit, back on Monday.',
        },
      },
      {
        kind: 'resource',
        category: 'publicity',
        title: 'The big screen above the market',
        summary: 'Ten seconds, every five minutes, for a week: your jumble sale in lights four metres wide.',
        description:
          'Send one still picture with no more than twelve words. We make it for you if you only have the words.',
        themes: ['governance-volunteering', 'arts-culture', 'sport-leisure'],
        areas: ['park-east', 'northgate'],
        sites: ['market-square'],
        confirmedDaysAgo: 206,
        details: {
          capacity: 'Three community slots a week',
          cost: { terms: 'free' },
          conditions: 'Ask two weeks ahead; one week a season for each group.',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'A pitch on the Saturday market',
        summary:
          'Stall 12, by the clock tower, is kept for charities: striped awning, cash float tin and a good draught.',
        description:
          'Sell cakes, sign up volunteers or explain yourself. Set up from seven; the pie stall next door sends over tea.',
        themes: ['governance-volunteering', 'community-buildings'],
        areas: ['park-east'],
        sites: ['market-square'],
        availability: { weekly: weekly([6], '07:00', '16:00') },
        confirmedDaysAgo: 2,
        details: {
          capacity: 'One stall of 3 metres',
          cost: { terms: 'free' },
          conditions: 'Four Saturdays a year for each group; no hot oil.',
        },
      },
      {
        kind: 'skill',
        title: 'Stewarding: a briefing for people in yellow vests',
        summary:
          'What to say, where to stand, how to find a lost child’s grown-up: ninety minutes and a badge.',
        description:
          'We have done the fireworks for nine years with nobody lost for longer than four minutes. Up to fifty people, at your place or in the square.',
        themes: ['community-safety', 'arts-culture', 'sport-leisure'],
        skills: ['event-stewarding', 'health-and-safety', 'risk-management', 'project-management'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 155,
        details: { forms: ['training', 'advice'], hours: 'One evening before your event' },
      },
      {
        kind: 'need',
        category: 'people',
        title: 'Lantern parade: sixty stewards and two Father Christmases',
        summary:
          'An evening in a warm coat, walking beside 900 paper lanterns from the park to the Market Place.',
        description:
          'Briefing, hot soup and a vest included. The Father Christmases change over half way, behind the fruit stall.',
        themes: ['arts-culture', 'children-young-people', 'community-safety'],
        skills: ['event-stewarding', 'first-aid'],
        areas: ['park-east', 'park-west'],
        sites: ['market-square'],
        availability: { dates: [onWeekday(day, 6, 52)] },
        confirmedDaysAgo: 8,
        details: {
          quantity: '60 stewards, 2 beards',
          by: onWeekday(day, 6, 52),
          urgency: 'soon',
          people: {
            hours: 5,
            hoursBasis: 'total',
            suits: 'Anyone over 16 who can walk a mile slowly',
            checks: 'none',
            fromHome: false,
          },
        },
      },
    ],
  },
  {
    key: 'council-heritage',
    name: 'North Road Railway Heritage Centre',
    sector: 'local-authority',
    type: 'Council museum',
    parent: 'council',
    description:
      'Carriages, tickets, a signal box you may play in and the town’s story since 1825. It smells faintly of coal, on purpose.',
    email: 'heritage@townhall.example',
    phone: '01632 960718',
    website: 'https://railway-heritage.example',
    sites: [
      {
        key: 'museum',
        name: 'Heritage Centre',
        address: 'The Goods Yard, off North Road',
        postcode: 'DL1 2GH',
        ward: 'north-road',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Museum visits for schools and day centres',
        summary:
          'Two hours of whistles, flags and a third-class carriage, paced for seven-year-olds or ninety-year-olds.',
        description:
          'Handling boxes, a quiet carriage and a changing place. Retired railway people answer the questions that teachers cannot.',
        themes: ['arts-culture', 'children-young-people', 'older-people'],
        areas: ['whole-borough'],
        sites: ['museum'],
        availability: { weekly: weekly([2, 3, 4], '10:00', '14:30') },
        confirmedDaysAgo: 57,
        details: {
          audience: 'Schools, care homes and community groups of up to 32',
          cost: { terms: 'charge', note: '£2 a head, carers free' },
          access: 'Book on 01632 960718',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'service',
        title: 'Memory boxes, delivered',
        summary:
          'A suitcase of tickets, lamps, ration books and records that starts a conversation in any care home.',
        description:
          'Twelve cases by theme: the works, the dance hall, the wash house, the seaside. Each has a sheet of questions and things that may be smelled. Keep one for a fortnight.',
        themes: ['older-people', 'arts-culture', 'mental-health'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 204,
        details: {
          audience: 'Care homes, lunch clubs and families',
          cost: { terms: 'donation' },
          access: 'Write to heritage@townhall.example; the van comes on Mondays',
          delivery: ['at-your-place'],
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'The carriage shed for an evening',
        summary:
          'Dine, dance or hold your annual meeting between two Victorian carriages: 120 people, level throughout.',
        description:
          'There is a stage the height of a platform and a station clock that we stop for speeches. Heating is honest but not generous, so say “wear a jumper” on the invitation.',
        themes: ['arts-culture', 'community-buildings'],
        areas: ['north-road', 'northgate'],
        sites: ['museum'],
        availability: { weekly: weekly([4, 5, 6], '17:30', '23:00') },
        confirmedDaysAgo: 41,
        details: {
          capacity: '120 seated, 200 standing',
          cost: { terms: 'charge', note: '£60 an evening for charities' },
          conditions: 'No candles: everything here is varnished.',
        },
      },
      {
        kind: 'resource',
        category: 'goods',
        title: 'Display cases and exhibition boards',
        summary: 'Six glass cases and twenty boards that we no longer use, looking for an anniversary.',
        description:
          'The glass is toughened and the locks have keys. They come apart and fit in a transit van.',
        themes: ['arts-culture', 'faith-belief', 'governance-volunteering'],
        areas: ['whole-borough'],
        sites: ['museum'],
        confirmedDaysAgo: 75,
        details: {
          capacity: '6 cases, 20 boards',
          cost: { terms: 'free' },
          conditions: 'Four strong people on the day.',
        },
        state: 'taken',
      },
      {
        kind: 'skill',
        title: 'What to do with a cupboard of old minute books',
        summary:
          'An archivist helps your chapel, club or union to sort, list and store its papers so that mice and time leave them be.',
        description:
          'We lend acid-free boxes and a scanner, show you how to write a list and say what belongs in the county record office. Moths are a matter for others.',
        themes: ['arts-culture', 'faith-belief', 'sport-leisure'],
        skills: ['archives-heritage', 'research', 'databases'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 385,
        details: { forms: ['hands-on', 'training', 'advice'], hours: 'Three half days for each group' },
      },
      {
        kind: 'volunteering',
        title: 'Museum joiners: two people who mend carriages',
        summary: 'Between carriages our two joiners will mend your stage steps, hatch or honours board.',
        description:
          'Oak preferred, plywood forgiven. You buy the timber. They work on Tuesdays, slowly, and it lasts a century.',
        themes: ['community-buildings', 'arts-culture', 'faith-belief'],
        skills: ['joinery', 'building-repairs', 'decorating'],
        areas: ['north-road', 'harrowgate-hill', 'stephenson', 'northgate'],
        availability: { weekly: weekly([2], '10:00', '16:00') },
        confirmedDaysAgo: 83,
        details: {
          team: 'Carriage workshop',
          people: 2,
          hoursEach: 24,
          where: 'Near North Road, or bring it to the workshop',
          checks: 'basic',
        },
      },
      {
        kind: 'shadowing',
        title: 'Putting an exhibition on the wall',
        summary:
          'Three days in the week before an opening, with the curator, the drill and the spirit level.',
        description:
          'You write a label, light a case and find out how little fits into forty words. Suits anyone who keeps a small collection.',
        themes: ['arts-culture', 'employment-training'],
        areas: ['north-road'],
        sites: ['museum'],
        availability: { dates: [onWeekday(day, 2, 44), onWeekday(day, 3, 45), onWeekday(day, 4, 46)] },
        confirmedDaysAgo: 60,
        details: {
          hostRole: 'Exhibitions curator',
          sees: 'Labels, lighting, loans and a great deal of measuring',
          days: 3,
          returnVisit: true,
        },
      },
      {
        kind: 'need',
        category: 'goods',
        title: 'Railway uniforms from 1960 to 1990',
        summary:
          'A guard’s cap, a buffet overall, a pair of signalman’s boots: anything worn by those who ran the line.',
        description:
          'For a summer exhibition about the people rather than the engines. Loans are insured, gifts are thanked by name, and moth holes are welcome.',
        themes: ['arts-culture', 'older-people'],
        areas: ['whole-borough'],
        sites: ['museum'],
        confirmedDaysAgo: 34,
        details: { quantity: 'About 15 pieces', by: day(70), urgency: 'whenever' },
      },
    ],
  },
];
