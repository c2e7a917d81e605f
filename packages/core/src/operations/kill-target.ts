import type { KillBody, LeverResult } from '@factoids/contracts';
import type * as z from 'zod';
import { AppError } from '../app-error.ts';
import { changeControls, type Lever } from './change-controls.ts';
import type { LeverDeps } from './lever-deps.ts';
import type { Order } from './order.ts';

const MAX_KILLS = 100;

/** Stops generation for everyone, for visitors, or with one model. Reading goes on; runs that were admitted end as they would. */
export function killTarget({ deps, order, input }: KillTarget): Promise<LeverResult> {
  const about = { action: 'kill', subject: input.target } as const;
  return changeControls({ deps, order, about, lever: kill(input.target) });
}

interface KillTarget {
  readonly deps: LeverDeps;
  readonly order: Order;
  readonly input: Pick<z.output<typeof KillBody>, 'target'>;
}

export function kill(target: string): Lever {
  return (controls, now) => {
    if (controls.kills.some((standing) => standing.target === target)) return controls;
    if (controls.kills.length >= MAX_KILLS) {
      const errors = [{ location: '/target', message: `there are ${MAX_KILLS} kills already` }];
      throw new AppError('invalid_request', {
        detail: 'So many single models are killed: kill all, or deny models in the policy.',
        errors,
      });
    }
    return { ...controls, kills: [...controls.kills, { target, at: now.toISOString() }] };
  };
}
