export { refuseHiddenPlace } from './hidden-place.ts';
export { type ListedEntries, organisationApi } from './organisation.api.ts';
export {
  type OrganisationInput,
  organisationInput,
  type SiteInput,
  siteInput,
} from './organisation.input.ts';
export * from './organisation.model.ts';
export {
  organisationReference,
  placeAnswer,
  toOrganisationReference,
  toPlaceAnswer,
} from './organisation.output.ts';
export { type PlaceText, placeText } from './organisation.presenter.ts';
export { listSites, readOrganisations } from './organisation.queries.ts';
export { organisationRoutes } from './organisation.routes.tsx';
export {
  createOrganisationService,
  groupSites,
  type OrganisationProjection,
  type OrganisationService,
  type SourceOrganisation,
  type UpsertOutcome,
} from './organisation.service.ts';
