import type { Database } from '#db/client.ts';
import {
  type CouncilDirectory,
  createAccountService,
  createCouncilSignIn,
  createLeavingService,
  createPeopleService,
  createSessionService,
  createSignInService,
  erasureListOf,
  type RoleHistory,
  type Roles,
} from '#features/accounts/index.ts';
import {
  createDuplicateFinder,
  createHistoryService,
  createJoiningDesk,
  createListingMerging,
  createMergeService,
  createOrganisationMerging,
  createPublishingGate,
  createRecentDecisions,
  createReportService,
  createReviewEffects,
  createReviewLedger,
  createReviewService,
  createSynonymService,
  createTrustService,
} from '#features/curation/index.ts';
import {
  createConversationMoves,
  createEnquiryPost,
  createEnquiryService,
  createEnquirySweep,
  createExchangeBook,
  createUnansweredNote,
} from '#features/enquiries/index.ts';
import {
  createCallEffects,
  createCallList,
  createCallService,
  createConfirmLinkService,
  createFreshnessService,
  createOwners,
} from '#features/freshness/index.ts';
import {
  createListingEditing,
  createListingService,
  createMyPageService,
  createUnfinishedChanges,
  leaveSitesIn,
} from '#features/listings/index.ts';
import { createDismissalService, createMatchingService } from '#features/matching/index.ts';
import {
  createAlertService,
  createDigestService,
  createNewEntries,
  createNewsFinder,
  createStopLinks,
  followerMoves,
} from '#features/notifications/index.ts';
import {
  createInvitationService,
  createJoiningAuthority,
  createJoiningService,
  createMembershipService,
  createOrganisationEditing,
  createOrganisationRecord,
  createOrganisationService,
  membershipsOf,
} from '#features/organisations/index.ts';
import { createPlacesService } from '#features/places/index.ts';
import { createGapService, createLedgerService, createSearchReportService } from '#features/reports/index.ts';
import { listRevisions, recordRevision } from '#features/revisions/index.ts';
import {
  allSearchDocuments,
  connectMeilisearch,
  createLookalikes,
  createPopularSearches,
  createSearchLog,
  createSearchProjection,
  createSearchService,
  createSqliteEngine,
  createSuggestionService,
  type MeilisearchConfig,
  type MeilisearchUpkeep,
  rowsOfEvents,
  type SearchEngine,
} from '#features/search/index.ts';
import { createVocabularyService } from '#features/vocabularies/index.ts';
import type { Clock } from '#platform/clock.ts';
import { type IdSource, randomIds } from '#platform/ids.ts';
import { installationSecret } from '#platform/installation-secret.ts';
import { createWorker } from '#platform/jobs/worker.ts';
import type { Logger } from '#platform/logger.ts';
import { createDelivery } from '#platform/mail/delivery.ts';
import type { MailTransport } from '#platform/mail/mail.ts';
import { localTransport } from '#platform/mail/transports.ts';
import { backgroundWork } from './background-work.ts';

/** What the program is told of the world around it; commands that send nothing and sign nobody in need none of it. */
export interface Surroundings {
  /** Signs form tokens and keys hashes; see `installationSecret`. */
  secret: string;
  /** Whether what people search for is kept; off unless said otherwise. */
  keepsSearches?: boolean;
  /** Where links in mails lead to: asked for each, since the port may be known late. */
  baseUrl: () => string;
  placeName: string;
  /** Who carries mail; null: it waits in the database. */
  mail: MailTransport | null;
  /** The council's own directory of people, as a second way in. */
  councilDirectory?: CouncilDirectory | undefined;
  /** A search server to use before the embedded engine. */
  meilisearch?: MeilisearchConfig | undefined;
}

/** Everything that the routes, the commands and the worker call. */
export type Services = ReturnType<typeof createServices>;

/** The composition root: the only place that constructs services and wires what lower features know of higher ones. */
export function createServices(given: {
  database: Database;
  clock: Clock;
  logger: Logger;
  ids?: IdSource;
  surroundings?: Partial<Surroundings>;
}) {
  const { database, clock, logger } = given;
  const ids = given.ids ?? randomIds;
  const {
    secret,
    keepsSearches = false,
    baseUrl,
    placeName,
    mail,
    councilDirectory,
    meilisearch: server,
  }: Surroundings = {
    secret: given.surroundings?.secret ?? installationSecret(database, undefined),
    baseUrl: () => 'http://localhost:3000',
    placeName: 'Darlington',
    mail: localTransport,
    ...given.surroundings,
  };
  const accounts = createAccountService({ database });
  const sessions = createSessionService({
    database,
    clock,
    ids,
    logger,
    membershipsOf: (accountRowId) => membershipsOf(database, accountRowId),
  });
  const signIn = createSignInService({ database, clock, ids, sessions, secret, baseUrl, placeName });
  const council = councilDirectory
    ? createCouncilSignIn({
        database,
        clock,
        ids,
        logger,
        sessions,
        secret,
        baseUrl,
        directory: councilDirectory,
      })
    : null;
  const deliverMail = createDelivery({ database, transport: mail, clock, logger });
  const vocabularies = createVocabularyService(database);
  const places = createPlacesService(database);
  const vocabulary = () => vocabularies.load();
  const engine = createSqliteEngine({
    database,
    vocabulary,
    clock,
    listsFailed: (err) => logger.warn({ err }, 'terms of the index could not be read into memory'),
  });
  const documents = { vocabulary, wardCentre: places.wardCentre, outcodeCentre: places.outcodeCentre };
  const projection = createSearchProjection(engine, documents);
  const entries = { leaveSitesIn };
  const organisations = createOrganisationService({ database, clock, ids, projection, entries });
  const organisationRecord = createOrganisationRecord({ clock, ids, projection, entries });
  const reviewLedger = createReviewLedger({ clock, ids });
  const joiningDesk = createJoiningDesk({ database, ledger: reviewLedger });
  const joins = { database, clock, record: organisationRecord, desk: joiningDesk };
  const memberships = createMembershipService(joins);
  const joining = createJoiningService(joins);
  const organisationEditing = createOrganisationEditing(joins);
  const invitations = createInvitationService({ ...joins, ids, baseUrl, placeName });
  const erasures = erasureListOf(database);
  const leaving = createLeavingService({
    database,
    clock,
    erasures,
    leaveOrganisationsIn(tx, person) {
      joining.withdrawAllIn(tx, person);
      memberships.leaveAllIn(tx, person, person.accountRowId);
    },
    ledAlone: (person) => memberships.ledAlone(person).map(({ name }) => name),
  });
  const people = createPeopleService({ database, clock, ids, history: roleHistory(database) });
  const gate = createPublishingGate({ database, ledger: reviewLedger });
  const listings = createListingService({ database, clock, ids, vocabulary, projection, gate });
  const unfinished = createUnfinishedChanges({ database, clock });
  const editing = createListingEditing({
    database,
    clock,
    ids,
    vocabulary,
    authority: listings,
    gate,
    places: organisationEditing,
    unfinished,
  });
  const joiningAuthority = createJoiningAuthority(joins);
  const owners = createOwners({ secret });
  const writing = { database, clock, logger, baseUrl, placeName };
  const callList = createCallList({ database, clock, ledger: reviewLedger, listings });
  const freshness = createFreshnessService({ ...writing, owners, callList });
  const confirmLinks = createConfirmLinkService({ database, clock, owners, listings });
  const calls = createCallService({ database, listings, callList });
  const effects = {
    ...createReviewEffects({ listings, joining: joiningAuthority }),
    ...createCallEffects({ listings, callList }),
  };
  const reviews = createReviewService({ database, clock, ledger: reviewLedger, accounts, effects });
  const recentDecisions = createRecentDecisions({ database, ledger: reviewLedger, effects });
  const history = createHistoryService({ database, listings, record: organisationRecord });
  const reports = createReportService({ database, clock, ledger: reviewLedger, secret });
  const trust = createTrustService({ database, organisations, record: organisationRecord });
  const unansweredChanged = createUnansweredNote({ clock, projection });
  const exchanges = createExchangeBook({ clock, ids, vocabulary, listings });
  const post = createEnquiryPost({ clock, ids, baseUrl, placeName });
  const asking = { database, clock, ids, post, exchanges, unansweredChanged };
  const enquiries = createEnquiryService(asking);
  const enquirySweep = createEnquirySweep({ ...asking, logger });
  const duplicates = createDuplicateFinder({
    database,
    ledger: reviewLedger,
    lookalikes: createLookalikes(database),
  });
  const mergeKinds = {
    listing: createListingMerging({ clock, listings, ledger: reviewLedger, vocabulary }),
    organisation: createOrganisationMerging({ clock, record: organisationRecord, ledger: reviewLedger }),
  };
  const merging = createMergeService({
    database,
    clock,
    ids,
    ledger: reviewLedger,
    kinds: mergeKinds,
    // What they noted stands under these names in merges that were made: names stay.
    followers: { enquiries: createConversationMoves({ clock, unansweredChanged }), alerts: followerMoves },
  });
  const searchLog = createSearchLog({ database, clock, logger, isOn: keepsSearches });
  const popularSearches = createPopularSearches({ database, clock, logger });
  const matching = createMatchingService({
    database,
    clock,
    index: engine,
    listings,
    organisations,
    centres: places,
    vocabulary,
  });
  const dismissals = createDismissalService({ database, clock, listings, organisations });
  const stopLinks = createStopLinks(database);
  const alerts = createAlertService({ database, clock, ids, stopLinks });
  const newEntries = createNewEntries({ database, clock, logger, listings, matching });
  const digests = createDigestService({
    ...writing,
    ids,
    finder: createNewsFinder({ database, probe: engine, places, vocabulary }),
    stopLinks,
  });
  const connected = server
    ? connectMeilisearch({
        config: server,
        placeName,
        database,
        clock,
        logger,
        embedded: engine,
        sources: { ...allSearchDocuments(documents), vocabulary, rowsOf: rowsOfEvents },
      })
    : null;
  const searchEngine: SearchEngine = connected?.engine ?? engine;
  const meilisearch: MeilisearchUpkeep | null = connected?.upkeep ?? null;
  const search = createSearchService({ engine: searchEngine, listings, organisations, places });
  const worker = createWorker({
    database,
    clock,
    logger,
    ...backgroundWork({
      database,
      clock,
      projection,
      engine,
      erasures,
      meilisearch,
      deliverMail,
      duplicates,
      owners,
      callList,
      freshness,
      alerts,
      newEntries,
      digests,
      enquirySweep,
      unansweredChanged,
    }),
  });
  return {
    database,
    clock,
    /** Signs form tokens. */
    secret,
    accounts,
    sessions,
    signIn,
    /** Null where no council's directory is set up. */
    council,
    leaving,
    people,
    /** Sends the mail that is due; returns how much of it was sent. */
    deliverMail,
    vocabularies,
    places,
    organisations,
    memberships,
    invitations,
    joining,
    organisationEditing,
    listings,
    editing,
    unfinished,
    myPage: createMyPageService({ database, clock, gate, unfinished }),
    /** The embedded engine, which is always there. */
    engine,
    /** The engine that searches go to: Meilisearch with the embedded one behind it, or the latter alone. */
    searchEngine,
    /** Keeps Meilisearch in step; null where there is none. */
    meilisearch,
    search,
    matching,
    dismissals,
    searchLog,
    popularSearches,
    suggestions: createSuggestionService({
      database,
      engine,
      listings,
      organisations,
      vocabulary,
      popular: popularSearches,
    }),
    /** Where requests to register or join go. */
    joiningDesk,
    reviewLedger,
    reviews,
    recentDecisions,
    trust,
    reports,
    history,
    synonyms: createSynonymService({ database, clock, ids, vocabularies, engine, search }),
    searchReport: createSearchReportService({ database, clock }),
    gaps: createGapService({ database, clock, ids }),
    ledger: createLedgerService({ database }),
    /** What asks owners to confirm their entries, by the calendar. */
    freshness,
    confirmLinks,
    callList,
    calls,
    enquiries,
    /** What people follow. */
    alerts,
    digests,
    exchanges,
    duplicates,
    mergeKinds,
    merging,
    worker,
    /** Builds the search index anew from the database, in small transactions, while searches go on. */
    rebuildIndex: (progress?: (done: number, of: number) => void) =>
      engine.rebuild(allSearchDocuments(documents), progress),
  };
}

/** Keeps the history of people's roles among the revisions, by reference and without names. */
function roleHistory(database: Database): RoleHistory {
  return {
    record(tx, { accountId, actor, reason, roles, at }) {
      recordRevision(tx, {
        subjectType: 'account',
        subjectId: accountId,
        actor,
        reason,
        snapshot: roles,
        recordedAt: at,
      });
    },
    list: (accountId) =>
      listRevisions(database, 'account', accountId).map(({ actor, reason, snapshot, recordedAt }) => ({
        actor,
        reason,
        roles: snapshot as Roles,
        at: recordedAt,
      })),
  };
}
