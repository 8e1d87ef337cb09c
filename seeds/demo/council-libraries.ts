import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council’s libraries, the one on wheels included. */
export const councilLibraries: DemoContent = (day) => [
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
];
