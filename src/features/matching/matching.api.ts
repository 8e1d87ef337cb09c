import type { Router } from 'express';
import { z } from 'zod';
import type { ListingService } from '#features/listings/index.ts';
import type { OrganisationService } from '#features/organisations/index.ts';
import { hit, markedWords, toHit } from '#features/search/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { apiEndpoint, MovedTo, recordInput } from '#web/json-api.ts';
import { matchingPaths } from './matching.paths.ts';
import { reasonsOf } from './matching.presenter.ts';
import type { MatchingService } from './matching.service.ts';

/** At most so many matches are told. */
const mostMatches = 20;

export const matchesAnswer = z
  .strictObject({
    matches: z
      .array(
        z
          .strictObject({
            listing: hit.meta({ description: 'Its `distanceMiles` are from the one asked about.' }),
            score: z.number().min(0).max(1).meta({ description: 'How well the two go together.' }),
            reasons: z.array(z.string()).meta({ description: 'Why, in words for people.' }),
          })
          .meta({ id: 'Match' }),
      )
      .max(mostMatches)
      .meta({ description: 'Best first.' }),
  })
  .meta({ id: 'MatchesAnswer' });

/** Matches for other systems. */
export function matchingApi(
  router: Router,
  given: {
    matching: MatchingService;
    listings: ListingService;
    organisations: Pick<OrganisationService, 'byRowIds'>;
    vocabularies: VocabularyService;
    clock: Clock;
  },
): void {
  apiEndpoint(
    router,
    {
      path: matchingPaths.apiPattern,
      permission: 'directory.read',
      log: 'api matches',
      operationId: 'listMatches',
      summary: 'What goes with a listing',
      description:
        'Offers and services that could meet a need; needs that an offer or service could meet. What isn’t live has none.',
      input: recordInput,
      answer: matchesAnswer,
    },
    ({ input, site }) => {
      const successor = given.listings.findSuccessor({ id: input.id });
      if (successor) return new MovedTo(matchingPaths.api(successor.id));
      const listing = given.listings.getPublicById(input.id);
      const organisation = given.organisations
        .byRowIds([listing.organisationRowId])
        .get(listing.organisationRowId);
      if (organisation?.state !== 'live') throw new NotFoundError('Its organisation is gone');
      const vocabulary = given.vocabularies.load();
      const today = londonDay(given.clock.now());
      return {
        matches: given.matching.matchesOf(listing, mostMatches).map((match) => ({
          listing: toHit(
            {
              listing: match.listing,
              organisation: match.organisation,
              places: [],
              distanceMiles: match.grounds.distance?.miles ?? null,
            },
            markedWords(match.grounds.tellingWords),
            site.baseUrl,
          ),
          score: Math.round(match.score * 100) / 100,
          reasons: reasonsOf(match, vocabulary, today),
        })),
      };
    },
  );
}
