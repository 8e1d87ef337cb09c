/** Who is asking: the session behind a cookie, the browser, and the tokens that prove a form is ours. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import { type Person, visitor } from '#platform/actor.ts';
import { keyedHash, maskedHash, randomToken, sameHash, unmaskedHash } from '#platform/secrets.ts';
import { contextOf, type Identity } from './request-context.ts';

export type { Identity } from './request-context.ts';

/** Finds who holds a session; given by whoever keeps sessions. */
export interface SessionDoor {
  /** The person behind a token; undefined where it is none or over. */
  personOf(token: string): Person | undefined;
}

/** How long a browser is recognised, in seconds: longer than any link that is bound to it lives. */
const browserSeconds = 24 * 3600;

/**
 * Second of all middleware, behind `requestContext`: finds out who is asking. Visitors get no cookie unless a
 * page with a form, or a link bound to their browser, needs one.
 */
export function identities(options: {
  door: SessionDoor;
  /** Signs form tokens. */
  secret: string;
  /** Whether cookies are for encrypted connections only. */
  https: boolean;
}): RequestHandler {
  // A name with this prefix is taken only from the very host that set it (RFC 6265bis, 4.1.3).
  const prefix = options.https ? '__Host-' : '';
  const names = { session: `${prefix}session`, browser: `${prefix}browser` };

  return (request, response, next) => {
    const cookies = parseCookie(request.headers.cookie ?? '');
    const sessionToken = cookies[names.session];
    const person = sessionToken === undefined ? undefined : options.door.personOf(sessionToken);
    const knownBrowser = cookies[names.browser];
    let browser = knownBrowser;

    const setCookie = (name: string, value: string, seconds: number) => {
      response.append(
        'Set-Cookie',
        stringifySetCookie(name, value, {
          httpOnly: true,
          sameSite: 'lax',
          secure: options.https,
          path: '/',
          maxAge: seconds,
        }),
      );
    };
    const tokenFor = (subject: string) => keyedHash(options.secret, 'form', subject);
    const subjectOf = (): string | undefined =>
      person && sessionToken
        ? `session ${sessionToken}`
        : browser === undefined
          ? undefined
          : `browser ${browser}`;

    let pageToken: string | undefined;
    const identity: Identity = {
      actor: person ?? visitor,
      sessionToken: person ? sessionToken : undefined,
      knownBrowser,
      formToken() {
        keepPrivate(response);
        if (!person) identity.browser();
        // One for all forms of a page, another one on the next.
        pageToken ??= maskedHash(tokenFor(subjectOf() ?? ''));
        return pageToken;
      },
      isOurs(formToken) {
        const subject = subjectOf();
        return subject !== undefined && sameHash(unmaskedHash(formToken), tokenFor(subject));
      },
      browser() {
        if (browser === undefined) {
          browser = randomToken();
          setCookie(names.browser, browser, browserSeconds);
        }
        return browser;
      },
      beginSession: (token, seconds) => setCookie(names.session, token, seconds),
      endSession: () => setCookie(names.session, '', 0),
    };
    if (person) keepPrivate(response);
    contextOf(response).identity = identity;
    next();
  };
}

/** What is made for one person is kept by no cache between them and us. */
function keepPrivate(response: Response): void {
  response.set('Cache-Control', 'private, no-store');
  response.vary('Cookie');
}

/**
 * The network a request comes from, for rate limits: an IPv4 address, or the first 64 bits of an IPv6 one, which is
 * what one household or office has (RFC 6177). Never logged, and kept only as a keyed hash.
 */
export function networkOf(request: Request): string {
  const address = (request.ip ?? '').replace(/^::ffff:/, '');
  if (!address.includes(':')) return address;
  // "::" stands for as many zeros as are missing; without them the first four groups would hold part of the machine's own.
  const [before = [], after = []] = address.split('::').map((groups) => groups.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

/** "127.0.0.1", "::1" and the same written as IPv6. */
function isLoopback(address: string | undefined): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address ?? '');
}

/**
 * Whether a request was made on this machine, to a loopback address and by its name: not through a proxy, and not
 * by another site's script under a name of its own that it had pointed here.
 */
export function comesFromThisMachine(request: Request): boolean {
  const { socket } = request;
  const isForwarded =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  return (
    !isForwarded &&
    isLoopback(socket.localAddress) &&
    isLoopback(socket.remoteAddress) &&
    (host === 'localhost' || host === '[::1]' || isLoopback(host))
  );
}
