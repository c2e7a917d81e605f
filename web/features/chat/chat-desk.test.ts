import type { Schemas } from '@factoids/client';
import { describeProblem, RunEvent } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { type ChatDesk, EMPTY_CHAT, isAnswering, lastQuestion, type Message, reduceChat } from './chat-desk.ts';
import { stageWords } from './chat-words.ts';

const RUN_ID = 'run_01kan9gr2hd5s8z0w6k3n9pb7y';
const AT = '2026-11-22T09:00:00.000Z';
const said: Message = {
  id: 'msg_01kan9gr2hd5s8z0w6k3n9pb7y',
  role: 'user',
  text: 'Is this true?',
  run_id: RUN_ID,
  status: 'complete',
  tools: [],
  sources: [],
  usage: null,
  latency: null,
  created_at: AT,
};
const answer: Message = { ...said, id: 'msg_01kan9gr2hd5s8z0w6k3n9pb7z', role: 'assistant', text: 'It is.' };
const session = {
  id: 'cht_1',
  model: 'acme/small',
  messages: [said, answer],
  running: null,
} as unknown as Schemas['ChatSession'];

function happen(desk: ChatDesk, ...bodies: object[]): ChatDesk {
  const events = bodies.map((body, index) => {
    const seq = (desk.turn?.lastSeq ?? 0) + index + 1;
    return RunEvent.parse({ run_id: RUN_ID, at: AT, seq, ...body });
  });
  return reduceChat(desk, { type: 'happened', events, at: Date.parse(AT) });
}

const asked = reduceChat(EMPTY_CHAT, { type: 'asked', text: said.text, notice: null });
const accepted = reduceChat(asked, { type: 'accepted', message: said });
const writing = happen(accepted, { type: 'running', model: 'acme/small', attempt: 1 }, { type: 'delta', text: 'It ' });

describe('a chat', () => {
  test('is answering from the press of the button to the end of the answer', () => {
    const answered = happen(writing, { type: 'succeeded', message: answer });
    expect([EMPTY_CHAT, asked, accepted, writing, answered].map(isAnswering)).toEqual([false, true, true, true, false]);
    expect(answered.messages).toEqual([said, answer]);
  });

  test('says that nothing is heard of the answer, until something is', () => {
    const lost = reduceChat({ ...writing, isStopping: true }, { type: 'contact', isInContact: false });
    expect(stageWords(lost, null)).toBe('Connection lost, trying again');
    expect(stageWords(reduceChat(lost, { type: 'contact', isInContact: true }), null)).toBe('Stopping');
    expect(stageWords({ ...asked, isInContact: false }, null)).toBe('Sending');
  });

  test('keeps the part that there is of an answer that was stopped', () => {
    const part: Message = { ...answer, text: 'It ', status: 'interrupted' };
    const stopped = happen({ ...writing, isStopping: true }, { type: 'cancelled', message: part });
    expect(stopped).toMatchObject({ messages: [said, part], turn: null, isStopping: false, refusal: null });
    expect(lastQuestion(stopped)).toBe('Is this true?');
  });

  test('says why there is no answer, until something is asked again', () => {
    const failed = happen(writing, { type: 'failed', problem: describeProblem('provider_busy') });
    expect(failed.refusal?.words.title).toBe('The model is busy');
    expect(isAnswering(failed)).toBe(false);
    expect(reduceChat(failed, { type: 'asked', text: 'x', notice: null }).refusal).toBeNull();
  });

  test('that is read again shows each message once, and goes on with the answer that is made', () => {
    const running = { ...session, messages: [said], running: { run_id: RUN_ID, stream_url: '/s' } };
    const found = reduceChat(EMPTY_CHAT, { type: 'found', session: running, notice: null });
    expect(isAnswering(found)).toBe(true);
    const ended = happen(found, { type: 'succeeded', message: answer });
    expect(reduceChat(ended, { type: 'found', session, notice: null }).messages).toEqual([said, answer]);
    expect(happen({ ...ended, turn: null }, { type: 'succeeded', message: answer }).messages).toHaveLength(2);
  });

  test('takes over a cost that was told late, but never in the middle of an answer', () => {
    const late = {
      ...session,
      messages: [said, { ...answer, usage: { prompt_tokens: 1, completion_tokens: 1, cost_usd: '1' } }],
    };
    const idle = { ...EMPTY_CHAT, session, messages: [said, answer] };
    expect(reduceChat(idle, { type: 'reread', session: late }).messages).toEqual(late.messages);
    expect(reduceChat({ ...writing, session }, { type: 'reread', session: late }).messages).toEqual([said]);
    expect(reduceChat({ ...idle, session: { ...session, id: 'cht_2' } }, { type: 'reread', session: late }).messages[1]).toBe(
      answer,
    );
  });

  test('shows what was said in other windows before what was said here, and loses nothing that came after the reading', () => {
    const mine: Message = { ...said, id: 'msg_mine', run_id: 'run_mine' };
    const answered: Message = { ...mine, id: 'msg_answered', role: 'assistant' };
    const read = { type: 'reread' as const, session: { ...session, messages: [said, answer, mine] } };
    const knowsNothing = { ...EMPTY_CHAT, session };
    const sent = reduceChat(knowsNothing, { type: 'accepted', message: mine });
    expect(reduceChat(sent, read).messages).toEqual([said, answer, mine]);
    expect(reduceChat(sent, { ...read, session }).messages).toEqual([said, answer, mine]);
    const over = { ...knowsNothing, messages: [mine, answered] };
    expect(reduceChat(over, read).messages).toEqual([said, answer, mine, answered]);
  });

  test('that is left takes nothing along but what is being said', () => {
    const cleared = reduceChat({ ...writing, asked: 'again' }, { type: 'cleared', notice: 'anew' });
    expect(cleared).toEqual({ ...EMPTY_CHAT, asked: 'again', notice: 'anew' });
  });
});
