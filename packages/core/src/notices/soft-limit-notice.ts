import { formatUsd } from '@factoids/contracts';
import type { CrossedSoftLimit } from '../admission/index.ts';
import type { Notice } from './notifier.ts';

export function softLimitNotice({ scope, window, committed, budget }: CrossedSoftLimit): Notice {
  const amounts = { committed_usd: formatUsd(committed), budget_usd: formatUsd(budget) };
  return { type: 'notice.soft_limit', scope, window, ...amounts };
}
