import openapi from '@factoids/contracts/openapi.json' with { type: 'json' };
import { type HttpResponse, jsonResponse } from '../middleware/http-exchange.ts';
import { PUBLIC_READ } from '../middleware/public-cache.ts';

export async function getOpenapi(): Promise<HttpResponse> {
  return jsonResponse(200, openapi, PUBLIC_READ);
}
