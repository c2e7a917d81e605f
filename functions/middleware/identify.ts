import { type ApiKeyStore, AppError, type Clock, type IdSource, identifyKey, keyIdOf } from '@factoids/core';
import { type Exchange, type HttpEvent, headerOf } from './http-exchange.ts';
import { type NetworkSettings, networkOf } from './network.ts';
import { readSession, type SessionSettings, sessionCookie } from './session-cookie.ts';

export interface Identification {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly keys: ApiKeyStore;
  readonly pepper: string;
  /** null in functions whose routes are public: they neither read nor set cookies. */
  readonly session: SessionSettings | null;
  /** null where no route cares from which network a request comes. */
  readonly network: NetworkSettings | null;
}

interface Asked {
  readonly exchange: Exchange;
  readonly event: HttpEvent;
}

/**
 * Who asks: an API key under /v1, a session cookie under /api. Without a valid cookie a POST gets a new session, and so does a
 * question for limits. Where an admission looks up the key in its own read, it is not looked up here.
 */
export async function identify(deps: Identification, exchange: Exchange, event: HttpEvent): Promise<void> {
  const { surface, route } = exchange.mounted;
  if (surface === 'developer') {
    const apiKey = headerOf(event, 'x-api-key');
    if (route.limited) exchange.caller = keyCaller(apiKey);
    else exchange.principal = await identifyKey({ deps, apiKey });
  } else if (surface === 'site' && deps.session) {
    identifySession(deps, deps.session, { exchange, event });
  }
}

/** A text that is no key of ours is refused before anything is read. */
function keyCaller(apiKey: string | undefined): Exchange['caller'] {
  if (!apiKey) throw new AppError('missing_api_key', { detail: 'Send your API key in the x-api-key header.' });
  const keyId = keyIdOf(apiKey);
  if (!keyId) throw new AppError('invalid_api_key');
  return { kind: 'key', keyId, apiKey };
}

function identifySession(deps: Identification, settings: SessionSettings, { exchange, event }: Asked): void {
  const now = deps.clock.now();
  const known = readSession(settings, event, now);
  if (known === null && event.httpMethod !== 'POST' && !exchange.mounted.route.limited) return;
  const session = known ?? { sessionId: deps.ids.session(), verifiedUntil: null };
  if (known === null) exchange.cookie = sessionCookie(settings, session, now);
  exchange.principal = { kind: 'anonymous', sessionId: session.sessionId };
  if (deps.network) exchange.caller = { kind: 'anonymous', ...session, network: networkOf(deps.network, event, now) };
}
