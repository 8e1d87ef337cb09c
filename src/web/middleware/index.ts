/**
 * What every request passes, in this order:
 *
 * ```ts
 * app.use(requestContext({ site, logger, stored }));   // id and context, first of all
 * app.use(identities({ door, secret, https }));
 * app.use(accessLog());
 * app.use(securityHeaders({ https }));
 * app.use(compressed());
 * app.use(staticFiles());
 * app.use(formBodies());
 * app.use(router); closeRoutes(router);        // closeRoutes(router) before or after app.use, once
 * app.use(unknownAddress());
 * app.use(leadOn(findPlace));
 * app.use(answerErrors());
 * ```
 */
export { identities } from '../identity.ts';
export { requestContext } from '../request-context.ts';
export { accessLog } from './access-log.ts';
export { compressed, formBodies, staticFiles } from './bodies.ts';
export { answerErrors, unknownAddress } from './errors.tsx';
export { leadOn } from './lead-on.ts';
export { securityHeaders } from './security-headers.ts';
