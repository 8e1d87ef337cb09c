/** What the middleware finds out about a request, and the routes rely on. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { type Actor, visitor } from '#platform/actor.ts';
import type { Logger } from '#platform/logger.ts';
import type { Installation } from './site.ts';

/** Who asks, and what their browser carries; `identities` finds it out. */
export interface Identity {
  actor: Actor;
  /** The session's token, for ending or rotating it; undefined for visitors. */
  sessionToken: string | undefined;
  /** The token for the forms of the page being answered, another text on each. For a visitor it begins to recognise the browser. */
  formToken(): string;
  /** Whether a posted token belongs to this session or browser. */
  isOurs(formToken: string): boolean;
  /** Names this browser from now on, so that a link can be bound to it. */
  browser(): string;
  /** The browser as it was already known, undefined where it wasn't. */
  knownBrowser: string | undefined;
  /** Hands a session to this browser, or takes it away. */
  beginSession(token: string, seconds: number): void;
  endSession(): void;
}

export interface RequestContext {
  /** Names the request in the log and in the `X-Request-Id` header. */
  id: string;
  site: Installation;
  logger: Logger;
  /** Who is asking; a visitor until `identities` has looked. */
  identity: Identity;
  /** Resolves once what was committed so far would survive a power cut; awaited before an action is answered. */
  stored(): Promise<void>;
  /** Which registered route answers, for the access log: its pattern and its label. */
  route: { pattern: string; label: string } | null;
}

const contexts = new WeakMap<Response, RequestContext>();

/** The context of the request that a response answers. Throws where `requestContext` is not in use. */
export function contextOf(response: Response): RequestContext {
  const context = contexts.get(response);
  if (context === undefined) throw new Error('requestContext() must come before everything else');
  return context;
}

/**
 * First of all middleware: gives the request an id and everything else its context.
 * An id from outside is never taken over, since it would end up in the log.
 */
export function requestContext(options: {
  site: Installation;
  logger: Logger;
  /** See {@link RequestContext.stored}. */
  stored: () => Promise<void>;
  /** Makes request ids; random ones unless said otherwise. */
  nextId?: () => string;
}): RequestHandler {
  const nextId = options.nextId ?? randomUUID;
  return (_request, response, next) => {
    const id = nextId();
    contexts.set(response, {
      id,
      site: options.site,
      logger: options.logger,
      stored: options.stored,
      identity: nobody,
      route: null,
    });
    response.setHeader('X-Request-Id', id);
    next();
  };
}

/** Before anybody has looked, and for errors that come before that: a visitor who is shown no form. */
const nobody: Identity = {
  actor: visitor,
  sessionToken: undefined,
  knownBrowser: undefined,
  formToken: () => '',
  isOurs: () => false,
  browser: () => '',
  beginSession: () => undefined,
  endSession: () => undefined,
};
