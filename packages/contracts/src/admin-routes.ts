import type * as z from 'zod';
import {
  AllowBody,
  AuditList,
  BoostBody,
  ControlsView,
  DenyBody,
  DryRunQuery,
  HideBody,
  HideResult,
  KillBody,
  LeverResult,
  PolicyBody,
  Stats,
  UnhideBody,
  UnkillBody,
} from './admin.ts';
import { FeedbackPage, FeedbackQuery } from './feedback.ts';
import { DEVELOPER, NoQuery, type Route, spendingProblems } from './route.ts';

/** A lever of the operator's: what it changes is in force at once. */
function lever<const Path extends string, Body extends z.ZodType>(path: Path, summary: string, body: Body) {
  return {
    method: 'POST',
    path,
    surfaces: DEVELOPER,
    duty: 'admin',
    summary,
    query: DryRunQuery,
    body,
    idempotent: true,
    success: { status: 200, schema: LeverResult },
    problems: [...spendingProblems, 'forbidden'],
  } as const;
}

/** A lever that one factoid is taken down or put back with. */
function shelfLever<const Path extends string, Body extends z.ZodType>(path: Path, summary: string, body: Body) {
  const { problems, ...rest } = lever(path, summary, body);
  return { ...rest, success: { status: 200, schema: HideResult }, problems: [...problems, 'not_found'] } as const;
}

/** What operators do and see, with keys of that role. */
export const ADMIN_ROUTES = {
  getStats: {
    method: 'GET',
    path: '/admin/stats',
    surfaces: DEVELOPER,
    duty: 'admin',
    summary: 'Where the money went: today, 7 and 30 days, by scope, model and key',
    query: NoQuery,
    success: { status: 200, schema: Stats },
    problems: ['forbidden'],
  },
  getControls: {
    method: 'GET',
    path: '/admin/controls',
    surfaces: DEVELOPER,
    duty: 'admin',
    summary: 'The policy in force, what is stopped and what is boosted',
    query: NoQuery,
    success: { status: 200, schema: ControlsView },
    problems: ['forbidden'],
  },
  listAudit: {
    method: 'GET',
    path: '/admin/audit',
    surfaces: DEVELOPER,
    duty: 'admin',
    summary: 'The last levers that were pulled, newest first',
    query: NoQuery,
    success: { status: 200, schema: AuditList },
    problems: ['forbidden'],
  },
  kill: lever('/admin/kill', 'Stop generation: all, anonymous, or one model', KillBody),
  unkill: lever('/admin/unkill', 'Let it go on', UnkillBody),
  boost: lever('/admin/boost', 'More budget for a scope, for a while', BoostBody),
  setPolicy: lever('/admin/policy', 'Put a policy in the place of the one in force', PolicyBody),
  deny: lever('/admin/deny', 'Keep a session, network or key out', DenyBody),
  allow: lever('/admin/allow', 'Let one in again', AllowBody),
  listFeedback: {
    method: 'GET',
    path: '/admin/feedback',
    surfaces: DEVELOPER,
    duty: 'admin',
    summary: 'What people said about factoids, newest first; of all, or of one',
    query: FeedbackQuery,
    success: { status: 200, schema: FeedbackPage },
    problems: ['forbidden', 'invalid_cursor'],
  },
  hideFactoid: shelfLever('/admin/hide', 'Take a factoid down: it leaves every list, and its address answers 410', HideBody),
  unhideFactoid: shelfLever('/admin/unhide', 'Put a factoid back; reports then count anew', UnhideBody),
} as const satisfies Record<string, Route>;
