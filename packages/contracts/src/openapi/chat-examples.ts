import type * as z from 'zod';
import type { ChatSessionSummary, MessageAccepted } from '../chat.ts';
import type { ChatMessage, ChatSource, ToolUse } from '../chat-message.ts';
import type { RouteId } from '../routes.ts';
import type { RunView } from '../run.ts';
import type { RunEvent } from '../run-event.ts';
import { eventStreamExample, type RouteExamples } from './route-examples.ts';

const SESSION_ID = 'cht_01kan9gpz4r8t2v6w0x4y8z2a6';
const FACTOID_ID = 'fct_01kan9gr2hd5s8z0w6k3n9pb7y';
const RUN_ID = 'run_01kan9gt5b8d1f4h7k0m3p6r9t';
const QUESTION_ID = 'msg_01kan9gt5c9e2g5j8m1n4q7s0v';
const ANSWER_ID = 'msg_01kan9gt5dafv3h6k9n2p5r8t1';
const STREAM_PATH = `/v1/chat/sessions/${SESSION_ID}/stream?run=${RUN_ID}`;
const STARTED_AT = '2026-11-22T09:00:00.000Z';
const FINISHED_AT = '2026-11-22T09:00:02.310Z';
const MODEL = 'acme/small';
const QUOTE = { max_cost_usd: '0.002310000', expected_cost_usd: '0.000310000' };
const USAGE = { prompt_tokens: 1_240, completion_tokens: 96, cost_usd: '0.000243600' };
const LABEL = 'Searching the factoids for “otters”';
const ANSWER = 'Because they hold on to each other while they rest, so that nobody drifts away [1].';

const SOURCE = {
  n: 1,
  kind: 'factoid',
  title: 'Otters',
  url: `/f/${FACTOID_ID}`,
  excerpt: 'Sea otters that rest together on the water are called a raft.',
} satisfies z.input<typeof ChatSource>;

const TOOL = {
  id: 'call_1',
  name: 'search_factoids',
  label: LABEL,
  status: 'done',
  summary: '1 factoid',
  sources: [SOURCE],
} satisfies z.input<typeof ToolUse>;

const QUESTION = {
  id: QUESTION_ID,
  role: 'user',
  text: 'Why do they rest together?',
  run_id: RUN_ID,
  status: 'complete',
  tools: [],
  sources: [],
  usage: null,
  latency: null,
  created_at: STARTED_AT,
} satisfies z.input<typeof ChatMessage>;

const REPLY = {
  id: ANSWER_ID,
  role: 'assistant',
  text: ANSWER,
  run_id: RUN_ID,
  status: 'complete',
  tools: [TOOL],
  sources: [SOURCE],
  usage: USAGE,
  latency: { first_token_ms: 640, total_ms: 2_310 },
  created_at: FINISHED_AT,
} satisfies z.input<typeof ChatMessage>;

const NEW_SESSION = {
  id: SESSION_ID,
  factoid_id: FACTOID_ID,
  model: MODEL,
  title: null,
  metrics: { turns: 0, prompt_tokens: 0, completion_tokens: 0, cost_usd: '0.000000000', turns_unsettled: 0 },
  running: null,
  created_at: STARTED_AT,
  expires_at: '2026-12-22T09:00:00.000Z',
} satisfies z.input<typeof ChatSessionSummary>;

const SESSION = {
  ...NEW_SESSION,
  title: QUESTION.text,
  metrics: { turns: 1, ...USAGE, turns_unsettled: 0 },
} satisfies z.input<typeof ChatSessionSummary>;

const ACCEPTED = {
  message_id: QUESTION_ID,
  run_id: RUN_ID,
  status: 'pending',
  stream_url: STREAM_PATH,
  status_url: `/v1/factoids/requests/${RUN_ID}`,
  quote: QUOTE,
} satisfies z.input<typeof MessageAccepted>;

const CANCELLED_RUN = {
  request_id: RUN_ID,
  kind: 'chat',
  status: 'cancelled',
  topic: null,
  model: MODEL,
  factoid: null,
  usage: { ...USAGE, cost_usd: null },
  quote: QUOTE,
  problem: null,
  stream_url: STREAM_PATH,
  created_at: STARTED_AT,
  finished_at: FINISHED_AT,
} satisfies z.input<typeof RunView>;

const at = STARTED_AT;
const EVENTS: readonly z.input<typeof RunEvent>[] = [
  { type: 'pending', run_id: RUN_ID, seq: 1, at },
  { type: 'running', run_id: RUN_ID, seq: 2, at, model: MODEL, attempt: 1 },
  { type: 'tool_call', run_id: RUN_ID, seq: 3, at, id: TOOL.id, name: TOOL.name, label: LABEL },
  { type: 'tool_result', run_id: RUN_ID, seq: 4, at, id: TOOL.id, status: 'done', summary: TOOL.summary, sources: [SOURCE] },
  { type: 'running', run_id: RUN_ID, seq: 5, at, model: MODEL, attempt: 2 },
  { type: 'delta', run_id: RUN_ID, seq: 6, at, text: ANSWER },
  { type: 'usage', run_id: RUN_ID, seq: 7, at: FINISHED_AT, ...USAGE },
  { type: 'succeeded', run_id: RUN_ID, seq: 8, at: FINISHED_AT, message: REPLY },
];

type ChatRoute = Extract<RouteId, `${string}Chat${string}`>;

export const CHAT_EXAMPLES: Record<ChatRoute, RouteExamples> = {
  openChatSession: {
    body: {
      anything: { summary: 'About anything', value: {} },
      factoid: { summary: 'About a factoid, with a model of your choice', value: { factoid_id: FACTOID_ID, model: MODEL } },
    },
    success: { opened: { value: { ...NEW_SESSION, messages: [] } } },
  },
  listChatSessions: { success: { page: { value: { data: [SESSION], next_cursor: null, has_more: false } } } },
  getChatSession: { success: { session: { value: { ...SESSION, messages: [QUESTION, REPLY] } } } },
  deleteChatSession: {},
  sendChatMessage: {
    body: { question: { value: { message: QUESTION.text } } },
    success: { accepted: { value: ACCEPTED } },
  },
  streamChatTurn: { success: { events: { value: eventStreamExample(EVENTS) } } },
  cancelChatTurn: { body: { empty: { value: {} } }, success: { cancelled: { value: CANCELLED_RUN } } },
};
