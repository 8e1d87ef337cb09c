import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';

/** A tenants’ table and a gala committee. */
export const thirdSectorNeighbourhoods: DemoContent = (day) => [
  {
    key: 'red-hall-table',
    name: 'Red Hall Kitchen Table',
    sector: 'third-sector',
    type: "Tenants' and residents' group",
    description:
      'Tenants and owners of the Red Hall estate who sort things out round one long table. Dogs, babies and moaning are all allowed; moaning has a ten-minute limit.',
    email: 'table@redhall-table.example',
    phone: '01632 960303',
    sites: [
      {
        key: 'estate',
        name: 'Red Hall',
        address: 'Community flat, Red Hall estate',
        postcode: 'DL1 2SR',
        ward: 'red-hall-and-lingfield',
        visibility: 'area',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Repairs, bins and letters: the Thursday table',
        summary: 'Bring the letter you do not understand. Somebody round the table has had it before.',
        description:
          'We ring the landlord with you, take photographs of the damp and keep a log of what was promised. The housing officer comes on the first Thursday.',
        themes: ['community-buildings', 'housing-homelessness', 'advice-money'],
        areas: ['red-hall-and-lingfield'],
        sites: ['estate'],
        availability: { weekly: [{ day: 4, from: '10:00', to: '12:30' }] },
        confirmedDaysAgo: 6,
        details: {
          audience: 'Everybody who lives in Red Hall or Lingfield, tenant or not',
          cost: { terms: 'free' },
          access: 'Ring 01632 960303 or ask at the shop for directions to the community flat.',
          delivery: ['in-person', 'at-your-place'],
        },
      },
      {
        kind: 'resource',
        title: 'Two gazebos, a tea urn and 200 mugs that match',
        summary: 'Everything for a fun day except the weather.',
        description:
          'Gazebos are 3 by 3 metres with sides and weights. The urn takes 40 minutes, so plug it in first.',
        category: 'equipment',
        themes: ['community-buildings'],
        areas: ['red-hall-and-lingfield', 'haughton-and-springfield', 'stephenson', 'eastbourne'],
        confirmedDaysAgo: 120,
        details: {
          capacity: '2 gazebos, 20-litre urn, 200 mugs',
          cost: { terms: 'free' },
          conditions: 'Mugs come back washed and counted',
        },
      },
      {
        kind: 'need',
        title: 'Paint and brushes for the garage doors',
        summary: 'Forty-two garage doors, one estate, every colour you can spare.',
        description:
          'The landlord has agreed. Young people have drawn the design, a rainbow that runs the length of the block. Exterior paint, part tins welcome.',
        category: 'goods',
        themes: ['community-buildings', 'arts-culture', 'children-young-people'],
        skills: ['decorating'],
        areas: ['red-hall-and-lingfield'],
        sites: ['estate'],
        confirmedDaysAgo: 20,
        details: { quantity: 'About 60 litres and 30 brushes', by: day(35), urgency: 'soon' },
      },
      {
        kind: 'need',
        title: 'Newsletter through 900 doors',
        summary: 'We can write it. We need somebody to lay it out, print it or put it beside their own.',
        description:
          'Four sides, twice a year. If the council or a business is leafleting the estate anyway, ours could go with it.',
        category: 'publicity',
        themes: ['community-buildings'],
        skills: ['graphic-design', 'copywriting'],
        areas: ['red-hall-and-lingfield'],
        confirmedDaysAgo: 76,
        details: { quantity: '900 copies, four sides of A5', by: day(40), urgency: 'soon' },
      },
    ],
  },
  {
    key: 'gala-committee',
    name: 'Oak Tree and Fighting Cocks Gala Committee',
    sector: 'third-sector',
    type: 'Community group',
    description:
      'Nine villagers of Middleton St George who put on a gala every year and lend everything out the rest of the year. The cup for the longest leek is older than the airport.',
    email: 'gala@oaktree-gala.example',
    phone: '01632 960305',
    sites: [
      {
        key: 'store',
        name: 'Gala store',
        address: 'Farm buildings, Middleton St George',
        postcode: 'DL2 1HD',
        ward: 'sadberge-and-middleton-st-george',
        visibility: 'area',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Gala day: leeks, ferrets and a tug of war',
        summary: 'The whole village on one field, with stalls for any local group that wants one.',
        description:
          'Stalls are free to charities. There is a quiet tent, a changing tent, and a ramped viewing bank for the tug of war.',
        themes: ['community-buildings', 'arts-culture', 'sport-leisure'],
        areas: ['sadberge-and-middleton-st-george', 'hurworth'],
        availability: { dates: [onWeekday(day, 6, 70)], note: '11am to 5pm, whatever the sky does' },
        confirmedDaysAgo: 28,
        details: {
          audience: 'Everybody, and their dogs on leads',
          cost: { terms: 'donation' },
          access: 'Come along. To book a stall write to gala@oaktree-gala.example.',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'resource',
        title: 'Marquee, 6 by 12 metres, with people who can put it up',
        summary: 'Our marquee and the four of us who know which pole goes where.',
        description:
          'Up in 90 minutes on grass. Wet canvas must be hung to dry with us the next day, so book both.',
        category: 'equipment',
        themes: ['community-buildings'],
        areas: ['whole-borough'],
        sites: ['store'],
        availability: { from: day(5), until: day(170), note: 'Not on gala weekend' },
        confirmedDaysAgo: 47,
        details: {
          capacity: 'Shelters 100 standing, 70 at tables',
          cost: { terms: 'negotiable', note: 'About £80 for charities, £200 for weddings' },
          conditions: 'Flat grass; wind under 30 miles an hour',
        },
      },
      {
        kind: 'resource',
        title: 'Cones, barrier tape, hi-vis vests and six radios',
        summary: 'Everything to close a lane politely.',
        description: 'The radios reach about a mile. Chargers in the box; please send them back charged.',
        category: 'equipment',
        themes: ['community-safety', 'community-buildings'],
        areas: ['whole-borough'],
        sites: ['store'],
        confirmedDaysAgo: 208,
        details: {
          capacity: '60 cones, 30 vests, 6 radios',
          cost: { terms: 'donation' },
          conditions: 'You need your own road closure order',
        },
      },
      {
        kind: 'skill',
        title: 'Planning an outdoor event that the safety group will sign',
        summary:
          'We have filled in the event plan eleven times. Borrow our template and an evening of our time.',
        description:
          'Crowd numbers, lost children, first aid, generators, ferrets. We explain what the forms want to hear and why they are right to ask.',
        themes: ['community-buildings', 'community-safety'],
        skills: ['project-management', 'risk-management', 'event-stewarding', 'health-and-safety'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 372,
        details: { forms: ['advice', 'mentoring'], hours: 'Three evenings a year, winter best' },
      },
      {
        kind: 'need',
        title: 'Stewards for gala day',
        summary: 'Four hours in a yellow vest, a bacon roll and the best view of the ferrets.',
        description: 'Car park, gate and field. Briefing at ten, a partner for every post.',
        category: 'people',
        themes: ['community-buildings', 'governance-volunteering'],
        skills: ['event-stewarding', 'first-aid'],
        areas: ['sadberge-and-middleton-st-george'],
        availability: { dates: [onWeekday(day, 6, 70)] },
        confirmedDaysAgo: 28,
        details: {
          quantity: '20 people',
          by: onWeekday(day, 6, 70),
          urgency: 'whenever',
          people: {
            hours: 4,
            hoursBasis: 'total',
            suits: 'Anybody over 18 who can stand and smile',
            checks: 'none',
            fromHome: false,
          },
        },
      },
      {
        kind: 'need',
        title: 'Dry store the size of a garage',
        summary: 'The farmer wants his barn back in three months. Our marquee needs a roof of its own.',
        description:
          'Ground floor, a door wider than a car, anywhere from Sadberge to Hurworth. We pay a little and sweep up after ourselves.',
        category: 'space',
        themes: ['community-buildings'],
        areas: ['sadberge-and-middleton-st-george', 'hurworth'],
        confirmedDaysAgo: 45,
        details: { quantity: 'About 20 square metres', by: day(85), urgency: 'soon' },
      },
    ],
  },
];
