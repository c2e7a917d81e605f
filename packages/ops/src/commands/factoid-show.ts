import { FactoidId, formatUsd } from '@factoids/contracts';
import { type FactoidRecord, listFeedback, type Run, requireFactoid, usageOf } from '@factoids/core';
import * as z from 'zod';
import { type Call, command, type Fields, type Sections } from '../command.ts';
import { feedbackRows } from '../feedback-rows.ts';
import { operatorDeps } from '../operator-deps.ts';

const NEWEST = 10;

const Options = z.strictObject({ id: FactoidId });

/** It changes nothing, so that a dry run does the same. */
export const factoidShow = command({
  summary: 'shows a factoid with its votes and reports, whether it is hidden, its run, and what people said about it last',
  options: Options,
  positionals: ['id'],
  plan: show,
  run: show,
});

async function show({ target }: Call, { id }: z.output<typeof Options>): Promise<Sections> {
  const deps = await operatorDeps(target);
  const factoid = requireFactoid(await deps.factoids.find(id));
  const [run, feedback] = await Promise.all([
    factoid.runId && deps.runs.find(factoid.runId),
    listFeedback({ deps, query: { factoid_id: id, limit: NEWEST } }),
  ]);
  return { factoid: factoidFields(factoid), run: runFields(run), feedback: feedbackRows(feedback.data) };
}

export function factoidFields({ votes, cost, offensiveReports, hidden, verdict, ...record }: FactoidRecord): Fields {
  return {
    id: record.id,
    text: record.text,
    subject: `${record.emoji} ${record.subject}`,
    model: record.model,
    created_at: record.createdAt,
    votes: `${votes.up} up, ${votes.down} down`,
    offensive_reports: offensiveReports,
    hidden: hidden && `${hidden.at} by ${hidden.by}${hidden.reason === '' ? '' : `: ${hidden.reason}`}`,
    verdict: verdict ? `${verdict.value}, said ${verdict.model} at ${verdict.checked_at}: ${verdict.because}` : null,
    cost_usd: cost === null ? null : formatUsd(cost),
  };
}

/** Not what was asked for: prompts are their owner's. */
function runFields(run: Run | null): Fields {
  if (!run) return { run: 'none: it was imported, or its run is gone' };
  const { cost } = usageOf(run.calls);
  return {
    id: run.id,
    owner: run.owner,
    status: run.status,
    calls: run.calls.length,
    cost_usd: cost === null ? null : formatUsd(cost),
    max_cost_usd: formatUsd(run.quote.maxCost),
    hold: run.hold,
    created_at: run.createdAt,
    finished_at: run.finishedAt,
  };
}
