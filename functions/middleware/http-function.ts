import { type Duty, type MountedRoute, mountedRoutes, type ROUTES, type RouteId, type RouteIdOf } from '@factoids/contracts';
import { type AnswerStore, AppError } from '@factoids/core';
import { createLogger, type Logger } from '@factoids/telemetry';
import middy, { type PluginExecutionMode, type Request } from '@middy/core';
import type { Context } from 'aws-lambda';
import { answerOnce } from './answer-once.ts';
import { withEntityTag } from './entity-tag.ts';
import type { Exchange, HttpEvent, HttpResponse } from './http-exchange.ts';
import { type Identification, identify } from './identify.ts';
import { parseRequest } from './parse-request.ts';
import { problemResponse } from './problem-response.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { refuseCrossSite } from './refuse-cross-site.ts';
import type { Handles, RouteHandler } from './route-handler.ts';

/** Where a route of the duty answers the same to the same `Idempotency-Key`, answers are kept somewhere. */
type Keeping<D extends Duty> = {
  [Id in RouteIdOf<D>]: (typeof ROUTES)[Id] extends { readonly idempotent: true } ? Id : never;
}[RouteIdOf<D>] extends never
  ? { readonly answers?: undefined }
  : { readonly answers: AnswerStore };

interface Definition<D extends Duty, Deps extends Identification, Bare extends RouteIdOf<D>> {
  readonly duty: D;
  /** A handler for each route of this duty: a missing one does not compile. */
  readonly handlers: { readonly [Id in Exclude<RouteIdOf<D>, Bare>]: RouteHandler<Id, NoInfer<Deps>> };
  /** Those that need nothing, not even to know who asks: they answer also while nothing can be prepared. */
  readonly bare?: { readonly [Id in Bare]: () => Promise<HttpResponse> };
  /** Builds what the handlers need, once per process; tried again by the next request when it fails. */
  readonly prepare: () => Promise<Deps & Keeping<D>>;
  /** How the answer leaves; at once and whole when not given. */
  readonly executionMode?: PluginExecutionMode;
}

type HttpContext = Context & { exchange: Exchange; log: Logger; startedAt: number };
type HttpRequest = Request<HttpEvent, HttpResponse, Error, HttpContext>;

const ANSWER_BEFORE_TIMEOUT_MS = 300;

/** One Lambda behind several routes: every answer, good or bad, leaves through the same door with its request id. */
export function httpFunction<D extends Duty, Deps extends Identification, Bare extends RouteIdOf<D> = never>(
  definition: Definition<D, Deps, Bare>,
) {
  const mounted = new Map(mountedRoutes().map((route) => [`${route.route.method} ${route.path}`, route]));
  const handlers = new Map<RouteId, Handles<Deps>>(handlersOf(definition.handlers));
  const bare = new Map(Object.entries<() => Promise<HttpResponse>>(definition.bare ?? {}));
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
    .before(async ({ event, context: { exchange } }) => {
      if (!bare.has(exchange.mounted.id)) await identify(await prepared(), exchange, event);
    })
    .after(close)
    .onError(closeWithProblem)
    .handler(async (event: HttpEvent, context: HttpContext) => {
      const { id, route } = context.exchange.mounted;
      const handler = handlers.get(id);
      if (handler) return handle({ handler, event, context, deps: await prepared() });
      const answer = bare.get(id);
      if (!answer) throw new AppError('not_found');
      parseRequest(route, event);
      return answer();
    });
}

interface Handling<Deps extends Identification> {
  readonly handler: Handles<Deps>;
  readonly event: HttpEvent;
  readonly context: HttpContext;
  readonly deps: Deps & { readonly answers?: AnswerStore | undefined };
}

async function handle<Deps extends Identification>({ handler, event, context, deps }: Handling<Deps>): Promise<HttpResponse> {
  const { exchange, log } = context;
  const { mounted, principal, caller } = exchange;
  const surface = mounted.surface === 'root' ? 'site' : mounted.surface;
  const parsed = parseRequest(mounted.route, event);
  const noteLimits = (limits: Exchange['limits']) => {
    exchange.limits = limits;
  };
  const setCookie = (cookie: string) => {
    exchange.cookie = cookie;
  };
  const request = { ...parsed, principal, caller, surface, event, noteLimits, setCookie };
  return answerOnce(deps, { exchange, event, parsed, log }, () => handler.handle(request, deps));
}

function open({ event, context }: HttpRequest, log: Logger, routes: ReadonlyMap<string, MountedRoute>): void {
  const requestId = event.requestContext.requestId;
  const mounted = routes.get(`${event.httpMethod} ${event.resource}`);
  context.startedAt = Date.now();
  context.log = log.with({ request_id: requestId, route: `${event.httpMethod} ${event.resource}` });
  if (!mounted) throw new AppError('not_found');
  context.exchange = { mounted, requestId, principal: null, caller: null, limits: [], cookie: null };
}

function close(request: HttpRequest): void {
  const { event, context, response } = request;
  if (!response) return;
  const { exchange, log, startedAt } = context;
  response.headers['x-request-id'] = event.requestContext.requestId;
  response.headers['x-content-type-options'] = 'nosniff';
  response.headers['cache-control'] ??= 'no-store';
  if (exchange?.cookie) response.headers['set-cookie'] = exchange.cookie;
  Object.assign(response.headers, rateLimitHeaders(exchange?.limits ?? [], new Date()));
  request.response = withEntityTag(event, response);
  const principal = exchange?.principal?.kind ?? exchange?.caller?.kind;
  const fields = { status: request.response.statusCode, principal, duration_ms: Date.now() - startedAt };
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
