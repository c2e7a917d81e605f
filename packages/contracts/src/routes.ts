import * as z from 'zod';
import { ADMIN_ROUTES } from './admin-routes.ts';
import { Factoid, FactoidPage, GenerateBody } from './factoid.ts';
import { Health, Liveness } from './health.ts';
import { FactoidId, RunId } from './ids.ts';
import { KeyView } from './key.ts';
import { ChallengeBody, GenerateQuote, LimitList, Verification } from './limits.ts';
import { ModelList } from './model.ts';
import { BOTH, DEVELOPER, type Duty, NoQuery, PREFIXES, type Route, type Surface, spendingProblems } from './route.ts';
import { RunAccepted, RunPage, RunView } from './run.ts';
import { RunEvent } from './run-event.ts';
import { PageQuery } from './shapes.ts';

const admissionProblems = [
  'unknown_model',
  'unpriced_model',
  'models_unavailable',
  'budget_exhausted',
  'challenge_required',
  'denied',
  'paused',
] as const;

/** Every route that works; the gateway, the OpenAPI document, the typed client and the local cloud are made from it. */
export const ROUTES = {
  listFactoids: {
    method: 'GET',
    path: '/factoids',
    surfaces: BOTH,
    duty: 'read',
    summary: 'The newest factoids',
    query: PageQuery,
    success: { status: 200, schema: FactoidPage },
    problems: ['invalid_request'],
  },
  getFactoid: {
    method: 'GET',
    path: '/factoids/{id}',
    surfaces: BOTH,
    duty: 'read',
    summary: 'One factoid',
    params: z.object({ id: FactoidId }),
    query: NoQuery,
    success: { status: 200, schema: Factoid },
    problems: ['not_found'],
  },
  generateFactoid: {
    method: 'POST',
    path: '/factoids/generate',
    surfaces: BOTH,
    duty: 'runs',
    summary: 'Ask for a new factoid',
    query: NoQuery,
    body: GenerateBody,
    idempotent: true,
    limited: true,
    success: { status: 202, schema: RunAccepted },
    problems: [...spendingProblems, ...admissionProblems, 'idempotency_mismatch', 'queue_unavailable'],
  },
  quoteFactoid: {
    method: 'POST',
    path: '/factoids/quote',
    surfaces: BOTH,
    duty: 'runs',
    summary: 'What a factoid would cost, and which limit it would meet; spends nothing',
    query: NoQuery,
    body: GenerateBody,
    limited: true,
    success: { status: 200, schema: GenerateQuote },
    problems: [...spendingProblems, 'unknown_model', 'unpriced_model', 'models_unavailable', 'denied', 'paused'],
  },
  listRuns: {
    method: 'GET',
    path: '/factoids/requests',
    surfaces: BOTH,
    duty: 'runs',
    summary: "The caller's runs, newest first",
    query: PageQuery,
    success: { status: 200, schema: RunPage },
    problems: ['invalid_request'],
  },
  getRun: {
    method: 'GET',
    path: '/factoids/requests/{id}',
    surfaces: BOTH,
    duty: 'runs',
    summary: 'One run, for clients that poll',
    params: z.object({ id: RunId }),
    query: NoQuery,
    success: { status: 200, schema: RunView },
    problems: ['not_found'],
  },
  cancelRun: {
    method: 'POST',
    path: '/factoids/requests/{id}/cancel',
    surfaces: BOTH,
    duty: 'runs',
    summary: 'Stop a run; one that has ended stays as it is',
    params: z.object({ id: RunId }),
    query: NoQuery,
    body: z.strictObject({}),
    success: { status: 200, schema: RunView },
    problems: [...spendingProblems, 'not_found'],
  },
  streamRun: {
    method: 'GET',
    path: '/factoids/streams/{id}',
    surfaces: BOTH,
    duty: 'stream',
    summary: 'The events of a run, from after `Last-Event-ID`; 204 when the last one has been seen',
    params: z.object({ id: RunId }),
    query: NoQuery,
    success: { status: 200, schema: RunEvent, mediaType: 'text/event-stream' },
    problems: ['not_found', 'invalid_request'],
  },
  listModels: {
    method: 'GET',
    path: '/models',
    surfaces: BOTH,
    duty: 'read',
    summary: 'The models that may be asked for, with prices',
    query: NoQuery,
    success: { status: 200, schema: ModelList },
    problems: ['models_unavailable'],
  },
  getLimits: {
    method: 'GET',
    path: '/limits',
    surfaces: BOTH,
    duty: 'account',
    summary: 'Each limit that applies to the caller: what it is, what is left, when it is whole again',
    query: NoQuery,
    limited: true,
    success: { status: 200, schema: LimitList },
    problems: [],
  },
  getKey: {
    method: 'GET',
    path: '/key',
    surfaces: DEVELOPER,
    duty: 'account',
    summary: 'The calling key: tier, limits, spend',
    query: NoQuery,
    limited: true,
    success: { status: 200, schema: KeyView },
    problems: [],
  },
  passChallenge: {
    method: 'POST',
    path: '/session/challenge',
    surfaces: ['site'],
    duty: 'account',
    summary: 'Show to be human, for the higher quota',
    query: NoQuery,
    body: ChallengeBody,
    success: { status: 200, schema: Verification },
    problems: [...spendingProblems, 'challenge_failed', 'challenge_unavailable'],
  },
  ...ADMIN_ROUTES,
  getHealth: {
    method: 'GET',
    path: '/healthz',
    surfaces: 'root',
    duty: 'read',
    summary: 'Whether the parts that everything needs answer',
    query: NoQuery,
    success: { status: 200, schema: Health },
    problems: [],
  },
  getLiveness: {
    method: 'GET',
    path: '/livez',
    surfaces: 'root',
    duty: 'read',
    summary: 'Whether anything answers at all',
    query: NoQuery,
    success: { status: 200, schema: Liveness },
    problems: [],
  },
  getOpenapi: {
    method: 'GET',
    path: '/openapi.json',
    surfaces: 'root',
    duty: 'read',
    summary: 'This document',
    query: NoQuery,
    success: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
    problems: [],
  },
} as const satisfies Record<string, Route>;

export type RouteId = keyof typeof ROUTES;
export type RouteIdOf<D extends Duty> = { [Id in RouteId]: (typeof ROUTES)[Id]['duty'] extends D ? Id : never }[RouteId];

export const ROUTE_IDS = Object.keys(ROUTES).filter((id): id is RouteId => Object.hasOwn(ROUTES, id));

export interface MountedRoute {
  readonly id: RouteId;
  readonly route: Route;
  readonly surface: Surface | 'root';
  /** With its prefix. */
  readonly path: string;
}

/** Each route once per surface, at its full path. */
export function mountedRoutes(): MountedRoute[] {
  return ROUTE_IDS.flatMap((id): MountedRoute[] => {
    const route: Route = ROUTES[id];
    if (route.surfaces === 'root') return [{ id, route, surface: 'root', path: route.path }];
    return route.surfaces.map((surface) => ({ id, route, surface, path: PREFIXES[surface] + route.path }));
  });
}
