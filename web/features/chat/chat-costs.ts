import { formatCost } from '../../lib/format.ts';
import type { Message } from './chat-desk.ts';

const UNKNOWN = '–';

/** `–` while nobody knows it: never nothing. */
export function answerCost({ usage }: Pick<Message, 'usage'>): string {
  return usage?.cost_usd == null ? UNKNOWN : formatCost(usage.cost_usd);
}

/** What the answers so far have cost together: of those that are not known yet it is more than that. */
export function chatCost(messages: readonly Pick<Message, 'role' | 'usage'>[]): string {
  const costs = messages.filter(({ role }) => role === 'assistant').map(({ usage }) => usage?.cost_usd ?? null);
  const known = costs.filter((cost) => cost !== null);
  if (known.length === 0) return UNKNOWN;
  const sum = formatCost(String(known.reduce((total, cost) => total + Number(cost), 0)));
  return known.length < costs.length ? `over ${sum}` : sum;
}
