import { type IsoDate, londonDay } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import type { ReceivedInvitation } from './invitation.service.ts';
import type { SimilarOrganisation } from './joining.model.ts';
import type { OwnRequest } from './joining.service.ts';
import { likenessReasonLabels } from './likely-same.ts';
import { type MembershipRole, membershipRoleLabels } from './membership.model.ts';
import type { Organisation } from './organisation.model.ts';
import { organisationPaths } from './organisation.paths.ts';
import { toOrganisationRow } from './organisation.presenter.ts';

/** What the pages of joining show. */

export interface InvitationRow {
  id: string;
  organisation: string;
  /** "lead". */
  role: string;
  /** "7 December". */
  until: string;
}

export function toInvitationRow(invitation: ReceivedInvitation, today: IsoDate): InvitationRow {
  return {
    id: invitation.id,
    organisation: invitation.organisation.name,
    role: membershipRoleLabels[invitation.role].toLowerCase(),
    until: formatDate(londonDay(invitation.expiresAt), today),
  };
}

export interface RequestRow {
  organisationId: string;
  organisation: string;
  /** "You registered it". */
  what: string;
  /** "23 November". */
  asked: string;
  standing: string;
  isSentBack: boolean;
  reason: string | null;
  /** Where what was registered can be changed. */
  editHref: string | null;
}

const waitsText = 'The CVS will look at this, usually within two working days. It isn’t public yet.';

export function toRequestRow(request: OwnRequest, today: IsoDate): RequestRow {
  const { organisation, kind } = request;
  const isSentBack = request.state === 'sent-back';
  const waits = kind === 'registration' ? waitsText : waitsText.replace(' It isn’t public yet.', '');
  return {
    organisationId: organisation.id,
    organisation: organisation.name,
    what: kind === 'registration' ? 'You registered it' : 'You asked to join',
    asked: formatDate(londonDay(request.askedAt), today),
    standing: isSentBack ? 'The CVS sent it back to you:' : waits,
    isSentBack,
    reason: request.reason,
    editHref: kind === 'registration' ? organisationPaths.edit(organisation.slug) : null,
  };
}

export interface OwnOrganisationRow {
  id: string;
  name: string;
  /** Null where it has no public page yet. */
  href: string | null;
  role: string;
  links: { label: string; href: string }[];
}

export function toOwnOrganisationRow(own: {
  organisation: Organisation;
  role: MembershipRole;
}): OwnOrganisationRow {
  const { organisation, role } = own;
  const { slug } = organisation;
  return {
    id: organisation.id,
    name: organisation.name,
    href: organisation.state === 'live' ? organisationPaths.show(slug) : null,
    role: membershipRoleLabels[role],
    links:
      role === 'lead'
        ? [
            { label: 'Change its details', href: organisationPaths.edit(slug) },
            { label: 'Its people', href: organisationPaths.people(slug) },
          ]
        : [],
  };
}

export interface SimilarRow {
  id: string;
  name: string;
  type: string;
  /** "The same name, the same website". */
  reasons: string;
  gist: string;
  claimHref: string;
}

export function toSimilarRow({ organisation, reasons }: SimilarOrganisation): SimilarRow {
  const words = reasons.map((reason) => likenessReasonLabels[reason]).join(', ');
  return {
    id: organisation.id,
    name: organisation.name,
    type: organisation.type,
    reasons: words.charAt(0).toUpperCase() + words.slice(1),
    gist: toOrganisationRow(organisation).gist,
    claimHref: organisationPaths.claim(organisation.slug),
  };
}
