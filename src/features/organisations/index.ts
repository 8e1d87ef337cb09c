export { hiddenPlaceIn, hiddenPlaceInWords, refuseHiddenPlace, textsIn } from './hidden-place.ts';
export {
  createInvitationService,
  type InvitationService,
  type ReceivedInvitation,
} from './invitation.service.ts';
export { createJoiningAuthority, troubleWithParent } from './joining.authority.ts';
export { findCandidates } from './joining.queries.ts';
export { joiningRoutes } from './joining.routes.tsx';
export { createJoiningService, type JoiningService, type OwnRequest } from './joining.service.ts';
export type {
  GivenRole,
  HeldFacts,
  JoiningAuthority,
  JoiningDesk,
  JoiningRefusal,
  JoiningRequest,
} from './joining-desk.ts';
export {
  domainOf,
  type KnownBy,
  type Likeness,
  likeness,
  likenessReasonLabels,
  nameWords,
  similarityOf,
} from './likely-same.ts';
export { memberRoutes } from './member.routes.tsx';
export * from './membership.model.ts';
export { createMembershipService, type MembershipService, membershipsOf } from './membership.service.ts';
export { type ListedEntries, organisationApi } from './organisation.api.ts';
export { type OrganisationInput, organisationInput, type SiteInput } from './organisation.input.ts';
export * from './organisation.model.ts';
export {
  organisationReference,
  placeAnswer,
  toOrganisationReference,
  toPlaceAnswer,
} from './organisation.output.ts';
export { organisationPaths } from './organisation.paths.ts';
export { type PlaceText, placeText } from './organisation.presenter.ts';
export {
  findOrganisationById,
  findOrganisationBySlug,
  isPartOf,
  listHiddenSites,
  listOrganisationsNamed,
  listPublicWords,
  listSites,
  readOrganisations,
  withItsWholes,
} from './organisation.queries.ts';
export { organisationRoutes } from './organisation.routes.tsx';
export {
  createOrganisationService,
  groupSites,
  type OrganisationService,
  type SourceOrganisation,
  type UpsertOutcome,
} from './organisation.service.ts';
export { organisationEditingRoutes } from './organisation-editing.routes.tsx';
export { createOrganisationEditing, type OrganisationEditing } from './organisation-editing.service.ts';
export {
  type Belongings,
  changeRolesIn,
  moveBelongingsIn,
  placeInOrderIn,
  positionsOf,
  readBelongings,
} from './organisation-moves.ts';
export {
  createOrganisationRecord,
  type KeptSite,
  type OrganisationProjection,
  type OrganisationRecord,
} from './organisation-record.ts';
export {
  checkPlace,
  emptyPlace,
  findPlace,
  isBlank as isBlankPlace,
  newPlace,
  newPlaceNames,
  type PlaceKnowledge,
  placeFieldName,
  readPlace,
} from './place-draft.ts';
export { isSamePlace, pairPlaces } from './same-place.ts';
export { NewPlaceFields, type NewPlaceView, PlaceFoundPart } from './views/place-fields.tsx';
