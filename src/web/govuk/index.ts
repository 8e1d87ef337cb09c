/** The design system's components that are in use, each wrapped once. */
export { ErrorSummary, type SummaryError } from './error-summary.tsx';
