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
      forCurators={
        site.viewer?.isCurator
          ? [
              { label: 'History', href: curationPaths.listingHistory(slug) },
              { label: 'How often to confirm', href: curationPaths.listingInterval(slug) },
            ]
          : []
      }
    />
  );
}

/** The same below the page of an organisation. */
export function belowOrganisation({ slug }: Pick<Organisation, 'slug'>, site: Site): Html {
  return (
    <ReportLinks
      reportPath={curationPaths.organisationReport(slug)}
      forCurators={
        site.viewer?.isCurator
          ? [
              { label: 'History', href: curationPaths.organisationHistory(slug) },
              { label: 'Confirm by telephone', href: curationPaths.organisationCall(slug) },
            ]
          : []
      }
    />
  );
}
