import type { LeverResult, UnkillBody } from '@factoids/contracts';
import type * as z from 'zod';
import { changeControls, type Lever } from './change-controls.ts';
import type { LeverDeps } from './lever-deps.ts';
import type { Order } from './order.ts';

/** Lets go on what was stopped by that name; what was stopped by another stays so. */
export function unkillTarget({ deps, order, input }: UnkillTarget): Promise<LeverResult> {
  const about = { action: 'unkill', subject: input.target } as const;
  return changeControls({ deps, order, about, lever: unkill(input.target) });
}

interface UnkillTarget {
  readonly deps: LeverDeps;
  readonly order: Order;
  readonly input: Pick<z.output<typeof UnkillBody>, 'target'>;
}

export function unkill(target: string): Lever {
  return (controls) => {
    const kills = controls.kills.filter((standing) => standing.target !== target);
    return kills.length === controls.kills.length ? controls : { ...controls, kills };
  };
}
