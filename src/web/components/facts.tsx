/** Lists of pairs, and the numbers on home page and reports. */
import type { Child, Html } from '../jsx/index.ts';
import { Sign, type SignShape } from './sign.tsx';

export interface FactPair {
  label: string;
  value: Child;
}

/** What one wants to know of an entry, as pairs of label and value. */
export function FactList({ facts }: { facts: readonly FactPair[] }): Html {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div class="facts-row">
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where something is, as one pair however many places there are; none without places. */
export function placePairs(places: readonly { text: string; note: string }[]): FactPair[] {
  const lines = places.map(({ text, note }) => (
    <>
      {text} <span class="muted">{note}</span>
    </>
  ));
  if (lines.length < 2) return lines.map((value) => ({ label: 'Where', value }));
  const value = (
    <ul class="plain-list">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
  return [{ label: 'Where', value }];
}

export interface CountedLink {
  href: string;
  label: string;
  /** As people read it: "1,204". */
  count: string;
}

/** Links with how many entries each leads to, in columns: themes, wards. */
export function CountedLinks({ links }: { links: readonly CountedLink[] }): Html {
  return (
    <ul class="counted-links">
      {links.map((link) => (
        <li>
          <a href={link.href}>{link.label}</a>
          <span class="count">{link.count}</span>
        </li>
      ))}
    </ul>
  );
}

/** The head of an entry's page: its sign, its title as h1, and a line of facts (links, tags, spans). */
export function TitleBlock({
  sign,
  title,
  children,
}: {
  sign?: SignShape;
  title: Child;
  children?: Child;
}): Html {
  return (
    <div class="title-block">
      {sign !== undefined && <Sign shape={sign} size={40} />}
      <div>
        <h1>{title}</h1>
        {children !== undefined && <p class="title-facts">{children}</p>}
      </div>
    </div>
  );
}
