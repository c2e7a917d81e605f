import openapi from '@factoids/contracts/openapi.json' with { type: 'json' };
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

const CACHE = { 'cache-control': 'public, max-age=300' };

export const getOpenapi: RouteHandler<'getOpenapi', unknown> = async () => jsonResponse(200, openapi, CACHE);
