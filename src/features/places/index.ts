export * from './places.model.ts';
export { createPlacesService, findBoroughCode, type PlacesService, seedPlaces } from './places.service.ts';
