import type { DemoContent } from './demo-content.ts';
import { weekly } from './weekly-times.ts';

/** The council’s teams for housing, community safety and young people’s first jobs. */
export const councilPeople: DemoContent = (day) => [
  {
    key: 'council-housing',
    name: 'Housing Options Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'For anyone who has nowhere to live, or soon may not. The earlier you come, the more can be done.',
    email: 'housing@townhall.example',
    phone: '01632 960706',
    website: 'https://townhall.example/housing',
    sites: [
      {
        key: 'housing-office',
        name: 'Housing office',
        address: '19 Weaver’s Row, Northgate',
        postcode: 'DL1 1TZ',
        ward: 'northgate',
        visibility: 'address',
        stepFree: 'yes',
      },
      {
        key: 'crash-flats',
        name: 'Emergency flats',
        address: '2 Alderman Court',
        postcode: 'DL1 1JQ',
        ward: 'stephenson',
        visibility: 'hidden',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Homeless tonight, or afraid that you will be',
        summary:
          'Come in or ring at any hour: somebody helps you to find a bed tonight and a plan for next week.',
        description:
          'You need no papers to be seen. We also ring your landlord, check whether a notice is valid and find storage for your things. Dogs are welcome in the waiting room.',
        themes: ['housing-homelessness', 'advice-money'],
        areas: ['whole-borough'],
        sites: ['housing-office'],
        availability: {
          weekly: weekly([1, 2, 3, 4, 5], '09:00', '16:30'),
          note: 'At night and at weekends ring 01632 960707',
        },
        confirmedDaysAgo: 5,
        details: {
          audience: 'Anyone who is homeless or may be within eight weeks',
          cost: { terms: 'free' },
          access: 'Walk in, or ring 01632 960706; after hours 01632 960707',
          delivery: ['in-person', 'by-phone'],
        },
      },
      {
        kind: 'service',
        title: 'Rent deposit and first-month scheme',
        summary:
          'We lend the deposit and the first month’s rent to people who have found a flat but not the £900.',
        description:
          'Paid to the landlord and paid back at what you can afford. We look at the flat first: no damp, no broken boiler, no key money.',
        themes: ['housing-homelessness', 'advice-money'],
        areas: ['whole-borough'],
        sites: ['housing-office'],
        confirmedDaysAgo: 84,
        details: {
          audience: 'Adults on a low income who have been offered a private tenancy',
          cost: { terms: 'free', note: 'an interest-free loan' },
          access: 'Book an appointment on 01632 960706',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'service',
        title: 'Settling in: families who have sought refuge here',
        summary:
          'A caseworker, a doctor, a school place and somebody who explains the bins, in the first six months.',
        description:
          'We work with the resettlement schemes and with families who arrive on their own. Interpreters are booked for every meeting. Neighbours who would like to say hello can go through us.',
        themes: ['equality-migration', 'housing-homelessness', 'children-young-people'],
        areas: ['northgate', 'stephenson', 'bank-top-and-lascelles', 'north-road'],
        sites: ['housing-office'],
        confirmedDaysAgo: 39,
        details: {
          audience: 'Families with refugee status or on a resettlement scheme',
          cost: { terms: 'free' },
          access: 'A school, charity or faith group can refer; families may ring 01632 960706',
          delivery: ['in-person', 'at-your-place'],
        },
      },
      {
        kind: 'resource',
        category: 'goods',
        title: 'Starter boxes for an empty flat',
        summary:
          'Kettle, pans, bedding, a lamp and a bath towel in one crate, for somebody who has just got keys.',
        description:
          'Packed by our caretakers from what the town gives. Ring in the morning and collect in the afternoon. There is a baby version with a changing mat.',
        themes: ['housing-homelessness', 'food-essentials'],
        areas: ['whole-borough'],
        sites: ['housing-office'],
        availability: { weekly: weekly([1, 3, 5], '13:30', '16:00') },
        confirmedDaysAgo: 17,
        details: {
          capacity: 'About 12 crates a month',
          cost: { terms: 'free' },
          conditions: 'Through any charity or support worker who knows the household.',
        },
      },
      {
        kind: 'skill',
        title: 'Is this eviction notice valid?',
        summary:
          'A housing adviser checks notices and tenancy letters for your advice workers, usually the same day.',
        description:
          'Send it with names blacked out. We say what is wrong with it, what the dates mean and what to do first. Also a two-hour course for volunteers who meet worried tenants.',
        themes: ['housing-homelessness', 'advice-money'],
        skills: ['advice-giving', 'legal-advice', 'advocacy'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 125,
        details: { forms: ['advice', 'by-phone', 'training'], hours: 'Half an hour for each case' },
      },
      {
        kind: 'shadowing',
        title: 'Duty day at the housing office',
        summary:
          'Sit beside the duty officer from the first knock to the last call, and see how few empty flats there are.',
        description:
          'Meant for people who send us their clients and wonder why it takes so long. With each visitor’s permission you stay in the room; otherwise you make the tea with us.',
        themes: ['housing-homelessness'],
        areas: ['northgate'],
        sites: ['housing-office'],
        availability: { weekly: weekly([1, 4], '08:45', '16:45') },
        confirmedDaysAgo: 24,
        details: {
          hostRole: 'Housing options officer',
          sees: 'Interviews, calls with landlords and how beds are allocated',
          days: 1,
          returnVisit: true,
        },
      },
      {
        kind: 'need',
        category: 'goods',
        title: 'Single duvets, kettles and saucepans',
        summary:
          'The starter boxes are running low: single bedding, kettles and pans with a lid, clean and working.',
        description:
          'Twenty households move in before the end of the quarter. We test the plugs and wash the covers; you only need to say where it is.',
        themes: ['housing-homelessness', 'food-essentials'],
        areas: ['whole-borough'],
        sites: ['housing-office'],
        confirmedDaysAgo: 7,
        details: { quantity: '20 sets', by: day(32), urgency: 'now' },
      },
      {
        kind: 'volunteering',
        title: 'Housing team: four people, one van licence',
        summary:
          'Four housing officers for a Friday of moving, sorting or serving, one of whom may drive a long van.',
        description:
          'They know what goes into an empty flat and how to get a wardrobe round a landing. Enhanced checks are up to date.',
        themes: ['housing-homelessness', 'food-essentials'],
        skills: ['driving', 'warehouse-sorting', 'listening'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([5], '10:00', '15:00') },
        confirmedDaysAgo: 188,
        details: {
          team: 'Housing options officers',
          people: 4,
          hoursEach: 15,
          where: 'Anywhere in the borough',
          checks: 'enhanced',
        },
      },
    ],
  },
  {
    key: 'council-community-safety',
    name: 'Community Safety Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description:
      'Wardens, mediators and one dog named Constable. They deal with noise, fly-tipping and neighbours who no longer speak.',
    email: 'safety@townhall.example',
    phone: '01632 960710',
    sites: [
      {
        key: 'warden-base',
        name: 'Wardens’ base',
        address: '11 Parkside Parade',
        postcode: 'DL1 4JD',
        ward: 'bank-top-and-lascelles',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Neighbours who do not get on: free mediation',
        summary:
          'Two trained mediators hear each side, separately, and then bring you to one table if both agree.',
        description:
          'Hedges, music, parking, a cockerel. Three quarters of cases end with a written agreement and no solicitor. Nothing you say goes into a file on you.',
        themes: ['community-safety', 'housing-homelessness'],
        areas: ['whole-borough'],
        sites: ['warden-base'],
        confirmedDaysAgo: 58,
        details: {
          audience: 'Neighbours in any kind of home',
          cost: { terms: 'free' },
          access: 'Ring 01632 960710 or write to safety@townhall.example',
          delivery: ['in-person', 'at-your-place'],
        },
      },
      {
        kind: 'service',
        title: 'Wardens on foot, every evening until ten',
        summary:
          'Six wardens who walk the parks and the station end, report broken lights and see people to their bus.',
        description:
          'They are not police and do not want to be. Ring if young people are bored, if a bin is on fire or if a lane feels wrong.',
        themes: ['community-safety', 'transport-access'],
        areas: ['bank-top-and-lascelles', 'park-east', 'northgate', 'eastbourne'],
        sites: ['warden-base'],
        availability: { weekly: weekly([1, 2, 3, 4, 5, 6, 7], '16:00', '22:00') },
        confirmedDaysAgo: 10,
        details: {
          audience: 'Everybody who lives in or walks through these wards',
          cost: { terms: 'free' },
          access: 'Ring 01632 960711 while they are out, 4pm to 10pm',
          delivery: ['in-person', 'by-phone'],
        },
      },
      {
        kind: 'resource',
        category: 'equipment',
        title: 'Hi-vis, radios and barriers for your street party',
        summary:
          'Everything that keeps a lively afternoon safe: 40 vests, 10 radios, cones and a first aid bag.',
        description:
          'Collect on Friday, return on Monday. A warden explains how the radios work and why nobody should say “roger”.',
        themes: ['community-safety', 'community-buildings', 'arts-culture'],
        areas: ['whole-borough'],
        sites: ['warden-base'],
        availability: { weekly: [...weekly([5], '14:00', '18:00'), ...weekly([1], '09:00', '12:00')] },
        confirmedDaysAgo: 205,
        details: {
          capacity: '40 vests, 10 radios, 24 cones, 30 metres of barrier',
          cost: { terms: 'free' },
          conditions: 'A named person signs for the radios.',
        },
      },
      {
        kind: 'resource',
        category: 'other',
        title: 'Door chains and window locks, fitted for people you worry about',
        summary: 'Our fitter puts in chains, spyholes and window locks, usually within the week.',
        description:
          'For older people, for anyone who has been burgled and for anyone who has left a violent home. The fitter wears no badge and parks round the corner if asked.',
        themes: ['community-safety', 'older-people', 'housing-homelessness'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 37,
        details: {
          capacity: 'About 8 homes a month',
          cost: { terms: 'free' },
          conditions: 'A referral by any charity, GP or faith group.',
        },
      },
      {
        kind: 'skill',
        title: 'Safeguarding policies that fit on the noticeboard',
        summary:
          'Bring your group’s policy, or the lack of one, and leave with four pages that people will read.',
        description:
          'Adults and children, online and on trips. We go through who to tell, what to write down and which checks your volunteers need. Follow-up call after three months.',
        themes: ['community-safety', 'governance-volunteering', 'children-young-people'],
        skills: ['safeguarding', 'risk-management', 'training-delivery'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([3], '17:30', '19:30') },
        confirmedDaysAgo: 4,
        details: { forms: ['advice', 'training'], hours: 'Two hours on a Wednesday evening' },
      },
      {
        kind: 'shadowing',
        title: 'An evening on foot with the wardens',
        summary:
          'From the station to the park gates and back, four miles, two flasks and a great many conversations.',
        description:
          'Good for youth workers, councillors and anyone who has written a letter about young people. Wear layers. Constable the dog may come.',
        themes: ['community-safety', 'children-young-people'],
        areas: ['bank-top-and-lascelles', 'park-east'],
        sites: ['warden-base'],
        availability: { weekly: weekly([4, 5], '16:00', '21:00') },
        confirmedDaysAgo: 110,
        details: {
          hostRole: 'Community warden',
          sees: 'Patrol, reports, and how a complaint is closed',
          days: 0.5,
          returnVisit: true,
        },
      },
      {
        kind: 'need',
        category: 'people',
        title: 'Four more mediators, trained by us',
        summary: 'Patient people who can listen to two stories about the same hedge and believe both.',
        description:
          'Six Saturdays of training with an award at the end, then two cases a month at your own pace, always in pairs.',
        themes: ['community-safety', 'governance-volunteering'],
        skills: ['listening', 'advocacy'],
        areas: ['whole-borough'],
        sites: ['warden-base'],
        confirmedDaysAgo: 72,
        details: {
          quantity: '4 people',
          by: day(50),
          urgency: 'whenever',
          people: {
            hours: 2,
            hoursBasis: 'week',
            suits: 'Good listeners of any trade; no experience needed',
            checks: 'basic',
            fromHome: false,
          },
        },
      },
    ],
  },
  {
    key: 'council-youth-employment',
    name: 'Young People’s Employment Team',
    sector: 'local-authority',
    type: 'Council team',
    parent: 'council',
    description: 'They find first jobs, second chances and interview shoes for 16 to 24-year-olds.',
    email: 'firstjobs@townhall.example',
    phone: '01632 960712',
    website: 'https://townhall.example/first-jobs',
    sites: [
      {
        key: 'shopfront',
        name: 'The Shopfront',
        address: '23 Weaver’s Row, Northgate',
        postcode: 'DL1 1LB',
        ward: 'northgate',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'The Shopfront: first jobs for 16 to 24-year-olds',
        summary:
          'A coach of your own, a CV that fits on one page and a wardrobe of interview clothes you may keep.',
        description:
          'Walk in with no appointment. We know forty employers who will read a letter from somebody with no grades. The sofa is for parents.',
        themes: ['employment-training', 'children-young-people'],
        areas: ['whole-borough'],
        sites: ['shopfront'],
        availability: { weekly: weekly([1, 2, 3, 4], '10:00', '17:00') },
        confirmedDaysAgo: 15,
        details: {
          audience: 'Young people from 16 to 24 who are out of work or school',
          cost: { terms: 'free' },
          access: 'Walk in, or text 01632 960712',
          delivery: ['in-person', 'by-phone'],
        },
      },
      {
        kind: 'service',
        title: 'Care leavers’ apprenticeships at the council',
        summary:
          'Eight paid apprenticeships a year kept for young people who have been in care, from gardens to payroll.',
        description:
          'No grades needed at the start; maths and English come with the job. A mentor from another team meets you every fortnight, in a café if you like.',
        themes: ['employment-training', 'children-young-people', 'equality-migration'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 198,
        details: {
          audience: 'Care leavers aged 16 to 24',
          cost: { terms: 'free', note: 'and paid from day one' },
          access: 'Your personal adviser can refer you, or ring 01632 960712',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'resource',
        category: 'funding',
        title: 'Wage for a first job: six months paid',
        summary:
          'We pay six months of a young person’s wage if your charity or firm gives a real job of 25 hours a week.',
        description:
          'Applications take one form and one visit. We stay in touch with both of you. Twelve of the last fifteen were kept on.',
        themes: ['employment-training', 'children-young-people'],
        areas: ['whole-borough'],
        availability: { until: day(120) },
        confirmedDaysAgo: 36,
        details: {
          capacity: '10 wages',
          cost: { terms: 'free' },
          conditions: 'A named supervisor, a risk assessment and the going rate for the age.',
        },
      },
      {
        kind: 'skill',
        title: 'Mentoring young trainees: a short course for supervisors',
        summary: 'How to give instructions once, feedback twice and a second chance on a Monday.',
        description:
          'For anyone who takes a trainee or a young volunteer. Two mornings with a coach who was once a very bad apprentice.',
        themes: ['employment-training', 'children-young-people'],
        skills: ['mentoring', 'coaching', 'youth-work', 'training-delivery'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 140,
        details: { forms: ['training', 'mentoring'], hours: 'Two mornings, then a call a month' },
      },
      {
        kind: 'volunteering',
        title: 'Employment coaches: three people for mock interviews',
        summary:
          'Three coaches will sit on the scary side of the table for your young people, and be kind afterwards.',
        description: 'Evenings in youth clubs are fine. They bring questions, a stopwatch and a box of ties.',
        themes: ['employment-training', 'children-young-people'],
        skills: ['coaching', 'mentoring', 'hr-recruitment'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([2, 3], '16:00', '20:00') },
        confirmedDaysAgo: 80,
        details: {
          team: 'Young people’s employment coaches',
          people: 3,
          hoursEach: 14,
          where: 'Youth clubs, schools, hostels',
          checks: 'enhanced',
        },
      },
      {
        kind: 'need',
        category: 'other',
        title: 'Work tasters of a day or two',
        summary:
          'A day behind your counter, in your workshop or beside your van, for somebody who has never seen one.',
        description:
          'We look after insurance, forms and bus fare. You look after one young person for a day and let them hold the spanner.',
        themes: ['employment-training', 'children-young-people'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 25,
        details: { quantity: '30 tasters this season', by: day(85), urgency: 'soon' },
      },
      {
        kind: 'need',
        category: 'goods',
        title: 'Interview shoes, sizes 4 to 11',
        summary: 'The suits are fine; the shoes have all walked off to jobs, which is as it should be.',
        description:
          'Black or brown, clean, with their heels on. We have polish. Steel-toed boots are just as welcome.',
        themes: ['employment-training', 'food-essentials'],
        areas: ['northgate'],
        sites: ['shopfront'],
        confirmedDaysAgo: 42,
        details: { quantity: 'About 40 pairs', urgency: 'whenever' },
      },
    ],
  },
];
