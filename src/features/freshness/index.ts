export { createCallEffects } from './call.effects.ts';
export { callRoutes, deskPanels } from './call.routes.tsx';
export { type CallService, createCallService } from './call.service.ts';
export { type CallList, createCallList } from './call-list.ts';
export { confirmRoutes } from './confirm.routes.tsx';
export { type ConfirmLinkService, createConfirmLinkService } from './confirm-link.service.ts';
export { showInDemonstration } from './demonstration.ts';
export { createFreshnessService, type FreshnessService } from './freshness.service.ts';
export { createOwners } from './owners.ts';
