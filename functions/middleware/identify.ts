import { type ApiKeyStore, type Clock, type IdSource, identifyKey } from '@factoids/core';
import { type Exchange, type HttpEvent, headerOf } from './http-exchange.ts';
import { readSession, type SessionSettings, sessionCookie } from './session-cookie.ts';

export interface Identification {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly keys: ApiKeyStore;
  readonly pepper: string;
  /** null in functions whose routes are public: they neither read nor set cookies. */
  readonly session: SessionSettings | null;
}

/** Who asks: an API key under /v1, a session cookie under /api. A POST without a valid cookie gets a new session. */
export async function identify(deps: Identification, exchange: Exchange, event: HttpEvent): Promise<void> {
  if (exchange.mounted.surface === 'developer') {
    exchange.principal = await identifyKey({ deps, apiKey: headerOf(event, 'x-api-key') });
  } else if (exchange.mounted.surface === 'site' && deps.session) {
    identifySession(deps, deps.session, { exchange, event });
  }
}

interface Asked {
  readonly exchange: Exchange;
  readonly event: HttpEvent;
}

function identifySession({ clock, ids }: Identification, settings: SessionSettings, { exchange, event }: Asked): void {
  const known = readSession(settings, event, clock.now());
  if (known === null && event.httpMethod === 'GET') return;
  const sessionId = known ?? ids.session();
  if (known === null) exchange.cookie = sessionCookie(settings, sessionId, clock.now());
  exchange.principal = { kind: 'anonymous', sessionId };
}
