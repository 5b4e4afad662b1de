import { SANDBOX_SECRETS, type AuthType } from '../../credentials';
import { refusal } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import type { TokenOffice } from './tokens';

type Check = (exchange: Exchange, tokens: TokenOffice) => boolean;

const CHECKS: Readonly<Record<AuthType, Check>> = {
  none: () => true,
  bearer_token: (exchange) => exchange.bearerToken === SANDBOX_SECRETS.bearerToken,
  api_key: (exchange) => exchange.header(SANDBOX_SECRETS.apiKeyHeader) === SANDBOX_SECRETS.apiKey,
  basic: ({ basicCredentials }) => basicCredentials?.user === SANDBOX_SECRETS.username && basicCredentials.password === SANDBOX_SECRETS.password,
  oauth2: ({ bearerToken }, tokens) => bearerToken !== null && tokens.use(bearerToken),
};

const ANY: readonly AuthType[] = ['bearer_token', 'api_key', 'basic', 'oauth2'];

/** The 401 for a request without a good credential, or null. */
export function refuseStranger(auth: AuthType | 'any', exchange: Exchange, tokens: TokenOffice): Answer | null {
  const accepted = auth === 'any' ? ANY : [auth];
  if (accepted.some((type) => CHECKS[type](exchange, tokens))) return null;
  const showedToken = exchange.bearerToken !== null && accepted.includes('oauth2');
  const error = showedToken ? 'invalid_token' : 'unauthorized';
  const message = showedToken ? 'The access token is unknown, expired or used up.' : `A credential is missing or wrong; accepted: ${accepted.join(', ')}.`;
  return refusal(401, error, message, {}, { 'WWW-Authenticate': challenge(auth, showedToken) });
}

function challenge(auth: AuthType | 'any', showedToken: boolean): string {
  if (auth === 'basic') return 'Basic realm="sandbox"';
  if (auth === 'api_key') return `ApiKey header="${SANDBOX_SECRETS.apiKeyHeader}"`;
  return showedToken ? 'Bearer error="invalid_token"' : 'Bearer';
}
