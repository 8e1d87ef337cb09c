import type { Router } from 'express';
import { z } from 'zod';
import type { PlacesService } from '#features/places/index.ts';
import { NotFoundError } from '#platform/errors.ts';
import { formatCount } from '#platform/formats.ts';
import { belongsTo, mayActFor } from '#platform/permissions.ts';
import { single } from '#web/input.ts';
import type { Html } from '#web/jsx/index.ts';
import { sitePaths } from '#web/paths.ts';
import { html, redirect } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { type Organisation, publicSites } from './organisation.model.ts';
import { organisationPaths } from './organisation.paths.ts';
import { toOrganisationPage, toOrganisationRow } from './organisation.presenter.ts';
import type { OrganisationService } from './organisation.service.ts';
import { OrganisationPage } from './views/organisation-page.tsx';
import { OrganisationsPage } from './views/organisations-page.tsx';

const perPage = 40;
const organisationInput = z.object({ slug: z.string().max(200) });
const organisationsInput = z.object({
  page: single(
    z
      .string()
      .regex(/^[1-9]\d{0,9}$/)
      .transform(Number)
      .default(1),
  ),
});

function counted(total: number): string {
  return total === 1 ? '1 organisation' : `${formatCount(total)} organisations`;
}

/** The pages of organisations. */
export function organisationRoutes(
  router: Router,
  given: { organisations: OrganisationService; places: PlacesService },
  /** Filled by features that know what an organisation lists. */
  panels: {
    entries: (organisation: Organisation) => Html;
    /** What everybody can do about it: suggest a correction, report a problem. */
    below?: (organisation: Organisation, site: Site) => Html | null;
    /** How to be told what it lists. */
    follow?: (organisation: Organisation) => Html | null;
  },
): void {
  page(
    router,
    {
      path: sitePaths.organisations,
      permission: 'directory.read',
      input: organisationsInput,
      log: 'organisations',
    },
    ({ input, site }) => {
      const number = input.ok ? input.value.page : 1;
      const { total, organisations } = given.organisations.list({
        offset: (number - 1) * perPage,
        limit: perPage,
      });
      return html(
        <OrganisationsPage
          site={site}
          heading={input.ok ? counted(total) : 'We can’t show that page'}
          rows={input.ok ? organisations.map(toOrganisationRow) : []}
          page={number}
          isEmpty={input.ok && total === 0}
          totalPages={input.ok ? Math.ceil(total / perPage) : 0}
        />,
        { status: input.ok ? 200 : 400 },
      );
    },
  );

  page(
    router,
    {
      path: organisationPaths.pattern,
      permission: 'directory.read',
      input: organisationInput,
      log: 'organisation',
    },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such organisation');
      const successor = given.organisations.findSuccessor({ slug: input.value.slug });
      if (successor) return redirect(organisationPaths.show(successor.slug), 301);
      const organisation = given.organisations.getBySlug(input.value.slug);
      const { parentRowId } = organisation;
      const parent =
        parentRowId === null ? undefined : given.organisations.byRowIds([parentRowId]).get(parentRowId);
      const view = toOrganisationPage({
        organisation,
        parent: parent?.state === 'live' ? parent : undefined,
        parts: given.organisations.parts(organisation),
        places: publicSites(given.organisations.sites(organisation), given.places),
        standing: mayActFor(actor, organisation.rowId, 'lead')
          ? 'lead'
          : mayActFor(actor, organisation.rowId, 'member')
            ? 'member'
            : null,
        isOwn: belongsTo(actor, organisation.rowId),
      });
      return html(
        <OrganisationPage
          site={site}
          view={view}
          canonical={organisationPaths.show(organisation.slug)}
          entries={panels.entries(organisation)}
          below={panels.below?.(organisation, site) ?? null}
          follow={panels.follow?.(organisation) ?? null}
        />,
      );
    },
  );
}
