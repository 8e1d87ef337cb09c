export * from './places.model.ts';
export { createPlacesService, enterPostcode, type PlacesService } from './places.service.ts';
export { loadPostcodeFile, type PostcodeFileProblem } from './postcode-file.ts';
