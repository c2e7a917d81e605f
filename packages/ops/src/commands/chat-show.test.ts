import { type ChatMessage, ChatSessionId, MessageId, nanoUsd, RunId } from '@factoids/contracts';
import { AppError, type ChatSession, type Run } from '@factoids/core';
import { sampleRun } from '@factoids/core/testing';
import { expect, test } from 'vitest';
import { readable } from '../readable.ts';
import { callTo } from '../testing/call-to.ts';
import { chatSections, chatShow, reasonsOf } from './chat-show.ts';

const ID = ChatSessionId.parse('cht_01kan9gr2hd5s8z0w6k3n9pb7y');
const RUN = RunId.parse('run_01kan9gr2hd5s8z0w6k3n9pb7y');

const SESSION: ChatSession = {
  ...{ id: ID, owner: 'session:ses_one', factoidId: null, model: 'acme/small', title: 'Otters', turns: 1, running: null },
  ...{ lastRun: RUN, summary: null, createdAt: '2026-11-22T12:00:00.000Z', expiresAt: '2026-12-22T12:00:00.000Z' },
  used: { turns: 1, promptTokens: 12, completionTokens: 8, cost: nanoUsd(21_000), unsettled: 0 },
};

const QUESTION: ChatMessage = {
  ...{ id: MessageId.parse('msg_01kan9gr2hd5s8z0w6k3n9pb71'), role: 'user', text: 'Why do otters\nhold hands?', run_id: RUN },
  ...{ status: 'complete', tools: [], sources: [], usage: null, latency: null, created_at: '2026-11-22T12:00:00.000Z' },
};
const tool = { id: 'a', label: 'Searching', summary: '', sources: [] };
const ANSWER: ChatMessage = {
  ...{ ...QUESTION, id: MessageId.parse('msg_01kan9gr2hd5s8z0w6k3n9pb72'), role: 'assistant', text: 'They drift.' },
  tools: [
    { ...tool, name: 'search_factoids', status: 'done' },
    { ...tool, name: 'web_search', status: 'failed' },
  ],
  usage: { prompt_tokens: 12, completion_tokens: 8, cost_usd: '0.000021000' },
  latency: { first_token_ms: 120, total_ms: 900 },
};

test('a chat begins with whose it is, and shows what each answer took', () => {
  const sections = chatSections(SESSION, [QUESTION, ANSWER], { bucket: 'a-bucket', reasons: new Map() });
  expect(Object.keys(sections)[0]).toBe('private');
  expect(sections['private']).toMatchObject({ of: 'session:ses_one' });
  expect(sections['metrics']).toMatchObject({ turns_ended: 1, cost_usd: '0.000021000' });
  expect(sections['messages']).toMatchObject([
    { role: 'user', text: 'Why do otters hold hands?', cost_usd: null },
    { tools: 'search_factoids, web_search (failed)', cost_usd: '0.000021000', first_token_ms: 120, total_ms: 900 },
  ]);
  expect(sections['artifacts']).toEqual([{ run: RUN, object: `s3://a-bucket/turns/${ID}/${RUN}.json` }]);
  expect(readable(sections)).toMatch(/^private\n {2}of +session:ses_one\n/);
});

test('a chat without an answer has no artifact', () => {
  expect(chatSections(SESSION, [QUESTION], { bucket: null, reasons: new Map() })['artifacts']).toEqual([]);
});

test('an answer that is not whole says why', async () => {
  const why = async (run: Run | null) => {
    const messages = [QUESTION, { ...ANSWER, status: 'failed' as const }];
    const reasons = await reasonsOf(messages, { find: async () => run });
    return chatSections(SESSION, messages, { bucket: null, reasons })['messages'];
  };
  const failed = sampleRun(1, { status: 'failed', problem: new AppError('provider_busy').toProblem() });
  expect(await why(failed)).toMatchObject([{ why: null }, { why: 'provider_busy' }]);
  expect(await why(sampleRun(1, { status: 'cancelled' }))).toMatchObject([{ why: null }, { why: 'cancelled' }]);
  expect(await why(null)).toMatchObject([{ why: null }, { why: null }]);
});

test('a chat is named by its id', async () => {
  const asked = chatShow.execute(callTo('http://127.0.0.1:1'), { options: { id: 'otters' }, dryRun: false });
  await expect(asked).rejects.toThrow(/id/);
});
