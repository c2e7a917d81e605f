import { FactoidId, type RunEvent, type RunEventBody, RunId } from '@factoids/contracts';

export const RUN_ID = RunId.parse('run_01kan9gr2hd5s8z0w6k3n9pb7y');
const AT = '2026-11-22T09:00:00.000Z';

export const RAFT = {
  id: FactoidId.parse('fct_01kan9gr2hd5s8z0w6k3n9pb7y'),
  text: 'A group of resting sea otters is a raft.',
  subject: 'Otters',
  emoji: '🦦',
  votes: { up: 0, down: 0 },
  model: 'acme/small',
  cost_usd: '0.000018450',
  created_at: AT,
};

/** A whole run, seq 1 to 6. */
export const RUN: readonly RunEvent[] = [
  event(1, { type: 'pending' }),
  event(2, { type: 'running', model: 'acme/small', attempt: 1 }),
  event(3, { type: 'delta', text: 'A group of resting ' }),
  event(4, { type: 'delta', text: 'sea otters is a raft.' }),
  event(5, { type: 'usage', prompt_tokens: 11, completion_tokens: 28, cost_usd: '0.000018450' }),
  event(6, { type: 'succeeded', factoid: RAFT }),
];

export function event(seq: number, body: RunEventBody): RunEvent {
  return { run_id: RUN_ID, seq, at: AT, ...body };
}

export function frame(item: RunEvent): string {
  return `id: ${item.seq}\nevent: ${item.type}\ndata: ${JSON.stringify(item)}\n\n`;
}

export function runView(status: string, rest: object = {}) {
  const quote = { max_cost_usd: '0.000210000', expected_cost_usd: '0.000020000' };
  const url = `/api/factoids/streams/${RUN_ID}`;
  const ended = { factoid: null, usage: null, problem: null, finished_at: null, ...rest };
  return {
    request_id: RUN_ID,
    kind: 'factoid',
    status,
    topic: null,
    model: 'acme/small',
    quote,
    stream_url: url,
    created_at: AT,
    ...ended,
  };
}
