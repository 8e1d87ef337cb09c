import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council’s teams for adult care and public health. */
export const councilCareAndHealth: DemoContent = (day) => [
  {
    key: 'council-adult-care',
    name: 'Adult Social Care: Commissioning and Community',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'They buy care, keep an eye on its quality and know that most of what keeps people well was never bought at all.',
    email: 'adultcare@townhall.example',
    phone: '01632 960708',
    website: 'https://townhall.example/care',
    sites: [
      {
        key: 'day-centre',
        name: 'Firthmoor Lane Day Centre',
        address: '30 Tansy Way',
        postcode: 'DL1 4RE',
        ward: 'eastbourne',
        visibility: 'address',
        stepFree: 'yes',
      },
      {
        key: 'hummersknott-rooms',
        name: 'Beech Rooms',
        address: '8 Copse Walk',
        postcode: 'DL3 8AG',
        ward: 'hummersknott',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Care and support: the first conversation',
        summary:
          'Getting dressed, getting out, getting through the night: tell us what is hard and we work out what would help.',
        description:
          'An assessment is free whatever your savings. Carers have a right to one of their own. We come to you, and a relative or friend may sit in.',
        themes: ['older-people', 'disability-carers', 'health-wellbeing'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([1, 2, 3, 4, 5], '08:30', '17:00') },
        confirmedDaysAgo: 13,
        details: {
          audience: 'Adults who need help in daily life, and the people who care for them',
          cost: { terms: 'free' },
          access: 'Ring 01632 960708',
          delivery: ['by-phone', 'at-your-place'],
        },
      },
      {
        kind: 'service',
        title: 'Tuesday table: a day out for people with dementia',
        summary:
          'Lunch, singing and a garden that goes in a circle, while the person who cares at home has six hours off.',
        description:
          'Two staff for every five guests. A tail-lift bus fetches people from Eastbourne, Red Hall and Bank Top. The first day is a taster and costs nothing.',
        themes: ['older-people', 'disability-carers', 'mental-health'],
        areas: ['eastbourne', 'red-hall-and-lingfield', 'bank-top-and-lascelles'],
        sites: ['day-centre'],
        availability: { weekly: weekly([2], '09:30', '15:30') },
        confirmedDaysAgo: 200,
        details: {
          audience: 'People with early or middle dementia',
          cost: { terms: 'charge', note: '£18 a day with lunch and transport' },
          access: 'Ring 01632 960708 or ask your GP to refer',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'resource',
        category: 'transport',
        title: 'Two tail-lift minibuses, idle from ten till two',
        summary: 'After the morning run our buses stand still. Take one, with or without our driver.',
        description:
          'Twelve seats, or eight and two wheelchairs. Drivers of yours need a minibus permit and half an hour with our fleet officer. Back by half past two, fuel as you find it.',
        themes: ['transport-access', 'older-people', 'disability-carers'],
        areas: ['whole-borough'],
        sites: ['day-centre'],
        availability: {
          weekly: [...weekly([1, 2, 3, 4, 5], '10:00', '14:30'), ...weekly([6, 7], '08:00', '20:00')],
        },
        confirmedDaysAgo: 26,
        details: {
          capacity: 'Two buses, 12 seats each, tail lift, 2 wheelchair spaces',
          cost: { terms: 'charge', note: '45p a mile; £12 an hour with a driver' },
          conditions: 'Drivers over 25 with a minibus permit and a clean licence.',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'The day centre at evenings and weekends',
        summary:
          'A level hall with a hoist, a sensory room and a kitchen at wheelchair height, empty after four.',
        description:
          'Disabled people’s groups have first choice. The hall takes 70 standing, 50 at tables. The changing place has an adult bench and a ceiling hoist; somebody shows you how.',
        themes: ['disability-carers', 'community-buildings', 'older-people'],
        areas: ['eastbourne'],
        sites: ['day-centre'],
        availability: {
          weekly: [...weekly([1, 2, 3, 4, 5], '16:30', '21:30'), ...weekly([6, 7], '09:00', '21:30')],
        },
        confirmedDaysAgo: 141,
        details: {
          capacity: '50 at tables, 70 standing',
          cost: { terms: 'donation', note: '£5 an hour covers the heating' },
          conditions: 'One person trained on the hoist before first use.',
        },
      },
      {
        kind: 'skill',
        title: 'Writing a tender without losing the will to live',
        summary: 'A commissioner explains what the scoring panel looks for and marks your practice answer.',
        description:
          'For groups that think of delivering care, respite or befriending under contract. Held well before any tender opens, so that nobody has a head start.',
        themes: ['governance-volunteering', 'disability-carers', 'older-people'],
        skills: ['bid-writing', 'contracts', 'business-planning'],
        areas: ['whole-borough'],
        availability: { dates: [onWeekday(day, 2, 21), onWeekday(day, 2, 77)] },
        confirmedDaysAgo: 90,
        details: { forms: ['training', 'advice'], hours: 'A workshop of three hours, twice a year' },
      },
      {
        kind: 'volunteering',
        title: 'Commissioning team: five people for lunch clubs',
        summary:
          'Five people with enhanced checks who can serve, sit, listen and wash up at a lunch club on a Thursday.',
        description:
          'They spend the rest of the week reading about lunch clubs. One signs in British Sign Language, level 2.',
        themes: ['older-people', 'food-essentials', 'disability-carers'],
        skills: ['befriending', 'care-support', 'british-sign-language', 'cooking'],
        areas: ['hummersknott', 'mowden', 'eastbourne', 'haughton-and-springfield'],
        availability: { weekly: weekly([4], '11:00', '14:30') },
        confirmedDaysAgo: 52,
        details: {
          team: 'Adult care commissioning',
          people: 5,
          hoursEach: 20,
          where: 'Wherever lunch is',
          checks: 'enhanced',
        },
      },
      {
        kind: 'shadowing',
        title: 'Out with the community connectors',
        summary: 'Two days with the people who help somebody out of hospital and back to the bowls club.',
        description:
          'You visit homes in the morning and groups in the afternoon. Enhanced check required, or a colleague of ours stays with you.',
        themes: ['older-people', 'health-wellbeing', 'disability-carers'],
        areas: ['eastbourne', 'hummersknott', 'college'],
        sites: ['hummersknott-rooms'],
        availability: { weekly: weekly([2, 3], '09:00', '16:00') },
        confirmedDaysAgo: 73,
        details: {
          hostRole: 'Community connector',
          sees: 'Home visits, a discharge meeting and introductions to local groups',
          days: 2,
          returnVisit: true,
        },
      },
      {
        kind: 'need',
        category: 'people',
        title: 'Singers and pianists for Tuesday table',
        summary: 'Anyone who knows the words to “Blaydon Races” and will not mind singing it three times.',
        description:
          'Half an hour before lunch, with a piano that was tuned this year. Guests sing best with someone beside them, so two of you are better than one.',
        themes: ['older-people', 'arts-culture', 'mental-health'],
        skills: ['music', 'befriending'],
        areas: ['eastbourne'],
        sites: ['day-centre'],
        availability: { weekly: weekly([2], '11:15', '12:15') },
        confirmedDaysAgo: 68,
        details: {
          quantity: '3 or 4 people in turn',
          by: day(35),
          urgency: 'soon',
          people: {
            hours: 1,
            hoursBasis: 'week',
            suits: 'Cheerful amateurs; no need to read music',
            checks: 'basic',
            fromHome: false,
          },
        },
      },
    ],
  },
  {
    key: 'council-public-health',
    name: 'Public Health Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'Walks, talks, stop-smoking clinics and the figures behind them. Nine people, one skeleton named Norman for school visits.',
    email: 'publichealth@townhall.example',
    phone: '01632 960709',
    website: 'https://townhall.example/health',
    sites: [
      {
        key: 'health-hub',
        name: 'Pierremont Health Hub',
        address: '61 Orchard Gate',
        postcode: 'DL3 6HE',
        ward: 'pierremont',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Stop smoking, without the lecture',
        summary: 'Twelve weekly meetings or calls, free patches, and an adviser who smoked for twenty years.',
        description:
          'Vapes and gum are on the shelf. If you slip up, you come back; most people need more than one go.',
        themes: ['health-wellbeing'],
        areas: ['whole-borough'],
        sites: ['health-hub'],
        availability: { weekly: weekly([1, 4], '12:00', '19:00') },
        confirmedDaysAgo: 44,
        details: {
          audience: 'Anyone aged 12 or over who smokes',
          cost: { terms: 'free' },
          access: 'Drop in, or ring 01632 960709',
          delivery: ['in-person', 'by-phone'],
        },
      },
      {
        kind: 'service',
        title: 'Wednesday walks along the Skerne',
        summary: 'Three walks at three speeds, from “stroller” to “mind the heron”, and tea afterwards.',
        description:
          'The shortest is a level mile with four benches. Walk leaders carry first aid kits and spare gloves. Come alone: everyone does at first.',
        themes: ['health-wellbeing', 'environment', 'sport-leisure', 'mental-health'],
        areas: ['haughton-and-springfield', 'north-road', 'northgate'],
        availability: { weekly: weekly([3], '10:15', '12:00') },
        confirmedDaysAgo: 189,
        details: {
          audience: 'Anybody who would like company on foot',
          cost: { terms: 'free' },
          access: 'Meet at the bridge on Haughton Green at 10:15am',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'resource',
        category: 'information',
        title: 'Health figures for your street, your ward, your bid',
        summary:
          'Our analyst finds the numbers that a funder asks for, and tells you which ones not to lean on.',
        description:
          'Life expectancy, falls, loneliness, vaccination, how far it is to a shop. Two pages with sources within ten working days.',
        themes: ['health-wellbeing', 'governance-volunteering', 'mental-health'],
        skills: ['data-analysis', 'research', 'evaluation'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 31,
        details: {
          capacity: 'Two requests a week',
          cost: { terms: 'free' },
          conditions: 'Name the source when you print it.',
        },
      },
      {
        kind: 'resource',
        category: 'equipment',
        title: 'Blood pressure cuffs, scales and Norman the skeleton',
        summary: 'A health day in a box, with a laminated guide to what the numbers mean.',
        description:
          'Six cuffs, two sets of scales, a height pole, a smoothie bike and Norman. Somebody of ours shows you how on the day you fetch it. Norman must sit in the front seat.',
        themes: ['health-wellbeing', 'children-young-people', 'sport-leisure'],
        areas: ['whole-borough'],
        sites: ['health-hub'],
        availability: {
          weekly: weekly([1, 5], '09:00', '12:00'),
          note: 'Collect on a Monday, return on a Friday',
        },
        confirmedDaysAgo: 115,
        details: {
          capacity: 'One set, enough for a hall of 80',
          cost: { terms: 'free' },
          conditions: 'Batteries back in the box; a £20 deposit for the bike.',
        },
      },
      {
        kind: 'resource',
        category: 'training',
        title: 'Mental health first aid: places for community groups',
        summary: 'Two days on how to start the conversation, what to say next and when to call for help.',
        description:
          'Half of the sixteen places on each course go to volunteers. Lunch is good. You leave with a certificate and a small group that meets again in three months.',
        themes: ['mental-health', 'health-wellbeing', 'governance-volunteering'],
        skills: ['listening', 'first-aid'],
        areas: ['whole-borough'],
        sites: ['health-hub'],
        availability: { dates: [onWeekday(day, 2, 38), onWeekday(day, 3, 39)] },
        confirmedDaysAgo: 22,
        details: {
          capacity: '8 places on each course',
          cost: { terms: 'free' },
          conditions: 'Both days; tell us early if you cannot come.',
        },
      },
      {
        kind: 'skill',
        title: 'Did it work? Evaluation on one page',
        summary:
          'Decide what to count before you start, with somebody who has read too many 60-page reports.',
        description:
          'We help you to choose three measures, write five questions and make one chart. Loneliness scales, attendance, small change: it all counts if you say how.',
        themes: ['governance-volunteering', 'health-wellbeing'],
        skills: ['evaluation', 'data-analysis', 'research'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 230,
        details: { forms: ['advice', 'training'], hours: 'Two meetings of 90 minutes' },
      },
      {
        kind: 'volunteering',
        title: 'Public health: three walk leaders at the weekend',
        summary:
          'Three trained walk leaders will start your group’s first six walks and then hand you the whistle.',
        description:
          'They bring a route card, a risk assessment and the patience of saints. Dogs, prams and mobility scooters are no problem on most routes.',
        themes: ['sport-leisure', 'health-wellbeing', 'environment'],
        skills: ['first-aid', 'event-stewarding', 'coaching'],
        areas: ['whinfield', 'harrowgate-hill', 'hurworth', 'heighington-and-coniscliffe'],
        availability: { weekly: weekly([6, 7], '09:30', '13:00') },
        confirmedDaysAgo: 97,
        details: {
          team: 'Public health',
          people: 3,
          hoursEach: 18,
          where: 'Town edges and villages',
          checks: 'basic',
        },
      },
      {
        kind: 'need',
        category: 'space',
        title: 'A warm hall in Whinfield for a baby clinic',
        summary: 'Level floor, a sink and room for twelve prams, one morning a week for a year.',
        description:
          'The library corner that we use is too cold for undressing babies. We bring scales, mats and a health visitor, and pay a fair hourly rent.',
        themes: ['children-young-people', 'health-wellbeing'],
        areas: ['whinfield', 'haughton-and-springfield'],
        confirmedDaysAgo: 18,
        details: { quantity: 'One room, 3 hours a week', by: day(60), urgency: 'soon' },
      },
    ],
  },
];
