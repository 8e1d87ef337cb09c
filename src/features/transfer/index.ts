export { type ImportSummary, writeImportReport } from './import-report.ts';
export { hasImportBegun, importReal, readsOfEachFile, realFiles } from './real-import.ts';
