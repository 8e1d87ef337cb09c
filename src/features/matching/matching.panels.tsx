import type { Listing, ListingContent } from '#features/listings/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import type { Html } from '#web/jsx/index.ts';
import { matchesHeading, toMatchView } from './matching.presenter.ts';
import type { MatchingService } from './matching.service.ts';
import { MatchesBeside, MatchSection } from './views/match-list.tsx';
import { OwnMatchesToCome } from './views/own-matches.tsx';

/** What matching puts on the pages of other features. */

/** Matches on the page of an entry, and beside a form. */
const most = { page: 15, form: 3 } as const;

export function matchingPanels(given: {
  matching: MatchingService;
  vocabularies: VocabularyService;
  clock: Clock;
}) {
  const { matching } = given;
  const terms = () => ({ vocabulary: given.vocabularies.load(), today: londonDay(given.clock.now()) });
  return {
    /** On the page of an entry; its own people can put matches away. */
    matchesOf(listing: Listing, isOwn: boolean): Html | null {
      if (listing.state !== 'live') return null;
      const matches = matching.matchesOf(listing, most.page);
      return (
        <MatchSection
          heading={matchesHeading(listing.kind)}
          matches={matches.map((match) =>
            toMatchView(match, { ...terms(), ownSlug: isOwn ? listing.slug : null }),
          )}
          empty={
            isOwn ? 'Nothing goes with this yet. What fits will appear here as soon as it is listed.' : null
          }
        />
      );
    },

    /** Beside the form of an entry, while it is being written. */
    matchesBeside(entry: {
      content: ListingContent;
      organisationRowId: number;
      listingRowId: number | null;
    }): Html | null {
      const matches = matching.matchesOfDraft(entry, most.form);
      if (matches.length === 0) return null;
      return (
        <MatchesBeside
          heading={entry.content.kind === 'need' ? 'Already on offer' : 'Already wanted'}
          matches={matches.map((match) => toMatchView(match, { ...terms(), ownSlug: null }))}
        />
      );
    },

    /** On one's own page: the best for everything that one's organisations list comes after the page. */
    ownMatches: (): Html => <OwnMatchesToCome />,
  };
}
