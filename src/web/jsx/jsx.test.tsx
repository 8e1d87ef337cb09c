import { expect, it } from 'vitest';
import { type Child, type Html, raw, render, renderDocument } from './index.ts';

function Note({ title, children }: { title: string; children?: Child }): Html {
  return (
    <section class="note" aria-label={title}>
      {children}
    </section>
  );
}

const cases: [string, Html, string][] = [
  ['escapes text', <p>{'<b> & "x"'}</p>, '<p>&lt;b&gt; &amp; &quot;x&quot;</p>'],
  ['escapes attributes', <a href={'/?q="><script>'}>x</a>, '<a href="/?q=&quot;&gt;&lt;script&gt;">x</a>'],
  [
    'renders components and their children',
    <Note title="T">
      {['a', <b>c</b>]}
      {null}
      {false}
      {0}
    </Note>,
    '<section class="note" aria-label="T">a<b>c</b>0</section>',
  ],
  [
    'writes a boolean attribute only when it is on',
    <input type="checkbox" checked={false} />,
    '<input type="checkbox"/>',
  ],
  ['takes safe markup as it is', <p>{raw('<mark>x</mark>')}</p>, '<p><mark>x</mark></p>'],
  [
    'renders fragments',
    <>
      {'x'}
      <i />
    </>,
    'x<i></i>',
  ],
  ['leaves out what is undefined', <p id={undefined}>x</p>, '<p>x</p>'],
];

it.each(cases)('%s', (_name, view, markup) => {
  expect(render(view)).toBe(markup);
});

it('renders safe markup by itself', () => {
  expect(render(raw('<i>x</i>'))).toBe('<i>x</i>');
});

it('starts a document with its doctype', () => {
  expect(
    renderDocument(
      <html lang="en-GB">
        <head>
          <title>x</title>
        </head>
      </html>,
    ),
  ).toBe('<!doctype html><html lang="en-GB"><head><title>x</title></head></html>');
});

it('refuses an asynchronous view', () => {
  const late = (async () => 'x') as unknown as () => Html;
  const Late = late;
  expect(() =>
    render(
      <div>
        <Late />
      </div>,
    ),
  ).toThrow(TypeError);
});

it('does not compile what the policy forbids', () => {
  // @ts-expect-error inline styles are forbidden
  const styled = <p style="color:red">x</p>;
  // @ts-expect-error so are event handlers
  const handled = <p onclick="x()">x</p>;
  // @ts-expect-error and elements nobody knows
  const unknown = <font>x</font>;
  expect([styled, handled, unknown]).toHaveLength(3);
});
