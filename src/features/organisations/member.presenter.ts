import type { Person } from '#platform/actor.ts';
import { type IsoDate, londonDay } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import type { Done } from '#web/components/index.ts';
import type { OpenInvitation } from './invitation.service.ts';
import { type Member, type MembershipRole, memberName, membershipRoleLabels } from './membership.model.ts';
import type { Organisation } from './organisation.model.ts';
import { organisationPaths } from './organisation.paths.ts';

/** What the page of an organisation's people shows. */

export interface MemberRow {
  accountId: string;
  name: string;
  /** Null where the name is the address. */
  email: string | null;
  role: string;
  since: string;
  /** The role that they can be given; null where they can't be given another. */
  otherRole: { value: MembershipRole; label: string } | null;
  /** On the button: "Leave" for oneself. */
  removeLabel: string;
}

export function toMemberRow(member: Member, reader: Person, today: IsoDate): MemberRow {
  const isSelf = member.accountRowId === reader.accountRowId;
  const name = memberName(member);
  const otherRole =
    member.role === 'lead'
      ? { value: 'member' as const, label: `Make ${isSelf ? 'yourself' : name} a member` }
      : isSelf
        ? null
        : { value: 'lead' as const, label: `Make ${name} a lead` };
  return {
    accountId: member.accountId,
    name: isSelf ? `${name} (you)` : name,
    email: member.name === null ? null : member.email,
    role: membershipRoleLabels[member.role],
    since: formatDate(londonDay(member.since), today),
    otherRole,
    removeLabel: isSelf ? 'Leave' : `Remove ${name}`,
  };
}

/** What is said once somebody was removed. */
export function toRemoved(member: Member, organisation: Organisation): Done {
  const name = memberName(member);
  return {
    text: `${name} doesn’t belong to ${organisation.name} any more. You can invite them again at any time.`,
    undo: {
      label: 'Undo',
      action: organisationPaths.putBack(organisation.slug),
      fields: [['account', member.accountId]],
    },
  };
}

/** What is said once somebody was invited. */
export function toInvited({ email }: OpenInvitation): Done {
  return {
    text: `We are writing to ${email}. They belong to it once they have opened that e-mail and said yes.`,
    undo: null,
  };
}

/** What is said once an invitation was taken back. */
export function toUninvited({ email }: Pick<OpenInvitation, 'email'>): Done {
  return {
    text: `The invitation to ${email} is taken back. The link in their e-mail doesn’t work any more.`,
    undo: null,
  };
}

const roleTexts: Record<MembershipRole, string> = {
  lead: 'They can change its details and its people.',
  member: 'They can list what it offers and needs, and answer questions.',
};

/** What is said once somebody was given another role, or was put back. */
export function toRoleChanged(member: Member, reader: Person, { name }: Organisation): Done {
  const role = membershipRoleLabels[member.role].toLowerCase();
  const text =
    member.accountRowId === reader.accountRowId
      ? `You are a ${role} of ${name} now.`
      : `${memberName(member)} is a ${role} of ${name} now. ${roleTexts[member.role]}`;
  return { text, undo: null };
}

/** What is said to whoever has taken up an invitation. */
export function toJoined({ name }: Organisation): Done {
  return { text: `You belong to ${name} now. What it lists and was asked is on your page.`, undo: null };
}

/** What is said to whoever has left. */
export function toLeft({ organisation, isLed }: { organisation: Organisation; isLed: boolean }): Done {
  return {
    text: `You left ${organisation.name}.${nobodyLeads(isLed)} To belong to it again later, find it here and ask, or ask somebody there to invite you.`,
    undo: { label: 'Undo', action: organisationPaths.comeBack, fields: [['organisation', organisation.id]] },
  };
}

/** What is said to whoever made themselves a member of what they led. */
export function toSteppedDown(lowered: { organisation: Organisation; isLed: boolean }): Done {
  const { organisation, isLed } = lowered;
  return {
    text: `You are a member of ${organisation.name} now, not a lead.${nobodyLeads(isLed)}`,
    undo: { label: 'Undo', action: organisationPaths.leadAgain, fields: [['organisation', organisation.id]] },
  };
}

function nobodyLeads(isLed: boolean): string {
  return isLed ? '' : ' Nobody leads it now: the CVS looks after it until somebody does.';
}

export interface OpenInvitationRow {
  id: string;
  email: string;
  role: string;
  until: string;
}

export function toOpenInvitationRow(invitation: OpenInvitation, today: IsoDate): OpenInvitationRow {
  return {
    id: invitation.id,
    email: invitation.email,
    role: membershipRoleLabels[invitation.role],
    until: formatDate(londonDay(invitation.expiresAt), today),
  };
}

/** A word on what follows from how few leads there are; null where there are enough. */
export function leadNote(members: readonly Member[], reader: Person): string | null {
  const leads = members.filter(({ role }) => role === 'lead');
  const [only, another] = leads;
  if (only === undefined) return 'Nobody leads it. The CVS looks after it until somebody does.';
  if (another !== undefined || only.accountRowId !== reader.accountRowId) return null;
  return 'You are its only lead. If you leave or become a member, the CVS looks after what it lists. It’s better to make somebody else a lead first.';
}
