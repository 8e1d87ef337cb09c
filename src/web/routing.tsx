/**
 * The only ways to register a route. Each one says what it requires of the actor, what input it takes
 * and under which label it is logged: without these three it does not compile.
 */
import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import { dayMs } from '#platform/clock.ts';
import { ForbiddenError } from '#platform/errors.ts';
import { may, type Permission, permissionTable, requirePermission } from '#platform/permissions.ts';
import { formTokenField } from './components/form.tsx';
import { comesFromThisMachine, type Identity, networkOf } from './identity.ts';
import { addressInput, formInput, type Parsed, parseInput } from './input.ts';
import { sitePaths, withQuery } from './paths.ts';
import {
  type EndpointReply,
  type HtmlReply,
  type PageReply,
  redirect,
  sendReply,
  sendStream,
} from './replies.ts';
import { contextOf, type RequestContext } from './request-context.ts';
import type { Site } from './site.ts';
import { viewerOf } from './viewer.ts';

/** What a route must say of itself. */
export interface RouteDefinition<Input extends z.ZodType> {
  /** Express's pattern: `/listings/:slug`. */
  path: string;
  permission: Permission;
  /** Query and path parameters. */
  input: Input;
  /** Names the route in the access log. */
  log: string;
}

/** What a handler is given. */
export interface Call<Input> {
  input: Parsed<Input>;
  actor: Actor;
  /** The session and the browser behind the request; for routes that begin or end sessions. */
  identity: Identity;
  site: Site;
  request: RequestFacts;
}

/** What handlers may know of the request itself. */
export interface RequestFacts {
  id: string;
  /** Path and query as asked for, to link back to. */
  url: string;
  /** Where it comes from, for rate limits; see `networkOf`. */
  network: string;
  /** Whether it was made on this machine, to an address that only this machine reaches. */
  isLocal: boolean;
  /** The browser's own description of itself. */
  userAgent: string;
  /** The query that the same page searched for just before, where its script says so: `q=roo&kind=resource`. */
  searchBefore: string | undefined;
  /** Whether htmx asks for a part of the page: not when it restores history, nor for a whole page. */
  wantsFragment: boolean;
  /** Whether a browser says that it opens a page, with or without a script; what htmx or a program asks for is none. */
  opensPage: boolean;
}

type Handler<Input, Answer extends PageReply | EndpointReply> = (
  call: Call<Input>,
) => Answer | Promise<Answer>;

export interface RouteRecord {
  method: 'GET' | 'POST';
  path: string;
  permission: Permission;
  log: string;
  /** Whether scripts of other sites may read what it answers. */
  isOpenToAll: boolean;
}

const records = new WeakMap<Router, RouteRecord[]>();

/** Every route that was registered on a router, in order. */
export function routesOf(router: Router): readonly RouteRecord[] {
  return records.get(router) ?? [];
}

/**
 * A page: GET, answers with a document.
 *
 * ```tsx
 * page(router, { path: '/themes/:slug', permission: 'directory.read', input: themeInput, log: 'theme' },
 *   ({ input, site }) => {
 *     if (!input.ok) throw new NotFoundError('No such theme');
 *     return html(<ThemePage site={site} … />);
 *   });
 * ```
 *
 * With `fragments: true` it may also answer `fragment(…)` where `request.wantsFragment`. With `commits: true` it changes
 * something, as coming back from another site's sign-in does, and is answered once that is kept.
 * A visitor who would have to be signed in is led there first, and back.
 */
export function page<Input extends z.ZodType>(
  router: Router,
  route: RouteDefinition<Input> & { fragments?: boolean; commits?: boolean },
  handler: Handler<z.output<Input>, PageReply>,
): void {
  record(router, 'GET', route);
  router.get(route.path, async (request, response) => {
    if (route.fragments === true) response.vary('HX-Request').vary('HX-Request-Type');
    if (needsSignIn(request, response, route.permission)) {
      contextOf(response).route = { pattern: route.path, label: route.log };
      response.set('Cache-Control', 'private, no-store').vary('Cookie');
      sendReply(response, redirect(withQuery(sitePaths.signIn, { next: request.originalUrl })));
      return;
    }
    const call = openCall(request, response, route);
    const reply = await handler(call);
    if (route.commits === true) await acknowledge(response, reply);
    else sendReply(response, reply);
  });
}

/**
 * An action: POST of a form. Answers 303 when it is done, or the page again with 422, what was typed
 * kept. A form from another site is refused.
 */
export function action<Input extends z.ZodType, Form extends z.ZodType>(
  router: Router,
  route: RouteDefinition<Input> & { form: Form },
  handler: (call: Call<z.output<Input>> & { form: Parsed<z.output<Form>> }) => PageReply | Promise<PageReply>,
): void {
  record(router, 'POST', route);
  router.post(route.path, async (request, response) => {
    refuseOtherSites(request);
    const call = openCall(request, response, route);
    const fields = formInput(request);
    const token = fields[formTokenField];
    if (typeof token !== 'string' || !call.identity.isOurs(token)) {
      throw new ForbiddenError('A form without the token that belongs to it');
    }
    const form = parseInput(route.form, fields);
    await acknowledge(response, await handler({ ...call, form }));
  });
}

/**
 * A note that a page's script sends while its reader goes on: a POST that changes nothing of anybody's, and so needs no
 * token, which pages for visitors don't hold. Always answered with nothing.
 */
export function note<Input extends z.ZodType, Form extends z.ZodType>(
  router: Router,
  route: RouteDefinition<Input> & { form: Form },
  handler: (call: Call<z.output<Input>> & { form: Parsed<z.output<Form>> }) => void,
): void {
  record(router, 'POST', route);
  router.post(route.path, (request, response) => {
    refuseOtherSites(request);
    const call = openCall(request, response, route);
    handler({ ...call, form: parseInput(route.form, formInput(request)) });
    response.set('Cache-Control', 'no-store').status(204).end();
  });
}

/**
 * A POST for which the secret in its address alone stands: RFC 8058's one click, which mail programs send without a page
 * before it, and so without cookie and token. Only for links of mails, and only to end something. It is answered with a
 * page, not led on elsewhere, as that RFC asks.
 */
export function oneClick<Input extends z.ZodType>(
  router: Router,
  route: Omit<RouteDefinition<Input>, 'permission'>,
  handler: Handler<z.output<Input>, HtmlReply>,
): void {
  const whole = { ...route, permission: 'email-link' } as const;
  record(router, 'POST', whole);
  router.post(route.path, async (request, response) => {
    const call = openCall(request, response, whole);
    await acknowledge(response, await handler(call));
  });
}

/** Answers what may have changed something: a power cut can't take back what an answer says is done. */
async function acknowledge(response: Response, reply: PageReply): Promise<void> {
  await contextOf(response).stored();
  sendReply(response, reply);
}

/** A GET for other systems: answers JSON (or a feed), and errors as `application/problem+json`. Open to all origins. */
export function endpoint<Input extends z.ZodType>(
  router: Router,
  route: RouteDefinition<Input>,
  handler: Handler<z.output<Input>, EndpointReply>,
): void {
  record(router, 'GET', route, true);
  router.get(route.path, async (request, response) => {
    openToAll(response);
    const call = openCall(request, response, route);
    const reply = await handler(call);
    if (reply.kind === 'stream') await sendStream(response, reply);
    else sendReply(response, reply);
  });
}

/**
 * Lets scripts of other sites read an answer, as nobody: they may not read pages, but what is made for other systems.
 * Of its headers they see those that tell when to ask again, and with what.
 */
export function openToAll(response: Response): void {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Retry-After',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
}

/** Seconds for which a browser may remember what it was told before it asked; none remembers longer. */
const preflightSeconds = dayMs / 1000;

/**
 * To be called after the last route of a router: whatever is asked of a known address with another
 * method gets a 405 that names the right ones.
 */
export function closeRoutes(router: Router): void {
  const methods = new Map<string, string[]>();
  const open = new Set<string>();
  for (const { path, method, isOpenToAll } of routesOf(router)) {
    methods.set(path, [...(methods.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])]);
    if (isOpenToAll) open.add(path);
  }
  for (const [path, allowed] of methods) router.all(path, refuseMethod(allowed.join(', '), open.has(path)));
}

/** Another method than those that an address knows; a client's mistake like the ones Express itself raises. */
export class MethodNotAllowedError extends Error {
  override readonly name = 'MethodNotAllowedError';
  readonly status = 405;
}

function refuseMethod(allowed: string, isOpenToAll: boolean): RequestHandler {
  return (request, response) => {
    response.set('Allow', allowed);
    if (isOpenToAll) openToAll(response);
    if (request.method === 'OPTIONS') {
      if (isOpenToAll) {
        // A browser asks before it sends any header but the usual ones: `If-None-Match`, a client's own.
        response.set({
          'Access-Control-Allow-Methods': allowed,
          'Access-Control-Allow-Headers': '*',
          'Access-Control-Max-Age': String(preflightSeconds),
        });
      }
      response.status(204).end();
      return;
    }
    throw new MethodNotAllowedError(`This address takes ${allowed}`);
  };
}

function record(
  router: Router,
  method: RouteRecord['method'],
  route: RouteDefinition<z.ZodType>,
  isOpenToAll = false,
): void {
  const known = records.get(router) ?? [];
  if (known.some((other) => other.method === method && other.path === route.path)) {
    throw new Error(`${method} ${route.path} is registered twice`);
  }
  const { path, permission, log } = route;
  records.set(router, [...known, { method, path, permission, log, isOpenToAll }]);
}

/** Whether a page is for people who are signed in, and this reader isn't: signing in may be all that is missing. */
function needsSignIn(request: Request, response: Response, permission: Permission): boolean {
  const { actor } = contextOf(response).identity;
  return (
    actor.kind === 'visitor' &&
    !may(actor, permission) &&
    permissionTable[permission].roles.length > 0 &&
    !wantsFragment(request)
  );
}

function refuseOtherSites(request: Request): void {
  const origin = request.get('Sec-Fetch-Site');
  if (origin === 'cross-site' || origin === 'same-site') {
    throw new ForbiddenError('A form of another site was posted here');
  }
}

/** The script sends no longer one. */
const longestSearchBefore = 1_000;

function openCall<Input extends z.ZodType>(
  request: Request,
  response: Response,
  route: RouteDefinition<Input>,
): Call<z.output<Input>> {
  const context = contextOf(response);
  context.route = { pattern: route.path, label: route.log };
  requirePermission(context.identity.actor, route.permission);
  return {
    input: parseInput(route.input, addressInput(request)),
    actor: context.identity.actor,
    identity: context.identity,
    site: siteFor(context),
    request: {
      id: context.id,
      url: request.originalUrl,
      network: networkOf(request),
      isLocal: comesFromThisMachine(request),
      userAgent: (request.get('User-Agent') ?? '').slice(0, 500),
      searchBefore: request.get('Search-Before')?.slice(0, longestSearchBefore),
      wantsFragment: wantsFragment(request),
      opensPage: request.get('Sec-Fetch-Dest') === 'document',
    },
  };
}

/** The installation as this reader sees it: with what they may do in the header, and tokens for their forms. */
export function siteFor({ site, identity }: RequestContext): Site {
  return { ...site, viewer: viewerOf(identity.actor), formToken: identity.formToken };
}

/** htmx names a request for a part "partial"; a restored history entry needs the full page. */
export function wantsFragment(request: Request): boolean {
  return (
    request.get('HX-Request') === 'true' &&
    request.get('HX-Request-Type') === 'partial' &&
    request.get('HX-History-Restore-Request') !== 'true'
  );
}
