import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import { isStreamed, type Route } from '../route.ts';
import type { MountedRoute } from '../routes.ts';
import { ROUTE_EXAMPLES } from './examples.ts';
import { RATE_LIMIT_HEADER_REFS } from './rate-limit-headers.ts';

const REQUEST_ID = { 'x-request-id': { $ref: '#/components/headers/RequestId' } };

/** What a route answers when all went well. */
export function successResponses({ id, route }: MountedRoute): ZodOpenApiResponsesObject {
  const { schema, mediaType = 'application/json' } = route.success;
  const { success: examples } = ROUTE_EXAMPLES[id];
  return {
    [`${successClass(route)}`]: {
      description: describe(route),
      headers: {
        ...REQUEST_ID,
        ...(route.limited && RATE_LIMIT_HEADER_REFS),
        ...(route.located && { Location: { $ref: '#/components/headers/Location' } }),
        ...(route.idempotent && { 'Idempotent-Replayed': { $ref: '#/components/headers/IdempotentReplayed' } }),
      },
      ...(schema && { content: { [mediaType]: { schema, ...(examples && { examples }) } } }),
    },
    ...(isStreamed(route) && { 204: { description: STREAM_IS_OVER, headers: REQUEST_ID } }),
  };
}

const STREAM_IS_OVER = 'The terminal event has been seen already; a browser then stops asking.';

function successClass(route: Route): `2${string}` {
  return `2${String(route.success.status).slice(1)}`;
}

function describe(route: Route): string {
  if (isStreamed(route)) return 'Server-sent events: `id` is the sequence number, `event` the type, `data` one RunEvent as JSON.';
  if (route.success.status === 202) return 'Accepted: the work is recorded and under way.';
  return route.success.schema ? 'Done.' : 'Done; there is nothing to say.';
}
