import { EmptyState } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import { matchingPaths } from '../matching.paths.ts';
import type { OwnMatchView } from '../matching.presenter.ts';
import { MatchHeading, MatchRow } from './match-list.tsx';

/** What goes with everything that somebody looks after. */

const heading = 'These could go together';

/**
 * What stands on one's own page until it is there. Finding it takes longer than the page, so it is fetched; without
 * a script, and where it can't be had, the link leads to it.
 */
export function OwnMatchesToCome(): Html {
  return (
    <section
      class="section matches"
      aria-labelledby="matches"
      hx-get={matchingPaths.own}
      hx-trigger="load"
      hx-swap="outerHTML"
    >
      <MatchHeading text={heading} />
      <p>
        <a href={matchingPaths.own}>What could go with your entries</a>
      </p>
    </section>
  );
}

/** The same once it is known; it takes that one's place. */
export function OwnMatches({ matches }: { matches: readonly OwnMatchView[] }): Html {
  return (
    <section class="section matches" aria-labelledby="matches">
      <MatchHeading text={heading} />
      {matches.length === 0 ? (
        <p>Nothing goes with your entries yet. What fits will appear here as soon as it is listed.</p>
      ) : (
        <OwnRows matches={matches} />
      )}
    </section>
  );
}

/** The same as a page. */
export function OwnMatchesPage({ site, matches }: { site: Site; matches: readonly OwnMatchView[] }): Html {
  return (
    <Page site={site} title={heading} unlisted back={{ label: 'My page', href: sitePaths.my }}>
      <h1>{heading}</h1>
      {matches.length === 0 ? (
        <EmptyState title="Nothing yet" action={{ href: sitePaths.my, label: 'Back to my page' }}>
          <p>What goes with your entries will appear here as soon as it is listed.</p>
        </EmptyState>
      ) : (
        <OwnRows matches={matches} />
      )}
    </Page>
  );
}

function OwnRows({ matches }: { matches: readonly OwnMatchView[] }): Html {
  return (
    <ul class="match-rows">
      {matches.map((match) => (
        <MatchRow match={match}>
          For “<a href={match.ownHref}>{match.ownTitle}</a>”
        </MatchRow>
      ))}
    </ul>
  );
}
