export { curationPaths } from './curation.paths.ts';
export { decidedRoutes } from './decided.routes.tsx';
export { advanceDemonstrationQueue, rememberDemonstrationQueue } from './demonstration-queue.ts';
export { deskRoutes, type ItemPanel } from './desk.routes.tsx';
export { createDuplicateFinder, type DuplicateFinder } from './duplicates.finder.ts';
export { duplicatePanel, duplicatesBesideForm } from './duplicates.panels.tsx';
export { historyRoutes } from './history.routes.tsx';
export { createHistoryService, type HistoryService } from './history.service.ts';
export { createJoiningDesk } from './joining-requests.ts';
export type { MergedPair, MergeFollower } from './merge.follower.ts';
export type { MergeKind } from './merge.kind.ts';
export { type MergedType, mergedTypes } from './merge.model.ts';
export { mergeRoutes } from './merge.routes.tsx';
export { createMergeService, type MergeService } from './merge.service.ts';
export { createListingMerging } from './merge-listings.ts';
export { createOrganisationMerging } from './merge-organisations.ts';
export { mergedAddresses } from './merged-addresses.ts';
export { belowListing, belowOrganisation } from './panels.tsx';
export { createPublishingGate } from './publishing-gate.ts';
export { createRecentDecisions, type RecentDecisions } from './recent-decisions.ts';
export { reportRoutes } from './report.routes.tsx';
export { createReportService, type ReportService } from './report.service.ts';
export { createReviewEffects, type Decision, noEffects, type ReviewEffects } from './review.effects.ts';
export { createReviewLedger, type Dossier, type Opening, type ReviewLedger } from './review.ledger.ts';
export {
  type CallReason,
  proposalOf,
  type ReviewItem,
  type ReviewState,
  type ReviewType,
  reviewTypes,
  type Written,
} from './review.model.ts';
export { createReviewService, type OpenedItem, type ReviewService } from './review.service.ts';
export type { Outcome } from './review-types.ts';
export { riskOf } from './risk.model.ts';
export { synonymRoutes } from './synonym.routes.tsx';
export { createSynonymService, type SynonymService } from './synonym.service.ts';
export { createTrustService, type TrustService } from './trust.service.ts';
