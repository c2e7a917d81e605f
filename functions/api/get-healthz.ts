import { checkHealth, type Probe } from '@factoids/core';
import { type HttpResponse, jsonResponse } from '../middleware/http-exchange.ts';

/** Leaves enough of a second for the way there and back. */
const DEADLINE_MS = 700;

/** Whether what everything needs answers, asked for real. */
export async function getHealthz(probes: Readonly<Record<string, Probe>>): Promise<HttpResponse> {
  const health = await checkHealth({ deps: { probes, deadline: () => AbortSignal.timeout(DEADLINE_MS) } });
  return jsonResponse(health.status === 'ok' ? 200 : 503, health);
}
