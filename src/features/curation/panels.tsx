import type { Listing } from '#features/listings/index.ts';
import type { Organisation } from '#features/organisations/index.ts';
import type { Html } from '#web/jsx/index.ts';
import type { Site } from '#web/site.ts';
import { curationPaths } from './curation.paths.ts';
import { ReportLinks } from './views/report-page.tsx';

/** What curation puts below the pages of other features. */

/** Below the page of a listing: a way to say that something is wrong. */
export function belowListing({ slug }: Pick<Listing, 'slug'>, site: Site): Html {
  return (
    <ReportLinks
      reportPath={curationPaths.listingReport(slug)}
      historyPath={site.viewer?.isCurator ? curationPaths.listingHistory(slug) : null}
    />
  );
}

/** The same below the page of an organisation. */
export function belowOrganisation({ slug }: Pick<Organisation, 'slug'>, site: Site): Html {
  return (
    <ReportLinks
      reportPath={curationPaths.organisationReport(slug)}
      historyPath={site.viewer?.isCurator ? curationPaths.organisationHistory(slug) : null}
    />
  );
}
