import type { Database } from '#db/client.ts';
import {
  findOrganisationBySlug,
  type Organisation,
  readOrganisations,
} from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import { findSuccessor } from '#features/revisions/index.ts';
import { searchParameters } from '#features/search/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { NotFoundError, RuleError } from '#platform/errors.ts';
import { parseInput, type RawInput } from '#web/input.ts';
import { alertPaths } from './alert.paths.ts';
import { longestName, placeOf, subjectOf, suggestedName } from './alert-subject.ts';

/** What an address asks to follow. */
export interface Target {
  type: 'search' | 'organisation';
  subject: string;
  suggestedName: string;
  /** The address itself, in the one form that the same subject always has. */
  action: string;
  /** Where what is there now can be seen. */
  place: string;
}

/**
 * Reads what an address asks to follow: an organisation, or a search by the parameters of `/search`. Throws
 * {@link NotFoundError} where there is no such thing, and {@link RuleError} for a search that is too long to be kept.
 */
export function createTargetReader(given: {
  database: Database;
  places: PlacesService;
  vocabulary: () => Vocabulary;
}): (raw: RawInput, organisationSlug: string | undefined) => Target {
  const { database } = given;
  const parameters = searchParameters(given);

  function organisationTarget(slug: string): Target {
    const organisation = findListed(slug);
    const { id: subject, name } = organisation;
    return {
      type: 'organisation',
      subject,
      suggestedName: name.slice(0, longestName),
      action: alertPaths.followOrganisation(organisation.slug),
      place: placeOf({ type: 'organisation', subject }, organisation),
    };
  }

  /** The organisation of a slug, or the one that took it over. */
  function findListed(slug: string): Organisation {
    const found = findOrganisationBySlug(database, slug);
    const keptRowId = found && findSuccessor(database, 'organisation', found.rowId);
    const [kept] = keptRowId === undefined ? [found] : readOrganisations(database, [keptRowId]);
    if (kept?.state !== 'live') throw new NotFoundError('No such organisation');
    return kept;
  }

  return (raw, organisationSlug) => {
    if (organisationSlug !== undefined) return organisationTarget(organisationSlug);
    const parsed = parseInput(parameters, raw);
    if (!parsed.ok) throw new NotFoundError('No such search');
    const subject = subjectOf(parsed.value);
    if (subject === undefined)
      throw new RuleError('q', 'This search is too long to be kept. Use fewer words');
    return {
      type: 'search',
      subject,
      suggestedName: suggestedName(parsed.value, given.vocabulary()),
      action: alertPaths.followSearch(subject),
      place: placeOf({ type: 'search', subject }, undefined),
    };
  };
}
