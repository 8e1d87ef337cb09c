import type { DemoContent } from './demo-content.ts';
import { weekly } from './weekly-times.ts';

/** Where people learn: the college and its kitchens, the university, a school. */
export const otherPublicLearning: DemoContent = (day) => [
  {
    key: 'college',
    name: 'Ropery Lane College',
    sector: 'other-public',
    type: 'Further education college',
    description:
      'Five thousand students from 16 to 81, who learn bricklaying, nursing, English, games design and how to cut a fringe.',
    email: 'community@roperylane.example',
    phone: '01632 960744',
    website: 'https://roperylane.example',
    sites: [
      {
        key: 'main',
        name: 'Main building',
        address: 'Ropery Lane, Haughton',
        postcode: 'DL1 2FP',
        ward: 'haughton-and-springfield',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'English classes for new arrivals',
        summary: 'From the alphabet to the citizenship test, in groups of twelve, with a crèche next door.',
        description:
          'You can start in any week. Free for people on benefits or a low wage. Conversation tables on Fridays need no enrolment at all.',
        themes: ['equality-migration', 'employment-training'],
        areas: ['whole-borough'],
        sites: ['main'],
        availability: { weekly: weekly([1, 2, 4, 5], '09:30', '12:00') },
        confirmedDaysAgo: 32,
        details: {
          audience: 'Adults whose first language is not English',
          cost: { terms: 'free', note: 'or £4 a lesson if you earn more' },
          access: 'Come to room B12 on any Monday at 9am, or ring 01632 960744',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'service',
        title: 'Maths for people who hated it',
        summary: 'Ten evenings of fractions, percentages and payslips, with no bell and no blackboard.',
        description:
          'Our oldest student passed at 74 and cried. There is a version for parents who face homework.',
        themes: ['employment-training', 'advice-money'],
        areas: ['whole-borough'],
        sites: ['main'],
        availability: { weekly: weekly([3], '18:00', '20:00'), from: day(12), until: day(110) },
        confirmedDaysAgo: 20,
        details: {
          audience: 'Adults without a maths qualification',
          cost: { terms: 'free' },
          access: 'Ring 01632 960744 or come to an open evening',
          delivery: ['in-person', 'online'],
        },
      },
      {
        kind: 'volunteering',
        title: 'Trades students: a class of sixteen and two tutors',
        summary: 'Second-year bricklayers, joiners, plumbers and sparks who need a real job to be marked on.',
        description:
          'A wall, a ramp, a kitchen, a rewire of a shed: you buy the materials, the tutors sign it off. They take their time, because it is a lesson.',
        themes: ['community-buildings', 'employment-training', 'housing-homelessness'],
        skills: ['joinery', 'plumbing', 'electrical', 'decorating', 'building-repairs'],
        areas: ['whole-borough'],
        availability: { weekly: weekly([2, 4], '09:30', '15:00'), note: 'Term time' },
        confirmedDaysAgo: 71,
        details: {
          team: 'Construction department',
          people: 18,
          hoursEach: 30,
          where: 'Within a minibus ride of Haughton',
          checks: 'enhanced',
        },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'Computer suites in the long summer',
        summary: 'Two rooms with 24 computers each, quiet and cool while the students are away.',
        description:
          'Good for a coding club, a job club or a course of your own. A technician is in the building until four.',
        themes: ['employment-training', 'children-young-people'],
        skills: ['digital-skills-teaching'],
        areas: ['haughton-and-springfield', 'whinfield', 'stephenson'],
        sites: ['main'],
        availability: { weekly: weekly([1, 2, 3, 4, 5], '09:00', '16:00'), note: 'July and August only' },
        confirmedDaysAgo: 207,
        details: {
          capacity: '2 rooms of 24 computers',
          cost: { terms: 'negotiable', note: 'free for groups that teach adults' },
          conditions: 'One named leader in each room.',
        },
      },
      {
        kind: 'skill',
        title: 'Websites and films made by students',
        summary: 'A team of four media students builds you a simple website or a two-minute film in a term.',
        description:
          'A tutor keeps them to the deadline and you keep the passwords. They ask good questions, such as who it is for.',
        themes: ['governance-volunteering', 'arts-culture'],
        skills: ['websites', 'video', 'photography', 'graphic-design', 'social-media'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 118,
        details: { forms: ['hands-on'], hours: 'Six projects a term' },
      },
      {
        kind: 'need',
        category: 'people',
        title: 'Conversation partners for Friday tables',
        summary:
          'Talk about the weather, football and how to return a kettle, with people who are learning English.',
        description:
          'No grammar needed, only patience and an ordinary voice. A tutor is in the room. It has led to two weddings and a cricket team.',
        themes: ['equality-migration', 'governance-volunteering'],
        skills: ['esol-teaching', 'befriending', 'listening'],
        areas: ['haughton-and-springfield'],
        sites: ['main'],
        availability: { weekly: weekly([5], '10:00', '11:30') },
        confirmedDaysAgo: 12,
        details: {
          quantity: '8 people',
          by: day(21),
          urgency: 'soon',
          people: {
            hours: 1.5,
            hoursBasis: 'week',
            suits: 'Chatty people with clear voices',
            checks: 'none',
            fromHome: false,
          },
        },
      },
    ],
  },
  {
    key: 'college-hospitality',
    name: 'Ropery Lane College: Kitchens and Salon',
    sector: 'other-public',
    type: 'College department',
    parent: 'college',
    description: 'The training restaurant and the hair salon, where everything is supervised and half price.',
    email: 'kitchens@roperylane.example',
    phone: '01632 960745',
    sites: [
      {
        key: 'restaurant',
        name: 'The Rope Walk restaurant',
        address: 'Ropery Lane, Haughton',
        postcode: 'DL1 2FP',
        ward: 'haughton-and-springfield',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Three-course lunch for £6, served by nervous students',
        summary: 'A proper lunch on Wednesdays and Thursdays, with a tutor hovering behind the soup.',
        description:
          'Groups of older people book the long table. Tell us about allergies when you ring; the students are marked on it.',
        themes: ['food-essentials', 'older-people', 'employment-training'],
        areas: ['haughton-and-springfield', 'whinfield'],
        sites: ['restaurant'],
        availability: { weekly: weekly([3, 4], '12:00', '14:00'), note: 'Term time' },
        confirmedDaysAgo: 49,
        details: {
          audience: 'Everybody',
          cost: { terms: 'charge', note: '£6 for three courses' },
          access: 'Book on 01632 960745',
          delivery: ['in-person'],
        },
      },
      {
        kind: 'resource',
        category: 'equipment',
        title: 'A teaching kitchen with twelve stoves',
        summary: 'Cook for a hundred, or teach a dozen, on Friday afternoons when the students have gone.',
        description:
          'Blast chiller, mixers, knives that we count. A chef technician stays. Just the place for a batch-cooking day or a fasting-month supper.',
        themes: ['food-essentials', 'faith-belief', 'health-wellbeing'],
        skills: ['cooking'],
        areas: ['whole-borough'],
        sites: ['restaurant'],
        availability: { weekly: weekly([5], '13:30', '18:30') },
        confirmedDaysAgo: 193,
        details: {
          capacity: '12 stoves, up to 16 cooks',
          cost: { terms: 'charge', note: '£25 an afternoon with the technician' },
          conditions: 'One person with level 2 food hygiene.',
        },
      },
      {
        kind: 'volunteering',
        title: 'Catering students: ten people to cook your party',
        summary:
          'Give us eight weeks and a number, and ten students cook, serve and clear a meal at your place.',
        description:
          'You pay for the food. They have done a wedding, a harvest supper and a 100th birthday with a cake the shape of a tank engine.',
        themes: ['food-essentials', 'older-people', 'faith-belief'],
        skills: ['cooking', 'food-hygiene', 'event-stewarding'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 85,
        details: {
          team: 'Catering students with a tutor',
          people: 10,
          hoursEach: 8,
          where: 'Any kitchen with an oven',
          checks: 'none',
        },
      },
    ],
  },
  {
    key: 'university',
    name: 'Tees Bank University, Darlington Campus',
    sector: 'other-public',
    type: 'University campus',
    description:
      'Law, social work, computing and business on four floors by the station. Students must help somebody in their second year; it may as well be you.',
    email: 'exchange@teesbank.example',
    phone: '01632 960746',
    website: 'https://teesbank.example/darlington',
    sites: [
      {
        key: 'campus',
        name: 'Campus building',
        address: '3 Locomotive Quay',
        postcode: 'DL1 1JF',
        ward: 'stephenson',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'service',
        title: 'Student law clinic',
        summary:
          'Free advice on housing, work, family and small claims, from students with a solicitor reading every line.',
        description:
          'You tell your story once and get a letter within two weeks. We do not go to court, but we know who does. Interpreters by arrangement.',
        themes: ['advice-money', 'housing-homelessness', 'equality-migration', 'community-safety'],
        areas: ['whole-borough'],
        sites: ['campus'],
        availability: { weekly: weekly([2, 4], '13:00', '17:00'), note: 'October to May' },
        confirmedDaysAgo: 26,
        details: {
          audience: 'Anyone who cannot pay for a solicitor',
          cost: { terms: 'free' },
          access: 'Leave your name on 01632 960746',
          delivery: ['in-person', 'online'],
        },
      },
      {
        kind: 'skill',
        title: 'A dissertation about your question',
        summary: 'Tell us what you would like to know; a student spends five months finding out.',
        description:
          'Who does not come, and why? Does the garden help? A supervisor checks the method and the ethics. You get twenty pages and a two-page summary that your committee will read.',
        themes: ['governance-volunteering', 'mental-health', 'equality-migration'],
        skills: ['research', 'evaluation', 'data-analysis'],
        areas: ['whole-borough'],
        availability: { from: day(20), until: day(200) },
        confirmedDaysAgo: 40,
        details: { forms: ['hands-on', 'advice'], hours: '12 projects a year, 150 hours each' },
      },
      {
        kind: 'skill',
        title: 'Databases that are not forty spreadsheets',
        summary:
          'Computing students tidy your members’ list, set up a small database and leave instructions.',
        description:
          'They sign a confidentiality form and work on your machine, never on their own. A lecturer checks that the backups really come back.',
        themes: ['governance-volunteering'],
        skills: ['databases', 'data-protection', 'spreadsheets', 'cyber-security'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 370,
        details: { forms: ['hands-on', 'training'], hours: 'Eight weeks from January' },
      },
      {
        kind: 'resource',
        category: 'space',
        title: 'The lecture theatre by the station',
        summary: '150 tiered seats, live captions, recording, and a train home from the door.',
        description:
          'Evenings and Saturdays for charity conferences and public debates. The foyer takes twenty stalls. Spaces for eight wheelchairs, front and back.',
        themes: ['governance-volunteering', 'disability-carers', 'equality-migration'],
        areas: ['stephenson', 'bank-top-and-lascelles', 'park-east'],
        sites: ['campus'],
        availability: {
          weekly: [...weekly([1, 2, 3, 4], '17:30', '21:30'), ...weekly([6], '09:00', '17:00')],
        },
        confirmedDaysAgo: 99,
        details: {
          capacity: '150 seats',
          cost: { terms: 'negotiable', note: 'usually the porter’s overtime' },
          conditions: 'Six weeks’ notice.',
        },
      },
      {
        kind: 'need',
        category: 'other',
        title: 'Placements for social work students',
        summary:
          'Seventy days in a small charity teach what no lecture can; we pay the charity for its supervision.',
        description:
          'An off-site tutor does the marking. You need a desk, a named colleague and real work. Students start in two waves.',
        themes: ['employment-training', 'mental-health', 'disability-carers'],
        areas: ['whole-borough'],
        confirmedDaysAgo: 80,
        details: { quantity: '9 placements of 70 days', by: day(88), urgency: 'soon' },
      },
    ],
  },
  {
    key: 'academy',
    name: 'Salters Beck Academy',
    sector: 'other-public',
    type: 'School',
    description:
      'A secondary school of 980 pupils between the new houses and the beck, with the lights on until nine.',
    email: 'lettings@saltersbeck.example',
    phone: '01632 960750',
    website: 'https://saltersbeck.example',
    sites: [
      {
        key: 'school',
        name: 'School site',
        address: 'Beck Rise, Faverdale',
        postcode: 'DL3 0GS',
        ward: 'brinkburn-and-faverdale',
        visibility: 'address',
        stepFree: 'yes',
      },
    ],
    listings: [
      {
        kind: 'resource',
        category: 'space',
        title: 'Sports hall, dance studio and a floodlit pitch',
        summary:
          'Everything that a club needs after half past five, with showers that are nearly always warm.',
        description:
          'Four badminton courts, a sprung floor with mirrors, a full-size artificial pitch. Wheelchair basketball has Tuesdays; there is room for more.',
        themes: ['sport-leisure', 'children-young-people', 'health-wellbeing', 'disability-carers'],
        areas: ['brinkburn-and-faverdale', 'cockerton', 'harrowgate-hill'],
        sites: ['school'],
        availability: {
          weekly: [...weekly([1, 3, 4, 5], '17:30', '21:00'), ...weekly([6, 7], '09:00', '18:00')],
        },
        confirmedDaysAgo: 51,
        details: {
          capacity: '4 courts, a studio for 30, one pitch',
          cost: { terms: 'charge', note: 'hall £18 an hour, half for youth groups' },
          conditions: 'Coaches with a safeguarding certificate.',
        },
      },
      {
        kind: 'resource',
        category: 'transport',
        title: 'The school minibus in the holidays',
        summary: 'Sixteen seats and a roof rack, thirteen weeks of the year.',
        description:
          'It smells faintly of cross-country. Bring your own qualified driver, or ask for ours, who likes the coast.',
        themes: ['transport-access', 'children-young-people', 'sport-leisure'],
        skills: ['minibus-driving'],
        areas: ['whole-borough'],
        sites: ['school'],
        availability: { note: 'School holidays only' },
        confirmedDaysAgo: 189,
        details: {
          capacity: '16 seats, no tail lift',
          cost: { terms: 'charge', note: '40p a mile' },
          conditions: 'Driver over 25 with D1 on the licence.',
        },
      },
      {
        kind: 'volunteering',
        title: 'Sixth-formers and staff: 20 people on enrichment afternoons',
        summary:
          'Wednesday afternoons are for helping: tea dances, tablets and telephones, paths, reading with little ones.',
        description:
          'A teacher always comes with them. They are better with settings menus than anybody in this borough.',
        themes: ['older-people', 'children-young-people', 'environment'],
        skills: ['digital-skills-teaching', 'tutoring', 'gardening', 'music'],
        areas: ['brinkburn-and-faverdale', 'cockerton', 'mowden', 'harrowgate-hill'],
        availability: { weekly: weekly([3], '13:30', '15:30'), note: 'Term time' },
        confirmedDaysAgo: 29,
        details: {
          team: 'Sixth form with staff',
          people: 20,
          hoursEach: 20,
          where: 'On the number 4 bus route',
          checks: 'enhanced',
        },
      },
      {
        kind: 'need',
        category: 'people',
        title: 'Reading mentors for eleven-year-olds',
        summary: 'Twenty minutes each with three children, on a sofa, with a book that they chose.',
        description:
          'We give you an afternoon’s training and a mug with your name on it. Football annuals count as books.',
        themes: ['children-young-people', 'employment-training'],
        skills: ['mentoring', 'tutoring'],
        areas: ['brinkburn-and-faverdale'],
        sites: ['school'],
        availability: { weekly: weekly([1, 2, 4], '09:00', '10:15') },
        confirmedDaysAgo: 10,
        details: {
          quantity: '12 mentors',
          by: day(38),
          urgency: 'soon',
          people: {
            hours: 1.5,
            hoursBasis: 'week',
            suits: 'Retired people, shift workers, anyone who likes a story',
            checks: 'enhanced',
            fromHome: false,
          },
        },
      },
    ],
  },
];
