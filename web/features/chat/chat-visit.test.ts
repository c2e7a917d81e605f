import { describeProblem } from '@factoids/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { questionOf } from './chat-calls.ts';
import { EMPTY_CHAT, reduceChat } from './chat-desk.ts';
import { recallChat, rememberChat } from './chat-ticket.ts';
import { type ChatVisit, deliver, readWhenSeen, resume } from './chat-visit.ts';

/** A browser asks from a page: there an address may leave out whose it is. */
vi.hoisted(() => {
  const Asked = globalThis.Request;
  const FromPage = class extends Asked {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === 'string' ? new URL(input, 'http://page.test') : input, init);
    }
  };
  vi.stubGlobal('Request', FromPage);
});

const BEFORE = 'cht_01kan9gr2hd5s8z0w6k3n9pb7y';
const AFTER = 'cht_01kan9gr2hd5s8z0w6k3n9pb7z';
const SENT = { message_id: 'msg_2', run_id: 'run_2', status: 'pending', stream_url: '/api/stream', status_url: '/api/run' };

function sessionOf(id: string, text?: string) {
  const said = { id: 'msg_1', run_id: 'run_1', role: 'user', text, status: 'complete', tools: [], sources: [], usage: null };
  return { id, model: 'acme/small', running: null, expires_at: '2999-01-01T00:00:00.000Z', messages: text ? [said] : [] };
}

/** A page that remembers a chat, before an API that answers when it is told to. */
function openPage() {
  const waiting = new Map<string, PromiseWithResolvers<Response>>();
  const answerTo = (request: string) => {
    const answer = waiting.get(request) ?? Promise.withResolvers<Response>();
    waiting.set(request, answer);
    return answer;
  };
  const asked: string[] = [];
  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) => {
    const name = typeof input === 'string' ? `GET ${input}` : `${input.method} ${new URL(input.url).pathname}`;
    asked.push(name);
    const left = Promise.withResolvers<never>();
    init?.signal?.addEventListener('abort', () => left.reject(new Error('left')));
    return Promise.race([left.promise, answerTo(name).promise.then((response) => response.clone())]);
  });
  let desk = EMPTY_CHAT;
  const visit: ChatVisit = {
    factoidId: 'fct_1',
    dispatch: (action) => {
      desk = reduceChat(desk, action);
    },
    onAnswered: () => {},
    ...{ sessionId: null, finding: Promise.resolve(), pending: null, watching: new AbortController(), isLeft: false },
  };
  const answer = async (request: string, body: unknown, status = 200) => {
    await vi.waitFor(() => expect(asked).toContain(request));
    answerTo(request).resolve(Response.json(body, { status }));
    await new Promise((resolve) => setTimeout(resolve, 10));
  };
  return { visit, asked, answer, desk: () => desk };
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  rememberChat('fct_1', BEFORE);
});

afterEach(() => vi.unstubAllGlobals());

test('what is said before the earlier chat is found again is said in that one', async () => {
  const page = openPage();
  const leave = resume(page.visit);
  const delivered = deliver(page.visit, questionOf('And now?', ''));
  expect(page.desk()).toMatchObject({ asked: 'And now?', messages: [] });
  await page.answer(`GET /api/chat/sessions/${BEFORE}`, sessionOf(BEFORE, 'Before.'));
  expect(page.desk()).toMatchObject({ asked: 'And now?', messages: [{ text: 'Before.' }] });
  await page.answer(`POST /api/chat/sessions/${BEFORE}/messages`, SENT, 202);
  expect(await delivered).toBe(true);
  expect(page.desk()).toMatchObject({ asked: null, messages: [{ text: 'Before.' }, { text: 'And now?' }] });
  expect(page.asked).not.toContain('POST /api/chat/sessions');
  expect(recallChat('fct_1')).toBe(BEFORE);
  leave();
});

test.each([
  ['gone', 'not_found', 404],
  ['unread', 'internal', 500],
] as const)('what is said before the earlier chat is found %s begins another one', async (notice, code, status) => {
  const page = openPage();
  const leave = resume(page.visit);
  const delivered = deliver(page.visit, questionOf('And now?', ''));
  await page.answer(`GET /api/chat/sessions/${BEFORE}`, describeProblem(code), status);
  expect(page.desk()).toMatchObject({ asked: 'And now?', messages: [], notice });
  await page.answer('POST /api/chat/sessions', sessionOf(AFTER), 201);
  await page.answer(`POST /api/chat/sessions/${AFTER}/messages`, SENT, 202);
  expect(await delivered).toBe(true);
  expect(page.desk().messages.map(({ text }) => text)).toEqual(['And now?']);
  expect(recallChat('fct_1')).toBe(AFTER);
  leave();
});

test('what is said while the earlier chat answers another window goes back to its writer', async () => {
  const page = openPage();
  const leave = resume(page.visit);
  const delivered = deliver(page.visit, questionOf('And now?', ''));
  const running = { run_id: 'run_1', stream_url: '/api/stream' };
  await page.answer(`GET /api/chat/sessions/${BEFORE}`, { ...sessionOf(BEFORE, 'Before.'), running });
  await page.answer(`POST /api/chat/sessions/${BEFORE}/messages`, describeProblem('turn_in_progress'), 409);
  expect(await delivered).toBe(false);
  expect(page.desk()).toMatchObject({ asked: null, messages: [{ text: 'Before.' }], notice: 'elsewhere' });
  leave();
});

test('what was said in another window is seen when the page is looked at again, and followed while it is answered', async () => {
  const seen = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
  vi.stubGlobal('document', seen);
  const page = openPage();
  page.visit.sessionId = BEFORE;
  const stop = readWhenSeen(page.visit);
  seen.dispatchEvent(new Event('visibilitychange'));
  expect(page.asked).toEqual([]);
  seen.visibilityState = 'visible';
  seen.dispatchEvent(new Event('visibilitychange'));
  const running = { run_id: 'run_1', stream_url: '/api/stream' };
  await page.answer(`GET /api/chat/sessions/${BEFORE}`, { ...sessionOf(BEFORE, 'Elsewhere.'), running });
  expect(page.desk()).toMatchObject({ messages: [{ text: 'Elsewhere.' }], turn: { phase: 'pending' } });
  expect(page.asked).toContain('GET /api/stream');
  stop();
  seen.dispatchEvent(new Event('visibilitychange'));
  expect(page.asked.filter((each) => each.endsWith(BEFORE))).toHaveLength(1);
  page.visit.watching.abort();
});

test('who has left the page before the message was taken does not watch its answer', async () => {
  const page = openPage();
  const leave = resume(page.visit);
  const delivered = deliver(page.visit, questionOf('And now?', ''));
  await page.answer(`GET /api/chat/sessions/${BEFORE}`, describeProblem('not_found'), 404);
  await page.answer('POST /api/chat/sessions', sessionOf(AFTER), 201);
  leave();
  await page.answer(`POST /api/chat/sessions/${AFTER}/messages`, SENT, 202);
  expect(await delivered).toBe(true);
  expect(page.asked).not.toContain('GET /api/stream');
});

test('a page that is left and shown again goes on as if it had not been', async () => {
  const page = openPage();
  resume(page.visit)();
  const leave = resume(page.visit);
  const delivered = deliver(page.visit, questionOf('And now?', ''));
  await page.answer(`GET /api/chat/sessions/${BEFORE}`, describeProblem('not_found'), 404);
  await page.answer('POST /api/chat/sessions', sessionOf(AFTER), 201);
  await page.answer(`POST /api/chat/sessions/${AFTER}/messages`, SENT, 202);
  expect(await delivered).toBe(true);
  await vi.waitFor(() => expect(page.asked).toContain('GET /api/stream'));
  leave();
});
