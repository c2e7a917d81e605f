import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

export const getLivez: RouteHandler<'getLiveness', unknown> = async () => jsonResponse(200, { status: 'ok' });
