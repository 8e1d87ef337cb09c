import {
  CardList,
  type CountedLink,
  CountedLinks,
  EmptyState,
  EntryCard,
  type EntryCardProps,
  HeroTracks,
  SearchForm,
  Sign,
  type SignShape,
} from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths, withQuery } from '#web/paths.ts';
import type { Site } from '#web/site.ts';

/** One of the three ways in: find, offer, ask. */
export interface Door {
  sign: SignShape;
  title: string;
  href: string;
  /** "214", and what it counts. */
  count: string;
  words: string;
}

export interface HomeView {
  doors: Door[];
  needs: EntryCardProps[];
  allNeeds: string;
  offers: EntryCardProps[];
  allOffers: string;
  themes: CountedLink[];
}

const examples = [
  { label: 'bookkeeper', href: withQuery(sitePaths.search, { q: 'bookkeeper' }) },
  { label: 'minibus', href: withQuery(sitePaths.search, { q: 'minibus' }) },
  { label: 'warm space near DL1', href: withQuery(sitePaths.search, { q: 'warm space', near: 'DL1' }) },
];

/** The home page: one search box, three doors, what was added lately, themes. */
export function HomePage({ site, view }: { site: Site; view: HomeView }): Html {
  return (
    <Page
      site={site}
      title="What one of us has, another needs"
      description={`Rooms, skills, equipment, volunteers and services across ${site.placeName}.`}
      canonical={sitePaths.home}
      search={false}
      hero={<Hero site={site} doors={view.doors} />}
    >
      <Lately
        heading="Needs you could meet"
        cards={view.needs}
        all={{ href: sitePaths.needs, label: view.allNeeds }}
      />
      <Lately
        heading="Just offered"
        cards={view.offers}
        all={{ href: sitePaths.offers, label: view.allOffers }}
      />
      <section aria-labelledby="themes">
        <h2 id="themes">By theme</h2>
        <CountedLinks links={view.themes} />
      </section>
    </Page>
  );
}

function Hero({ site, doors }: { site: Site; doors: readonly Door[] }): Html {
  return (
    <>
      <div class="hero">
        <HeroTracks />
        <div class="width">
          <h1>What one of us has, another needs.</h1>
          <p class="hero-lead">
            Rooms, skills, equipment, volunteers and services across {site.placeName}: council, charities,
            public bodies and businesses in one place.
          </p>
          <SearchForm placeholder="bookkeeping, minibus, room for 30…" />
          <p class="hero-examples">
            Try{' '}
            {examples.map((example, index) => (
              <>
                {index > 0 && ', '}
                <a href={example.href}>{example.label}</a>
              </>
            ))}
          </p>
        </div>
      </div>
      <div class="width">
        <ul class="doors">
          {doors.map((door) => (
            <li class="door">
              <Sign shape={door.sign} size={28} />
              <div>
                <h2 class="door-title">
                  <a class="card-link" href={door.href}>
                    {door.title}
                  </a>
                </h2>
                <p>
                  <strong>{door.count}</strong> {door.words}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Lately(props: {
  heading: string;
  cards: readonly EntryCardProps[];
  all: { href: string; label: string };
}): Html {
  return (
    <section>
      <div class="section-head">
        <h2>{props.heading}</h2>
        {props.cards.length > 0 && <a href={props.all.href}>{props.all.label}</a>}
      </div>
      {props.cards.length === 0 ? (
        <EmptyState title="Nothing here yet" level={3}>
          <p>The newest entries will stand here.</p>
        </EmptyState>
      ) : (
        <CardList columns={2}>
          {props.cards.map((card) => (
            <EntryCard {...card} />
          ))}
        </CardList>
      )}
    </section>
  );
}
