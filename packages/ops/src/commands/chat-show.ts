import { type ChatMessage, ChatSessionId, formatUsd } from '@factoids/contracts';
import { AppError, type ChatSession } from '@factoids/core';
import { artifactKey } from '@factoids/storage';
import * as z from 'zod';
import { chatDeps } from '../chat-deps.ts';
import { type Call, command, type Fields, type Sections } from '../command.ts';

const Options = z.strictObject({ id: ChatSessionId });

/** It changes nothing, so that a dry run does the same. */
export const chatShow = command({
  summary: 'shows a chat: whose it is, what was said, with which tools, at what cost and latency, and where its artifacts are',
  options: Options,
  positionals: ['id'],
  plan: show,
  run: show,
});

async function show({ target }: Call, { id }: z.output<typeof Options>): Promise<Sections> {
  const { chats, artifacts } = await chatDeps(target);
  const session = await chats.find(id);
  if (!session) throw new AppError('not_found', { detail: `There is no chat ${id}; chats go away 37 days after they began.` });
  return chatSections(session, await chats.messages(id), artifacts);
}

/** @param bucket where artifacts are kept; null when it cannot be told */
export function chatSections(session: ChatSession, messages: readonly ChatMessage[], bucket: string | null): Sections {
  const runs = [...new Set(messages.filter(({ role }) => role === 'assistant').map(({ run_id }) => run_id))];
  return {
    private: { of: session.owner, note: 'What was said here is theirs: read on only to help them or to look into a fault.' },
    session: sessionFields(session),
    metrics: metricFields(session),
    messages: messages.map(messageRow),
    artifacts: runs.map((run) => ({ run, object: `s3://${bucket ?? '?'}/${artifactKey(session.id, run)}` })),
  };
}

function sessionFields({ id, factoidId, model, title, running, lastRun, summary, createdAt, expiresAt }: ChatSession): Fields {
  return {
    id,
    factoid: factoidId,
    model,
    title,
    running,
    last_run: lastRun,
    summary: summary && oneLine(summary.text),
    created_at: createdAt,
    expires_at: expiresAt,
  };
}

function metricFields({ turns, used }: ChatSession): Fields {
  return {
    turns_begun: turns,
    turns_ended: used.turns,
    turns_unsettled: used.unsettled,
    prompt_tokens: used.promptTokens,
    completion_tokens: used.completionTokens,
    cost_usd: formatUsd(used.cost),
  };
}

/** The text last, since it is long. */
function messageRow({ role, status, run_id, tools, usage, latency, created_at, text }: ChatMessage): Fields {
  return {
    at: created_at,
    role,
    status,
    run: run_id,
    tools: tools.map(({ name, status: outcome }) => (outcome === 'done' ? name : `${name} (failed)`)).join(', '),
    prompt_tokens: usage?.prompt_tokens ?? null,
    completion_tokens: usage?.completion_tokens ?? null,
    cost_usd: usage?.cost_usd ?? null,
    first_token_ms: latency?.first_token_ms ?? null,
    total_ms: latency?.total_ms ?? null,
    text: oneLine(text),
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
