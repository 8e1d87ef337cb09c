import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** Mending what went wrong, and keeping Friday night kind. */
export const thirdSectorSafety: DemoContent = (day) => [
  {
    key: 'across-the-table',
    name: 'Across the Table',
    sector: 'third-sector',
    type: 'Charity',
    description:
      'Restorative justice for the borough: trained volunteers who bring together the person who did it and the person who had it done to them, if both of them wish.',
    charityNumber: '9940012',
    email: 'sit-down@acrossthetable.example',
    phone: '01632 960340',
    website: 'https://acrossthetable.example',
    sites: [
      {
        key: 'rooms',
        name: 'Meeting rooms',
        address: 'First floor, Victoria Road',
        postcode: 'DL1 5JA',
        ward: 'park-west',
        visibility: 'area',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Meeting the person who did it',
        summary:
          'A prepared, safe conversation after a crime or a long quarrel, with somebody beside you throughout.',
        description:
          'It takes weeks to prepare and either of you may stop at any point. Some people only want a letter, or an answer to one question. That is enough.',
        themes: ['community-safety', 'mental-health'],
        skills: ['listening'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 29,
        details: {
          audience: 'Anybody harmed by a crime, whenever it was, and people who want to make amends',
          cost: { terms: 'free' },
          access: 'Ring 01632 960340 in confidence. You need not have reported it.',
          delivery: ['in-person', 'online', 'by-phone'],
        },
      },
      {
        kind: 'service',
        title: 'Neighbours, hedges, drums: mediation at home',
        summary: 'Two mediators visit both sides, then put the kettle on in the middle.',
        description:
          'About seven in ten end in a written agreement, four in ten in a cup of tea. Before anybody rings a solicitor, ring us.',
        themes: ['community-safety', 'housing-homelessness'],
        skills: ['listening', 'advice-giving'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([1, 2, 3, 4], '17:00', '20:00') },
        confirmedDaysAgo: 199,
        details: {
          audience: 'Neighbours who have fallen out, in any sort of home',
          cost: { terms: 'free' },
          access: 'Either side can ring; housing officers and the police refer too.',
          delivery: ['at-your-place', 'in-person'],
        },
      },
      {
        kind: 'skill',
        title: 'Difficult conversations at work and in committees',
        summary: 'Half a day on what to say when a meeting has gone wrong, and what not to.',
        description:
          'Built from real rows about parking, minutes and who moved the kiln. Works for teams of up to fourteen.',
        themes: ['governance-volunteering', 'community-safety'],
        skills: ['chairing', 'coaching', 'training-delivery'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 100,
        details: { forms: ['training', 'mentoring'], hours: 'One half-day a month' },
      },
      {
        kind: 'need',
        title: 'Plain room with two doors',
        summary: 'Two people must be able to arrive without meeting until they choose to.',
        description:
          'Evenings, twice a month, with a small second room beside it. Quiet, warm and without a uniform in sight.',
        category: 'space',
        themes: ['community-safety'],
        areas: ['park-west', 'park-east', 'college', 'northgate'],
        availability: { weekly: weekly([2, 4], '18:00', '21:00') },
        confirmedDaysAgo: 20,
        details: { quantity: 'Two adjoining rooms, two evenings a month', by: day(26), urgency: 'now' },
      },
      {
        kind: 'need',
        title: 'Somebody to evaluate what we do, kindly and properly',
        summary: 'Funders ask if it works. We think so, but we would say that.',
        description:
          '48 cases, before-and-after questions already asked, consent given. We need a method and ten readable pages.',
        category: 'people',
        themes: ['community-safety', 'governance-volunteering'],
        skills: ['evaluation', 'research', 'data-analysis'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 69,
        details: {
          quantity: '1 person',
          by: day(77),
          urgency: 'whenever',
          people: {
            hours: 40,
            hoursBasis: 'total',
            suits: 'A researcher, or a master’s student with a good supervisor',
            checks: 'basic',
            fromHome: true,
          },
        },
      },
    ],
  },
  {
    key: 'night-lanterns',
    name: 'Night Lanterns',
    sector: 'third-sector',
    type: 'Charity',
    description:
      'Volunteers in lantern-yellow jackets who walk the town centre on Friday and Saturday nights with water, flip-flops and unlimited patience.',
    charityNumber: '9940013',
    email: 'lamp@nightlanterns.example',
    phone: '01632 960341',
    sites: [
      {
        key: 'base',
        name: 'Lantern base',
        address: 'Church hall, near the Market Place',
        postcode: 'DL1 5PW',
        ward: 'park-east',
        visibility: 'area',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Out till three with water and flip-flops',
        summary: 'We sit with people who have lost their friends, their shoes or their way home.',
        description:
          'Linked by radio to the doors, the taxis and the cameras. We judge nothing except the depth of the puddle.',
        themes: ['community-safety', 'health-wellbeing'],
        skills: ['listening', 'first-aid'],
        areas: ['park-east', 'northgate'],
        sites: ['base'],
        availability: { weekly: weekly([5, 6], '21:30', '23:59'), note: 'On until 3am' },
        confirmedDaysAgo: 14,
        details: {
          audience: 'Anybody in the town centre at night',
          cost: { terms: 'free' },
          access:
            'Look for the yellow jackets, or ring 01632 960341 between 9:30pm and 3am on Friday and Saturday.',
          delivery: ['in-person', 'by-phone'],
        },
      },
      {
        kind: 'resource',
        title: 'Trained listeners for a crowd',
        summary: 'Six of us at your fireworks, festival or fun run as a calm corner with blankets.',
        description:
          'All first-aiders, all checked, all with a torch. We bring a tent with a lamp on it so that children can find us.',
        category: 'people',
        themes: ['community-safety'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 106,
        details: {
          capacity: '6 volunteers for up to 6 hours',
          cost: { terms: 'donation' },
          conditions: 'A month’s notice; not on our own nights',
        },
      },
      {
        kind: 'shadowing',
        title: 'Walk one night with us',
        summary: 'Ten till three in a borrowed jacket, paired with an old hand.',
        description:
          'Licensing officers, nurses and councillors have come. They all say the same: so much kindness, so few coats.',
        themes: ['community-safety'],
        areas: ['park-east', 'northgate'],
        sites: ['base'],
        availability: { dates: [onWeekday(day, 5, 15), onWeekday(day, 6, 50)] },
        confirmedDaysAgo: 33,
        details: {
          hostRole: 'Team leader on the street',
          sees: 'A whole night from briefing to washing up, with the radio in one ear',
          days: 0.5,
          returnVisit: true,
        },
      },
      {
        kind: 'need',
        title: 'Flip-flops by the hundred',
        summary: 'Heels off at midnight, broken glass at one. It is our most effective piece of kit.',
        description: 'Any colour, sizes 4 to 7 mostly. Foil blankets and bottled water count as well.',
        category: 'goods',
        themes: ['community-safety'],
        areas: ['park-east'],
        confirmedDaysAgo: 18,
        details: { quantity: '300 pairs', by: day(43), urgency: 'soon' },
      },
      {
        kind: 'need',
        title: 'Eight more Lanterns, one night a month',
        summary: 'Stay up late, be kind, go home tired and oddly cheerful.',
        description:
          'Twelve evenings of training with the police, the ambulance service and a former bouncer. Over 18, no upper limit: our oldest is 77.',
        category: 'people',
        themes: ['community-safety', 'governance-volunteering'],
        skills: ['listening', 'first-aid', 'event-stewarding'],
        areas: ['park-east', 'northgate'],
        sites: ['base'],
        availability: { weekly: weekly([5, 6], '21:30', '23:59') },
        confirmedDaysAgo: 44,
        details: {
          quantity: '8 people',
          by: day(64),
          urgency: 'soon',
          people: {
            hours: 6,
            hoursBasis: 'total',
            suits: 'Night owls with a level head',
            checks: 'enhanced',
            fromHome: false,
          },
        },
      },
      {
        kind: 'need',
        title: 'Incident numbers for two streets',
        summary: 'Are our Fridays quieter than they were? We would like to know before we say so.',
        description:
          'Monthly totals for the Market Place and the streets round it, by hour, no names. Three years if you have them.',
        category: 'information',
        themes: ['community-safety'],
        skills: ['data-analysis'],
        areas: ['park-east', 'northgate'],
        confirmedDaysAgo: 75,
        details: { quantity: '36 monthly totals', by: day(71), urgency: 'whenever' },
      },
    ],
  },
];
