import { type ChatMessage, type ChatSource, MessageId, type RunEvent } from '@factoids/contracts';
import { event, RUN_ID } from './run-fixtures.ts';

export const OTTERS: ChatSource = { n: 1, kind: 'factoid', title: 'Otters', url: '/f/fct_1', excerpt: 'A raft of otters.' };
export const WEB: ChatSource = {
  n: 2,
  kind: 'web',
  title: 'Otters',
  url: 'https://otters.example',
  excerpt: 'Otters hold hands.',
};

const search = { id: 'call_1', name: 'search_factoids', label: 'Searching the factoids' };

export const ANSWER: ChatMessage = {
  id: MessageId.parse('msg_01kan9gr2hd5s8z0w6k3n9pb7y'),
  role: 'assistant',
  text: 'They hold on to each other [1].',
  run_id: RUN_ID,
  status: 'complete',
  tools: [{ ...search, status: 'done', summary: '2 sources', sources: [OTTERS, WEB] }],
  sources: [OTTERS],
  usage: { prompt_tokens: 900, completion_tokens: 40, cost_usd: '0.000120000' },
  latency: { first_token_ms: 300, total_ms: 900 },
  created_at: '2026-11-22T09:00:00.000Z',
};

/** A whole turn with a tool, seq 1 to 9. */
export const TURN: readonly RunEvent[] = [
  event(1, { type: 'pending' }),
  event(2, { type: 'running', model: 'acme/small', attempt: 1 }),
  event(3, { type: 'delta', text: 'Let me look.' }),
  event(4, { type: 'tool_call', ...search }),
  event(5, { type: 'tool_result', id: 'call_1', status: 'done', summary: '2 sources', sources: [OTTERS, WEB] }),
  event(6, { type: 'running', model: 'acme/small', attempt: 2 }),
  event(7, { type: 'delta', text: 'They hold on ' }),
  event(8, { type: 'delta', text: 'to each other [1][9].' }),
  event(9, { type: 'succeeded', message: ANSWER }),
];
