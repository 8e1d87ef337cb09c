import { describe, expect, test } from 'vitest';
import { analyse, cachedTermOf, compileSynonyms, createHighlighter, nameKey } from './index.ts';
import { britishSpelling } from './spelling.ts';
import { stemOverrides } from './stem-overrides.ts';
import { tokenise } from './tokens.ts';

describe('tokens', () => {
  test.each([
    ['Food & drink', ['food', 'drink']],
    ["Women's, children’s and the Joneses' café", ['women', 'children', 'and', 'the', 'joneses', 'cafe']],
    ["O'Neill don’t rock'n'roll", ['oneill', 'dont', 'rocknroll']],
    ['I.T. and u.k. e.g. St.John B&B', ['it', 'and', 'uk', 'eg', 'st', 'john', 'b', 'b']],
    ['CVs for GPs at the CVS', ['cv', 'for', 'gp', 'at', 'the', 'cvs']],
    ['16–25, £50, 2nd', ['16', '25', '50', '2nd']],
    ['info@lantern.example', ['info', 'lantern', 'example']],
    ['Straße Łódź Æther naïve', ['strasse', 'lodz', 'aether', 'naive']],
    ['\u0000"(*)^:+-~', []],
    ['snake_case', ['snake', 'case']],
    ['x'.repeat(90), ['x'.repeat(40)]],
  ])('%s', (text, words) => {
    expect(tokenise(text).map((token) => token.word)).toEqual(words);
  });

  test('tell where they stand', () => {
    const text = "The women's drop-in";
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The',
      "women's",
      'drop',
      'in',
    ]);
  });
});

describe('terms', () => {
  test.each([
    ['book', 'books', 'booked', 'booking', 'bookings'],
    ['bus', 'buses'],
    ['charity', 'charities', 'charitable'],
    ['child', 'children', 'childrens'],
    ['volunteer', 'volunteers', 'volunteering', 'voluntary'],
    ['counselling', 'counsellor', 'counseling', 'counselor'],
    ['organise', 'organize', 'organizing', 'organised'],
    ['organisation', 'organization', 'organisations'],
    ['accommodation', 'accommodate', 'accommodations'],
    ['bookkeeper', 'bookkeeping'],
    ['garden', 'gardens', 'gardening', 'gardener'],
  ])('%s is one with its forms', (...words) => {
    expect(new Set(words.map(cachedTermOf)).size).toBe(1);
  });

  test.each([
    ['community', 'communication', 'commune'],
    ['policy', 'police', 'politics'],
    ['university', 'universal'],
    ['organ', 'organisation', 'organic'],
    ['general', 'generous', 'generate'],
    ['house', 'housing'],
    ['new', 'news'],
    ['past', 'paste', 'pasta'],
    ['market', 'marketing'],
    ['secret', 'secretary'],
    ['hospital', 'hospitality', 'hospice', 'hostel'],
    ['care', 'carer', 'career'],
    ['council', 'counsel', 'councillor'],
    ['person', 'personal', 'personnel'],
    ['station', 'stationery', 'state'],
    ['cv', 'cvs'],
  ])('%s is kept from what only looks alike', (...words) => {
    expect(new Set(words.map(cachedTermOf)).size).toBe(words.length);
  });

  test('overrides name each word once, in small letters', () => {
    for (const [word, term] of stemOverrides) {
      expect(word).toMatch(/^[a-z]+$/);
      expect(stemOverrides.get(term), `${word} → ${term}`).toBe(term);
    }
  });

  test.each([
    ['color', 'colour'],
    ['neighborhood', 'neighbourhood'],
    ['laboratory', 'laboratory'],
    ['honorary', 'honorary'],
    ['humorous', 'humorous'],
    ['realize', 'realise'],
    ['organizations', 'organisations'],
    ['prize', 'prize'],
    ['size', 'size'],
    ['citizen', 'citizen'],
    ['analyzing', 'analysing'],
    ['traveling', 'travelling'],
    ['center', 'centre'],
    ['programs', 'programmes'],
    ['licensing', 'licencing'],
    ['advisor', 'adviser'],
  ])('%s is spelt %s', (word, british) => {
    expect(britishSpelling(word)).toBe(british);
  });
});

describe('analysis', () => {
  const termsOf = (text: string, role: 'entry' | 'search') =>
    analyse(text, role)
      .filter((word) => !word.isStop)
      .map((word) => word.term);

  test.each([
    ['IT', 'search', ['it_']],
    ['I.T. lessons', 'search', ['it_', 'lesson']],
    ['it help', 'search', ['it_', 'help']],
    ['Let it help you', 'entry', ['let', 'help']],
    ['free it support', 'entry', ['free', 'it_', 'support']],
    ['Our IT team', 'entry', ['it_', 'team']],
    ['TO GIVE AS IT SEES FIT TO ALL', 'entry', ['give', 'see', 'fit', 'all']],
    ['living with ME', 'entry', ['live', 'me_']],
    ['tell me', 'entry', ['tell']],
  ] as const)('%s (%s)', (text, role, terms) => {
    expect(termsOf(text, role)).toEqual(terms);
  });

  test('capitals are initials, unless everything shouts', () => {
    expect(analyse('The SALT team', 'entry').map((word) => word.initials)).toEqual([null, 'salt_', null]);
    expect(analyse('TO GIVE SALT TO ALL', 'entry').map((word) => word.initials)).toEqual(Array(5).fill(null));
  });

  test('compounds are also one word', () => {
    const joined = (text: string) => analyse(text, 'entry').flatMap((word) => word.joined ?? []);
    expect(joined('A drop-in, a drop in and e-mail for 16-25')).toEqual(['dropin', 'dropin', 'email']);
  });

  test('names are sorted by their words', () => {
    expect(nameKey(' “Élan”  – the Women’s  Choir! ')).toBe('elan the women choir');
  });

  test('synonyms are read from groups and skills', () => {
    const synonyms = compileSynonyms({
      themes: new Map(),
      skills: new Map([
        ['b', { slug: 'b', label: 'Bookkeeping', groupSlug: 'money', synonyms: ['doing the books'] }],
      ]),
      skillGroups: new Map(),
      categories: new Map(),
      areas: new Map(),
      synonymGroups: [{ direction: 'two-way', terms: ['citizens advice', 'CAB'], finds: [] }],
    });
    const found = (...terms: string[]) =>
      synonyms
        .at(
          terms.map((term) => [term]),
          0,
        )
        .flatMap((match) => match.phrases.map((phrase) => phrase.join(' ')));
    expect(found('do', 'book')).toEqual(['bookkeep']);
    expect(found('bookkeep')).toEqual([]);
    expect(found('cab')).toEqual([]);
    expect(found('cab_')).toEqual([`${cachedTermOf('citizens')} ${cachedTermOf('advice')}`]);
    expect(found(cachedTermOf('citizens'), cachedTermOf('advice'))).toEqual(['cab_']);
  });

  test('a highlighter escapes whatever it is given', () => {
    const highlight = createHighlighter({ words: new Set(['b']), phrases: [['x', 'cat']] });
    expect(highlight('<b>"b\'&')).toBe('&lt;<mark>b</mark>&gt;&quot;<mark>b</mark>&#39;&amp;');
    expect(highlight('x, cats')).toBe('<mark>x</mark>, <mark>cats</mark>');
  });
});
