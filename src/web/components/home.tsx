/** The home page's own pieces: the hero with its search box, and the doors below it. */
import type { Child, Html } from '../jsx/index.ts';
import { SearchForm } from './search-form.tsx';
import { Sign, type SignShape } from './sign.tsx';
import { HeroTracks } from './tracks.tsx';

export interface HeroProps {
  title: Child;
  lead: Child;
  /** Examples of what to type, in the box. */
  placeholder: string;
  /** Searches to try, as links below the box; none leaves the line out. */
  examples: readonly { label: string; href: string }[];
}

/** What one sees first; goes into `Page`'s `hero`, with `search={false}`. */
export function Hero({ title, lead, placeholder, examples }: HeroProps): Html {
  return (
    <div class="hero">
      <div class="hero-backdrop">
        <HeroTracks />
      </div>
      <div class="width">
        <div class="hero-text">
          <h1>{title}</h1>
          <p class="hero-lead">{lead}</p>
          <SearchForm placeholder={placeholder} />
          {examples.length > 0 && (
            <p class="hero-try">
              Try{' '}
              {examples.map((example, index) => (
                <>
                  {index > 0 && ', '}
                  <a href={example.href}>{example.label}</a>
                </>
              ))}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

/** The doors that reach up into the hero: first thing in the page after it. */
export function Doors({ children }: { children?: Child }): Html {
  return <ul class="doors">{children}</ul>;
}

/** One of them: a sign, a verb, and a line that says what is behind it. */
export function Door({
  sign,
  title,
  href,
  children,
}: {
  sign: SignShape;
  title: string;
  href: string;
  children?: Child;
}): Html {
  return (
    <li class="card">
      <Sign shape={sign} size={28} />
      <div class="card-body">
        <h2 class="card-title">
          <a class="card-link" href={href}>
            {title}
          </a>
        </h2>
        <p>{children}</p>
      </div>
    </li>
  );
}

/** A heading with a link to all of it: "Just offered · All 131 offers". */
export function SectionHead({
  title,
  link,
}: {
  title: string;
  link?: { label: string; href: string };
}): Html {
  return (
    <div class="section-head">
      <h2>{title}</h2>
      {link !== undefined && <a href={link.href}>{link.label}</a>}
    </div>
  );
}
