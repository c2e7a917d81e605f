import { formatUsd, PREFIXES, ROUTES, type RunAccepted, type RunView, type Surface, type Usage } from '@factoids/contracts';
import { type FactoidRecord, viewFactoid } from '../factoids/index.ts';
import { isTerminal, type Run, type RunUsage, usageOf } from './run.ts';

export function viewUsage({ promptTokens, completionTokens, cost }: RunUsage): Usage {
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens, cost_usd: cost === null ? null : formatUsd(cost) };
}

export function viewAccepted(run: Run, surface: Surface): RunAccepted {
  return {
    request_id: run.id,
    status: 'pending',
    stream_url: streamUrl(run, surface),
    status_url: urlOf(ROUTES.getRun.path, run, surface),
    quote: viewQuote(run),
  };
}

export function viewRun(run: Run, factoid: FactoidRecord | null, surface: Surface): RunView {
  return {
    request_id: run.id,
    kind: run.kind,
    status: run.status,
    topic: run.input.topic,
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

function viewQuote({ quote }: Run) {
  return { max_cost_usd: formatUsd(quote.maxCost), expected_cost_usd: formatUsd(quote.expectedCost) };
}

function streamUrl(run: Run, surface: Surface): string {
  return urlOf(ROUTES.streamRun.path, run, surface);
}

function urlOf(path: string, run: Run, surface: Surface): string {
  return PREFIXES[surface] + path.replace('{id}', run.id);
}
