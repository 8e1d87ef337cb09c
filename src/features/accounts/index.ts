export { emailAddress, personName } from './account.input.ts';
export { type Account, displayName, formerMember, safeNext } from './account.model.ts';
export { accountPaths } from './account.paths.ts';
export { findAccountById, findAccountByRowId, hasAccounts } from './account.queries.ts';
export { accountRoutes } from './account.routes.tsx';
export { type AccountService, createAccountService } from './account.service.ts';
export {
  type CouncilDirectory,
  type CouncilDirectorySettings,
  connectCouncilDirectory,
} from './council-directory.ts';
export { councilSignInRoutes } from './council-sign-in.routes.tsx';
export { type CouncilSignIn, createCouncilSignIn } from './council-sign-in.service.ts';
export { devMailRoutes } from './dev-mail.routes.tsx';
export { applyErasures, endRestoredSessions } from './erasure.ts';
export { type ErasureList, erasureListOf, listInFile } from './erasure-list.ts';
export { createLeavingService, type LeavingService } from './leaving.service.ts';
export { administrationRoutes } from './people.routes.tsx';
export { createPeopleService, type PeopleService, type RoleHistory, type Roles } from './people.service.ts';
export { applyRetention, type RetentionRule, retentionTable } from './retention.ts';
export { createSessionService, type SessionService } from './session.service.ts';
export { signInRoutes } from './sign-in.routes.tsx';
export { createSignInService, type SignInService } from './sign-in.service.ts';
