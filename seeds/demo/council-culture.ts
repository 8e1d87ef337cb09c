import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council’s events team and its railway heritage centre. */
export const councilCulture: DemoContent = (day) => [
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
