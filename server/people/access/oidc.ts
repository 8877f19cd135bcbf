import * as client from 'openid-client';
import type { Config } from '../../config.ts';
import type { SingleSignOn } from './single-sign-on.ts';

/** What has to be the same when the browser comes back. */
interface Kept { readonly verifier: string; readonly state: string; readonly nonce: string; readonly redirect: string }

/**
 * Authorization code flow with PKCE against any OpenID Connect provider. The provider is asked about itself when the first person comes,
 * so that a house starts also while it is away.
 */
export const openIdConnect = ({ issuer, clientId, clientSecret }: NonNullable<Config['oidc']>): SingleSignOn => {
  let known: Promise<client.Configuration> | undefined;
  const provider = (): Promise<client.Configuration> => {
    const insecure = new URL(issuer).protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {};
    known ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, insecure);
    known.catch(() => (known = undefined));
    return known;
  };
  return {
    async begin(redirect) {
      const kept: Kept = { verifier: client.randomPKCECodeVerifier(), state: client.randomState(), nonce: client.randomNonce(), redirect: redirect.href };
      const to = client.buildAuthorizationUrl(await provider(), {
        redirect_uri: redirect.href, scope: 'openid email', code_challenge: await client.calculatePKCECodeChallenge(kept.verifier), code_challenge_method: 'S256', state: kept.state, nonce: kept.nonce,
      });
      return { to, kept: JSON.stringify(kept) };
    },
    async finish(search, text) {
      const { verifier, state, nonce, redirect } = JSON.parse(text) as Kept;
      const at = new URL(redirect);
      at.search = search;
      const config = await provider();
      const tokens = await client.authorizationCodeGrant(config, at, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
      const claims = tokens.claims();
      const known = claims?.['email'] ? claims : claims && (await client.fetchUserInfo(config, tokens.access_token, claims.sub));
      const { email, email_verified: verified } = (known ?? {}) as { email?: unknown; email_verified?: unknown };
      if (typeof email !== 'string' || (verified !== true && verified !== 'true')) throw new Error('The provider does not vouch for an e-mail address.');
      return email;
    },
  };
};
