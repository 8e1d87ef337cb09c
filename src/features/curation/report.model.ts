/** What readers can tell about an entry. */

export const reportTypes = ['correction', 'problem'] as const;
export type ReportType = (typeof reportTypes)[number];

/** In characters. */
export const longestReport = 2000;
export const longestReach = 200;
