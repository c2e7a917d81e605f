import type * as z from 'zod';
import type { Factoid } from '../factoid.ts';
import type { GenerateQuote } from '../limits.ts';
import type { RouteId } from '../routes.ts';
import type { RunEvent } from '../run-event.ts';
import { ACCOUNT_EXAMPLES } from './account-examples.ts';
import { ADMIN_EXAMPLES } from './admin-examples.ts';
import { CHAT_EXAMPLES } from './chat-examples.ts';
import { FEED_EXAMPLES } from './feed-examples.ts';
import { eventStreamExample, type RouteExamples } from './route-examples.ts';

const RUN_ID = 'run_01kan9gqm07v3c2m1xq4t8r5we';
const RUN_PATH = `/v1/factoids/requests/${RUN_ID}`;
const STREAM_PATH = `/v1/factoids/streams/${RUN_ID}`;
const STARTED_AT = '2026-11-22T09:00:00.000Z';
const FINISHED_AT = '2026-11-22T09:00:01.240Z';
const MODEL = 'acme/small';
const QUOTE = { max_cost_usd: '0.000210000', expected_cost_usd: '0.000020000' };
const USAGE = { prompt_tokens: 11, completion_tokens: 28, cost_usd: '0.000018450' };

const FACTOID = {
  id: 'fct_01kan9gr2hd5s8z0w6k3n9pb7y',
  text: 'Sea otters that rest together on the water are called a raft.',
  subject: 'Otters',
  emoji: '🦦',
  votes: { up: 3, down: 0 },
  model: MODEL,
  cost_usd: '0.000018450',
  created_at: FINISHED_AT,
} satisfies z.input<typeof Factoid>;

const RUN = {
  request_id: RUN_ID,
  kind: 'factoid',
  status: 'succeeded',
  topic: 'otters',
  model: MODEL,
  factoid: FACTOID,
  usage: USAGE,
  quote: QUOTE,
  problem: null,
  stream_url: STREAM_PATH,
  created_at: STARTED_AT,
  finished_at: FINISHED_AT,
};

const EVENTS: readonly z.input<typeof RunEvent>[] = [
  { type: 'pending', run_id: RUN_ID, seq: 1, at: STARTED_AT },
  { type: 'running', run_id: RUN_ID, seq: 2, at: STARTED_AT, model: MODEL, attempt: 1 },
  { type: 'delta', run_id: RUN_ID, seq: 3, at: STARTED_AT, text: 'Sea otters that rest' },
  { type: 'succeeded', run_id: RUN_ID, seq: 4, at: FINISHED_AT, factoid: FACTOID },
];

const CANCELLED_RUN = { ...RUN, status: 'cancelled', factoid: null, usage: { ...USAGE, cost_usd: null } };

const PRICED_MODEL = {
  id: MODEL,
  name: 'Acme Small',
  context_length: 32_768,
  prices: { prompt_usd_per_million_tokens: '0.15', completion_usd_per_million_tokens: '0.6', request_usd: '0' },
  capabilities: { structured_output: true, tools: true, chat: true },
  factoid: QUOTE,
};

const NEXT_MIDNIGHT = '2026-11-23T00:00:00.000Z';

const GENERATE_QUOTE = {
  model: MODEL,
  ...QUOTE,
  would_be_admitted: true,
  limit: { scope: 'key', kind: 'rate', limit: '5', reset_at: '2026-11-22T09:00:12.000Z', lifted_by: ['wait'] },
} satisfies z.input<typeof GenerateQuote>;

const SPENT_BUDGET = { scope: 'key', kind: 'budget', limit: '0.250000000', reset_at: NEXT_MIDNIGHT, lifted_by: ['wait'] };

const LIST_CURSOR = 'ZmN0XzAxa2FuOWdyMmhkNXM4ejB3NmszbjlwYjd5.q2vK1Zr0mJx8TfYw';

/** Examples of bodies and answers; a test parses each with the schema it stands for. */
export const ROUTE_EXAMPLES: Record<RouteId, RouteExamples> = {
  listFactoids: {
    success: {
      page: { summary: 'A page with more behind it', value: { data: [FACTOID], next_cursor: LIST_CURSOR, has_more: true } },
      last: { summary: 'The last page', value: { data: [FACTOID], next_cursor: null, has_more: false } },
    },
  },
  listSubjects: {
    success: { subjects: { value: { data: [{ key: 'otters', subject: 'Otters', count: 12 }] } } },
  },
  getToday: { success: { today: { value: { ...FACTOID, date: '2026-11-22' } } } },
  getFactoid: { success: { factoid: { value: FACTOID } } },
  generateFactoid: {
    body: {
      topic: { summary: 'About a topic', value: { topic: 'otters' } },
      anything: { summary: 'About anything, by the default model', value: {} },
      chosen: { summary: 'By a model of your choice', value: { topic: 'otters', model: MODEL, temperature: 0.8 } },
    },
    success: {
      accepted: {
        value: { request_id: RUN_ID, status: 'pending', stream_url: STREAM_PATH, status_url: RUN_PATH, quote: QUOTE },
      },
    },
  },
  listRuns: { success: { page: { value: { data: [RUN], next_cursor: null, has_more: false } } } },
  getRun: { success: { succeeded: { value: RUN } } },
  cancelRun: { body: { empty: { value: {} } }, success: { cancelled: { value: CANCELLED_RUN } } },
  quoteFactoid: {
    body: {
      topic: { summary: 'About a topic', value: { topic: 'otters' } },
      chosen: { summary: 'By a model of your choice', value: { topic: 'otters', model: MODEL } },
    },
    success: {
      fits: { summary: 'It fits; the nearest limit is told', value: GENERATE_QUOTE },
      refused: {
        summary: 'It would be refused',
        value: { ...GENERATE_QUOTE, would_be_admitted: false, limit: SPENT_BUDGET },
      },
    },
  },
  voteFactoid: {
    body: { up: { summary: 'For it', value: { vote: 'up' } }, none: { summary: 'Take it back', value: { vote: 'none' } } },
    success: {
      counted: { value: { vote: 'up', counted: true, votes: { up: 4, down: 0 } } },
      not_counted: {
        summary: 'As many votes of this network count already as may',
        value: { vote: 'up', counted: false, votes: { up: 3, down: 0 } },
      },
    },
  },
  giveFeedback: {
    body: {
      reasons: { summary: 'What is wrong with it', value: { vote: 'down', reasons: ['wrong', 'bad_source'] } },
      comment: { summary: 'In words', value: { comment: 'A group of otters on land is a romp.' } },
    },
    success: { received: { value: { id: 'fbk_01kan9gs0c4t7x1y5r2m8v6e3q', created_at: FINISHED_AT } } },
  },
  streamRun: { success: { events: { value: eventStreamExample(EVENTS) } } },
  listModels: {
    success: { models: { value: { data: [PRICED_MODEL], default_model: MODEL, fetched_at: STARTED_AT, stale: false } } },
  },
  ...CHAT_EXAMPLES,
  ...ACCOUNT_EXAMPLES,
  ...ADMIN_EXAMPLES,
  ...FEED_EXAMPLES,
  getHealth: { success: { ok: { value: { status: 'ok', checks: { store: 'ok', queue: 'ok' } } } } },
  getLiveness: { success: { ok: { value: { status: 'ok' } } } },
  getOpenapi: {},
};
