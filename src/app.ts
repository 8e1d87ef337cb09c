import express, { type Express, Router } from 'express';
import { lastBackupAt } from '#db/backup.ts';
import { stored } from '#db/log-sync.ts';
import {
  accountRoutes,
  administrationRoutes,
  councilSignInRoutes,
  devMailRoutes,
  signInRoutes,
} from '#features/accounts/index.ts';
import {
  belowListing,
  belowOrganisation,
  decidedRoutes,
  deskRoutes,
  duplicatePanel,
  duplicatesBesideForm,
  historyRoutes,
  mergedAddresses,
  mergeRoutes,
  reportRoutes,
  synonymRoutes,
} from '#features/curation/index.ts';
import {
  besideListing,
  enquiryRoutes,
  overdueQuestions,
  waitingConversations,
} from '#features/enquiries/index.ts';
import { callRoutes, confirmRoutes, deskPanels } from '#features/freshness/index.ts';
import {
  hasListings,
  listedEntries,
  listingApi,
  listingFormRoutes,
  listingRoutes,
  myPageRoutes,
  organisationEntries,
  ownListingRoutes,
} from '#features/listings/index.ts';
import { dismissalRoutes, matchingApi, matchingPanels, ownMatchesRoutes } from '#features/matching/index.ts';
import {
  alertLinkRoutes,
  alertRoutes,
  followOrganisation,
  followSearch,
} from '#features/notifications/index.ts';
import {
  joiningRoutes,
  memberRoutes,
  organisationApi,
  organisationEditingRoutes,
  organisationRoutes,
} from '#features/organisations/index.ts';
import { healthRoutes, openApiRoutes, pagesRoutes } from '#features/pages/index.ts';
import { gapRoutes, ledgerRoutes, reportIndexRoutes, searchReportRoutes } from '#features/reports/index.ts';
import {
  feedRoutes,
  searchAdministrationRoutes,
  searchApi,
  searchRoutes,
  suggestionRoutes,
} from '#features/search/index.ts';
import { vocabularyApi } from '#features/vocabularies/index.ts';
import type { Logger } from '#platform/logger.ts';
import {
  accessLog,
  answerErrors,
  compressed,
  formBodies,
  identities,
  leadOn,
  requestContext,
  securityHeaders,
  staticFiles,
  unknownAddress,
} from '#web/middleware/index.ts';
import { closeRoutes } from '#web/routing.tsx';
import type { Installation } from '#web/site.ts';
import type { Services } from './services.ts';

/** The whole product as an Express application: what every request passes, in order, and every address. */
export function createApp(given: {
  services: Services;
  site: Installation;
  logger: Logger;
  trustProxy: string | number | false;
  /** Whether this machine may read the mail that was sent: never in production. */
  mailbox?: boolean;
}): Express {
  const { services, site, logger } = given;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', given.trustProxy);
  app.set('case sensitive routing', true);

  app.use(requestContext({ site, logger, stored: () => stored(services.database) }));
  const https = site.baseUrl.startsWith('https:');
  app.use(identities({ door: services.sessions, secret: services.secret, https }));
  app.use(accessLog());
  app.use(securityHeaders({ https }));
  app.use(compressed());
  app.use(staticFiles());
  app.use(formBodies());
  app.use(createRoutes(services, logger, { mailbox: given.mailbox ?? false }));
  app.use(unknownAddress());
  app.use(leadOn(mergedAddresses(services)));
  app.use(answerErrors());
  return app;
}

/** Every address of the product, in the order in which they are tried. */
export function createRoutes(
  services: Services,
  logger: Logger,
  { mailbox }: { mailbox: boolean } = { mailbox: false },
): Router {
  const router = Router({ caseSensitive: true });

  const matches = matchingPanels(services);
  pagesRoutes(router, services);
  searchRoutes(router, services, { follow: followSearch(services) });
  listingFormRoutes(router, services, {
    likelyDuplicates: duplicatesBesideForm(services),
    matches: matches.matchesBeside,
  });
  suggestionRoutes(router, services);
  ownListingRoutes(router, services);
  myPageRoutes(router, services, { waiting: waitingConversations(services), matches: matches.ownMatches });
  enquiryRoutes(router, services);
  listingRoutes(router, services, {
    below: belowListing,
    beside: besideListing(services),
    matches: matches.matchesOf,
  });
  organisationRoutes(router, services, {
    entries: organisationEntries(services),
    below: belowOrganisation,
    follow: followOrganisation,
  });
  joiningRoutes(router, services);
  memberRoutes(router, services);
  organisationEditingRoutes(router, services);

  const { council } = services;
  if (council) councilSignInRoutes(router, { council });
  signInRoutes(router, { ...services, hasCouncilSignIn: council !== null });
  accountRoutes(router, services);
  administrationRoutes(router, services, {
    councilDirectory: services.council !== null,
    searchServer: services.meilisearch !== null,
    isEmpty: () => !hasListings(services.database),
    lastBackup: () => lastBackupAt(services.database.$client.name),
  });
  searchAdministrationRoutes(router, services);
  if (mailbox) {
    devMailRoutes(router, { database: services.database, deliver: services.deliverMail });
  }

  deskRoutes(router, services, {
    panels: { duplicate: duplicatePanel(services), ...deskPanels(services) },
    countOverdue: overdueQuestions(services),
  });
  mergeRoutes(router, services);
  decidedRoutes(router, services);
  historyRoutes(router, services);
  reportRoutes(router, services);
  synonymRoutes(router, services);
  reportIndexRoutes(router, services);
  searchReportRoutes(router, services);
  gapRoutes(router, services);
  confirmRoutes(router, services);
  callRoutes(router, services);
  dismissalRoutes(router, services);
  alertRoutes(router, services);
  alertLinkRoutes(router, services);
  ownMatchesRoutes(router, services);
  ledgerRoutes(router, services);

  feedRoutes(router, services);
  searchApi(router, services);
  listingApi(router, services);
  matchingApi(router, services);
  organisationApi(router, services, { listings: listedEntries(services) });
  vocabularyApi(router, services);
  openApiRoutes(router);
  healthRoutes(router, { ...services, logger });

  closeRoutes(router);
  return router;
}
