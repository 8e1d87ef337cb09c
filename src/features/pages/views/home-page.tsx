import {
  CardList,
  type CountedLink,
  CountedLinks,
  Door,
  Doors,
  EmptyState,
  EntryCard,
  type EntryCardProps,
  Hero,
  SectionHead,
  type SignShape,
} from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';

/** One of the three ways in: find, offer, ask. */
export interface DoorView {
  sign: SignShape;
  title: string;
  href: string;
  /** "214", and what it counts. */
  count: string;
  words: string;
}

export interface HomeView {
  doors: DoorView[];
  needs: EntryCardProps[];
  allNeeds: string;
  offers: EntryCardProps[];
  allOffers: string;
  themes: CountedLink[];
  /** Searches to try. */
  examples: { label: string; href: string }[];
}

/** The home page: one search box, three doors, what was added lately, themes. */
export function HomePage({ site, view }: { site: Site; view: HomeView }): Html {
  return (
    <Page
      site={site}
      title="What one of us has, another needs"
      description={`Rooms, skills, equipment, volunteers and services across ${site.placeName}.`}
      canonical={sitePaths.home}
      search={false}
      hero={
        <Hero
          title="What one of us has, another needs."
          lead={`Rooms, skills, equipment, volunteers and services across ${site.placeName}: council, charities, public bodies and businesses in one place.`}
          placeholder="bookkeeping, minibus, room for 30…"
          examples={view.examples}
        />
      }
    >
      <Doors>
        {view.doors.map((door) => (
          <Door sign={door.sign} title={door.title} href={door.href}>
            <strong>{door.count}</strong> {door.words}
          </Door>
        ))}
      </Doors>
      <Lately
        title="Needs you could meet"
        cards={view.needs}
        all={{ href: sitePaths.needs, label: view.allNeeds }}
      />
      <Lately
        title="Just offered"
        cards={view.offers}
        all={{ href: sitePaths.offers, label: view.allOffers }}
      />
      <section class="section">
        <SectionHead title="By theme" />
        <CountedLinks links={view.themes} />
      </section>
    </Page>
  );
}

function Lately(props: {
  title: string;
  cards: readonly EntryCardProps[];
  all: { href: string; label: string };
}): Html {
  if (props.cards.length === 0) {
    return (
      <section class="section">
        <SectionHead title={props.title} />
        <EmptyState title="Nothing here yet" level={3}>
          <p>The newest entries will appear here.</p>
        </EmptyState>
      </section>
    );
  }
  return (
    <section class="section">
      <SectionHead title={props.title} link={props.all} />
      <CardList columns={2}>
        {props.cards.map((card) => (
          <EntryCard {...card} />
        ))}
      </CardList>
    </section>
  );
}
