import { pathTo, sitePaths, withQuery } from '#web/paths.ts';

/** Addresses of signing in, one's account, and administration. */
export const accountPaths = {
  signIn: sitePaths.signIn,
  signInNext: (next: string) => withQuery(sitePaths.signIn, { next }),
  codePattern: '/sign-in/:id',
  code: (id: string) => pathTo('/sign-in/:id', { id }),
  linkPattern: '/sign-in/link/:token',
  link: (token: string) => pathTo('/sign-in/link/:token', { token }),
  council: '/sign-in/council',
  councilNext: (next: string) => withQuery('/sign-in/council', { next }),
  councilReturn: '/sign-in/council/return',
  signOut: sitePaths.signOut,

  account: sitePaths.account,
  name: '/my/account/name',
  ownData: '/my/account/data.json',
  endSessions: '/my/account/sessions/end',
  endSessionPattern: '/my/account/sessions/:id/end',
  endSession: (id: string) => pathTo('/my/account/sessions/:id/end', { id }),
  leave: '/my/account/delete',
  left: '/my/account/deleted',

  admin: sitePaths.admin,
  people: '/admin/people',
  addPerson: '/admin/people/add',
  personPattern: '/admin/people/:id',
  person: (id: string) => pathTo('/admin/people/:id', { id }),
  roles: '/admin/roles',

  mailbox: '/dev/mail',
  mailboxJson: '/dev/mail.json',
  mailPattern: '/dev/mail/:id',
  mail: (id: string) => pathTo('/dev/mail/:id', { id }),
} as const;
