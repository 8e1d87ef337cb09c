import { describe, expect, test } from 'vitest';
import type { SearchDocument, SearchEngine, SearchResult } from '../../src/features/search/search.model.ts';
import { countedByHand, filterCombinations, variedDocuments } from './filter-combinations.ts';
import { aDocument, aQuery, filtered } from './search-documents.ts';

/** Opens an engine that holds the documents. */
export type OpenEngine = (documents: readonly SearchDocument[]) => Promise<SearchEngine>;

/** Titles found for a text among entries with the given titles. */
type Finding = readonly [typed: string, titles: readonly string[], found: readonly string[]];

/** What every engine does with words; each case has an index of its own. */
const findings: Record<string, readonly Finding[]> = {
  'every word must match': [
    ['lunch club', ['Lunch club', 'Lunch', 'Club', 'Club with lunch'], ['Lunch club', 'Club with lunch']],
    ['lunch AND club OR x', ['Lunch club'], []],
  ],
  'word forms meet': [
    ['book', ['Booking', 'Books', 'Bookshelf maker'], ['Books', 'Booking', 'Bookshelf maker']],
    ['volunteering', ['Volunteers wanted', 'Voluntary driver'], ['Volunteers wanted', 'Voluntary driver']],
    ['minibuses', ['Minibus for hire'], ['Minibus for hire']],
    ['charities', ['Charity shop'], ['Charity shop']],
    ["women's", ['Women only', 'Womens group', 'Women’s aid'], ['Women only', 'Womens group', 'Women’s aid']],
  ],
  'what only looks alike does not': [
    ['communication', ['Community centre', 'Communication aids'], ['Communication aids']],
    ['policing', ['Policy work', 'Police cadets'], ['Police cadets']],
    ['university', ['Universal credit', 'University'], ['University']],
    ['lonely', ['Lone working', 'Loneliness'], ['Loneliness']],
    ['boxing', ['Boxes to borrow', 'Boxing club'], ['Boxing club']],
    ['elderly', ['Elder trees', 'The elderly'], ['The elderly']],
    ['employability', ['Employers wanted', 'Employability course'], ['Employability course']],
  ],
  'the last word may be unfinished': [
    ['accomm', ['Accommodation'], ['Accommodation']],
    ['accommodat', ['Accommodation'], ['Accommodation']],
    ['accommodation', ['Accommodation'], ['Accommodation']],
    ['short accom', ['Short stay accommodation', 'Short'], ['Short stay accommodation']],
    ['accom short', ['Short stay accommodation'], []],
    ['acommod', ['Accommodation'], ['Accommodation']],
  ],
  'from five letters one error is forgiven, from nine two': [
    ['gardenng', ['Gardening'], ['Gardening']],
    ['gadren', ['Garden'], ['Garden']],
    ['gardden', ['Garden'], ['Garden']],
    ['gordan', ['Garden'], []],
    ['foof', ['Food'], []],
    ['accomodatoin', ['Accommodation'], ['Accommodation']],
    ['bookeeping', ['Bookkeeping'], ['Bookkeeping']],
  ],
  'an error in the first letter counts as two': [
    ['harden', ['Garden'], []],
    ['vookkeeping', ['Bookkeeping'], ['Bookkeeping']],
    ['ookkeeping', ['Bookkeeping'], ['Bookkeeping']],
    ['vookeeping', ['Bookkeeping'], []],
  ],
  'two words meet, apart and together': [
    [
      'book keeper',
      ['Bookkeeper', 'Book keeper', 'Book-keeper'],
      ['Bookkeeper', 'Book keeper', 'Book-keeper'],
    ],
    [
      'bookkeeper',
      ['Bookkeeper', 'Book keeper', 'Book-keeper'],
      ['Bookkeeper', 'Book keeper', 'Book-keeper'],
    ],
    [
      'book-keeper',
      ['Bookkeeper', 'Book keeper', 'Book-keeper'],
      ['Bookkeeper', 'Book keeper', 'Book-keeper'],
    ],
    ['book keper', ['Bookkeeper'], ['Bookkeeper']],
    ['fodbank', ['Foodbank', 'Food bank', 'Bank food'], ['Foodbank', 'Food bank']],
    ['night fall', ['Dusk walk', 'Night out'], ['Dusk walk']],
    ['homehelp', ['Help at home', 'Home help', 'Home alone'], ['Help at home', 'Home help']],
    ['drop in', ['Open door session'], ['Open door session']],
    ['foodbank', ['Food bank', 'Bank food'], ['Food bank']],
    ['drop in', ['Drop-in', 'Dropin'], ['Drop-in', 'Dropin']],
    ['dropin', ['Drop in', 'Drop-in'], ['Drop in', 'Drop-in']],
    ['email', ['E-mail'], ['E-mail']],
    ['e-mail', ['Email'], ['Email']],
    ['cooperative', ['Co-operative'], ['Co-operative']],
  ],
  'synonyms are found both ways, or one': [
    ['oap', ['Older people’s lunch', 'Older cars for people'], ['Older people’s lunch']],
    ['OAP', ['Older people’s lunch'], ['Older people’s lunch']],
    ['older people', ['Pensioners’ choir'], ['Pensioners’ choir']],
    ['pensoner', ['Older people’s lunch'], ['Older people’s lunch']],
    ['tramps', ['Homeless night shelter'], ['Homeless night shelter']],
    ['homeless', ['Tramps of literature'], []],
    ['help at home', ['Home help'], ['Home help']],
    ['home help lunch', ['Help at home and lunch', 'Home lunch'], ['Help at home and lunch']],
    ['doing the books', ['Bookkeeping'], ['Bookkeeping']],
    ['book keper', ['Bookkeeping'], ['Bookkeeping']],
  ],
  'IT is computing, it is a filler': [
    ['IT', ['Computing for all', 'IT support', 'Make it happen'], ['Computing for all', 'IT support']],
    ['I.T. help', ['Computing help', 'Help it along'], ['Computing help']],
    ['it support', ['IT support', 'Support it'], ['IT support']],
    ['make it happen', ['Make it happen', 'Make things happen'], ['Make it happen', 'Make things happen']],
    ['it', ['Computing for all', 'Make it happen'], ['Computing for all']],
  ],
  'initials that are also words need their capitals': [
    ['AA', ['Alcohol support'], ['Alcohol support']],
    ['aa', ['Alcohol support'], []],
    ['cab', ['Citizens advice'], []],
    ['CAB', ['Citizens advice'], ['Citizens advice']],
    [
      'speech therapy',
      ['Road salt from the council', 'SALT drop-in for under fives'],
      ['SALT drop-in for under fives'],
    ],
  ],
  'British and American spellings meet': [
    ['color', ['Colour run'], ['Colour run']],
    ['centre', ['Community center'], ['Community center']],
    ['organize', ['Organising a fete'], ['Organising a fete']],
    ['counseling', ['Counselling'], ['Counselling']],
    ['license', ['Licence applications'], ['Licence applications']],
    ['program', ['Summer programme'], ['Summer programme']],
  ],
  'case and accents are ignored': [
    ['CAFE', ['Café'], ['Café']],
    ['café', ['Cafe'], ['Cafe']],
    ['zażółć', ['Zażółć'], ['Zażółć']],
  ],
  'fillers count only among themselves': [
    ['the lunch of the club', ['Lunch club'], ['Lunch club']],
    ['the who', ['The Who tribute', 'Who cares'], ['The Who tribute']],
    ['food bank near me', ['Food bank', 'Near the bank'], ['Food bank']],
    ['please I need to get a van', ['Van and driver', 'A need'], ['Van and driver']],
    ['I want to volunteer', ['Volunteers wanted'], ['Volunteers wanted']],
    ['special needs', ['Special needs', 'Special offer'], ['Special needs']],
  ],
  'other scripts are words, signs are none': [
    ['مرحبا', ['مرحبا بكم'], ['مرحبا بكم']],
    ['lunch 🎉', ['Lunch'], ['Lunch']],
    ['🎉', ['Lunch'], []],
  ],
  'no syntax of an engine is read': [
    ['"lunch', ['Lunch'], ['Lunch']],
    ['lunch" OR "1', ['Lunch'], []],
    ['title:lunch', ['Lunch', 'Title lunch'], ['Title lunch']],
    ['lunch* ^lunch (lunch)', ['Lunch'], ['Lunch']],
    ['NEAR(lunch club)', ['Lunch club near'], ['Lunch club near']],
    ['lunch\u0000club', ['Lunch club'], ['Lunch club']],
    ['lunch\u0007\u001b[0m', ['Lunch'], []],
    ["'; DROP TABLE listings; --", ['Drop table listings'], ['Drop table listings']],
    ['-lunch', ['Lunch'], ['Lunch']],
    ['kind = "service"', ['Lunch'], []],
  ],
};

/** The behaviour that product.md asks of search, whichever engine gives it. */
export function searchContract(name: string, open: OpenEngine): void {
  const titled = async (titles: readonly string[]) => {
    const documents = titles.map((title) => aDocument({ title }));
    const engine = await open(documents);
    const titleOf = new Map(documents.map((document) => [document.rowId, document.title]));
    return {
      engine,
      titles: (hits: SearchResult['hits']) => hits.map((hit) => titleOf.get(hit.rowId) ?? '?'),
    };
  };
  const rowsOf = (result: SearchResult) => result.hits.map((hit) => hit.rowId);

  describe(`${name}: words`, () => {
    for (const [rule, cases] of Object.entries(findings)) {
      test.each(cases)(`${rule}: %s in %s`, async (typed, given, found) => {
        const { engine, titles } = await titled(given);
        const result = await engine.search(aQuery(typed));
        expect(titles(result.hits).toSorted()).toEqual([...found].toSorted());
        expect(result.total).toBe(found.length);
      });
    }

    test.each([
      ['accommodation', 'Accommodation'],
      ['short stay accommodation', 'Short stay accommodation'],
      ['italian theatre', 'Italian theatre'],
      ['inside the theatre', 'Inside the theatre'],
      ['bookkeeper', 'Book keeper'],
      ['book keeper', 'Bookkeeper'],
      ['foodbank volunteer', 'Food bank volunteer'],
      ['pensioner', 'Lunch for older people'],
      ['organization', 'Organisation'],
      ['gardening', 'Gardens'],
      ['speech therapy', 'SALT drop-in'],
      ['home help', 'Help at home'],
      ['lunch and open door session', 'Lunch drop-in'],
    ])('as one types %s there is always something', async (typed, title) => {
      const { engine } = await titled([title, 'Another entry about something else']);
      for (let length = 1; length <= typed.length; length += 1) {
        const result = await engine.search(aQuery(typed.slice(0, length)));
        expect(result.total + result.partial.length, typed.slice(0, length)).toBeGreaterThan(0);
      }
    });

    test('a phrase that is being typed, though its words begin other ones', async () => {
      const { engine, titles } = await titled(['SALT drop-in', 'Speeches', 'Thermal baths']);
      for (const typed of ['speech ther', 'speech thera', 'speech therapy']) {
        expect(titles((await engine.search(aQuery(typed))).hits), typed).toEqual(['SALT drop-in']);
      }
    });

    test('a place and an organisation are words of the entry', async () => {
      const bank = aDocument({ title: 'Food bank', placeNames: ['Cockerton', 'Park East'] });
      const other = aDocument({ title: 'Food bank', placeNames: ['Haughton'] });
      const engine = await open([bank, other]);
      expect(rowsOf(await engine.search(aQuery('food bank Cockerton')))).toEqual([bank.rowId]);
      expect((await engine.search(aQuery('lantern trust food'))).total).toBe(2);
    });

    test('a very long text is searched by its first words', async () => {
      const { engine } = await titled(['Lunch']);
      const long = Array.from({ length: 5_000 }, (_, index) => `w${index}`).join(' ');
      expect((await engine.search(aQuery(long))).total).toBe(0);
      expect((await engine.search(aQuery('lunch '.repeat(1_700)))).total).toBe(1);
      expect((await engine.search(aQuery('a.'.repeat(5_000)))).total).toBe(0);
      expect((await engine.search(aQuery('x'.repeat(10_000)))).total).toBe(0);
    });
  });

  describe(`${name}: order`, () => {
    test('title before summary before description', async () => {
      const inDescription = aDocument({ title: 'A', description: 'Pottery' });
      const inSummary = aDocument({ title: 'B', summary: 'Pottery on most days of the week' });
      const inTitle = aDocument({ title: 'Evening classes for beginners in pottery and other crafts' });
      const engine = await open([inDescription, inSummary, inTitle]);
      expect(rowsOf(await engine.search(aQuery('pottery')))).toEqual([
        inTitle.rowId,
        inSummary.rowId,
        inDescription.rowId,
      ]);
    });

    test('what was typed before what was corrected, wherever it stands', async () => {
      const corrected = aDocument({ title: 'Short breaks' });
      const exact = aDocument({ title: 'A course', description: 'Sport' });
      const engine = await open([corrected, exact]);
      const result = await engine.search(aQuery('sport'));
      expect(rowsOf(result)).toEqual([exact.rowId, corrected.rowId]);
      expect(result.corrections).toEqual([]);
    });

    test('behind a full page of what was typed nothing corrected follows', async () => {
      const exact = Array.from({ length: 20 }, () => aDocument({ title: 'Sport' }));
      const engine = await open([...exact, aDocument({ title: 'Short breaks' })]);
      expect((await engine.search(aQuery('sport'))).total).toBe(20);
      expect((await engine.search(aQuery('spotr'))).total).toBe(20);
    });

    test('words side by side before the same words apart', async () => {
      const apart = aDocument({ title: 'A', description: 'Help for those without a home' });
      const together = aDocument({ title: 'B', description: 'Those who want home help' });
      const engine = await open([apart, together]);
      expect(rowsOf(await engine.search(aQuery('home help')))).toEqual([together.rowId, apart.rowId]);
    });

    test('the whole word before what only begins with it', async () => {
      const beginning = aDocument({ title: 'Arthritis group' });
      const whole = aDocument({ title: 'Group', description: 'Art' });
      const engine = await open([beginning, whole]);
      expect(rowsOf(await engine.search(aQuery('art')))).toEqual([whole.rowId, beginning.rowId]);
    });

    test('what a whole word means before what only begins with it', async () => {
      const meant = aDocument({ title: 'Older people and their lunch', summary: 'Older people' });
      const engine = await open([aDocument({ title: 'Oapen books' }), meant]);
      expect(rowsOf(await engine.search(aQuery('oap')))[0]).toBe(meant.rowId);
    });

    test('lately confirmed before stale, all else equal', async () => {
      const never = aDocument({ title: 'Choir', confirmedOn: null });
      const stale = aDocument({ title: 'Choir', confirmedOn: '2025-01-01' });
      const fresh = aDocument({ title: 'Choir', confirmedOn: '2026-11-20' });
      const engine = await open([never, stale, fresh]);
      expect(rowsOf(await engine.search(aQuery('choir')))).toEqual([fresh.rowId, stale.rowId, never.rowId]);
    });

    test('newest, name and nearest; equals by the order they came in', async () => {
      const [a, b, c, d] = [
        aDocument({
          title: 'élan',
          publishedAt: new Date('2026-01-02'),
          points: [{ latitude: 54.6, longitude: -1.5 }],
        }),
        aDocument({ title: 'Zebra', publishedAt: new Date('2026-01-03') }),
        aDocument({
          title: 'Apple tree planting B',
          publishedAt: new Date('2026-01-01'),
          points: [{ latitude: 54.5, longitude: -1.5 }],
        }),
        aDocument({
          title: 'apple-tree planting A',
          publishedAt: new Date('2026-01-03'),
          points: [
            { latitude: 60, longitude: 0 },
            { latitude: 54.55, longitude: -1.5 },
          ],
        }),
      ] as [SearchDocument, SearchDocument, SearchDocument, SearchDocument];
      const engine = await open([a, b, c, d]);
      const near = { latitude: 54.5, longitude: -1.5 };
      expect(rowsOf(await engine.search(aQuery('', { sort: 'newest' })))).toEqual(
        [b, d, a, c].map((each) => each.rowId),
      );
      expect(rowsOf(await engine.search(aQuery('', { sort: 'name' })))).toEqual(
        [d, c, a, b].map((each) => each.rowId),
      );
      const nearest = await engine.search(aQuery('', { sort: 'nearest', near }));
      expect(rowsOf(nearest)).toEqual([c, d, a, b].map((each) => each.rowId));
      expect(nearest.hits.map((hit) => hit.distanceMiles && Math.round(hit.distanceMiles * 10) / 10)).toEqual(
        [0, 3.5, 6.9, null],
      );
      const within = await engine.search(aQuery('', { sort: 'nearest', near, within: 3.6 }));
      expect(rowsOf(within)).toEqual([c.rowId, d.rowId]);
      expect(within.total).toBe(2);
    });

    test('pages hold every entry once, at any depth', async () => {
      const documents = Array.from({ length: 57 }, () => aDocument({ title: 'Choir practice' }));
      const engine = await open(documents);
      for (const sort of ['relevance', 'newest', 'name', 'nearest'] as const) {
        const near = { latitude: 54.5, longitude: -1.5 };
        const seen: number[] = [];
        for (let page = 1; page <= 6; page += 1) {
          seen.push(...rowsOf(await engine.search(aQuery('choir', { sort, near, page, perPage: 10 }))));
        }
        expect(seen.toSorted((x, y) => x - y)).toEqual(documents.map((each) => each.rowId));
        const beyond = await engine.search(aQuery('choir', { sort, near, page: 1_000_000_000, perPage: 10 }));
        expect(beyond).toMatchObject({ total: 57, hits: [], partial: [] });
      }
    });
  });

  describe(`${name}: filters and facets`, () => {
    const space = aDocument({
      kind: 'need',
      category: 'space',
      themes: ['older-people', 'arts-culture'],
      areas: ['cockerton'],
    });
    const goods = aDocument({
      kind: 'need',
      category: 'goods',
      themes: ['older-people'],
      areas: ['whole-borough'],
    });
    const offer = aDocument({
      kind: 'resource',
      category: 'space',
      sector: 'business',
      themes: ['arts-culture'],
      skills: ['music'],
    });

    test('values of one facet are alternatives, different facets must all hold', async () => {
      const engine = await open([space, goods, offer]);
      const both = await engine.search(filtered({ theme: ['older-people', 'arts-culture'], kind: ['need'] }));
      expect(rowsOf(both).toSorted()).toEqual([space.rowId, goods.rowId].toSorted());
      expect((await engine.search(filtered({ area: ['whole-borough'] }))).total).toBe(1);
      expect((await engine.search(filtered({ skill: ['nobody-has-it'] }))).total).toBe(0);
    });

    test('a facet’s counts ignore its own selection and obey all others', async () => {
      const engine = await open([space, goods, offer]);
      const { facets, total } = await engine.search(filtered({ kind: ['need'], category: ['space'] }));
      expect(total).toBe(1);
      expect(facets.kind).toEqual([
        { value: 'need', count: 1 },
        { value: 'resource', count: 1 },
      ]);
      expect(facets.category).toEqual([
        { value: 'goods', count: 1 },
        { value: 'space', count: 1 },
      ]);
      expect(facets.theme).toEqual([
        { value: 'arts-culture', count: 1 },
        { value: 'older-people', count: 1 },
      ]);
      expect(facets.sector).toEqual([{ value: 'third-sector', count: 1 }]);
      expect(facets.skill).toEqual([]);
    });

    test('every combination of facets, a day and a distance is counted as by hand', async () => {
      const engine = await open(variedDocuments);
      for (const query of filterCombinations) {
        const { total, facets, hits } = await engine.search(query);
        const asked = JSON.stringify([query.filters, query.availableOn, query.within]);
        expect(
          { total, facets, rows: hits.map((hit) => hit.rowId).toSorted((x, y) => x - y) },
          asked,
        ).toEqual(countedByHand(variedDocuments, query));
      }
    });

    test.each([
      ['nothing said', null, false],
      ['only a note', { from: null, until: null, weekdays: [], dates: [] }, false],
      ['its weekday', { from: null, until: null, weekdays: [3], dates: [] }, true],
      ['another weekday', { from: null, until: null, weekdays: [4], dates: [] }, false],
      ['its weekday, but later', { from: '2026-12-01', until: null, weekdays: [3], dates: [] }, false],
      ['its weekday, but earlier', { from: null, until: '2026-11-24', weekdays: [3], dates: [] }, false],
      ['its last day', { from: '2026-11-01', until: '2026-11-25', weekdays: [], dates: [] }, true],
      ['its first day', { from: '2026-11-25', until: null, weekdays: [], dates: [] }, true],
      ['its date', { from: null, until: null, weekdays: [], dates: ['2026-11-25'] }, true],
      ['its date besides weekdays', { from: null, until: null, weekdays: [1], dates: ['2026-11-25'] }, true],
      ['another date', { from: '2026-11-01', until: null, weekdays: [], dates: ['2026-11-26'] }, false],
    ] as const)('free on Wednesday 25 November: %s', async (_, availability, expected) => {
      const engine = await open([aDocument({ availability })]);
      const result = await engine.search(aQuery('', { availableOn: '2026-11-25' }));
      expect(result.total).toBe(expected ? 1 : 0);
    });
  });

  describe(`${name}: what is told besides`, () => {
    test('a correction is named with words that people can read', async () => {
      const { engine } = await titled(['Bookkeeping course']);
      const result = await engine.search(aQuery('bookeeping coarse'));
      expect(result.corrections).toEqual([
        { from: 'bookeeping', to: 'bookkeeping' },
        { from: 'coarse', to: 'course' },
      ]);
      expect(result.highlighter('A bookkeeping <course>')).toBe(
        'A <mark>bookkeeping</mark> &lt;<mark>course</mark>&gt;',
      );
    });

    test('as typed corrects nothing', async () => {
      const { engine } = await titled(['Bookkeeping course']);
      const result = await engine.search(aQuery('bookeeping', { asTyped: true }));
      expect(result).toMatchObject({ total: 0, corrections: [], unmatched: ['bookeeping'] });
    });

    test('a theme named puts its entries first, page by page', async () => {
      const named = Array.from({ length: 3 }, () =>
        aDocument({ title: 'Mental health', summary: 'Mental health, mental health' }),
      );
      const themed = Array.from({ length: 3 }, () =>
        aDocument({
          title: 'Quiet room',
          description: 'Somebody listens.\nMental health',
          themes: ['mental-health'],
        }),
      );
      const engine = await open([...named, ...themed]);
      const page = async (number: number) => {
        const { total, hits } = await engine.search(aQuery('mental health', { page: number, perPage: 4 }));
        expect(total).toBe(6);
        return hits.map(({ rowId }) => rowId);
      };
      const first = await page(1);
      expect(first.slice(0, 3).toSorted()).toEqual(themed.map(({ rowId }) => rowId).toSorted());
      expect([...first, ...(await page(2))].slice(3).toSorted()).toEqual(
        named.map(({ rowId }) => rowId).toSorted(),
      );
    });

    test('partial matches: most words first, then the rarest; fillers never count', async () => {
      const [two, rare, common, other] = [
        aDocument({ title: 'Knitting club' }),
        aDocument({ title: 'Zumba' }),
        aDocument({ title: 'Club' }),
        aDocument({ title: 'The market' }),
      ];
      const engine = await open([common, other, rare, two].flatMap((each) => each ?? []));
      const result = await engine.search(aQuery('the zumba knitting club'));
      expect(result.total).toBe(0);
      expect(result.facets.kind).toEqual([]);
      expect(result.partial.map((hit) => hit.rowId)).toEqual([two?.rowId, rare?.rowId, common?.rowId]);
      expect(result.unmatched).toEqual([]);
      const second = await engine.search(aQuery('the zumba knitting club', { page: 2 }));
      expect(second.partial).toEqual([]);
    });

    test('partial matches: a word tells as much as it is rare, and more in a title', async () => {
      const everywhere = Array.from({ length: 40 }, () =>
        aDocument({ title: 'Club', description: 'Runs a project' }),
      );
      const inTitle = aDocument({ title: 'Zumba' });
      const inDescription = aDocument({ title: 'Dancing', description: 'Zumba' });
      const engine = await open([...everywhere, inDescription, inTitle]);
      const { partial } = await engine.search(aQuery('zumba club project unicycle'));
      expect(partial.slice(0, 2).map(({ rowId }) => rowId)).toEqual([inTitle.rowId, inDescription.rowId]);
    });

    test('partial matches are not made of other words than were meant', async () => {
      const { engine, titles } = await titled(['Sport', 'Short walks', 'Knitting club']);
      const { partial } = await engine.search(aQuery('sport knitting walks unicycle'));
      expect(titles(partial).toSorted()).toEqual(['Knitting club', 'Short walks', 'Sport']);
      const withoutWalks = await engine.search(aQuery('sport knitting unicycle'));
      expect(titles(withoutWalks.partial).toSorted()).toEqual(['Knitting club', 'Sport']);
    });

    test('partial matches: of what has one name only, and nobody lists, its words', async () => {
      const { engine, titles } = await titled([
        'Home from hospital',
        'Care of lawns',
        'Help with lawns',
        'Other',
      ]);
      const result = await engine.search(aQuery('home help'));
      expect(result).toMatchObject({ total: 0, unmatched: [] });
      expect(titles(result.partial).toSorted()).toEqual(['Help with lawns', 'Home from hospital']);
    });

    test('words that nothing has are named, and the others still found', async () => {
      const { engine, titles } = await titled(['Knitting club', 'Other']);
      const result = await engine.search(aQuery('knitting Xylophonist'));
      expect(result.unmatched).toEqual(['Xylophonist']);
      expect(titles(result.partial)).toEqual(['Knitting club']);
    });

    test('partial matches obey the filters and are ten at most', async () => {
      const documents = Array.from({ length: 15 }, (_, index) =>
        aDocument({ title: 'Club', kind: index < 13 ? 'need' : 'service' }),
      );
      const engine = await open([...documents, aDocument({ title: 'Knitting club', kind: 'need' })]);
      const result = await engine.search({
        ...filtered({ kind: ['need'] }),
        text: 'knitting club',
        sort: 'relevance',
      });
      expect(result.total).toBe(1);
      expect(result.partial).toHaveLength(10);
      const kinds = new Map(documents.map((each) => [each.rowId, each.kind]));
      expect(new Set(result.partial.map((hit) => kinds.get(hit.rowId)))).toEqual(new Set(['need']));
    });

    test.each([
      [9, 2],
      [10, 0],
    ])('where %i entries have all of the words, %i that have some follow', async (matches, partial) => {
      const engine = await open([
        ...Array.from({ length: matches }, () => aDocument({ title: 'Knitting club' })),
        aDocument({ title: 'Knitting' }),
        aDocument({ title: 'Club' }),
      ]);
      const result = await engine.search(aQuery('knitting club'));
      expect([result.total, result.partial.length]).toEqual([matches, partial]);
    });

    test.each([
      ['books', 'Booking a <b>book</b>', '<mark>Booking</mark> a &lt;b&gt;<mark>book</mark>&lt;/b&gt;'],
      ['oap', 'Lunch for older people', 'Lunch for <mark>older</mark> <mark>people</mark>'],
      ['oap', 'People older than 60', 'People older than 60'],
      ['accom', 'Accommodation & more', '<mark>Accommodation</mark> &amp; more'],
      ['dropin', 'A drop-in for all', 'A <mark>drop-in</mark> for all'],
      ['IT', 'IT: make it "work"', '<mark>IT</mark>: make it &quot;work&quot;'],
      ['womens', 'Women’s aid', '<mark>Women’s</mark> aid'],
      ['', 'Nothing <asked>', 'Nothing &lt;asked&gt;'],
    ])('%s marks what it found', async (typed, text, expected) => {
      const engine = await open([aDocument({ title: 'Books', summary: text }), aDocument({ title: text })]);
      expect((await engine.search(aQuery(typed))).highlighter(text)).toBe(expected);
    });
  });
}
