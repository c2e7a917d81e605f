import * as z from 'zod';
import { Factoid } from './factoid.ts';
import { RunId } from './ids.ts';
import { UsdText } from './money.ts';
import { Problem } from './problem.ts';
import { page, Timestamp } from './shapes.ts';

export const RunKind = z.enum(['factoid']);
export type RunKind = z.infer<typeof RunKind>;

export const RunStatus = z.enum(['pending', 'running', 'succeeded', 'failed', 'cancelled']).meta({ id: 'RunStatus' });
export type RunStatus = z.infer<typeof RunStatus>;

export const QuoteView = z.object({ max_cost_usd: UsdText, expected_cost_usd: UsdText }).meta({ id: 'Quote' });

export const Usage = z
  .object({
    prompt_tokens: z.int().min(0).nullable(),
    completion_tokens: z.int().min(0).nullable(),
    cost_usd: UsdText.nullable().meta({ description: 'null while the provider has not told the cost' }),
  })
  .meta({ id: 'Usage' });
export type Usage = z.infer<typeof Usage>;

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
    factoid: Factoid.nullable(),
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
