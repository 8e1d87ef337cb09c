import type { Router } from 'express';
import { z } from 'zod';
import type { PlacesService } from '#features/places/index.ts';
import { apiEndpoint, MovedTo, recordInput } from '#web/json-api.ts';
import { figuresOf, offsetOf, pageFigures, pagingParameters } from '#web/paging.ts';
import { type Organisation, publicSites } from './organisation.model.ts';
import {
  organisationAnswer,
  organisationReference,
  placeAnswer,
  toOrganisationAnswer,
  toOrganisationReference,
  toPlaceAnswer,
} from './organisation.output.ts';
import { organisationPaths } from './organisation.paths.ts';
import type { OrganisationService } from './organisation.service.ts';

/** Left to the feature that knows what an organisation lists: the shape of an entry, and an organisation's live ones. */
export interface ListedEntries<Entry extends z.ZodType> {
  entry: Entry;
  of(organisation: Organisation, baseUrl: string): z.output<Entry>[];
}

/** Organisations for other systems. */
export function organisationApi<Entry extends z.ZodType>(
  router: Router,
  given: { organisations: OrganisationService; places: PlacesService },
  panels: { listings: ListedEntries<Entry> },
): void {
  const { organisations, places } = given;

  apiEndpoint(
    router,
    {
      path: '/api/v1/organisations',
      permission: 'directory.read',
      log: 'api organisations',
      operationId: 'listOrganisations',
      summary: 'The organisations by name',
      input: z.object(pagingParameters),
      answer: z
        .strictObject({ ...pageFigures, organisations: z.array(organisationAnswer) })
        .meta({ id: 'OrganisationPage' }),
    },
    ({ input, site }) => {
      const found = organisations.list({ offset: offsetOf(input), limit: input.per_page });
      const parents = organisations.byRowIds(found.organisations.flatMap((each) => each.parentRowId ?? []));
      return {
        ...figuresOf(found.total, input),
        organisations: found.organisations.map((each) =>
          toOrganisationAnswer(each, parents.get(each.parentRowId ?? 0), site.baseUrl),
        ),
      };
    },
  );

  apiEndpoint(
    router,
    {
      path: organisationPaths.apiPattern,
      permission: 'directory.read',
      log: 'api organisation',
      operationId: 'getOrganisation',
      summary: 'An organisation with its public places, its parts and its live listings',
      input: recordInput,
      answer: organisationAnswer
        .extend({
          parts: z.array(organisationReference).meta({ description: 'Its teams, services and branches.' }),
          places: z.array(placeAnswer).meta({ description: 'Its places, as far as they are public.' }),
          listings: z.array(panels.listings.entry).meta({ description: 'Its live listings by kind.' }),
        })
        .meta({ id: 'OrganisationDetails' }),
    },
    ({ input, site }) => {
      const successor = organisations.findSuccessor({ id: input.id });
      if (successor) return new MovedTo(organisationPaths.api(successor.id));
      const organisation = organisations.getById(input.id);
      const { parentRowId } = organisation;
      const parent =
        parentRowId === null ? undefined : organisations.byRowIds([parentRowId]).get(parentRowId);
      return {
        ...toOrganisationAnswer(organisation, parent, site.baseUrl),
        parts: organisations.parts(organisation).map(toOrganisationReference),
        places: publicSites(organisations.sites(organisation), places).map(toPlaceAnswer),
        listings: panels.listings.of(organisation, site.baseUrl),
      };
    },
  );
}
