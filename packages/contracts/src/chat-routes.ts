import * as z from 'zod';
import {
  ChatSessionPage,
  ChatSessionView,
  MESSAGE_BODY_MAX_BYTES,
  MessageAccepted,
  MessageBody,
  OpenSessionBody,
  TurnQuery,
} from './chat.ts';
import { ChatSessionId } from './ids.ts';
import { admissionProblems, BOTH, NoQuery, type Route, spendingProblems } from './route.ts';
import { RunView } from './run.ts';
import { RunEvent } from './run-event.ts';
import { PageQuery } from './shapes.ts';

const params = z.object({ id: ChatSessionId });

const SESSIONS = [
  'About a factoid, or about anything; the model stays the same. A session is over after 30 days: then it can be read for some days more,',
  'and is gone. Only who opened it may read it.',
].join(' ');

const MESSAGES = [
  'One message at a time: while it is being answered another one is `turn_in_progress`, with the address of the stream. A message is a run:',
  'it is also among `/factoids/requests`, and may be polled and cancelled there.',
].join(' ');

const TURN_STREAM = [
  'Each turn has a log of its own, from 1. Without `run` it is that of the running turn, or of the last one; who resumes says which.',
  'The terminal event carries the answer as it is kept, also where there is only a part of one.',
].join(' ');

/** A conversation with an agent; each message that it answers is a run. */
export const CHAT_ROUTES = {
  openChatSession: {
    method: 'POST',
    path: '/chat/sessions',
    surfaces: BOTH,
    duty: 'chat',
    summary: 'Open a chat session; nothing is spent before its first message',
    description: SESSIONS,
    query: NoQuery,
    body: OpenSessionBody,
    idempotent: true,
    limited: true,
    located: true,
    success: { status: 201, schema: ChatSessionView },
    problems: [
      ...spendingProblems,
      'not_found',
      'factoid_hidden',
      'unknown_model',
      'unpriced_model',
      'models_unavailable',
      'denied',
      'paused',
    ],
  },
  listChatSessions: {
    method: 'GET',
    path: '/chat/sessions',
    surfaces: BOTH,
    duty: 'chat',
    summary: "The caller's chat sessions, newest first, without their messages",
    query: PageQuery,
    success: { status: 200, schema: ChatSessionPage },
    problems: ['invalid_request', 'invalid_cursor'],
  },
  getChatSession: {
    method: 'GET',
    path: '/chat/sessions/{id}',
    surfaces: BOTH,
    duty: 'chat',
    summary: 'One chat session with every message, and what it has used',
    params,
    query: NoQuery,
    success: { status: 200, schema: ChatSessionView },
    problems: ['not_found'],
  },
  deleteChatSession: {
    method: 'DELETE',
    path: '/chat/sessions/{id}',
    surfaces: BOTH,
    duty: 'chat',
    summary: 'Delete a chat session with every message; a turn that is being answered is stopped',
    params,
    query: NoQuery,
    success: { status: 204 },
    problems: ['cross_site_request', 'not_found'],
  },
  sendChatMessage: {
    method: 'POST',
    path: '/chat/sessions/{id}/messages',
    surfaces: BOTH,
    duty: 'chat',
    summary: 'Say something in a chat session; the answer is on the stream of its run',
    description: MESSAGES,
    params,
    query: NoQuery,
    body: MessageBody,
    bodyMaxBytes: MESSAGE_BODY_MAX_BYTES,
    idempotent: 'in_its_transaction',
    limited: true,
    located: true,
    success: { status: 202, schema: MessageAccepted },
    problems: [
      ...spendingProblems,
      ...admissionProblems,
      'not_found',
      'session_expired',
      'session_full',
      'turn_in_progress',
      'queue_unavailable',
    ],
  },
  streamChatTurn: {
    method: 'GET',
    path: '/chat/sessions/{id}/stream',
    surfaces: BOTH,
    duty: 'stream',
    summary: 'The events of a turn, from after `Last-Event-ID`; 204 when the last one has been seen',
    description: TURN_STREAM,
    params,
    query: TurnQuery,
    success: { status: 200, schema: RunEvent, mediaType: 'text/event-stream' },
    problems: ['not_found', 'invalid_request', 'invalid_cursor'],
  },
  cancelChatTurn: {
    method: 'POST',
    path: '/chat/sessions/{id}/cancel',
    surfaces: BOTH,
    duty: 'chat',
    summary: 'Stop the turn that is being answered; what was said of the answer stays',
    params,
    query: NoQuery,
    body: z.strictObject({}),
    idempotent: true,
    success: { status: 200, schema: RunView },
    problems: [...spendingProblems, 'not_found'],
  },
} as const satisfies Record<string, Route>;
