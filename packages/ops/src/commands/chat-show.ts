import { type ChatMessage, ChatSessionId, formatUsd, type RunId } from '@factoids/contracts';
import { AppError, type ChatSession, type RunStore } from '@factoids/core';
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
  const { chats, runs, artifacts } = await chatDeps(target);
  const session = await chats.find(id);
  if (!session) throw new AppError('not_found', { detail: `There is no chat ${id}; chats go away 37 days after they began.` });
  const messages = await chats.messages(id);
  return chatSections(session, messages, { bucket: artifacts, reasons: await reasonsOf(messages, runs) });
}

/** Why answers are not whole, by their runs: the code of the problem, or that they were cancelled. */
type Reasons = ReadonlyMap<RunId, string>;

export async function reasonsOf(messages: readonly ChatMessage[], runs: Pick<RunStore, 'find'>): Promise<Reasons> {
  const broken = messages.filter(({ role, status }) => role === 'assistant' && status !== 'complete');
  const reasons = new Map<RunId, string>();
  for (const { run_id } of broken) {
    const run = await runs.find(run_id);
    if (run) reasons.set(run_id, run.problem?.code ?? run.status);
  }
  return reasons;
}

interface Beside {
  /** Where artifacts are kept; null when it cannot be told. */
  readonly bucket: string | null;
  readonly reasons: Reasons;
}

export function chatSections(session: ChatSession, messages: readonly ChatMessage[], { bucket, reasons }: Beside): Sections {
  const runs = [...new Set(messages.filter(({ role }) => role === 'assistant').map(({ run_id }) => run_id))];
  return {
    private: { of: session.owner, note: 'What was said here is theirs: read on only to help them or to look into a fault.' },
    session: sessionFields(session),
    metrics: metricFields(session),
    messages: messages.map((message) => messageRow(message, reasons)),
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
function messageRow(message: ChatMessage, reasons: Reasons): Fields {
  const { role, status, run_id, tools, usage, latency, created_at, text } = message;
  return {
    at: created_at,
    role,
    status,
    why: role === 'assistant' ? (reasons.get(run_id) ?? null) : null,
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
