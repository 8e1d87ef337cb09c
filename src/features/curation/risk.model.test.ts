import { describe, expect, it } from 'vitest';
import type { ListingContent } from '#features/listings/index.ts';
import type { Written } from './review.model.ts';
import { reach, riskOf } from './risk.model.ts';

const service: Written = {
  content: {
    kind: 'service',
    category: null,
    title: 'Lunch club',
    summary: 'A hot meal on Tuesdays.',
    description: 'Write to info@lantern.example.',
    themes: ['older-people'],
    skills: ['cooking', 'driving'],
    areas: ['cockerton'],
    availability: { weekly: [{ day: 2, from: '12:00', to: '14:00' }] },
    details: { audience: 'Everybody', cost: { terms: 'free' }, access: 'Come in', delivery: ['in-person'] },
  },
  siteRowIds: [1, 2],
};

const details = service.content.details as Record<string, unknown>;
const changed = (content: Partial<ListingContent>, siteRowIds = service.siteRowIds): Written => ({
  content: { ...service.content, ...content },
  siteRowIds,
});
const offer = (kind: 'volunteering' | 'shadowing', more: Record<string, unknown>): Written =>
  changed({ kind, details: more });

const trusted = { isCurator: false, isTrusted: true };
const untrusted = { isCurator: false, isTrusted: false };
const curator = { isCurator: true, isTrusted: false };

describe('what a trusted organisation changes', () => {
  const atOnce: [string, Written, string[]][] = [
    ['summary', changed({ summary: 'A hot meal on Wednesdays.' }), ['summary']],
    [
      'description',
      changed({ description: 'Write to info@lantern.example. Bring a friend.' }),
      ['description'],
    ],
    ['themes', changed({ themes: ['food-essentials'] }), ['themes']],
    ['skills', changed({ skills: [] }), ['skills']],
    ['areas', changed({ areas: ['whole-borough'] }), ['areas']],
    [
      'times',
      changed({ availability: { weekly: [{ day: 3, from: '12:00', to: '14:00' }] } }),
      ['availability'],
    ],
    ['cost', changed({ details: { ...details, cost: { terms: 'charge', note: '£3' } } }), ['details.cost']],
    ['audience', changed({ details: { ...details, audience: 'People over 60' } }), ['details.audience']],
  ];
  it.each(atOnce)('%s: live at once and looked over', (_name, after, fields) => {
    expect(riskOf(service, after, trusted)).toEqual({ route: 'look-over', changed: fields, risky: [] });
  });

  const first: [string, Written, string[]][] = [
    ['title', changed({ title: 'Lunch and tea' }), ['title']],
    ['category', changed({ category: 'goods' }), ['category']],
    ['how to get in', changed({ details: { ...details, access: 'Ring Pat' } }), ['details.access']],
    ['places', changed({}, [1]), ['places']],
    ['an address in the summary', changed({ summary: 'Write to pat@home.example' }), ['summary']],
    ['another address', changed({ description: 'Write to pat@home.example' }), ['description']],
    ['a website', changed({ summary: 'See www.pills.example' }), ['summary']],
    ['a bare website', changed({ summary: 'See cheap-pills.com' }), ['summary']],
    ['a number', changed({ summary: 'Ring 01325 123 456' }), ['summary']],
    [
      'a number among the details',
      changed({ details: { ...details, audience: 'Call 07700900123' } }),
      ['details.audience'],
    ],
    [
      'a number with the times',
      changed({ availability: { note: 'Call +44 1325 123456' } }),
      ['availability'],
    ],
  ];
  it.each(first)('%s: waits', (_name, after, fields) => {
    expect(riskOf(service, after, trusted)).toEqual({ route: 'wait', changed: fields, risky: fields });
  });

  it.each([
    [offer('volunteering', { team: 'Finance', people: 3 }), { team: 'Legal', people: 3 }, 'wait'],
    [offer('volunteering', { team: 'Finance', people: 3 }), { team: 'Finance', people: 4 }, 'look-over'],
    [offer('shadowing', { hostRole: 'Officer', days: 1 }), { hostRole: 'Pat Smith', days: 1 }, 'wait'],
    [offer('shadowing', { hostRole: 'Officer', days: 1 }), { hostRole: 'Officer', days: 2 }, 'look-over'],
  ])('the details of an offer, case %#', (before, after, route) => {
    const now = { ...before, content: { ...before.content, details: after } };
    expect(riskOf(before, now, trusted).route).toBe(route);
  });

  it('a risky part makes all of it wait', () => {
    const after = changed({ title: 'Lunch and tea', summary: 'New' });
    expect(riskOf(service, after, trusted)).toEqual({
      route: 'wait',
      changed: ['title', 'summary'],
      risky: ['title'],
    });
  });

  it('numbers that reach nobody are no reason to wait', () => {
    const after = changed({ summary: 'Since 1998, for 1,200 people, £2.50, 10:30 to 12.' });
    expect(riskOf(service, after, trusted).route).toBe('look-over');
  });
});

describe('whoever it comes from', () => {
  it.each([
    ['a new entry, trusted', null, service, trusted, 'wait'],
    ['a new entry, not trusted', null, service, untrusted, 'wait'],
    ['a new entry by a curator', null, service, curator, 'publish'],
    ['low risk, not trusted', service, changed({ summary: 'New' }), untrusted, 'wait'],
    ['high risk by a curator', service, changed({ title: 'New' }), curator, 'publish'],
    ['nothing changed, not trusted', service, changed({}), untrusted, 'publish'],
    [
      'only the order changed',
      service,
      changed({ skills: ['driving', 'cooking'], themes: ['older-people'] }, [2, 1]),
      untrusted,
      'publish',
    ],
    [
      'only the order of keys changed',
      service,
      changed({ details: Object.fromEntries(Object.entries(details).reverse()) }),
      untrusted,
      'publish',
    ],
    [
      'only the order of keys further in changed',
      service,
      changed({ availability: { weekly: [{ to: '14:00', from: '12:00', day: 2 }] } }),
      untrusted,
      'publish',
    ],
  ] as const)('%s: %#', (_name, before, after, author, route) => {
    expect(riskOf(before, after, author).route).toBe(route);
  });
});

describe('ways to reach somebody', () => {
  // Where each letter of a long word begins a search of its own, the work grows with the square of its length.
  it.each(reach.map((pattern) => [pattern.source, pattern] as const))(
    'are not looked for from within a word: %s',
    (_source, { source, flags }) => {
      const within = new RegExp(source, `${flags.replace('g', '')}y`);
      within.lastIndex = 5;
      expect(within.test('lantern@lantern.example.com')).toBe(false);
      within.lastIndex = 5;
      expect(within.test('lan-tern.com 01325 000 000')).toBe(false);
      within.lastIndex = 4;
      expect(within.test('lan-tern.com')).toBe(false);
    },
  );
});
