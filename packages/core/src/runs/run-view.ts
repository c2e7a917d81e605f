import {
  type ChatSessionId,
  formatUsd,
  PREFIXES,
  ROUTES,
  type RunAccepted,
  type RunId,
  type RunView,
  type Surface,
  type Usage,
} from '@factoids/contracts';
import { type FactoidRecord, viewFactoid } from '../factoids/index.ts';
import { isTerminal, type Run, type RunOf, type RunUsage, usageOf } from './run.ts';

export function viewUsage({ promptTokens, completionTokens, cost }: RunUsage): Usage {
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens, cost_usd: cost === null ? null : formatUsd(cost) };
}

export function viewAccepted(run: Run, surface: Surface): RunAccepted {
  return {
    request_id: run.id,
    status: 'pending',
    stream_url: streamUrl(run, surface),
    status_url: statusUrl(run, surface),
    quote: viewQuote(run),
  };
}

/** What a caller may ask for and see; embeddings are the system's own. */
export type CallersRun = RunOf<'factoid' | 'chat'>;

export function viewRun(run: CallersRun, factoid: FactoidRecord | null, surface: Surface): RunView {
  return {
    request_id: run.id,
    kind: run.kind,
    status: run.status,
    topic: run.kind === 'factoid' ? run.input.topic : null,
    model: run.input.model.id,
    factoid: factoid && viewFactoid(factoid),
    usage: isTerminal(run) ? viewUsage(usageOf(run.calls)) : null,
    quote: viewQuote(run),
    problem: run.problem,
    stream_url: streamUrl(run, surface),
    created_at: run.createdAt,
    finished_at: run.finishedAt,
  };
}

export function viewQuote({ quote }: Run) {
  return { max_cost_usd: formatUsd(quote.maxCost), expected_cost_usd: formatUsd(quote.expectedCost) };
}

/** Where a run is watched: a chat turn at its session. */
export function streamUrl(run: Run, surface: Surface): string {
  if (run.kind === 'chat') return chatStreamUrl(run.input.sessionId, run.id, surface);
  return urlOf(ROUTES.streamRun.path, run, surface);
}

export function chatStreamUrl(sessionId: ChatSessionId, runId: RunId, surface: Surface): string {
  return `${PREFIXES[surface]}/chat/sessions/${sessionId}/stream?run=${runId}`;
}

export function statusUrl(run: Run, surface: Surface): string {
  return urlOf(ROUTES.getRun.path, run, surface);
}

function urlOf(path: string, run: Run, surface: Surface): string {
  return PREFIXES[surface] + path.replace('{id}', run.id);
}
