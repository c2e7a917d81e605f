import { type Duty, type MountedRoute, mountedRoutes, type RouteId, type RouteIdOf } from '@factoids/contracts';
import { AppError } from '@factoids/core';
import { createLogger, type Logger } from '@factoids/telemetry';
import middy, { type PluginExecutionMode, type Request } from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Exchange, HttpEvent, HttpResponse } from './http-exchange.ts';
import { type Identification, identify } from './identify.ts';
import { parseRequest } from './parse-request.ts';
import { problemResponse } from './problem-response.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { refuseCrossSite } from './refuse-cross-site.ts';
import type { Handles, RouteHandler } from './route-handler.ts';

interface Definition<D extends Duty, Deps extends Identification> {
  readonly duty: D;
  /** A handler for each route of this duty: a missing one does not compile. */
  readonly handlers: { readonly [Id in RouteIdOf<D>]: RouteHandler<Id, NoInfer<Deps>> };
  /** Builds what the handlers need, once per process; tried again by the next request when it fails. */
  readonly prepare: () => Promise<Deps>;
  /** How the answer leaves; at once and whole when not given. */
  readonly executionMode?: PluginExecutionMode;
}

type HttpContext = Context & { exchange: Exchange; log: Logger; startedAt: number };
type HttpRequest = Request<HttpEvent, HttpResponse, Error, HttpContext>;

const ANSWER_BEFORE_TIMEOUT_MS = 300;

/** One Lambda behind several routes: every answer, good or bad, leaves through the same door with its request id. */
export function httpFunction<D extends Duty, Deps extends Identification>(definition: Definition<D, Deps>) {
  const mounted = new Map(mountedRoutes().map((route) => [`${route.route.method} ${route.path}`, route]));
  const handlers = new Map<RouteId, Handles<Deps>>(handlersOf(definition.handlers));
  const prepared = once(definition.prepare);
  const log = createLogger(definition.duty);

  return middy<HttpEvent, HttpResponse, Error, HttpContext>({
    ...(definition.executionMode && { executionMode: definition.executionMode }),
    timeoutEarlyInMillis: ANSWER_BEFORE_TIMEOUT_MS,
    timeoutEarlyResponse: () => {
      throw new AppError('upstream_timeout');
    },
  })
    .before((request) => open(request, log, mounted))
    .before(({ event, context }) => refuseCrossSite(context.exchange, event))
    .before(async ({ event, context }) => identify(await prepared(), context.exchange, event))
    .after(close)
    .onError(closeWithProblem)
    .handler(async (event: HttpEvent, context: HttpContext) => {
      const { exchange } = context;
      const { mounted: found, principal, caller } = exchange;
      const handler = handlers.get(found.id);
      if (!handler) throw new AppError('not_found');
      const surface = found.surface === 'root' ? 'site' : found.surface;
      const parsed = parseRequest(found.route, event);
      const noteLimits = (limits: Exchange['limits']) => {
        exchange.limits = limits;
      };
      const setCookie = (cookie: string) => {
        exchange.cookie = cookie;
      };
      return handler.handle({ ...parsed, principal, caller, surface, event, noteLimits, setCookie }, await prepared());
    });
}

function open({ event, context }: HttpRequest, log: Logger, routes: ReadonlyMap<string, MountedRoute>): void {
  const requestId = event.requestContext.requestId;
  const mounted = routes.get(`${event.httpMethod} ${event.resource}`);
  context.startedAt = Date.now();
  context.log = log.with({ request_id: requestId, route: `${event.httpMethod} ${event.resource}` });
  if (!mounted) throw new AppError('not_found');
  context.exchange = { mounted, requestId, principal: null, caller: null, limits: [], cookie: null };
}

function close({ event, context, response }: HttpRequest): void {
  if (!response) return;
  const { exchange, log, startedAt } = context;
  response.headers['x-request-id'] = event.requestContext.requestId;
  response.headers['x-content-type-options'] = 'nosniff';
  response.headers['cache-control'] ??= 'no-store';
  if (exchange?.cookie) response.headers['set-cookie'] = exchange.cookie;
  Object.assign(response.headers, rateLimitHeaders(exchange?.limits ?? [], new Date()));
  const principal = exchange?.principal?.kind ?? exchange?.caller?.kind;
  const fields = { status: response.statusCode, principal, duration_ms: Date.now() - startedAt };
  log.info('request answered', fields);
}

function closeWithProblem(request: HttpRequest): void {
  const { event, context, error } = request;
  const code = error instanceof AppError ? error.code : 'internal';
  if (code === 'internal' || !(error instanceof AppError) || error.cause) context.log.error('request failed', { code }, error);
  request.response = problemResponse(error, event.requestContext.requestId, event.path);
  close(request);
}

function* handlersOf<Deps>(handlers: Readonly<Record<string, Handles<Deps>['handle']>>): Iterable<[RouteId, Handles<Deps>]> {
  for (const { id } of mountedRoutes()) {
    const handle = handlers[id];
    if (handle) yield [id, { handle }];
  }
}

/** Remembers the first success; a failure is forgotten. */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
