import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council for voluntary service: what it gives the groups and what it cannot do alone. */
export const thirdSectorCvs: DemoContent = (day) => [
  {
    key: 'cvs',
    name: 'Coupling Rod Darlington',
    sector: 'third-sector',
    type: 'Council for voluntary service',
    description:
      'We look after the people who look after everybody else: 300-odd charities, clubs and groups, from two women and a tea urn to employers of fifty. Training, a room, a listening ear and a photocopier that works most days.',
    charityNumber: '9940001',
    companyNumber: '99400001',
    email: 'hello@couplingrod.example',
    phone: '01632 960300',
    website: 'https://couplingrod.example',
    sites: [
      {
        key: 'office',
        name: 'The Exchange Rooms',
        address: 'Northgate',
        postcode: 'DL1 1QL',
        ward: 'northgate',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Starting a group: from kitchen table to bank account',
        summary: 'One adviser, three meetings and a plain checklist for anybody who wants to start a group.',
        description:
          'We help you choose a structure, write a constitution that fits on four pages and open a bank account. Most groups are up and running within eight weeks. Bring your idea; a biscuit is provided.',
        themes: ['governance-volunteering'],
        skills: ['constitutions', 'business-planning'],
        areas: ['whole-borough'],
        sites: ['office'],
        availability: {
          weekly: [
            { day: 2, from: '10:00', to: '16:00' },
            { day: 4, from: '13:00', to: '19:00' },
          ],
        },
        confirmedDaysAgo: 12,
        details: {
          audience: 'Anybody in the borough who wants to start a charity, club or community group',
          cost: { terms: 'free' },
          access: 'Ring 01632 960300 or write to hello@couplingrod.example for a first meeting.',
          delivery: ['in-person', 'online'],
        },
      },
      {
        kind: 'service',
        title: 'Being a trustee: six evenings',
        summary:
          'A course for committee members new and old: duties, money, minutes, conflict and knowing when to stop.',
        description:
          'Six Tuesday evenings, two hours each, with real cases from the borough (names changed). You leave with a governance health check for your own group and somebody to ring when it gets awkward.',
        themes: ['governance-volunteering'],
        skills: ['trustee', 'chairing', 'secretary-minutes', 'training-delivery'],
        areas: ['whole-borough'],
        sites: ['office'],
        availability: {
          from: onWeekday(day, 2, 21),
          until: onWeekday(day, 2, 56),
          weekly: [{ day: 2, from: '18:00', to: '20:00' }],
        },
        confirmedDaysAgo: 9,
        details: {
          audience: 'Trustees, committee members and people thinking about it',
          cost: { terms: 'charge', note: '£10 a person, free for groups under £10,000 a year' },
          access: 'Book by e-mail: training@couplingrod.example. 16 places.',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'service',
        title: 'Volunteer drop-in',
        summary: 'Half an hour with somebody who knows every group in town and which one would suit you.',
        description:
          'We talk about what you like, what you can manage and how you get about, then ring the group while you are there. People who have been out of work or unwell are as welcome as retired head teachers.',
        themes: ['governance-volunteering', 'employment-training'],
        areas: ['whole-borough'],
        sites: ['office'],
        availability: { weekly: [{ day: 3, from: '10:00', to: '14:00' }] },
        confirmedDaysAgo: 192,
        details: {
          audience: 'Anybody over 16 who would like to volunteer',
          cost: { terms: 'free' },
          access: 'Walk in on Wednesdays between 10am and 2pm, or ring 01632 960300 for another day.',
          delivery: ['in-person', 'by-phone'],
        },
      },
      {
        kind: 'resource',
        title: 'Meeting room for 24 with a screen',
        summary: 'A light first-floor room with a lift, hearing loop, screen and its own kettle.',
        description:
          'Tables move, chairs stack and the Wi-Fi reaches the corners. Evenings need a key holder from your group; we show you the alarm once and you will dream of it for a week.',
        category: 'space',
        themes: ['governance-volunteering', 'community-buildings'],
        areas: ['northgate'],
        sites: ['office'],
        availability: {
          weekly: [
            { day: 1, from: '09:00', to: '17:00' },
            { day: 2, from: '09:00', to: '17:00' },
            { day: 4, from: '09:00', to: '21:00' },
            { day: 5, from: '09:00', to: '16:00' },
          ],
          note: 'Closed between Christmas and New Year',
        },
        confirmedDaysAgo: 30,
        details: {
          capacity: 'Seats 24 round tables, 40 in rows',
          cost: { terms: 'charge', note: '£6 an hour for small groups, £18 for public bodies' },
          conditions: 'Leave it as you found it; no hot food',
        },
      },
      {
        kind: 'resource',
        title: 'Photocopier, laminator, guillotine and folding machine',
        summary: 'Run off your newsletter or your AGM papers for the price of the paper.',
        description:
          'A3 and A4 in colour. The folding machine does 500 leaflets in ten minutes and hates glossy stock. We show you how the first time.',
        category: 'equipment',
        themes: ['governance-volunteering'],
        areas: ['whole-borough'],
        sites: ['office'],
        availability: {
          weekly: weekly([1, 2, 4], '10:00', '15:00'),
        },
        confirmedDaysAgo: 44,
        details: {
          capacity: 'Up to 2,000 sheets a visit',
          cost: { terms: 'charge', note: '3p black and white, 8p colour' },
          conditions: 'Member groups; membership is free under £10,000 a year',
        },
      },
      {
        kind: 'resource',
        title: 'Two spare places on every training course',
        summary: 'On each course we keep two free places for groups that could not pay.',
        description:
          'Safeguarding, first aid, food hygiene, minute-taking. Ask a week ahead; nobody on the course knows who paid and who did not.',
        category: 'training',
        themes: ['governance-volunteering', 'employment-training'],
        areas: ['whole-borough'],
        sites: ['office'],
        availability: { dates: [day(10), day(24), day(45), day(66)] },
        confirmedDaysAgo: 21,
        details: {
          capacity: '2 places a course, about 20 courses a year',
          cost: { terms: 'free' },
          conditions: 'Groups with an income under £5,000',
        },
      },
      {
        kind: 'skill',
        title: 'Setting up the books for a new group',
        summary:
          'A bookkeeper sits beside your treasurer twice and leaves a cash book that anybody can follow.',
        description:
          'One spreadsheet, one folder, one rule: no receipt, no money. We come back at the year end to see that it balances.',
        themes: ['governance-volunteering', 'advice-money'],
        skills: ['bookkeeping', 'treasurer', 'spreadsheets'],
        areas: ['whole-borough'],
        sites: ['office'],
        confirmedDaysAgo: 140,
        details: {
          forms: ['hands-on', 'training'],
          hours: 'Two visits of 90 minutes, then a call each quarter',
        },
      },
      {
        kind: 'skill',
        title: 'A second pair of eyes on your grant bid',
        summary:
          'Send us your draft four days before the deadline and it comes back with honest pencil marks.',
        description:
          'We read as the funder would: who benefits, how you know, what it costs and who pays when the grant ends. We do not write it for you, because they can tell.',
        themes: ['governance-volunteering'],
        skills: ['bid-writing', 'fundraising', 'budgeting'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 77,
        details: { forms: ['advice', 'by-phone'], hours: 'Up to three bids a week' },
      },
      {
        kind: 'volunteering',
        title: 'Our team gives a Friday each quarter',
        summary: 'Five of us will come and do whatever you need most, indoors or out.',
        description:
          'We have painted a scout hut, sorted a store room and stood in for a sick cook. We know a great deal about charity law and very little about plumbing.',
        themes: ['governance-volunteering', 'community-buildings'],
        skills: ['decorating', 'reception', 'warehouse-sorting'],
        areas: ['whole-borough'],
        availability: { dates: [onWeekday(day, 5, 32), onWeekday(day, 5, 123)] },
        confirmedDaysAgo: 40,
        details: {
          team: 'Group support team',
          people: 5,
          hoursEach: 7,
          where: 'Anywhere on a bus route',
          checks: 'basic',
        },
      },
      {
        kind: 'shadowing',
        title: 'A day with a development worker',
        summary: 'Three groups, two halls and a crisis about insurance: see what small groups deal with.',
        description:
          'Useful for commissioners, grant officers and anybody who writes forms that small groups have to fill in. Sensible shoes.',
        themes: ['governance-volunteering'],
        areas: ['whole-borough'],
        sites: ['office'],
        availability: { weekly: [{ day: 4, from: '09:30', to: '17:00' }], note: 'Not in August' },
        confirmedDaysAgo: 65,
        details: {
          hostRole: 'Group development worker',
          sees: 'Visits to small groups, a committee meeting and the telephone between them',
          days: 1,
          returnVisit: true,
        },
      },
      {
        kind: 'need',
        title: 'Independent examiners for small charities',
        summary: 'Eleven groups have accounts ready and nobody to look them over.',
        description:
          'All under £60,000 a year, most under £10,000, many in a shoe box we have already emptied. Half a day each, at home if you like, with a checklist and a grateful treasurer.',
        category: 'people',
        themes: ['governance-volunteering', 'advice-money'],
        skills: ['accounts-examination', 'bookkeeping'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 18,
        details: {
          quantity: '4 people',
          by: day(60),
          urgency: 'soon',
          people: {
            hours: 12,
            hoursBasis: 'total',
            suits: 'Retired accountants, bank staff or anybody who enjoys a column that adds up',
            checks: 'none',
            fromHome: true,
          },
        },
      },
      {
        kind: 'need',
        title: 'Figures: how many community groups does each ward have?',
        summary: 'We know our members. We would like to know who we are missing, ward by ward.',
        description:
          'Hall booking lists, licences for small events, school letting records: totals are enough, we need no names. They decide where our outreach worker goes next year.',
        category: 'information',
        themes: ['governance-volunteering'],
        skills: ['data-analysis', 'research'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 72,
        details: { quantity: 'One spreadsheet', by: day(80), urgency: 'whenever' },
      },
    ],
  },
];
