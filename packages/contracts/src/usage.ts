import * as z from 'zod';
import { UsdText } from './money.ts';

export const Usage = z
  .object({
    prompt_tokens: z.int().min(0).nullable(),
    completion_tokens: z.int().min(0).nullable(),
    cost_usd: UsdText.nullable().meta({ description: 'null while the provider has not told the cost' }),
  })
  .meta({ id: 'Usage' });
export type Usage = z.infer<typeof Usage>;
