import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council’s teams at the heart of the Town Hall: finance, customer services, democratic services. */
export const councilOffice: DemoContent = (day) => [
  {
    key: 'council-finance',
    name: 'Town Hall Finance Service',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'Eleven people who pay the bills, set the budget and know where the money went. They balance to the penny and would like to help you do the same.',
    email: 'finance@townhall.example',
    phone: '01632 960701',
    website: 'https://townhall.example/finance',
    sites: [
      {
        key: 'second-floor',
        name: 'Finance office',
        address: 'Second floor, Town Hall, Market Place',
        postcode: 'DL1 5QD',
        ward: 'park-east',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'skill',
        title: 'Bookkeeping: two days a month from the finance team',
        summary:
          'We sit down with your treasurer, sort the carrier bag of receipts and set up books that you can keep yourself.',
        description:
          'Paper ledger, spreadsheet or a small accounts package: we start from what you have. Two days a month are set aside for community groups, split into half days. After three visits most groups no longer need us, which is the idea.',
        themes: ['governance-volunteering', 'advice-money'],
        skills: ['bookkeeping', 'spreadsheets', 'treasurer'],
        areas: ['whole-borough'],
        sites: ['second-floor'],
        availability: { weekly: weekly([2, 3], '09:30', '16:30'), note: 'Not in the last week of March' },
        confirmedDaysAgo: 6,
        details: { forms: ['hands-on', 'training', 'advice'], hours: 'Two days a month, in half-day visits' },
      },
      {
        kind: 'skill',
        title: 'Payroll for your first employee',
        summary:
          'Taking on a part-time worker? We explain PAYE, pensions and holiday pay in one cup of coffee, perhaps two.',
        description:
          'Our payroll officer goes through the first three payslips with you by screen share. We cannot run your payroll for you, and will say when a bureau is the better bargain.',
        themes: ['governance-volunteering'],
        skills: ['payroll', 'employment-law', 'budgeting'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 55,
        details: { forms: ['advice', 'by-phone', 'training'], hours: 'Three sessions of an hour' },
      },
      {
        kind: 'skill',
        title: 'An independent examiner for small accounts',
        summary:
          'Two qualified accountants examine the accounts of charities with an income under £100,000, free of charge.',
        description:
          'Send the books within four months of your year end. You get a signed report and a short letter on what to tidy up. Gift Aid claims that never went in are a speciality: last year we found £2,300 for a bell tower.',
        themes: ['governance-volunteering', 'faith-belief'],
        skills: ['accounts-examination', 'gift-aid'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 120,
        details: { forms: ['hands-on', 'advice'], hours: 'Ten sets of accounts a year' },
      },
      {
        kind: 'volunteering',
        title: 'Finance team: three people, bookkeeping',
        summary:
          'Three of the finance team give a day a month to a charity’s books, a cash count or a budget that will not add up.',
        description:
          'They are happiest beside a treasurer who is new to it. All three can also carry boxes, and one has been known to bring parkin.',
        themes: ['governance-volunteering', 'advice-money'],
        skills: ['bookkeeping', 'budgeting', 'spreadsheets'],
        areas: ['whole-borough'],
        sites: ['second-floor'],
        availability: { weekly: weekly([4, 5], '09:00', '17:00') },
        confirmedDaysAgo: 6,
        details: {
          team: 'Finance team',
          people: 3,
          hoursEach: 60,
          where: 'Anywhere on a bus route from the Market Place',
          checks: 'basic',
        },
      },
      {
        kind: 'shadowing',
        title: 'Closing the month with the accountants',
        summary: 'Spend a day watching a council close a month and balance its books.',
        description:
          'Less dull than it sounds: there is always one number that hides. Useful for a treasurer who wants to see how controls work and which ones are worth copying.',
        themes: ['governance-volunteering'],
        areas: ['park-east'],
        sites: ['second-floor'],
        availability: { dates: [onWeekday(day, 3, 18), onWeekday(day, 3, 48)] },
        confirmedDaysAgo: 70,
        details: {
          hostRole: 'Management accountant',
          sees: 'Bank reconciliation, budget monitoring and a talk with a service that has overspent',
          days: 1,
          returnVisit: true,
        },
      },
      {
        kind: 'resource',
        category: 'information',
        title: 'A cash book template that adds itself up',
        summary:
          'The spreadsheet we give to every small group: income, spending, bank check and a one-page report for the committee.',
        description:
          'Opens in any spreadsheet program, prints on one side and has no locked cells. A paper version comes with carbon copies for people who like a pencil.',
        themes: ['governance-volunteering'],
        skills: ['bookkeeping', 'spreadsheets'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 196,
        details: { capacity: 'As many copies as you like', cost: { terms: 'free' } },
      },
      {
        kind: 'need',
        category: 'training',
        title: 'Somebody to tell us how small charities really budget',
        summary:
          'Our grant forms ask for things that no group of six people has. Come for a morning and correct them.',
        description:
          'We are rewriting the finance questions for all council grants. Two treasurers of small groups, a flip chart and a decent lunch are what we have in mind; we pay for your time.',
        themes: ['governance-volunteering', 'advice-money'],
        skills: ['treasurer', 'training-delivery'],
        areas: ['park-east'],
        sites: ['second-floor'],
        confirmedDaysAgo: 14,
        details: { quantity: 'One morning, two treasurers', by: day(45), urgency: 'whenever' },
      },
    ],
  },
  {
    key: 'council-customer-services',
    name: 'Town Hall Customer Services',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'The front desk, the telephones and two travelling desks. They answer 400 questions a day, mostly about bins, and are patient with all of them.',
    email: 'hello@townhall.example',
    phone: '01632 960702',
    website: 'https://townhall.example/contact',
    sites: [
      {
        key: 'front-desk',
        name: 'Town Hall front desk',
        address: 'Ground floor, Town Hall, Market Place',
        postcode: 'DL1 5QD',
        ward: 'park-east',
        visibility: 'address',
        stepFree: 'yes',
      },
      {
        key: 'lascelles-desk',
        name: 'Travelling desk, Lascelles',
        address: 'Community room, Parkside Parade',
        postcode: 'DL1 4NH',
        ward: 'bank-top-and-lascelles',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'The front desk: council tax, bins and everything else',
        summary: 'Come in, take a ticket and talk to a person about anything that the council does.',
        description:
          'There are four desks, one of them low and one in a side room where nobody overhears. Bring the letter that worried you. Interpreters join by telephone in a few minutes.',
        themes: ['advice-money', 'equality-migration', 'disability-carers'],
        areas: ['whole-borough'],
        sites: ['front-desk'],
        availability: { weekly: weekly([1, 2, 3, 4, 5], '09:00', '16:30') },
        confirmedDaysAgo: 3,
        details: {
          audience: 'Everybody who lives or works in the borough',
          cost: { terms: 'free' },
          access: 'Walk in, or ring 01632 960702',
          delivery: ['in-person', 'by-phone'],
        },
      },
      {
        kind: 'service',
        title: 'The travelling desk at Lascelles',
        summary: 'One adviser, one laptop and a printer, every Tuesday morning beside the chemist.',
        description:
          'We renew blue badges, fill in benefit forms and report the lamp post that has been out since August. Two steps at the door; ring the bell and we come out to you.',
        themes: ['advice-money', 'transport-access', 'disability-carers'],
        areas: ['bank-top-and-lascelles', 'eastbourne'],
        sites: ['lascelles-desk'],
        availability: { weekly: weekly([2], '09:30', '12:30') },
        confirmedDaysAgo: 28,
        details: {
          audience: 'Residents who would rather not go into town',
          cost: { terms: 'free' },
          access: 'Drop in on Tuesday mornings',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'service',
        title: 'Council tax support and discounts, by telephone',
        summary: 'Ten minutes on the telephone to find out whether you pay more council tax than you must.',
        description:
          'People who live alone, carers, students and anyone on a low income often qualify and do not know it. Have your last bill beside you. We ring back if you are short of credit.',
        themes: ['advice-money'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([1, 2, 3, 4, 5], '08:30', '17:00') },
        confirmedDaysAgo: 194,
        details: {
          audience: 'Anyone who pays council tax in the borough',
          cost: { terms: 'free' },
          access: 'Ring 01632 960702 and choose 2',
          delivery: ['by-phone', 'online'],
        },
      },
      {
        kind: 'skill',
        title: 'How to calm an angry queue',
        summary: 'A lively two hours for people who staff a front desk, a food bank door or a helpline.',
        description:
          'Our team leader has trained 60 people in keeping their voice low and their exits clear. Real examples, no role play in front of the whole room.',
        themes: ['governance-volunteering', 'food-essentials'],
        skills: ['reception', 'training-delivery', 'listening'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 210,
        details: { forms: ['training', 'mentoring'], hours: 'One afternoon a quarter, for up to 14 people' },
      },
      {
        kind: 'volunteering',
        title: 'Customer services: four people for a reception desk',
        summary:
          'Four advisers who can cover your reception or telephone while your own people go on a training day.',
        description:
          'They have done it for a hospice and a dance school. Leave a page of notes and the biscuit tin where they can find it.',
        themes: ['governance-volunteering'],
        skills: ['reception', 'advice-giving'],
        areas: ['park-east', 'northgate', 'college', 'park-west'],
        availability: { weekly: weekly([1, 5], '09:00', '13:00') },
        confirmedDaysAgo: 61,
        details: {
          team: 'Customer services advisers',
          people: 4,
          hoursEach: 12,
          where: 'Within a walk of the Market Place',
          checks: 'basic',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'A side room at the front desk for your advisers',
        summary:
          'A private interview room behind our counter, with a door that locks and a panic button that works.',
        description:
          'Three charities already see people here by appointment. We send your visitors through and offer them a seat. Network and printing included.',
        themes: ['advice-money', 'equality-migration', 'housing-homelessness'],
        areas: ['park-east'],
        sites: ['front-desk'],
        availability: { weekly: weekly([1, 3], '09:30', '15:30') },
        confirmedDaysAgo: 77,
        details: {
          capacity: 'One adviser and up to three visitors',
          cost: { terms: 'free' },
          conditions: 'Your advisers carry their own insurance.',
        },
      },
    ],
  },
  {
    key: 'council-democratic',
    name: 'Democratic Services and Town Hall Bookings',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'They clerk the meetings, run the elections and hold the keys. Between meetings the grand rooms stand empty, and they would rather that you used them.',
    email: 'bookings@townhall.example',
    phone: '01632 960703',
    website: 'https://townhall.example/rooms',
    sites: [
      {
        key: 'town-hall',
        name: 'Town Hall meeting rooms',
        address: 'First floor, Town Hall, Market Place',
        postcode: 'DL1 5QD',
        ward: 'park-east',
        visibility: 'address',
        stepFree: 'yes',
      },
      {
        key: 'annexe',
        name: 'Northgate Annexe',
        address: '4 Friary Passage, Northgate',
        postcode: 'DL1 1RF',
        ward: 'northgate',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'resource',
        category: 'space',
        title: 'The committee room above the market',
        summary: 'Seats 24 round one long table, with a hearing loop, a big screen and a kettle that works.',
        description:
          'You look down on the fruit stalls, so Mondays are quieter than Saturdays. Lift to the door, accessible toilet opposite. The caretaker sets out the chairs if you tell him how.',
        themes: ['governance-volunteering', 'community-buildings'],
        areas: ['park-east'],
        sites: ['town-hall'],
        availability: {
          weekly: [...weekly([1, 2, 4], '09:00', '21:00'), ...weekly([3, 5], '09:00', '13:00')],
        },
        confirmedDaysAgo: 8,
        details: {
          capacity: 'Seats 24',
          cost: { terms: 'free', note: 'for charities and community groups; others £14 an hour' },
          conditions: 'Leave it as you found it, and turn the urn off.',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'The council chamber, gallery and all',
        summary:
          'For your annual meeting or your big debate: 96 seats, microphones and a gallery for the curious.',
        description:
          'The microphones record if you want minutes. A councillor’s chair is surprisingly comfortable for the first hour. Level entrance from the car park; space for six wheelchairs.',
        themes: ['governance-volunteering', 'arts-culture', 'faith-belief'],
        areas: ['park-east'],
        sites: ['town-hall'],
        availability: { weekly: weekly([1, 3, 5, 6], '10:00', '21:30'), note: 'Not on council nights' },
        confirmedDaysAgo: 102,
        details: {
          capacity: '96 seats and 40 in the gallery',
          cost: { terms: 'charge', note: '£20 for an evening, to pay the caretaker' },
          conditions: 'No food inside; the foyer is yours for tea.',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'A small room in the Northgate Annexe',
        summary:
          'Ten chairs, a whiteboard and radiators with opinions of their own; free every weekday evening.',
        description:
          'Good for a committee, a support group or a language class. The front door has one step and a ramp that we bring out. Tea things in the cupboard marked “Elections”.',
        themes: ['community-buildings', 'equality-migration', 'mental-health'],
        areas: ['northgate', 'stephenson', 'pierremont'],
        sites: ['annexe'],
        availability: { weekly: weekly([1, 2, 3, 4, 5], '17:30', '21:00') },
        confirmedDaysAgo: 203,
        details: {
          capacity: 'Seats 10',
          cost: { terms: 'free' },
          conditions: 'One keyholder for each group, trained in ten minutes.',
        },
      },
      {
        kind: 'skill',
        title: 'Minutes that say what was decided',
        summary:
          'A committee clerk shows your secretary how to take minutes on one page, and how to write an agenda that ends on time.',
        description:
          'We have sat through thousands of meetings so that you need not. Bring your last minutes and a red pen. Afterwards we read your next three sets and send them back with kind remarks.',
        themes: ['governance-volunteering'],
        skills: ['secretary-minutes', 'chairing', 'plain-english'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([3], '14:00', '17:00') },
        confirmedDaysAgo: 40,
        details: { forms: ['training', 'mentoring'], hours: 'One afternoon a month' },
      },
      {
        kind: 'skill',
        title: 'Constitutions, quorums and who may vote',
        summary:
          'We read your rules, tell you where they contradict each other and suggest words that do not.',
        description:
          'Especially useful before you apply to become a charitable incorporated organisation, or when two people both think that they are the chair. Plain advice; for a dispute you want a solicitor.',
        themes: ['governance-volunteering', 'faith-belief'],
        skills: ['constitutions', 'chairing', 'legal-advice'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 160,
        details: { forms: ['advice', 'by-phone'], hours: 'About six groups a year' },
      },
      {
        kind: 'volunteering',
        title: 'Elections team: six people who can count',
        summary:
          'Between elections we run your ballot, raffle or annual meeting vote, and nobody will dispute the result.',
        description:
          'Six people, two ballot boxes and a great many rubber thimbles. Give us a month’s notice, and not in April or May.',
        themes: ['governance-volunteering', 'children-young-people'],
        skills: ['event-stewarding', 'constitutions', 'project-management'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([2, 3, 4], '10:00', '20:00'), note: 'Not in April or May' },
        confirmedDaysAgo: 150,
        details: {
          team: 'Electoral services',
          people: 6,
          hoursEach: 10,
          where: 'Anywhere, schools included',
          checks: 'standard',
        },
      },
      {
        kind: 'shadowing',
        title: 'Behind the scenes of a council meeting',
        summary:
          'Arrive at three, help to lay out the papers, sit beside the clerk, and leave when the last motion falls.',
        description:
          'You learn what a point of order is and when the microphones are live. Best for chairs and secretaries, and for young people who think that politics is dull.',
        themes: ['governance-volunteering', 'children-young-people'],
        areas: ['park-east'],
        sites: ['town-hall'],
        availability: {
          dates: [onWeekday(day, 4, 24), onWeekday(day, 4, 66)],
          note: 'From 3pm until it ends',
        },
        confirmedDaysAgo: 19,
        details: {
          hostRole: 'Committee clerk',
          sees: 'Briefing the mayor, running order, minutes and votes',
          days: 0.5,
          returnVisit: false,
        },
      },
      {
        kind: 'service',
        title: 'Help to register and to vote',
        summary:
          'We register people to vote, explain which identification counts and print a free voter card on the spot.',
        description:
          'Nobody’s fixed address is too odd: we have registered people on a narrowboat and in a hostel. Come with a group and we stay behind for an hour.',
        themes: ['equality-migration', 'governance-volunteering', 'housing-homelessness'],
        areas: ['whole-borough'],
        sites: ['town-hall', 'annexe'],
        availability: { weekly: weekly([1, 2, 3, 4, 5], '10:00', '16:00') },
        confirmedDaysAgo: 65,
        details: {
          audience: 'Anyone aged 16 or over who may register',
          cost: { terms: 'free' },
          access: 'Walk in, ring 01632 960703, or ask us to come to your group',
          delivery: ['in-person', 'by-phone', 'at-your-place'],
        },
      },
    ],
  },
];
