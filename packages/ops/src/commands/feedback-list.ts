import { FactoidId, PAGE_LIMITS } from '@factoids/contracts';
import { listFeedback } from '@factoids/core';
import * as z from 'zod';
import { type Call, command, type Fields } from '../command.ts';
import { feedbackRows } from '../feedback-rows.ts';
import { operatorDeps } from '../operator-deps.ts';

const Options = z.strictObject({
  factoid: FactoidId.optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMITS.max).default(PAGE_LIMITS.default),
});

/** It changes nothing, so that a dry run does the same. */
export const feedbackList = command({
  summary: 'shows what people said about factoids, the newest first',
  options: Options,
  plan: show,
  run: show,
});

async function show({ target }: Call, { factoid, limit }: z.output<typeof Options>): Promise<readonly Fields[]> {
  const deps = await operatorDeps(target);
  const { data } = await listFeedback({ deps, query: { limit, ...(factoid && { factoid_id: factoid }) } });
  return feedbackRows(data);
}
