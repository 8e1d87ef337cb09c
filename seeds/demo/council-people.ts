import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** The council's teams that work with people: housing, adult care, public health, community safety, young people. */
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
          access: 'Meet at the bridge on Haughton Green at 10.15am',
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
