export { pagesRoutes } from './pages.routes.tsx';
