import { type Database, type Transaction, transaction } from '#db/client.ts';
import type { Clock } from '#platform/clock.ts';
import type { IdSource } from '#platform/ids.ts';
import type { Logger } from '#platform/logger.ts';
import { keyedHash, randomToken, sameHash } from '#platform/secrets.ts';
import { emailAddress, personName } from './account.input.ts';
import { type Account, safeNext, signInLimits } from './account.model.ts';
import { accountPaths } from './account.paths.ts';
import * as queries from './account.queries.ts';
import type { CouncilDirectory, CouncilPerson, CouncilRound } from './council-directory.ts';
import type { NewSession, SessionService } from './session.service.ts';
import type { SignInFrom } from './sign-in.service.ts';

export type CouncilOutcome =
  | { ok: true; session: NewSession; nextPath: string }
  /**
   * `over`: begun too long ago, or not in this browser. `refused`: the directory let nobody in. `unknown`: it doesn't
   * vouch for an address, or the address is somebody else's.
   */
  | { ok: false; reason: 'over' | 'refused' | 'unknown' };

/** Signing in with the council's own directory. */
export interface CouncilSignIn {
  /** Where to send the browser; undefined where the directory can't be reached. */
  begin(asked: { next: string | undefined; browser: string }): Promise<string | undefined>;
  /** Takes up what the directory sent back: path and query of this product's return address. */
  complete(returned: string, from: SignInFrom): Promise<CouncilOutcome>;
}

export function createCouncilSignIn(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  logger: Logger;
  sessions: SessionService;
  directory: CouncilDirectory;
  secret: string;
  baseUrl: () => string;
}): CouncilSignIn {
  const { database, clock, ids, logger, sessions, directory, secret } = given;

  const signatureOf = (content: string, browser: string) =>
    keyedHash(secret, 'council state', `${content} ${browser}`);

  /**
   * Nothing is kept of a round but what the browser carries: where it goes on to and when it began, signed for this
   * browser. The other two secrets follow from that and the key.
   */
  function roundOf(state: string): CouncilRound {
    return {
      state,
      nonce: keyedHash(secret, 'council nonce', state),
      verifier: keyedHash(secret, 'council verifier', state),
      returnTo: given.baseUrl() + accountPaths.councilReturn,
    };
  }

  /** The path that a round goes on to; undefined where it isn't this browser's, or began too long ago. */
  function nextOf(state: string, browser: string | undefined): string | undefined {
    const [content = '', signature = ''] = state.split('.');
    if (browser === undefined || !sameHash(signature, signatureOf(content, browser))) return undefined;
    const [, began = '', ...next] = Buffer.from(content, 'base64url').toString().split(' ');
    if (clock.now().getTime() - Number(began) >= signInLimits.requestMs) return undefined;
    return safeNext(next.join(' '));
  }

  /** Whose account it is: by the directory's own name for them, else by an address that it vouches for. */
  function accountFor(tx: Transaction, person: CouncilPerson): Account | undefined {
    const known = queries.findAccountBySubject(tx, person.subject);
    if (known) return known;
    const address = emailAddress.safeParse(person.verifiedEmail);
    if (!address.success) return undefined;
    const name = personName.safeParse(person.name);
    const namesake = queries.findAccountByEmail(tx, address.data);
    if (namesake) {
      // The address went to another person of the directory: they don't get this one's account.
      if (namesake.externalSubject !== null) return undefined;
      queries.updateAccount(tx, namesake.rowId, {
        externalSubject: person.subject,
        name: namesake.name ?? (name.success ? name.data : null),
      });
      return namesake;
    }
    return queries.insertAccount(tx, {
      id: ids.next(clock.now()),
      email: address.data,
      name: name.success ? name.data : null,
      isCurator: false,
      isAdministrator: false,
      externalSubject: person.subject,
      createdAt: clock.now(),
    });
  }

  return {
    async begin({ next, browser }) {
      const content = Buffer.from(`${randomToken()} ${clock.now().getTime()} ${safeNext(next)}`).toString(
        'base64url',
      );
      try {
        return await directory.addressFor(roundOf(`${content}.${signatureOf(content, browser)}`));
      } catch (error) {
        logger.warn({ error: reasonOf(error) }, 'the council’s directory can’t be reached');
        return undefined;
      }
    },
    async complete(returned, from) {
      const address = new URL(returned, given.baseUrl());
      const state = address.searchParams.get('state') ?? '';
      const nextPath = nextOf(state, from.browser);
      if (nextPath === undefined) return { ok: false, reason: 'over' };
      let person: CouncilPerson;
      try {
        person = await directory.personFrom(address, roundOf(state));
      } catch (error) {
        logger.warn({ error: reasonOf(error) }, 'the council’s directory let nobody in');
        return { ok: false, reason: 'refused' };
      }
      return transaction(database, (tx) => {
        const account = accountFor(tx, person);
        if (!account) return { ok: false, reason: 'unknown' };
        const session = sessions.beginIn(tx, account, {
          userAgent: from.userAgent,
          before: from.sessionToken,
        });
        return { ok: true, session, nextPath };
      });
    },
  };
}

/** What may be logged of an error: its code, since its words may hold what the directory said of somebody. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
