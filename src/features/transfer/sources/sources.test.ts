import { describe, expect, it } from 'vitest';
import type { ReadRow, RealSource } from '../source-entry.ts';
import { adverts } from './adverts.ts';
import { charities } from './charities.ts';
import { foodBanks } from './food-banks.ts';
import { categoryOf, grants } from './grants.ts';
import { mentalHealthServices } from './mental-health.ts';
import { sectorByName } from './sector-by-name.ts';

/** A row with these cells and no others. */
function read(source: RealSource, cells: Record<string, string>): ReadRow {
  return source.read(new Map(Object.entries(cells)));
}

function entryOf(row: ReadRow) {
  if (row.kind === 'refused') throw new Error(row.reason);
  return row;
}

describe('charities', () => {
  const cells = {
    org_id: 'GB-CHC-1000116',
    reg_number: '1000116',
    name: 'RYEDALE EVANGELICAL CHURCH',
    postcode: 'YO18 8NX',
    date_registered: '1990-08-23',
    activities: 'Sunday Worship Services, Pastoral Care  Sunday School for Children.',
    objects: 'THE PROCLAMATION OF THE GOSPEL',
    source: 'CCEW',
    web: 'http://www.middletonchapel.com',
    company_number: '2534145',
    ukcat: 'BE102;RL305',
  };

  it('become organisations with what they do as a service', () => {
    expect(read(charities, cells)).toMatchObject({
      kind: 'read',
      notes: [],
      organisation: {
        sourceKey: 'ukcat:GB-CHC-1000116',
        name: 'Ryedale Evangelical Church',
        sector: 'third-sector',
        charityNumber: '1000116',
        companyNumber: '02534145',
        website: 'http://www.middletonchapel.com',
        place: { address: null, postcode: 'YO18 8NX', visibility: 'area' },
      },
      entry: {
        kind: 'service',
        title: 'Ryedale Evangelical Church',
        summary: 'Sunday Worship Services, Pastoral Care Sunday School for Children.',
        description: expect.stringContaining('The proclamation of the Gospel'),
      },
    });
  });

  it('never see the hand-applied codes', () => {
    expect(JSON.stringify(read(charities, cells))).not.toContain('BE102');
  });

  it.each([
    [{ activities: '.' }, 'The proclamation of the Gospel'],
    [{ activities: 'Village hall', objects: 'VILLAGE HALL' }, 'Village hall'],
    [{ activities: 'Write to a@b.org' }, 'Write to (left out)'],
  ])('with %j say %j', (changes, summary) => {
    expect(entryOf(read(charities, { ...cells, ...changes })).entry?.summary).toContain(summary);
  });

  it.each([{ activities: 'Dormant' }, { activities: '', objects: '' }])(
    'with %j stay organisations without a service',
    (changes) => {
      const row = entryOf(read(charities, { ...cells, ...changes }));
      expect(row.entry).toBeNull();
      expect(row.notes).toHaveLength(1);
    },
  );

  it.each([
    [{ web: 'http://none' }, { website: null }],
    [{ company_number: '111111' }, { companyNumber: null }],
    [{ reg_number: 'NI100016' }, { charityNumber: 'NIC100016' }],
    [{ postcode: '' }, { place: null }],
  ])('with %j keep %j', (changes, expected) => {
    expect(entryOf(read(charities, { ...cells, ...changes })).organisation).toMatchObject(expected);
  });

  it.each([{ org_id: '' }, { name: ' ' }])('with %j are refused', (changes) => {
    expect(read(charities, { ...cells, ...changes }).kind).toBe('refused');
  });
});

describe('food banks', () => {
  const cells = {
    name: 'Trussell Trust',
    'referral method': 'Foodbank Voucher',
    'opening times': 'Monday 12noon - 2pm',
    address: 'St Albans Church Hall, Lindsell Road, Altrincham',
    postcode: 'WA14 5NX',
    website: 'http://traffordsouth.foodbank.org.uk/',
    'area name': 'Trafford',
  };

  it('become services at a public address', () => {
    expect(read(foodBanks, cells)).toMatchObject({
      organisation: {
        sourceKey: 'trafford-food-banks:organisation:trussell-trust',
        place: { name: 'St Albans Church Hall', postcode: 'WA14 5NX', visibility: 'address' },
      },
      entry: {
        title: 'Trussell Trust food bank, St Albans Church Hall (Trafford)',
        availability: { note: 'Monday 12noon - 2pm' },
        details: { cost: { terms: 'free' }, access: 'Foodbank Voucher', delivery: ['in-person'] },
      },
    });
  });

  it('don’t tell an address at which nobody is received', () => {
    const row = read(foodBanks, {
      ...cells,
      'opening times': 'Not relevant',
      address: '14 Kenmor Avenue, Bury',
    });
    expect(entryOf(row).organisation.place?.visibility).toBe('area');
  });

  it('are left out where the list says that they are gone', () => {
    const row = read(foodBanks, { ...cells, 'referral method': 'This foodbank is no longer open.' });
    expect(row).toEqual({ kind: 'refused', reason: expect.stringContaining('no longer open') });
  });
});

it('reads mental-health services with their telephone and cost', () => {
  const row = read(mentalHealthServices, {
    name: 'Dance System CIC',
    description: 'Dance and meditation course - £30 for 6 week course.',
    address: 'Sale High School, Norris Road, Sale',
    postcode: 'M33 3JR',
    telephone: '07411 400 141',
    website: 'https://www.dancesystem.co.uk/',
  });
  expect(row).toMatchObject({
    organisation: { phone: '07411 400 141', sector: 'third-sector' },
    entry: {
      kind: 'service',
      details: {
        cost: { terms: 'charge' },
        access: '07411 400 141 or https://www.dancesystem.co.uk/',
      },
    },
  });
});

describe('grants', () => {
  const cells = {
    identifier: '360G-traffordmbc-VSG1',
    description: 'we would like to purchase two picnic benches (?1,200.00 each). Thanks.',
    currency: 'GBP',
    'amount awarded': '2400.5',
    'award date': '2014-07-19',
    'recipient org:identifier': 'GB-CHC-1110767',
    'recipient org:name': 'G-Force',
    'recipient org:charity number': '1110767',
    'funding org:name': 'Trafford Council',
    'grant programme:title': 'Voluntary Sector Grants',
  };

  it('become needs with their amount in pence', () => {
    expect(read(grants, cells)).toMatchObject({
      organisation: { sourceKey: 'trafford-grants:organisation:GB-CHC-1110767', charityNumber: '1110767' },
      entry: {
        kind: 'need',
        category: 'equipment',
        title: 'We would like to purchase two picnic benches (£1,200.00 each)',
        description: expect.stringContaining(
          '£2,400.50 was granted for this on 19 July 2014 by Trafford Council (Voluntary Sector Grants).',
        ),
        details: { amountPence: 240_050, urgency: 'whenever' },
      },
    });
  });

  it.each([
    [{ currency: 'EUR' }],
    [{ 'amount awarded': '0' }],
    [{ 'amount awarded': '1e9' }],
    [{ 'amount awarded': '' }],
  ])('with %j have no amount, and say so', (changes) => {
    const row = entryOf(read(grants, { ...cells, ...changes }));
    expect(row.entry?.details).toEqual({ urgency: 'whenever' });
    expect(row.notes).toEqual(['No amount in pounds is stated']);
  });

  it.each([
    ['Weekly art class for local adults', 'funding'],
    ['funding for tutor fees and room hire', 'space'],
    ['Nets, hoops and gardening equipment', 'equipment'],
    ['Men in Sheds project, reducing isolation', 'funding'],
    ['Table tennis fun day', 'funding'],
    ['Level 2 course for volunteers', 'training'],
    ['We will deliver training for volunteers', 'funding'],
    ['To produce a promotional film', 'publicity'],
    ['Money will be used to buy food items', 'goods'],
    ['A minibus for day trips', 'transport'],
  ])('see in %j a need of %s', (text, category) => {
    expect(categoryOf(text)).toBe(category);
  });
});

describe('adverts', () => {
  const cells = {
    source: 'doit',
    id: '68f7',
    title: 'GREENCARE SUPPORT\r\nJoin our group',
    description: 'Help people to garden, 3 hours a week. Ring 020 7946 0123.',
    organisation: 'Stepney City Farm',
    attendance: 'Local',
    requirements: '+18;Background checks',
    address: 'Stepney City Farm, London E1 3DG',
    latitude: '51.5171364',
    longitude: '-0.0428627',
    start: '2026-06-30T23:00:00.000Z',
    end: '2026-10-31',
  };

  it('become needs of people', () => {
    expect(read(adverts, cells)).toMatchObject({
      notes: [],
      organisation: {
        name: 'Stepney City Farm',
        place: {
          name: 'Stepney City Farm',
          postcode: 'E1 3DG',
          point: { latitude: 51.52, longitude: -0.04 },
          visibility: 'address',
        },
      },
      entry: {
        sourceKey: 'adverts:doit:68f7',
        kind: 'need',
        category: 'people',
        title: 'Greencare support',
        summary: 'Help people to garden, 3 hours a week. Ring (left out).',
        // 23:00 UTC in June is the next day in London; an end without a time is no moment.
        availability: { from: '2026-07-01' },
        details: {
          urgency: 'whenever',
          people: {
            hours: 3,
            hoursBasis: 'week',
            fromHome: false,
            suits: 'You must be 18 or over. A background check is made',
          },
        },
      },
    });
  });

  it.each([
    ['2 Silchester Drive', null],
    ['16a Sherwood Road ', null],
    ['From Home', null],
    ['', null],
    ['Age UK, 26 Pillory Street', 'Age UK, 26 Pillory Street'],
    ['Abergavenny Museum & Castle Castle Street', 'Abergavenny Museum & Castle Castle Street'],
  ])('at %j tell the address %j', (address, expected) => {
    expect(entryOf(read(adverts, { ...cells, address })).organisation.place?.address).toBe(expected);
  });

  it.each([
    ['provider-profile', 'Organisations that Do-it’s adverts leave unnamed'],
    ['', 'Organisations that Do-it’s adverts leave unnamed'],
    ['voluntary-action-islington', 'Voluntary Action Islington'],
    ['St John Ambulance1', 'St John Ambulance'],
    ['Grimsby Community Energy - cooperative', 'Grimsby Community Energy - cooperative'],
  ])('of %j are listed under %j', (organisation, name) => {
    expect(entryOf(read(adverts, { ...cells, organisation })).organisation.name).toBe(name);
  });

  it.each([
    [{ latitude: '0.0', longitude: '0.0', address: ' ' }, null],
    [{ attendance: 'Remote' }, null],
  ])('with %j have no place', (changes, place) => {
    expect(entryOf(read(adverts, { ...cells, ...changes })).organisation.place).toBe(place);
  });

  it('that say nothing say that they do', () => {
    const row = entryOf(read(adverts, { ...cells, description: 'N/A' }));
    expect(row.entry?.summary).toBe('Volunteers wanted: Greencare support. The advert says no more.');
    expect(row.notes).toEqual(['The advert says no more than its title']);
  });

  it('that end before they start have no dates', () => {
    const row = entryOf(read(adverts, { ...cells, end: '2026-06-01T10:00:00' }));
    expect(row.entry).toMatchObject({ availability: null, endsOn: null });
    expect(row.notes[0]).toContain('before it starts');
  });
});

it.each([
  ['Baguley SureStart Centre', 'local-authority'],
  ['Coppice Library and Wellbeing Centre', 'local-authority'],
  ['Trafford Psychological Therapies', 'other-public'],
  ['Council for Voluntary Service', 'third-sector'],
  ['Mustard Tree', 'third-sector'],
])('takes %s for %s', (name, sector) => {
  expect(sectorByName(name)).toBe(sector);
});
