export { dismissedFrom } from './dismissal.queries.ts';
export { dismissalRoutes } from './dismissal.routes.tsx';
export { createDismissalService, type DismissalService } from './dismissal.service.ts';
export { matchesAnswer, matchingApi } from './matching.api.ts';
export { matchingPanels } from './matching.panels.tsx';
export { createMatchingService, type Match, type MatchingService } from './matching.service.ts';
export { counterparts } from './meeting.model.ts';
export { ownMatchesRoutes } from './own-matches.routes.tsx';
