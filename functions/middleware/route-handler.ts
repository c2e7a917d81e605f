import type { ROUTES, RouteId, Surface } from '@factoids/contracts';
import type { Caller, LimitState, Principal } from '@factoids/core';
import type * as z from 'zod';
import type { HttpEvent, HttpResponse } from './http-exchange.ts';

type Part<Id extends RouteId, Name extends 'params' | 'query' | 'body'> = (typeof ROUTES)[Id] extends {
  readonly [Key in Name]: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : unknown;

/** A request whose every part has been parsed by its route's schemas. */
export interface RouteRequest<Id extends RouteId> {
  readonly params: Part<Id, 'params'>;
  readonly query: Part<Id, 'query'>;
  readonly body: Part<Id, 'body'>;
  readonly principal: Principal | null;
  /** Who asks, on a limited route; a key in it has not been looked up yet. */
  readonly caller: Caller | null;
  /** What the answer's headers tell of the caller's limits, whether it is a success or a refusal. */
  readonly noteLimits: (limits: readonly LimitState[]) => void;
  /** A session cookie that takes the place of the caller's. */
  readonly setCookie: (cookie: string) => void;
  readonly surface: Surface;
  readonly event: HttpEvent;
}

export type RouteHandler<Id extends RouteId, Deps> = (request: RouteRequest<Id>, deps: Deps) => Promise<HttpResponse>;

interface AnyRequest extends Omit<RouteRequest<RouteId>, 'params' | 'query' | 'body'> {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** A handler behind the dispatch, which knows that the parts were parsed by the same route's schemas. */
export interface Handles<Deps> {
  handle(request: AnyRequest, deps: Deps): Promise<HttpResponse>;
}
