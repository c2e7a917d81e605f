import * as z from 'zod';
import { AppError } from '../app-error.ts';

const ModelPolicy = z.strictObject({
  default: z.array(z.string()).default([]),
  deny: z.array(z.string()).default([]),
  max_usd_per_million_tokens: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .nullable()
    .default('30'),
});
export type ModelPolicy = z.infer<typeof ModelPolicy>;

/** Budgets, rates and the rest get their schemas with admission; until then they are accepted and have no effect. */
const Policy = z.strictObject({
  budgets: z.json().optional(),
  rates: z.json().optional(),
  votes_per_factoid: z.json().optional(),
  concurrent_runs: z.json().optional(),
  challenge: z.json().optional(),
  soft_limit: z.json().optional(),
  models: ModelPolicy.prefault({}),
});
export type Policy = z.infer<typeof Policy>;

/** The policy in JSON, merged over the defaults. Throws `invalid_request` with the path of each unknown name or bad value. */
export function parsePolicy(json: string): Policy {
  const parsed = Policy.safeParse(parseJson(json));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ location: `/${path.join('/')}`, message }));
  throw new AppError('invalid_request', { detail: 'The admission policy does not fit.', errors });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new AppError('invalid_request', { detail: 'The admission policy is not JSON.' });
  }
}
