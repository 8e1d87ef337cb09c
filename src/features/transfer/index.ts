export {
  type ImportProblem,
  type ImportSummary,
  type SourceSummary,
  writeImportReport,
} from './import-report.ts';
export {
  hasImportBegun,
  importReal,
  type RealImportServices,
  readsOfEachFile,
  realFiles,
} from './real-import.ts';
