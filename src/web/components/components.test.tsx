import { expect, it } from 'vitest';
import { render } from '../jsx/index.ts';
import { Facet, Marked, Pagination } from './index.ts';

it.each([
  ['plain &amp; simple', 'plain &amp; simple'],
  ['<mark>Book</mark>keeping &#39;s', '<mark>Book</mark>keeping &#39;s'],
  ['&lt;mark&gt;not a mark&lt;/mark&gt;', '&lt;mark&gt;not a mark&lt;/mark&gt;'],
  ['<script>x</script><mark>y</mark>', '&lt;script&gt;x&lt;/script&gt;<mark>y</mark>'],
  ['<mark>a<b>c</mark>', '&lt;mark&gt;a&lt;b&gt;c&lt;/mark&gt;'],
  ['&amp;lt;', '&amp;lt;'],
  ['', ''],
])('takes nothing of %j as markup but the marks', (html, markup) => {
  expect(render(<Marked html={html} />)).toBe(markup);
});

it.each([
  [1, 1, null],
  [9, 3, null],
  [1, 3, '[1] 2 3 Next'],
  [2, 3, 'Previous 1 [2] 3 Next'],
  [5, 9, 'Previous 1 … 4 [5] 6 … 9 Next'],
  [9, 9, 'Previous 1 … 8 [9]'],
  [1, 50_000_000, '[1] 2 … 50000000 Next'],
])('offers the pages around %i of %i', (page, totalPages, shown) => {
  const view = Pagination({ page, totalPages, href: (number) => `?page=${number}` });
  expect(view === null ? null : wordsOf(render(view))).toBe(shown);
});

it('ties a facet to the search form, with its selected values ticked and the rest folded', () => {
  const value = (name: string, selected = false) => ({ value: name, label: name, count: '1', selected });
  const markup = render(
    <Facet
      name="kind"
      title="Kind"
      values={[value('need', true), value('skill')]}
      more={[value('service')]}
    />,
  );
  expect(markup.match(/form="search"/g)).toHaveLength(3);
  expect(markup.match(/checked/g)).toHaveLength(1);
  expect(markup).toContain('<summary>Show 1 more</summary>');
});

/** What one reads of the pagination; the current page in brackets. */
function wordsOf(markup: string): string {
  return markup
    .replace(/<span class="visually-hidden">[^<]*<\/span>/g, '')
    .replace(/<a [^>]*aria-current="page"[^>]*>(\d+)<\/a>/g, '[$1]')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
