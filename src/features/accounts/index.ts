export { emailAddress, personName } from './account.input.ts';
export { type Account, displayName, formerMember, safeNext } from './account.model.ts';
export { accountPaths } from './account.paths.ts';
export { hasAccounts } from './account.queries.ts';
export { type AccountService, createAccountService } from './account.service.ts';
export { devMailRoutes } from './dev-mail.routes.tsx';
export { createSessionService, type SessionService } from './session.service.ts';
export { signInRoutes } from './sign-in.routes.tsx';
export { createSignInService, type SignInService } from './sign-in.service.ts';
