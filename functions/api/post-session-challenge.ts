import { AppError, passChallenge } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { type NetworkSettings, viewerAddress } from '../middleware/network.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { type SessionSettings, sessionCookie } from '../middleware/session-cookie.ts';

type Deps = Parameters<typeof passChallenge>[0]['deps'] & {
  readonly session: SessionSettings;
  readonly network: NetworkSettings;
};

/** The session stays the same: what it has used of its limits is not forgotten, they are higher. */
export const postSessionChallenge: RouteHandler<'passChallenge', Deps> = async (request, deps) => {
  const { principal, body, event, setCookie } = request;
  if (principal?.kind !== 'anonymous') throw new AppError('forbidden');
  const { sessionId } = principal;
  const remoteIp = viewerAddress(deps.network, event) ?? undefined;
  const { verifiedUntil } = await passChallenge({ deps, input: { sessionId, token: body.token, remoteIp } });
  setCookie(sessionCookie(deps.session, { sessionId, verifiedUntil }, deps.clock.now()));
  return jsonResponse(200, { verified_until: verifiedUntil });
};
