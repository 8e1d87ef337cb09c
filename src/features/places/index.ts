export * from './places.model.ts';
export { createPlacesService, findBoroughCode, type PlacesService } from './places.service.ts';
export { type LoadSummary, loadPostcodeFile, type PostcodeFileProblem } from './postcode-file.ts';
