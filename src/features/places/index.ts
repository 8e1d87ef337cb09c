export * from './places.model.ts';
export { createPlacesService, type PlacesService } from './places.service.ts';
export { loadPostcodeFile, type PostcodeFileProblem } from './postcode-file.ts';
