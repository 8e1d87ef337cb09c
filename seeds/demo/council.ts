import { councilCareAndHealth } from './council-care-and-health.ts';
import { councilCulture } from './council-culture.ts';
import { councilLibraries } from './council-libraries.ts';
import { councilOffice } from './council-office.ts';
import { councilPeople } from './council-people.ts';
import { councilPermissions } from './council-permissions.ts';
import { councilPlaces } from './council-places.ts';
import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council itself; its teams stand in the `council-*` files. */
const townHall: DemoContent = (day) => [
  {
    key: 'council',
    name: 'Darlington Town Hall',
    sector: 'local-authority',
    type: 'Council',
    description:
      'The borough council. It sweeps the streets, lends the books, mends most of the potholes and, through its employee volunteering scheme, shares its people with the rest of the town.',
    email: 'partnerships@townhall.example',
    phone: '01632 960700',
    website: 'https://townhall.example',
    sites: [
      {
        key: 'town-hall',
        name: 'Town Hall',
        address: 'Market Place',
        postcode: 'DL1 5QD',
        ward: 'park-east',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'volunteering',
        title: 'Three paid days a year from every employee',
        summary:
          'Anyone who works for the council may spend three working days a year with a local group. Tell us what you need and we ask round.',
        description:
          'The scheme covers everything from sorting tins to sorting out a spreadsheet. Managers approve each placement, usually within a week. People come with their own sandwiches and an open mind.',
        themes: ['governance-volunteering', 'food-essentials', 'community-buildings'],
        skills: ['warehouse-sorting', 'event-stewarding', 'spreadsheets', 'reception'],
        areas: ['whole-borough'],
        sites: ['town-hall'],
        availability: { weekly: weekly([1, 2, 3, 4, 5], '09:00', '17:00') },
        confirmedDaysAgo: 12,
        details: {
          team: 'All council teams',
          people: 140,
          hoursEach: 22,
          where: 'Anywhere in the borough, if there is somewhere to park a bike',
          checks: 'basic',
        },
      },
      {
        kind: 'volunteering',
        title: 'Senior managers’ team day: twelve pairs of hands',
        summary: 'Twelve managers who spend too long in meetings would like to paint your hall for a day.',
        description:
          'They bring rollers, overalls and dust sheets; you bring the paint and the tea urn. They have done a scout hut and a church kitchen so far, and nobody asked for their money back.',
        themes: ['community-buildings', 'governance-volunteering'],
        skills: ['decorating', 'gardening', 'cleaning'],
        areas: ['bank-top-and-lascelles', 'eastbourne', 'stephenson'],
        sites: ['town-hall'],
        availability: {
          dates: [onWeekday(day, 5, 34), onWeekday(day, 5, 62)],
          note: 'One full day, 9:30am to 4pm',
        },
        confirmedDaysAgo: 30,
        details: {
          team: 'Senior management group',
          people: 12,
          hoursEach: 6,
          where: 'East and south of the town centre',
          checks: 'none',
        },
      },
      {
        kind: 'resource',
        category: 'funding',
        title: 'Community chest: up to £500, decided in three weeks',
        summary:
          'Small grants for groups with an income under £20,000: a new boiler part, a coach to the seaside, a year of insurance.',
        description:
          'Two sides of paper, no match funding and no logo to print. A panel of two councillors and two people from community groups meets on the last Thursday of the month. We ask for one photograph and three sentences afterwards.',
        themes: ['governance-volunteering', 'community-buildings'],
        areas: ['whole-borough'],
        availability: { until: day(150), note: 'Until this year’s pot is empty' },
        confirmedDaysAgo: 21,
        details: {
          capacity: 'About 40 grants left this year',
          cost: { terms: 'free' },
          conditions:
            'A constitution, a bank account with two signatories, and the money spent within a year.',
        },
      },
      {
        kind: 'resource',
        category: 'goods',
        title: 'Forty desks and sixty chairs from the second floor',
        summary:
          'Office furniture left over from our move: desks, swivel chairs, two boardroom tables and nine grey cupboards.',
        description:
          'All sound, some a little tea-stained. Come and look on a Wednesday, put a sticker on what you want, and collect within a fortnight. We can lend a trolley but not a van.',
        themes: ['governance-volunteering', 'employment-training'],
        areas: ['whole-borough'],
        sites: ['town-hall'],
        availability: { until: day(55), weekly: weekly([3], '10:00', '15:00') },
        confirmedDaysAgo: 16,
        details: {
          capacity: '40 desks, 60 chairs, 9 cupboards, 2 boardroom tables',
          cost: { terms: 'free' },
          conditions: 'Charities and community groups first; collection is yours to arrange.',
        },
      },
      {
        kind: 'resource',
        category: 'publicity',
        title: 'A paragraph in the council’s magazine',
        summary:
          'Eighty words about your group in the magazine that goes through 48,000 letterboxes, four times a year.',
        description:
          'We keep one page for community groups and fill it in the order in which people ask. A photograph helps, as long as everyone in it has agreed. The copy date is five weeks before it comes out.',
        themes: ['governance-volunteering', 'arts-culture', 'community-buildings'],
        skills: ['copywriting', 'press'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 191,
        details: {
          capacity: 'Nine groups in each issue',
          cost: { terms: 'free' },
          conditions: 'No party politics, no selling.',
        },
      },
      {
        kind: 'skill',
        title: 'Job adverts, interviews and fair shortlists',
        summary:
          'Our HR advisers go through your first recruitment with you, from the job description to the letter that says no kindly.',
        description:
          'Bring what you have, even if it is the back of an envelope. We help with references, right-to-work checks and the first six weeks. We cannot sit on your panel, but we can tell you what to ask.',
        themes: ['governance-volunteering', 'employment-training'],
        skills: ['hr-recruitment', 'employment-law', 'contracts'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 88,
        details: {
          forms: ['advice', 'by-phone'],
          hours: 'Two hours for each group, then questions by telephone',
        },
      },
      {
        kind: 'skill',
        title: 'Trustees with a day job in local government',
        summary:
          'Six managers who know budgets, staff and risk registers would like to join a board outside the council’s own funding.',
        description:
          'Each has had the trustee briefing and knows how to declare an interest. Meet two, choose one, or say no thank you: nobody will be offended.',
        themes: ['governance-volunteering'],
        skills: ['trustee', 'chairing', 'risk-management', 'business-planning'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 374,
        details: { forms: ['hands-on', 'mentoring'], hours: 'Six evening meetings a year each' },
      },
      {
        kind: 'shadowing',
        title: 'A day in the chief executive’s office',
        summary:
          'See how a decision travels from a councillor’s surgery to a lorry on the road, and how long it waits in between.',
        description:
          'You sit in on the morning briefing, one partnership meeting and the post. Bring sturdy questions. A quiet room is there if it gets too much.',
        themes: ['governance-volunteering'],
        areas: ['park-east'],
        sites: ['town-hall'],
        availability: { weekly: weekly([2, 4], '09:00', '16:30') },
        confirmedDaysAgo: 47,
        details: {
          hostRole: 'Assistant director, partnerships',
          sees: 'Briefings, a partnership meeting, and how questions from the public are answered',
          days: 1,
          returnVisit: true,
        },
      },
      {
        kind: 'need',
        category: 'information',
        title: 'Who runs a warm room this winter?',
        summary:
          'We are printing one list of warm rooms, lunch clubs and open doors, and we know that we only know half of them.',
        description:
          'Tell us the place, the hours, whether there is a lift and whether the kettle is on. A line on a postcard will do; we check each entry by telephone before it is printed.',
        themes: ['food-essentials', 'older-people', 'community-buildings'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 9,
        details: { quantity: 'Every room there is', by: day(40), urgency: 'soon' },
      },
    ],
  },
];

/** The borough council and its teams. */
export const council: DemoContent = (day) => [
  ...townHall(day),
  ...councilOffice(day),
  ...councilPermissions(day),
  ...councilCareAndHealth(day),
  ...councilPeople(day),
  ...councilPlaces(day),
  ...councilLibraries(day),
  ...councilCulture(day),
];
