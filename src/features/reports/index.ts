export { gapRoutes } from './gap.routes.tsx';
export { createGapService, type GapService } from './gap.service.ts';
export { ledgerRoutes } from './ledger.routes.tsx';
export { createLedgerService, type LedgerService } from './ledger.service.ts';
export { reportIndexRoutes } from './report-index.routes.tsx';
export { searchReportRoutes } from './search-report.routes.tsx';
export { createSearchReportService, type SearchReportService } from './search-report.service.ts';
