import { describe, expect, it } from 'vitest';
import { type Letter, writeLetter } from './letter.ts';

const letter: Letter = {
  to: 'ann@ash.example',
  subject: 'Three entries\r\nare due',
  parts: [
    'Hello <Ann> & all',
    { heading: 'What is due' },
    {
      items: [{ text: 'A "room"', links: [{ link: 'https://x.example/?a=1&b=2', label: 'Still correct' }] }],
    },
    { quote: 'One line\nand <another>' },
    { code: '012345' },
    { link: 'https://x.example/go', label: 'Go' },
  ],
  closing: 'Borough Exchange',
};

describe('a letter', () => {
  it('is written as plain text', () => {
    expect(writeLetter(letter).text).toBe(`Hello <Ann> & all

WHAT IS DUE

* A "room"
  Still correct: https://x.example/?a=1&b=2

> One line
> and <another>

    012345

Go:
https://x.example/go

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
    for (const words of ['What is due', 'A &quot;room&quot;', '012345', 'https://x.example/go']) {
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
