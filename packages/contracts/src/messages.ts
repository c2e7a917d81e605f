import * as z from 'zod';
import { FactoidId, RunId } from './ids.ts';
import { UsdText } from './money.ts';
import { Timestamp } from './shapes.ts';

/** What goes through the queues of runs. Messages name a run and carry none of it: the record is the authority. */
export const RunMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run.requested'), run_id: RunId }),
  z.object({ type: z.literal('run.settlement_due'), run_id: RunId, lookup: z.int().min(0) }),
]);
export type RunMessage = z.infer<typeof RunMessage>;

const NoticeScope = z.union([
  z.enum(['global', 'anonymous', 'system']),
  z.templateLiteral([z.enum(['session', 'network', 'key', 'chat']), ':', z.string()]),
]);
const Count = z.int().min(0);
const Day = z.string().regex(/^(\d{4}-\d{2}-\d{2}|all)$/);

/** What goes through the queue of notices: things that the operator should hear of. No addresses, no prompts, nothing of a caller but ids. */
export const NoticeMessage = z.discriminatedUnion('type', [
  /** A scope has committed the policy's share of its budget. */
  z.object({
    type: z.literal('notice.soft_limit'),
    scope: NoticeScope,
    window: Day,
    committed_usd: UsdText,
    budget_usd: UsdText,
  }),
  /** Traffic unlike what is usual: the scope is kept slow until then. */
  z.object({
    type: z.literal('notice.anomaly'),
    scope: NoticeScope,
    pattern: z.enum(['rate_spike', 'same_prompt', 'many_sessions']),
    count: Count,
    minutes: Count,
    throttled_until: Timestamp,
  }),
  /** A day's last hold is gone: it was reconciled and archived. */
  z.object({
    type: z.literal('notice.day_closed'),
    window: Day,
    spent_usd: UsdText,
    runs: Count,
    calls: Count,
    calls_verified: Count,
    calls_estimated: Count,
    estimated_usd: UsdText,
    overestimated_usd: UsdText,
    drifts: Count,
  }),
  /** Enough networks found a factoid offensive: it left every list by itself. */
  z.object({ type: z.literal('notice.factoid_hidden'), factoid_id: FactoidId, reports: Count }),
  /** Two records of the same money differ. */
  z.object({ type: z.literal('notice.drift'), window: Day, drifts: Count, largest: z.string().max(300) }),
]);
export type NoticeMessage = z.infer<typeof NoticeMessage>;
