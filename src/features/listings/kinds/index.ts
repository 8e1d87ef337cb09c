import type { ListingKind } from '../listing.model.ts';
import type { KindDefinition } from './kind-definition.ts';
import { type NeedDetails, need } from './need.ts';
import { type ResourceDetails, resource } from './resource.ts';
import { type ServiceDetails, service } from './service.ts';
import { type ShadowingDetails, shadowing } from './shadowing.ts';
import { type SkillDetails, skill } from './skill.ts';
import { type VolunteeringDetails, volunteering } from './volunteering.ts';

export type {
  NeedDetails,
  ResourceDetails,
  ServiceDetails,
  ShadowingDetails,
  SkillDetails,
  VolunteeringDetails,
};

/** The shape of each kind's details. */
export interface DetailsByKind {
  service: ServiceDetails;
  need: NeedDetails;
  resource: ResourceDetails;
  skill: SkillDetails;
  volunteering: VolunteeringDetails;
  shadowing: ShadowingDetails;
}

const definitions = { service, need, resource, skill, volunteering, shadowing } satisfies {
  [Kind in ListingKind]: KindDefinition<DetailsByKind[Kind]>;
};

/** Every kind's definition, in the order in which people see them. */
export const kindDefinitions: Record<ListingKind, KindDefinition<unknown>> = definitions as unknown as Record<
  ListingKind,
  KindDefinition<unknown>
>;
