import { type Database, type Transaction, transaction } from '#db/client.ts';
import type { Clock } from '#platform/clock.ts';
import { TooManyRequestsError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { hashToken, keyedHash, randomCode, randomToken, sameHash } from '#platform/secrets.ts';
import { safeNext, signInLimits } from './account.model.ts';
import { accountPaths } from './account.paths.ts';
import { findOrInsertAccount } from './account.queries.ts';
import type { NewSession, SessionService } from './session.service.ts';
import { signInLetter } from './sign-in.letter.ts';
import * as queries from './sign-in.queries.ts';

/** The browser that somebody signs in with. */
export interface SignInFrom {
  /** What names the browser; undefined where it wasn't known before. */
  browser: string | undefined;
  userAgent: string;
  /** The session that it had before, which ends. */
  sessionToken: string | undefined;
}

export type SignInOutcome =
  | { ok: true; session: NewSession; nextPath: string }
  /** `wrong`: not these digits, and `triesLeft` more tries. */
  | { ok: false; reason: 'wrong'; triesLeft: number }
  /** `guessed`: so many wrong codes were tried for this address that none counts any more for a while; its link does. */
  | { ok: false; reason: 'guessed' }
  /** `over`: used, expired, tried too often, or never there. */
  | { ok: false; reason: 'over' }
  /** `elsewhere`: asked for in another browser. */
  | { ok: false; reason: 'elsewhere' };

/** What the page that asks for the code shows. */
export type CodePageState = { state: 'open'; email: string } | { state: 'over' } | { state: 'elsewhere' };

export interface SignInService {
  /**
   * Sends a mail with a link and a code, whoever has the address, and returns the request's id.
   * Throws {@link TooManyRequestsError} where one address or one network asks too often.
   */
  ask(asked: { email: string; next?: string | undefined; browser: string; network: string }): { id: string };
  codePage(id: string, browser: string | undefined): CodePageState;
  /** What a link is good for in this browser; changes nothing. */
  lookAtLink(token: string, browser: string | undefined): 'open' | 'over' | 'elsewhere';
  useCode(id: string, code: string, from: SignInFrom): SignInOutcome;
  useLink(token: string, from: SignInFrom): SignInOutcome;
}

export function createSignInService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  sessions: SessionService;
  /** Keys the hashes of codes, browsers and networks. */
  secret: string;
  /** Where links lead to; asked for each mail, since the port may be known late. */
  baseUrl: () => string;
  placeName: string;
}): SignInService {
  const { database, clock, ids, sessions, secret } = given;
  const hashes = {
    browser: (browser: string) => keyedHash(secret, 'browser', browser),
    network: (network: string) => keyedHash(secret, 'network', network),
    code: (requestId: string, code: string) => keyedHash(secret, 'code', `${requestId} ${code}`),
  };

  function isOver(request: queries.SignInRequest | undefined): request is undefined {
    return (
      request === undefined ||
      request.usedAt !== null ||
      request.tries >= signInLimits.codeTries ||
      clock.now() >= request.expiresAt
    );
  }

  function isElsewhere(request: queries.SignInRequest, browser: string | undefined): boolean {
    return browser === undefined || !sameHash(request.browserHash, hashes.browser(browser));
  }

  function lookAt(
    request: queries.SignInRequest | undefined,
    browser: string | undefined,
  ): { state: 'open'; request: queries.SignInRequest } | { state: 'over' } | { state: 'elsewhere' } {
    if (request === undefined || isOver(request)) return { state: 'over' };
    if (isElsewhere(request, browser)) return { state: 'elsewhere' };
    return { state: 'open', request };
  }

  function complete(tx: Transaction, request: queries.SignInRequest, from: SignInFrom): SignInOutcome {
    const now = clock.now();
    queries.noteUsed(tx, request.rowId, now);
    const { email } = request;
    const account = findOrInsertAccount(tx, { id: ids.next(now), email, createdAt: now });
    const session = sessions.beginIn(tx, account, {
      userAgent: from.userAgent,
      before: from.sessionToken,
    });
    return { ok: true, session, nextPath: safeNext(request.nextPath) };
  }

  return {
    ask({ email, next, browser, network }) {
      const now = clock.now();
      const { perAddress, perNetwork, requestMs } = signInLimits;
      const networkHash = hashes.network(network);
      const since = (windowMs: number) => new Date(now.getTime() - windowMs);
      return transaction(database, (tx) => {
        const ofAddress = queries.countRequestsFor(tx, email, since(perAddress.windowMs));
        const ofNetwork = queries.countRequestsFrom(tx, networkHash, since(perNetwork.windowMs));
        if (ofAddress >= perAddress.count || ofNetwork >= perNetwork.count) {
          const { windowMs } = ofNetwork >= perNetwork.count ? perNetwork : perAddress;
          throw new TooManyRequestsError('Too many mails to sign in with', windowMs / 1_000);
        }
        const id = ids.next(now);
        const token = randomToken();
        const code = randomCode();
        const expiresAt = new Date(now.getTime() + requestMs);
        queries.insertRequest(tx, {
          id,
          email,
          tokenHash: hashToken(token),
          codeHash: hashes.code(id, code),
          browserHash: hashes.browser(browser),
          networkHash,
          nextPath: safeNext(next),
          tries: 0,
          requestedAt: now,
          expiresAt,
        });
        const link = given.baseUrl() + accountPaths.link(token);
        const letter = signInLetter({ to: email, link, code, placeName: given.placeName });
        queueMail(tx, { ...letter, expiresAt }, `sign-in:${id}`, now);
        return { id };
      });
    },

    codePage(id, browser) {
      const seen = lookAt(queries.findRequestById(database, id), browser);
      return seen.state === 'open' ? { state: 'open', email: seen.request.email } : seen;
    },

    lookAtLink: (token, browser) =>
      lookAt(queries.findRequestByToken(database, hashToken(token)), browser).state,

    useCode: (id, code, from) =>
      transaction(database, (tx) => {
        const seen = lookAt(queries.findRequestById(tx, id), from.browser);
        if (seen.state !== 'open') return { ok: false, reason: seen.state };
        const { request } = seen;
        const { count, windowMs } = signInLimits.wrongCodes;
        const since = new Date(clock.now().getTime() - windowMs);
        if (queries.countWrongCodes(tx, request.email, since) >= count)
          return { ok: false, reason: 'guessed' };
        if (!sameHash(request.codeHash, hashes.code(request.id, code))) {
          queries.noteTry(tx, request.rowId);
          const triesLeft = signInLimits.codeTries - request.tries - 1;
          return triesLeft > 0 ? { ok: false, reason: 'wrong', triesLeft } : { ok: false, reason: 'over' };
        }
        return complete(tx, request, from);
      }),

    useLink: (token, from) =>
      transaction(database, (tx) => {
        const seen = lookAt(queries.findRequestByToken(tx, hashToken(token)), from.browser);
        return seen.state === 'open' ? complete(tx, seen.request, from) : { ok: false, reason: seen.state };
      }),
  };
}
