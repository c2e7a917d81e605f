import * as z from 'zod';
import { Factoid } from './factoid.ts';
import { RunId } from './ids.ts';
import { UsdText } from './money.ts';
import { Problem } from './problem.ts';
import { page, Timestamp } from './shapes.ts';
import { Usage } from './usage.ts';

/** A request for a factoid, or one turn of a chat. */
export const RunKind = z.enum(['factoid', 'chat']);
export type RunKind = z.infer<typeof RunKind>;

export const RunStatus = z.enum(['pending', 'running', 'succeeded', 'failed', 'cancelled']).meta({ id: 'RunStatus' });
export type RunStatus = z.infer<typeof RunStatus>;

export const QuoteView = z.object({ max_cost_usd: UsdText, expected_cost_usd: UsdText }).meta({ id: 'Quote' });

export const RunAccepted = z
  .object({
    request_id: RunId,
    status: RunStatus,
    stream_url: z.string(),
    status_url: z.string(),
    quote: QuoteView,
  })
  .meta({ id: 'RunAccepted' });
export type RunAccepted = z.infer<typeof RunAccepted>;

export const RunView = z
  .object({
    request_id: RunId,
    kind: RunKind,
    status: RunStatus,
    topic: z.string().nullable(),
    model: z.string(),
    factoid: Factoid.nullable().meta({ description: 'null of a chat turn, whose answer is in its session' }),
    usage: Usage.nullable(),
    quote: QuoteView,
    problem: Problem.nullable(),
    stream_url: z.string(),
    created_at: Timestamp,
    finished_at: Timestamp.nullable(),
  })
  .meta({ id: 'Run' });
export type RunView = z.infer<typeof RunView>;

export const RunPage = page(RunView).meta({ id: 'RunPage' });
export type RunPage = z.infer<typeof RunPage>;
