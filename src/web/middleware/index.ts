/** What requests pass before and after the routes; `createApp` puts it in order. */
export { identities } from '../identity.ts';
export { requestContext } from '../request-context.ts';
export { accessLog } from './access-log.ts';
export { compressed, formBodies, staticFiles } from './bodies.ts';
export { answerErrors, unknownAddress } from './errors.tsx';
export { leadOn } from './lead-on.ts';
export { securityHeaders } from './security-headers.ts';
