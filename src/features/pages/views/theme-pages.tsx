import { CardList, EmptyState, EntryCard, type EntryCardProps, SectionHead } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';

export interface ThemeRow {
  label: string;
  sentence: string;
  href: string;
  count: string;
}

/** All themes with what each is about. */
export function ThemesPage({ site, themes }: { site: Site; themes: readonly ThemeRow[] }): Html {
  return (
    <Page site={site} title="Themes" nav="find" canonical={sitePaths.themes}>
      <h1>Themes</h1>
      <p class="lead">What entries are for. Needs, offers and services share these, so that they can meet.</p>
      <ul class="rows rows-counted">
        {themes.map((theme) => (
          <li>
            <div>
              <h2 class="row-title">
                <a href={theme.href}>{theme.label}</a>
              </h2>
              <p>{theme.sentence}</p>
            </div>
            <span class="count">
              {theme.count}
              <span class="visually-hidden"> {theme.count === '1' ? 'entry' : 'entries'}</span>
            </span>
          </li>
        ))}
      </ul>
    </Page>
  );
}

export interface ThemeSection {
  heading: string;
  cards: readonly EntryCardProps[];
  all: { href: string; label: string };
}

/** One theme: its newest needs, offers and services, and the way to all of them. */
export function ThemePage(props: {
  site: Site;
  label: string;
  sentence: string;
  canonical: string;
  sections: readonly ThemeSection[];
  /** The way to be told what is new. */
  follow: Html;
}): Html {
  return (
    <Page
      site={props.site}
      title={props.label}
      description={props.sentence}
      nav="find"
      canonical={props.canonical}
      breadcrumbs={[{ label: 'Themes', href: sitePaths.themes }]}
    >
      <h1>{props.label}</h1>
      <p class="lead">{props.sentence}</p>
      {props.follow}
      {props.sections.length === 0 && (
        <EmptyState title="Nothing is listed under this theme yet">
          <p>What the borough provides, needs and offers for it will appear here.</p>
        </EmptyState>
      )}
      {props.sections.map((section) => (
        <section class="section">
          <SectionHead title={section.heading} link={section.all} />
          <CardList columns={2}>
            {section.cards.map((card) => (
              <EntryCard {...card} />
            ))}
          </CardList>
        </section>
      ))}
    </Page>
  );
}
