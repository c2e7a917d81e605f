import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { type Duty, isStreamed, type Route } from '../route.ts';
import type { MountedRoute } from '../routes.ts';
import { ROUTE_EXAMPLES } from './examples.ts';
import { problemResponses } from './problem-responses.ts';
import { successResponses } from './success-responses.ts';

/** One route under one prefix as an OpenAPI operation. */
export function operation(mounted: MountedRoute): ZodOpenApiOperationObject {
  const { route } = mounted;
  return {
    operationId: operationId(mounted),
    tags: [tagOf(route)],
    summary: route.summary,
    ...(route.description && { description: route.description }),
    security: securityOf(mounted),
    ...requestParams(route),
    parameters: headerParameters(route),
    ...requestBody(mounted),
    responses: { ...successResponses(mounted), ...problemResponses(mounted) },
  };
}

/** Developers' operations carry the plain name, because theirs are the ones that code is generated for. */
function operationId({ id, surface }: MountedRoute): string {
  return surface === 'site' ? `site${id.charAt(0).toUpperCase()}${id.slice(1)}` : id;
}

const TAGS: Readonly<Record<Exclude<Duty, 'read'>, string>> = {
  runs: 'Runs',
  opinions: 'Factoids',
  chat: 'Chat',
  stream: 'Runs',
  account: 'Account',
  admin: 'Operator',
};

function tagOf({ surfaces, duty, path }: Route): string {
  if (surfaces === 'root') return path.startsWith('/feed.') ? 'Factoids' : 'System';
  if (path.startsWith('/chat/')) return TAGS.chat;
  if (duty !== 'read') return TAGS[duty];
  return path === '/models' ? 'Models' : 'Factoids';
}

/**
 * On the site public reads need nothing, a POST makes the session it lacks, and so does the question for limits; only runs and chats
 * ask for the one that owns them.
 */
function securityOf({ route, surface }: MountedRoute): Record<string, string[]>[] {
  if (surface === 'developer') return [{ apiKey: [] }];
  if (surface === 'root' || route.duty === 'read') return [];
  return route.method === 'POST' || route.limited ? [{ session: [] }, {}] : [{ session: [] }];
}

function requestParams(route: Route): Pick<ZodOpenApiOperationObject, 'requestParams'> {
  return { requestParams: { ...(route.params && { path: route.params }), ...(route.query && { query: route.query }) } };
}

function headerParameters(route: Route): { $ref: string }[] {
  return [
    ...(route.idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(isStreamed(route) ? [{ $ref: '#/components/parameters/LastEventId' }] : []),
  ];
}

function requestBody({ id, route }: MountedRoute): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (!route.body) return {};
  const { body: examples } = ROUTE_EXAMPLES[id];
  return {
    requestBody: { required: true, content: { 'application/json': { schema: route.body, ...(examples && { examples }) } } },
  };
}
