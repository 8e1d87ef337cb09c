import { describe, expect, it } from 'vitest';
import { cutText, firstSentence, oneLine, plainText, webAddressIn, withoutContacts } from './plain-text.ts';

describe('plainText', () => {
  it.each([
    ['  one \r\n\r\n\r\n\r two\t\tthree ', 'one\n\ntwo three'],
    ['<p>Food &amp; <b>friends</b></p><ul><li>Soup<li>Bread</ul>', 'Food & friends\n• Soup• Bread'],
    ['<script>alert(1)</script>ok<!-- no -->', 'ok'],
    ['a<STYLE type="x">b{}</style >c<script src=x>d</SCRIPT>e<!-- f -->g<script>h', 'acegh'],
    ['&#163;5 &#xA3;6 &pound;7 &unknown; &#0;&#xD800;&#x110000;', '£5 £6 £7 &unknown;'],
    ['a < b and c > d, Q&A', 'a < b and c > d, Q&A'],
    ['studentsÔÇÖ ÔÇ£areaÔÇØ', 'students’ “area”'],
    ['ÔÇó\tWe inform', '• We inform'],
    ['studentsâ€™ money', 'students’ money'],
    ['nul\u0000 bell\u0007 bom\ufeff zero\u200bwidth soft\u00adhyphen', 'nul bell bom zerowidth softhyphen'],
    ["St John''s Pavement", "St John's Pavement"],
    ['Cafe\u0301 👩‍👩‍👧', 'Café 👩‍👩‍👧'],
    ['', ''],
  ])('of %j is %j', (source, expected) => {
    expect(plainText(source)).toBe(expected);
  });

  it('stays quick on text made to trouble it', () => {
    const long = '<'.repeat(50_000) + '&'.repeat(50_000) + ' '.repeat(50_000);
    expect(plainText(long)).toBe('<'.repeat(50_000) + '&'.repeat(50_000));
    // Where the end of each is looked for anew, each of these takes longer than any test may.
    expect(plainText('<script '.repeat(50_000))).toBe('<script '.repeat(50_000).trim());
    expect(plainText('<script>'.repeat(50_000))).toBe('');
    expect(plainText('<!--'.repeat(100_000))).toBe('<!--'.repeat(100_000));
  });
});

it('puts a text on one line', () => {
  expect(oneLine(' two\r\n\r\nlines ')).toBe('two lines');
});

describe('withoutContacts', () => {
  it.each([
    ['Write to jo.bloggs@example.org.uk or ring 01325 123 456.', 'Write to (left out) or ring (left out).'],
    ['+44 7700 900123, (0161) 496 0123', '(left out), (left out)'],
    ['@MEWSO in 2025/26, £1000000, 0-5 years, 10.00 - 11.15am', undefined],
    ['charity number 1000003 since 01/02/2020', undefined],
    [
      'a@b.example+c@d.example,.e@f.example; g@h and @i.example',
      '(left out)(left out),(left out); g@h and @i.example',
    ],
  ])('in %j', (text, expected) => {
    expect(withoutContacts(text)).toBe(expected ?? text);
  });

  it('stays quick on text made to trouble it', () => {
    // Tried from each letter anew, this takes longer than any test may.
    const long = 'x'.repeat(1_500_000);
    expect(withoutContacts(long)).toBe(long);
  });
});

describe('cutText', () => {
  it.each([
    ['Short.', 20, 'Short.'],
    ['A whole sentence. And then more of it follows.', 30, 'A whole sentence.'],
    ['One. And then a long sentence follows that has no end', 30, 'One. And then a long sentence…'],
    ['Ends with a comma, which goes, too', 20, 'Ends with a comma…'],
    ['x'.repeat(40), 10, `${'x'.repeat(9)}…`],
    [`${'x'.repeat(8)}👩${'x'.repeat(9)}`, 10, `${'x'.repeat(8)}…`],
  ])('cuts %j to %i', (text, max, expected) => {
    const cut = cutText(text, max);
    expect(cut).toBe(expected);
    expect(cut.length).toBeLessThanOrEqual(max);
  });
});

it.each([
  ['We need two picnic benches. They cost a lot.', 'We need two picnic benches.'],
  ['For St. Mary’s garden we ask for tools. Thanks.', 'For St. Mary’s garden we ask for tools.'],
  ['One line\nanother', 'One line'],
  ['', ''],
])('finds the first sentence of %j', (text, expected) => {
  expect(firstSentence(text)).toBe(expected);
});

describe('webAddressIn', () => {
  it.each([
    ['http://www.example.org', 'http://www.example.org'],
    ['http://HTTP://aainawomen.wordpress.com', 'http://aainawomen.wordpress.com'],
    ['www.Example.org.uk/Path  ', 'http://www.example.org.uk/Path'],
    ['https://a.org/x?y=1', 'https://a.org/x?y=1'],
    ['http://a.org/  http://b.org/c', 'http://a.org/'],
    ['http://www.coverdale.com\n/community-projects', 'http://www.coverdale.com/community-projects'],
    ['http://www.traidcraftexchange.org.', 'http://www.traidcraftexchange.org'],
    ['http://murielgood@hotmail.co.uk', undefined],
    ['http://20 heron road belfast', undefined],
    ['http://www,thecrackedslippercompany.org', undefined],
    ['http://L', undefined],
    ['javascript:alert(1)', undefined],
    ['NA', undefined],
    ['', undefined],
  ])('in %j is %j', (cell, expected) => {
    expect(webAddressIn(cell)).toBe(expected);
  });

  it('stays quick on text made to trouble it', () => {
    for (const gap of [' ', '\n']) expect(webAddressIn(`a${gap.repeat(100_000)}b`)).toBeUndefined();
    expect(webAddressIn(`a.example${'\n'.repeat(100_000)}/b`)).toBe('http://a.example/b');
  });
});
