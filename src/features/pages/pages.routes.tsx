import type { Router } from 'express';
import { z } from 'zod';
import { retentionTable } from '#features/accounts/index.ts';
import type { ListingKind } from '#features/listings/index.ts';
import { followTheme } from '#features/notifications/index.ts';
import { gazetteerAttribution, type PlacesService } from '#features/places/index.ts';
import type { SearchLog, SearchService } from '#features/search/index.ts';
import type { Theme, VocabularyService } from '#features/vocabularies/index.ts';
import type { Clock } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { formatCount } from '#platform/formats.ts';
import { noInput } from '#web/input.ts';
import { sitePaths, withQuery } from '#web/paths.ts';
import { html } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import { countThemes, type DirectoryGlance, glanceAtDirectory, offerKinds } from './directory-glance.ts';
import { themePaths } from './theme.paths.ts';
import { HomePage, type HomeView } from './views/home-page.tsx';
import { AboutPage, AccessibilityPage, PrivacyPage } from './views/plain-pages.tsx';
import { ThemePage, type ThemeSection, ThemesPage } from './views/theme-pages.tsx';

const themeInput = z.object({ slug: z.string().max(100) });
/** Entries of each sort on the home page and on a theme's page. */
const cardsOnHome = 2;
const cardsOnTheme = 4;

/** Home, themes, and the pages that say what this is. */
export function pagesRoutes(
  router: Router,
  given: {
    search: SearchService;
    searchLog: SearchLog;
    vocabularies: VocabularyService;
    places: PlacesService;
    clock: Clock;
  },
): void {
  const read = { permission: 'directory.read', input: noInput } as const;

  page(router, { ...read, path: sitePaths.home, log: 'home' }, async ({ site }) => {
    const glance = await glanceAtDirectory(given, { cards: cardsOnHome });
    const themes = [...given.vocabularies.load().themes.values()];
    const outcode = given.places.examplePostcode()?.outcode;
    return html(<HomePage site={site} view={toHome(glance, themes, outcode)} />);
  });

  page(router, { ...read, path: sitePaths.themes, log: 'themes' }, async ({ site }) => {
    const countByTheme = await countThemes(given);
    const themes = [...given.vocabularies.load().themes.values()].map((theme) => ({
      label: theme.label,
      sentence: theme.sentence,
      href: themePaths.show(theme.slug),
      count: formatCount(countByTheme.get(theme.slug) ?? 0),
    }));
    return html(<ThemesPage site={site} themes={themes} />);
  });

  page(
    router,
    { path: themePaths.pattern, permission: 'directory.read', input: themeInput, log: 'theme' },
    async ({ input, site }) => {
      const theme = input.ok ? given.vocabularies.load().themes.get(input.value.slug) : undefined;
      if (!theme) throw new NotFoundError('No such theme');
      const glance = await glanceAtDirectory(given, { theme: theme.slug, cards: cardsOnTheme });
      return html(
        <ThemePage
          site={site}
          label={theme.label}
          sentence={theme.sentence}
          canonical={themePaths.show(theme.slug)}
          follow={followTheme(theme.slug)}
          sections={toSections(glance, theme.slug)}
        />,
      );
    },
  );

  page(router, { ...read, path: sitePaths.about, log: 'about' }, ({ site }) =>
    html(<AboutPage site={site} attribution={gazetteerAttribution} />),
  );
  page(router, { ...read, path: sitePaths.accessibility, log: 'accessibility' }, ({ site }) =>
    html(<AccessibilityPage site={site} />),
  );
  page(router, { ...read, path: sitePaths.privacy, log: 'privacy' }, ({ site }) =>
    html(<PrivacyPage site={site} retention={retentionTable} keepsSearches={given.searchLog.isOn} />),
  );
}

function countOf(glance: DirectoryGlance, kinds: readonly ListingKind[]): number {
  return kinds.reduce((sum, kind) => sum + glance.countByKind[kind], 0);
}

/** @param outcode one of the borough, to try a search near it with. */
function toHome(glance: DirectoryGlance, themes: readonly Theme[], outcode: string | undefined): HomeView {
  const needs = glance.countByKind.need;
  const offers = countOf(glance, offerKinds);
  const isEmpty = Object.values(glance.countByKind).every((count) => count === 0);
  return {
    doors: [
      {
        sign: 'square',
        title: 'Find',
        href: sitePaths.search,
        count: formatCount(countOf(glance, ['service', 'resource'])),
        words: 'services, rooms and things to share',
      },
      {
        sign: 'disc',
        title: 'Offer',
        href: sitePaths.needs,
        count: formatCount(needs),
        words: needs === 0 ? 'open needs so far' : 'open needs. See which of them you could meet',
      },
      {
        sign: 'ring',
        title: 'Ask',
        href: sitePaths.offers,
        count: formatCount(offers),
        words:
          offers === 0
            ? 'offers of rooms, skills and time so far'
            : 'offers of rooms, skills and time. See who could help',
      },
    ],
    needs: glance.needs,
    allNeeds: `All ${formatCount(needs)} needs`,
    offers: glance.offers,
    allOffers: `All ${formatCount(offers)} offers`,
    themes: themes.map((theme) => ({
      label: theme.label,
      href: themePaths.show(theme.slug),
      count: formatCount(glance.countByTheme.get(theme.slug) ?? 0),
    })),
    // In a directory that is still empty they would find nothing.
    examples: isEmpty
      ? []
      : [
          { label: 'bookkeeper', href: withQuery(sitePaths.search, { q: 'bookkeeper' }) },
          { label: 'minibus', href: withQuery(sitePaths.search, { q: 'minibus' }) },
          {
            label: outcode === undefined ? 'warm space' : `warm space near ${outcode}`,
            href: withQuery(sitePaths.search, { q: 'warm space', near: outcode }),
          },
        ],
  };
}

function toSections(glance: DirectoryGlance, theme: string): ThemeSection[] {
  const section = (
    heading: string,
    kinds: readonly ListingKind[],
    cards: ThemeSection['cards'],
  ): ThemeSection => ({
    heading,
    cards,
    all: {
      href: withQuery(sitePaths.search, { theme, kind: kinds }),
      label: `All ${formatCount(countOf(glance, kinds))}`,
    },
  });
  return [
    section('Needs you could meet', ['need'], glance.needs),
    section('On offer', offerKinds, glance.offers),
    section('Services', ['service'], glance.services),
  ].filter(({ cards }) => cards.length > 0);
}
