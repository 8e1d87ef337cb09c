import { describe, expect, it } from 'vitest';
import { type Letter, writeLetter } from './letter.ts';

const letter: Letter = {
  to: 'ann@ash.example',
  subject: 'Three entries\r\nare\u0000 due',
  parts: [
    'Hello <Ann> & all',
    { heading: 'What is due' },
    {
      items: [
        {
          text: 'A "room"\nin two lines',
          links: [{ link: 'https://x.example/?a=1&b=2', label: 'Still correct' }],
        },
      ],
    },
    { quote: 'One line\nand <another>' },
    { code: '012345' },
    { link: 'https://x.example/go', label: 'Go' },
    { aside: [{ link: 'https://x.example/less', label: 'Less' }] },
  ],
  closing: 'Borough Exchange',
};

describe('a letter', () => {
  it('is written as plain text', () => {
    expect(writeLetter(letter).text).toBe(`Hello <Ann> & all

WHAT IS DUE

* A "room"
  in two lines
  Still correct: https://x.example/?a=1&b=2

> One line
> and <another>

    012345

Go:
https://x.example/go

Less: https://x.example/less

-- 
Borough Exchange
`);
  });

  it('says the same as HTML, with every word as a word', () => {
    const { html } = writeLetter(letter);
    expect(html).toContain('Hello &lt;Ann&gt; &amp; all');
    expect(html).toContain('href="https://x.example/?a=1&amp;b=2"');
    expect(html).toContain('and &lt;another&gt;');
    expect(html).not.toMatch(/<Ann>|<another>/);
    for (const words of [
      'What is due',
      'A &quot;room&quot;<br>in two',
      '012345',
      'x.example/go',
      'x.example/less',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('has its subject on one line', () => {
    expect(writeLetter(letter).subject).toBe('Three entries are due');
  });

  it('says how to stop it where one may do without', () => {
    expect(writeLetter(letter).headers).toBeUndefined();
    const optional = writeLetter({ ...letter, unsubscribe: 'https://x.example/stop/1' });
    expect(optional.headers).toEqual({
      'List-Unsubscribe': '<https://x.example/stop/1>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    for (const words of [optional.text, optional.html]) expect(words).toContain('https://x.example/stop/1');
  });
});
