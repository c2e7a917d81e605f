import * as z from 'zod';
import { RunId } from './ids.ts';

/** What goes through the run queue. Messages name a run and carry none of it: the record is the authority. */
export const RunMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run.requested'), run_id: RunId }),
  z.object({ type: z.literal('run.settlement_due'), run_id: RunId, lookup: z.int().min(0) }),
]);
export type RunMessage = z.infer<typeof RunMessage>;
