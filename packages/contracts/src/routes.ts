import * as z from 'zod';
import { ADMIN_ROUTES } from './admin-routes.ts';
import { CHAT_ROUTES } from './chat-routes.ts';
import {
  DailyFactoid,
  DailyQuery,
  Factoid,
  FactoidPage,
  FactoidQuery,
  GenerateBody,
  SubjectList,
  SubjectQuery,
} from './factoid.ts';
import { FeedbackBody, FeedbackReceipt } from './feedback.ts';
import { FactoidId, RunId } from './ids.ts';
import { KeyView } from './key.ts';
import { ChallengeBody, GenerateQuote, LimitList, Verification } from './limits.ts';
import { ModelList } from './model.ts';
import { ROOT_ROUTES } from './root-routes.ts';
import {
  admissionProblems,
  BOTH,
  DEVELOPER,
  type Duty,
  NoQuery,
  PREFIXES,
  type Route,
  type Surface,
  spendingProblems,
} from './route.ts';
import { RunAccepted, RunPage, RunView } from './run.ts';
import { RunEvent } from './run-event.ts';
import { PageQuery } from './shapes.ts';
import { VoteBody, VoteResult } from './vote.ts';

const LISTS = [
  '`sort=new` (as when it is left out) and `sort=top` go with `subject` and `min_votes`, both or either. `sort=random` goes alone, and',
  'draws anew without a cursor; with one it goes on, and shows nothing twice. `q` goes alone or with `subject`. Anything else is',
  '`unsupported_query`. A page is over when `has_more` is false: with `min_votes` it may be short, even empty, and yet not the last.',
  'A cursor belongs to the list that gave it out, with the same filters; `limit` may change.',
].join(' ');

const VOTES = [
  'One vote per client and factoid, which stands until it is changed; the same one again changes nothing. Only so many votes of one',
  'network count for a factoid: one beyond is remembered with `counted: false` and is in no tally. When a counted vote is taken back its',
  'place is free for the next vote, and a vote that did not count stays so until it is given anew.',
].join(' ');

const REPORTS = [
  'Plain text and reasons. `vote` only says which vote it explains: vote itself by `POST /factoids/{id}/vote`. A factoid that several',
  'networks report as `offensive` leaves every list.',
].join(' ');

/** Every route that works; the gateway, the OpenAPI document, the typed client and the local cloud are made from it. */
export const ROUTES = {
  listFactoids: {
    method: 'GET',
    path: '/factoids',
    surfaces: BOTH,
    duty: 'read',
    summary: 'Factoids: the newest, the best, shuffled, of a subject, or found by words',
    description: LISTS,
    query: FactoidQuery,
    success: { status: 200, schema: FactoidPage },
    problems: ['invalid_request', 'invalid_cursor', 'unsupported_query', 'search_unavailable'],
  },
  listSubjects: {
    method: 'GET',
    path: '/factoids/subjects',
    surfaces: BOTH,
    duty: 'read',
    summary: 'What factoids are about, and how many of them: the most frequent first',
    description: 'A new factoid is counted within seconds, one that was taken down no more within minutes.',
    query: SubjectQuery,
    success: { status: 200, schema: SubjectList },
    problems: ['invalid_request', 'search_unavailable'],
  },
  getToday: {
    method: 'GET',
    path: '/factoids/today',
    surfaces: BOTH,
    duty: 'read',
    summary: 'The factoid of the day, or of an earlier one',
    query: DailyQuery,
    success: { status: 200, schema: DailyFactoid },
    problems: ['invalid_request', 'future_date', 'not_found', 'factoid_hidden'],
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
    problems: ['not_found', 'factoid_hidden'],
  },
  generateFactoid: {
    method: 'POST',
    path: '/factoids/generate',
    surfaces: BOTH,
    duty: 'runs',
    summary: 'Ask for a new factoid',
    query: NoQuery,
    body: GenerateBody,
    idempotent: 'in_its_transaction',
    limited: true,
    located: true,
    success: { status: 202, schema: RunAccepted },
    problems: [...spendingProblems, ...admissionProblems, 'topic_denied', 'idempotency_mismatch', 'queue_unavailable'],
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
    problems: [...spendingProblems, 'topic_denied', 'unknown_model', 'unpriced_model', 'models_unavailable', 'denied', 'paused'],
  },
  listRuns: {
    method: 'GET',
    path: '/factoids/requests',
    surfaces: BOTH,
    duty: 'runs',
    summary: "The caller's runs, newest first",
    query: PageQuery,
    success: { status: 200, schema: RunPage },
    problems: ['invalid_request', 'invalid_cursor'],
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
    idempotent: true,
    success: { status: 200, schema: RunView },
    problems: [...spendingProblems, 'not_found'],
  },
  voteFactoid: {
    method: 'POST',
    path: '/factoids/{id}/vote',
    surfaces: BOTH,
    duty: 'opinions',
    summary: 'Vote for or against a factoid, change that, or take it back',
    description: VOTES,
    params: z.object({ id: FactoidId }),
    query: NoQuery,
    body: VoteBody,
    idempotent: true,
    limited: true,
    success: { status: 200, schema: VoteResult },
    problems: [...spendingProblems, 'not_found', 'factoid_hidden', 'denied'],
  },
  giveFeedback: {
    method: 'POST',
    path: '/factoids/{id}/feedback',
    surfaces: BOTH,
    duty: 'opinions',
    summary: 'Say what is wrong with a factoid, or anything about it; only the operator reads it',
    description: REPORTS,
    params: z.object({ id: FactoidId }),
    query: NoQuery,
    body: FeedbackBody,
    idempotent: true,
    limited: true,
    success: { status: 201, schema: FeedbackReceipt },
    problems: [...spendingProblems, 'not_found', 'factoid_hidden', 'denied'],
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
    summary:
      'Each limit that applies to the caller, for generating and for chatting: what it is, what is left, when it is whole again',
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
  ...CHAT_ROUTES,
  ...ADMIN_ROUTES,
  ...ROOT_ROUTES,
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
