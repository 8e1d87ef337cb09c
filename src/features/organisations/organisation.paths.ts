import { pathTo, sitePaths, withQuery } from '#web/paths.ts';

/** Addresses of organisations, of the people in them, and of joining one. */
export const organisationPaths = {
  pattern: '/organisations/:slug',
  show: (slug: string) => pathTo('/organisations/:slug', { slug }),
  list: (page: number) => withQuery(sitePaths.organisations, { page: page === 1 ? null : page }),

  apiPattern: '/api/v1/organisations/:id',
  api: (id: string) => pathTo('/api/v1/organisations/:id', { id }),

  editPattern: '/organisations/:slug/edit',
  edit: (slug: string) => pathTo('/organisations/:slug/edit', { slug }),
  withdrawFactsPattern: '/organisations/:slug/edit/withdraw',
  withdrawFacts: (slug: string) => pathTo('/organisations/:slug/edit/withdraw', { slug }),

  peoplePattern: '/organisations/:slug/people',
  people: (slug: string) => pathTo('/organisations/:slug/people', { slug }),
  invitePattern: '/organisations/:slug/people/invite',
  invite: (slug: string) => pathTo('/organisations/:slug/people/invite', { slug }),
  uninvitePattern: '/organisations/:slug/people/uninvite',
  uninvite: (slug: string) => pathTo('/organisations/:slug/people/uninvite', { slug }),
  removeMemberPattern: '/organisations/:slug/people/remove',
  removeMember: (slug: string) => pathTo('/organisations/:slug/people/remove', { slug }),
  /** The same page, which says who was removed and offers to put them back. */
  peopleWithout: (slug: string, removed: string) =>
    withQuery(pathTo('/organisations/:slug/people', { slug }), { removed }),
  /** The same page, which says that somebody was invited. */
  peopleInvited: (slug: string, invited: string) =>
    withQuery(pathTo('/organisations/:slug/people', { slug }), { invited }),
  /** The same page, which says that an invitation was taken back. */
  peopleUninvited: (slug: string, uninvited: string) =>
    withQuery(pathTo('/organisations/:slug/people', { slug }), { uninvited }),
  /** The same page, which says what somebody’s role is from now on. */
  peopleChanged: (slug: string, changed: string) =>
    withQuery(pathTo('/organisations/:slug/people', { slug }), { changed }),
  putBackPattern: '/organisations/:slug/people/put-back',
  putBack: (slug: string) => pathTo('/organisations/:slug/people/put-back', { slug }),
  changeRolePattern: '/organisations/:slug/people/role',
  changeRole: (slug: string) => pathTo('/organisations/:slug/people/role', { slug }),

  join: sitePaths.join,
  joinSearch: (words: string) => withQuery(sitePaths.join, { q: words }),
  register: '/my/join/register',
  claimPattern: '/my/join/claim/:slug',
  claim: (slug: string) => pathTo('/my/join/claim/:slug', { slug }),
  acceptInvitation: '/my/join/accept',
  sendAgain: '/my/join/again',
  withdraw: '/my/join/withdraw',
  leave: '/my/join/leave',
  /** The page of joining, which says what was left and offers to go back. */
  joinAfterLeaving: (slug: string) => withQuery(sitePaths.join, { left: slug }),
  comeBack: '/my/join/back',
  /** The same, for whoever made themselves a member of what they led. */
  joinAfterSteppingDown: (slug: string) => withQuery(sitePaths.join, { lowered: slug }),
  leadAgain: '/my/join/lead-again',
  /** The page of joining, which says what an invitation has led into. */
  joinAfterAccepting: (slug: string) => withQuery(sitePaths.join, { joined: slug }),

  invitationPattern: '/invitations/:token',
  invitation: (token: string) => pathTo('/invitations/:token', { token }),
} as const;
