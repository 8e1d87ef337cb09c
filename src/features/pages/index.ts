export { healthRoutes } from './health.routes.ts';
export { openApiRoutes } from './openapi.routes.ts';
export { pagesRoutes } from './pages.routes.tsx';
