import * as openId from 'openid-client';

/** The council's own directory of people, reached by OpenID Connect with PKCE (RFC 7636), `state` and `nonce`. */

export interface CouncilDirectorySettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What the directory says of somebody. */
export interface CouncilPerson {
  /** Names them for good: issuer and subject. */
  subject: string;
  /** Undefined where the directory gives none, or doesn't vouch for it. */
  verifiedEmail: string | undefined;
  name: string | undefined;
}

/** The secrets of one round through the directory. */
export interface CouncilRound {
  state: string;
  nonce: string;
  /** Proves that whoever comes back is whom it was begun for. */
  verifier: string;
  returnTo: string;
}

/** Declared here so that signing in knows no protocol. */
export interface CouncilDirectory {
  /** Where to send the browser. Throws where the directory can't be reached. */
  addressFor(round: CouncilRound): Promise<string>;
  /** Who came back; throws where the directory refuses, or what came back isn't sound. */
  personFrom(returned: URL, round: CouncilRound): Promise<CouncilPerson>;
}

const timeoutSeconds = 10;
const scope = 'openid email profile';

/** Makes the connection; what the directory publishes of itself is read at the first use, and again until that works. */
export function connectCouncilDirectory(settings: CouncilDirectorySettings): CouncilDirectory {
  let known: Promise<openId.Configuration> | undefined;

  function configuration(): Promise<openId.Configuration> {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  return {
    async addressFor({ state, nonce, verifier, returnTo }) {
      const address = openId.buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnTo,
        scope,
        state,
        nonce,
        code_challenge: await openId.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return address.href;
    },
    async personFrom(returned, { state, nonce, verifier }) {
      const config = await configuration();
      const tokens = await openId.authorizationCodeGrant(config, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('The council’s directory named nobody');
      // Many directories give the address only to who asks for it with the token.
      const profile =
        claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
          ? await openId.fetchUserInfo(config, tokens.access_token, claims.sub)
          : claims;
      return {
        subject: `${claims.iss} ${claims.sub}`,
        verifiedEmail:
          typeof profile.email === 'string' && profile.email_verified === true ? profile.email : undefined,
        name: typeof profile.name === 'string' ? profile.name : undefined,
      };
    },
  };
}

function discover({ issuer, clientId, clientSecret }: CouncilDirectorySettings) {
  const address = new URL(issuer);
  return openId.discovery(address, clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    // The settings let an issuer without encryption pass on this machine only.
    ...(address.protocol === 'http:' && { execute: [openId.allowInsecureRequests] }),
  });
}
