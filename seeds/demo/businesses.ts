import { businessShopsAndHosts } from './businesses-shops-and-hosts.ts';
import { businessTrades } from './businesses-trades.ts';
import type { DemoContent } from './demo-content.ts';
import { onWeekday } from './on-weekday.ts';
import { weekly } from './weekly-times.ts';

/** Firms that work at desks: accountants, solicitors, computer people, a print shop, a contact centre. */
const officeFirms: DemoContent = (day) => [
  {
    key: 'accountants',
    name: 'Thrift & Ledger Accountants',
    sector: 'business',
    type: 'Accountancy firm',
    description:
      'A dozen accountants in a tall house with a brass plate. January is terrible; from February on they are at your service.',
    companyNumber: '99104417',
    email: 'community@thriftandledger.example',
    phone: '01632 960770',
    website: 'https://thriftandledger.example',
    sites: [
      {
        key: 'office',
        name: 'Office',
        address: '14 Larchfield Rise',
        postcode: 'DL3 7SL',
        ward: 'college',
        visibility: 'address',
        stepFree: 'partly',
      },
    ],
    listings: [
      {
        kind: 'skill',
        title: 'A treasurer’s first year, with somebody to ring',
        summary:
          'Each new treasurer gets one of our trainees as a telephone friend, and a partner who checks the trainee.',
        description:
          'VAT on the village hall, restricted funds, the float that never tallies. There is no silly question; we have asked most of them ourselves.',
        themes: ['governance-volunteering', 'advice-money'],
        skills: ['treasurer', 'bookkeeping', 'accounts-examination', 'gift-aid'],
        areas: ['whole-borough'],
        sites: ['office'],
        availability: { weekly: weekly([1, 2, 3, 4], '16:00', '18:00'), note: 'Not in January' },
        confirmedDaysAgo: 116,
        details: { forms: ['by-phone', 'mentoring', 'advice'], hours: 'An hour a month for a year' },
      },
      {
        kind: 'volunteering',
        title: 'Trainee accountants: four people, year-end rescue',
        summary: 'Four trainees take over a shoebox for two Saturdays and give back a set of accounts.',
        description:
          'It counts towards their training record, so a qualified accountant signs off every page. Tea is the only fee.',
        themes: ['governance-volunteering', 'faith-belief'],
        skills: ['bookkeeping', 'payroll', 'spreadsheets'],
        areas: ['college', 'park-west', 'hummersknott', 'northgate'],
        sites: ['office'],
        availability: { dates: [onWeekday(day, 6, 24), onWeekday(day, 6, 31)] },
        confirmedDaysAgo: 37,
        details: {
          team: 'Trainees',
          people: 4,
          hoursEach: 14,
          where: 'At our office, with your shoebox',
          checks: 'none',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'A boardroom with portraits nobody can name',
        summary: 'Seats 14 beneath four bearded gentlemen, after six and at weekends.',
        description: 'Good coffee, fast network, one flight of stairs. Trustees seem to behave better in it.',
        themes: ['governance-volunteering'],
        areas: ['college', 'park-west'],
        sites: ['office'],
        availability: { weekly: weekly([1, 2, 3, 4], '18:00', '21:00') },
        confirmedDaysAgo: 205,
        details: {
          capacity: 'Seats 14',
          cost: { terms: 'free' },
          conditions: 'Registered charities; no step-free way in, sadly.',
        },
      },
    ],
  },
  {
    key: 'solicitors',
    name: 'Quill Yard Solicitors',
    sector: 'business',
    type: 'Law firm',
    description:
      'Wills, houses, employment and the odd footpath. They charge by the hour, save on the first Monday.',
    companyNumber: '99118025',
    email: 'probono@quillyard.example',
    phone: '01632 960771',
    website: 'https://quillyard.example',
    sites: [
      {
        key: 'quill-yard',
        name: 'Quill Yard',
        address: '3 Quill Yard, off Skinnergate',
        postcode: 'DL3 7HX',
        ward: 'park-west',
        visibility: 'address',
        stepFree: 'no',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'First Monday: free half hours on work and leases',
        summary: 'Six free half hours a month for anyone who was sacked, underpaid or handed a lease.',
        description:
          'You leave with a plain answer and a note of the deadlines. If you need more than half an hour, we say what it costs before you decide.',
        themes: ['advice-money', 'employment-training'],
        areas: ['whole-borough'],
        sites: ['quill-yard'],
        availability: { weekly: weekly([1], '17:00', '20:00'), note: 'First Monday of the month' },
        confirmedDaysAgo: 53,
        details: {
          audience: 'Anybody with a work or tenancy question',
          cost: { terms: 'free' },
          access:
            'Ring 01632 960771 from the Thursday before; there are stairs, so ask for a call instead if need be',
          delivery: ['in-person', 'by-phone'],
        },
      },
      {
        kind: 'skill',
        title: 'Leases, contracts and who owns the chapel',
        summary:
          'A property solicitor reads the lease before you sign it, or finds the deeds that everyone thought the vicar had.',
        description:
          'Also employment contracts, data protection notices and how to become incorporated. One matter a year for each charity, without charge.',
        themes: ['governance-volunteering', 'community-buildings', 'faith-belief'],
        skills: ['legal-advice', 'contracts', 'employment-law', 'data-protection', 'constitutions'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 135,
        details: { forms: ['advice', 'by-phone'], hours: 'Up to five hours a year for each charity' },
      },
      {
        kind: 'shadowing',
        title: 'Two days among the files',
        summary:
          'See a sale, a will and a tribunal bundle go through a small office, and where the time goes.',
        description:
          'For sixth-formers, advice volunteers and anyone who thinks of studying law at forty. You sign a confidentiality note.',
        themes: ['employment-training', 'advice-money', 'children-young-people'],
        areas: ['park-west'],
        sites: ['quill-yard'],
        availability: { dates: [onWeekday(day, 3, 50), onWeekday(day, 4, 51)] },
        confirmedDaysAgo: 70,
        details: {
          hostRole: 'Trainee solicitor',
          sees: 'Client meetings, drafting, a search of old deeds',
          days: 2,
          returnVisit: false,
        },
      },
    ],
  },
  {
    key: 'it-firm',
    name: 'Tin Kettle Systems',
    sector: 'business',
    type: 'IT company',
    description:
      'Nineteen people who keep computers awake. Named after the thing that is always on in the office.',
    companyNumber: '99123360',
    email: 'hello@tinkettle.example',
    phone: '01632 960772',
    website: 'https://tinkettle.example',
    sites: [
      {
        key: 'faverdale-unit',
        name: 'Office and workshop',
        address: 'Unit 12, Beck Rise Business Park, Faverdale',
        postcode: 'DL3 0PZ',
        ward: 'brinkburn-and-faverdale',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'resource',
        category: 'equipment',
        title: 'Refurbished laptops: ten a month',
        summary: 'Our customers’ old laptops, wiped, cleaned and set up for somebody who has none.',
        description:
          'They come with a charger, a year of support by telephone and large-print instructions. Tell us whether it is for a pupil, a job seeker or a committee.',
        themes: ['children-young-people', 'employment-training', 'equality-migration'],
        skills: ['it-support'],
        areas: ['whole-borough'],
        sites: ['faverdale-unit'],
        availability: { weekly: weekly([5], '14:00', '17:00') },
        confirmedDaysAgo: 9,
        details: {
          capacity: '10 laptops a month',
          cost: { terms: 'free' },
          conditions: 'Through a school, charity or support worker.',
        },
      },
      {
        kind: 'skill',
        title: 'IT health check for small offices',
        summary: 'A technician spends a morning on passwords, backups, wifi and that computer in the corner.',
        description:
          'You get a one-page list, most of which costs nothing. If the server is a biscuit tin, we will not laugh until we are outside.',
        themes: ['governance-volunteering'],
        skills: ['it-support', 'cyber-security', 'data-protection'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 60,
        details: { forms: ['hands-on', 'advice'], hours: 'A morning, then questions by telephone' },
      },
      {
        kind: 'skill',
        title: 'Video calls that include the people in the room',
        summary:
          'How to hold a meeting half in the hall and half at home without anyone shouting “can you hear us?”.',
        description:
          'We bring a microphone, a camera and a cable bag, try it in your hall and tell you the cheapest kit that works.',
        themes: ['governance-volunteering', 'disability-carers', 'faith-belief'],
        skills: ['video-calls', 'it-support'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 372,
        details: { forms: ['hands-on', 'training'], hours: 'Two evenings for each group' },
      },
      {
        kind: 'volunteering',
        title: 'Tin Kettle’s engineers: five people for a website weekend',
        summary:
          'Five of us shut the office on a Friday and build websites for three small groups by Sunday tea.',
        description:
          'Bring your words and ten photographs; you leave with a site that you can change. No animated banners, on principle.',
        themes: ['governance-volunteering', 'arts-culture'],
        skills: ['websites', 'databases', 'social-media'],
        areas: ['whole-borough'],
        sites: ['faverdale-unit'],
        availability: { dates: [onWeekday(day, 5, 54), onWeekday(day, 6, 55), onWeekday(day, 7, 56)] },
        confirmedDaysAgo: 21,
        details: {
          team: 'Engineers and a designer',
          people: 5,
          hoursEach: 20,
          where: 'At our office: there is a pizza oven',
          checks: 'none',
        },
      },
    ],
  },
  {
    key: 'print-shop',
    name: 'Wynd Print & Copy',
    sector: 'business',
    type: 'Print shop',
    description: 'Three people, two presses and a guillotine that is older than any of them.',
    companyNumber: '99131182',
    email: 'orders@wyndprint.example',
    phone: '01632 960773',
    website: 'https://wyndprint.example',
    sites: [
      {
        key: 'shop',
        name: 'Shop',
        address: '7 Tub Wynd',
        postcode: 'DL1 5JP',
        ward: 'park-west',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'resource',
        category: 'publicity',
        title: 'Two hundred posters for the price of the paper',
        summary:
          'Community events printed at cost on the last Friday of the month, when the ink is up anyway.',
        description:
          'A4 or A3, two colours, whatever paper is left over. It has been lilac since the spring; people have begun to look out for it.',
        themes: ['arts-culture', 'governance-volunteering'],
        areas: ['whole-borough'],
        sites: ['shop'],
        confirmedDaysAgo: 44,
        details: {
          capacity: '200 posters or 500 leaflets a job',
          cost: { terms: 'charge', note: 'about £9 for 200 posters' },
          conditions: 'Artwork by the Wednesday before.',
        },
      },
      {
        kind: 'skill',
        title: 'Make it readable from across the road',
        summary: 'Bring your poster: we take out half of the words and two of the fonts.',
        description:
          'An hour at the counter with our designer, who is kinder than she looks. Also logos, banners and how to mark a photograph for print.',
        themes: ['governance-volunteering', 'arts-culture'],
        skills: ['graphic-design', 'marketing', 'copywriting'],
        areas: ['park-west', 'park-east', 'college', 'northgate'],
        sites: ['shop'],
        availability: { weekly: weekly([2], '15:00', '17:30') },
        confirmedDaysAgo: 148,
        details: { forms: ['advice', 'hands-on'], hours: 'An hour on any Tuesday' },
      },
      {
        kind: 'need',
        category: 'information',
        title: 'What do blind readers wish that printers knew?',
        summary:
          'We would like to print large print and Braille labels properly, and need somebody to tell us when we do it wrong.',
        description:
          'A morning at the shop with samples to feel. Paid, with a taxi both ways and a very good bun.',
        themes: ['disability-carers', 'equality-migration'],
        areas: ['park-west'],
        sites: ['shop'],
        confirmedDaysAgo: 33,
        details: { quantity: '2 or 3 advisers, one morning', urgency: 'whenever' },
        state: 'met',
      },
    ],
  },
  {
    key: 'contact-centre',
    name: 'Halloway Contact Centre',
    sector: 'business',
    type: 'Call centre',
    description:
      'Four hundred people with headsets, who answer the telephone for insurers, airlines and a maker of hot tubs.',
    companyNumber: '99140093',
    email: 'goodcauses@halloway.example',
    phone: '01632 960774',
    website: 'https://halloway.example',
    sites: [
      {
        key: 'lingfield-floor',
        name: 'The main floor',
        address: 'Beacon Way, Lingfield',
        postcode: 'DL1 1DB',
        ward: 'red-hall-and-lingfield',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'volunteering',
        title: 'Headset heroes: 30 people for a telephone befriending hour',
        summary: 'Thirty agents are given an hour a week, paid, to ring somebody who would like a call.',
        description:
          'You train them and choose the pairs, we supply the lines. Between them they speak nine languages and follow eleven football clubs.',
        themes: ['older-people', 'mental-health', 'equality-migration'],
        skills: ['befriending', 'listening', 'interpreting'],
        areas: ['whole-borough'],
        sites: ['lingfield-floor'],
        availability: { weekly: weekly([2, 3, 4], '14:00', '16:00') },
        confirmedDaysAgo: 32,
        details: {
          team: 'Customer agents',
          people: 30,
          hoursEach: 40,
          where: 'By telephone from our floor',
          checks: 'basic',
        },
      },
      {
        kind: 'resource',
        category: 'people',
        title: 'A telephone bank for your appeal night',
        summary: 'Sixty desks with lines and people to sit at them, one evening a quarter.',
        description:
          'Ring your members, run a pledge night, trace old pupils for a reunion. You write the script; we take out the jargon.',
        themes: ['governance-volunteering'],
        skills: ['fundraising', 'reception'],
        areas: ['whole-borough'],
        sites: ['lingfield-floor'],
        availability: { dates: [onWeekday(day, 3, 28)] },
        confirmedDaysAgo: 55,
        details: {
          capacity: '60 desks, 20 volunteers from our evening shift',
          cost: { terms: 'free' },
          conditions: 'Your list must be one that you may lawfully ring.',
        },
      },
      {
        kind: 'skill',
        title: 'Insurance in plain words',
        summary:
          'What a hall, a trip or a bouncy castle needs to be covered for, and what is sold to you for nothing.',
        description:
          'Three of our team leaders used to write the small print. They read your policy and circle what matters.',
        themes: ['governance-volunteering', 'community-buildings', 'sport-leisure'],
        skills: ['insurance', 'risk-management', 'plain-english'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 95,
        details: { forms: ['advice', 'by-phone'], hours: 'An hour for each policy' },
      },
      {
        kind: 'need',
        category: 'training',
        title: 'Deaf awareness and first signs for team leaders',
        summary:
          'Twelve team leaders would like to say good morning to their three Deaf colleagues, and more.',
        description: 'Six lunch hours, on site, with lunch. We pay a proper fee to a trainer who is Deaf.',
        themes: ['disability-carers', 'equality-migration'],
        skills: ['british-sign-language', 'training-delivery'],
        areas: ['red-hall-and-lingfield'],
        sites: ['lingfield-floor'],
        confirmedDaysAgo: 26,
        details: { quantity: '6 lunch hours, 12 people', amountPence: 90000, by: day(75), urgency: 'soon' },
      },
    ],
  },
];

/** The borough's firms. */
export const businesses: DemoContent = (day) => [
  ...officeFirms(day),
  ...businessTrades(day),
  ...businessShopsAndHosts(day),
];
