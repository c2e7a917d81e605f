import { type RunCall, usageOf } from './run.ts';

/** What a turn changes in what its session has used: nothing yet where something is not known. */
export interface TurnUse {
  readonly turns: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** In nano-dollars. */
  readonly cost: number;
  readonly unsettled: number;
}

/** Of a turn that ends with these calls. */
export function useWhenEnded(calls: readonly RunCall[]): TurnUse {
  const { promptTokens, completionTokens, cost } = usageOf(calls);
  return {
    turns: 1,
    promptTokens: promptTokens ?? 0,
    completionTokens: completionTokens ?? 0,
    cost: cost ?? 0,
    unsettled: cost === null ? 1 : 0,
  };
}

/** Of one that has ended before, once its cost is known. */
export function useWhenSettled(ended: readonly RunCall[], settled: readonly RunCall[]): TurnUse {
  const [before, after] = [useWhenEnded(ended), useWhenEnded(settled)];
  return {
    turns: 0,
    promptTokens: after.promptTokens - before.promptTokens,
    completionTokens: after.completionTokens - before.completionTokens,
    cost: after.cost - before.cost,
    unsettled: after.unsettled - before.unsettled,
  };
}
