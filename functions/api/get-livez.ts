import { type HttpResponse, jsonResponse } from '../middleware/http-exchange.ts';

/** Touches nothing: that it answers is the answer. */
export async function getLivez(): Promise<HttpResponse> {
  return jsonResponse(200, { status: 'ok' });
}
