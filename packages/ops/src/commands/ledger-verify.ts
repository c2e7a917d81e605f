import { formatUsd, nanoUsd } from '@factoids/contracts';
import { driftText, type Reconciliation, type ScopeBooks, verifyWindow } from '@factoids/core';
import { openRouterGenerationLookup } from '@factoids/llm';
import * as z from 'zod';
import { type Call, CheckFailed, command, type Fields, type Sections } from '../command.ts';
import { operatorDeps } from '../operator-deps.ts';
import { readSecret } from '../target.ts';

const LOOKUP_TIMEOUT_MS = 5_000;

const Options = z.strictObject({
  day: z.iso.date({ error: 'is a day in UTC, for example 2026-11-22' }),
  provider: z.url({ error: "is the address of a server that speaks OpenRouter's API" }).optional(),
});

/** It changes nothing, so that a dry run does the same. */
export const ledgerVerify = command({
  summary: "compares a day's counters with its runs, and these with the provider; fails on a difference of one nano-dollar",
  options: Options,
  plan: verify,
  run: verify,
});

async function verify({ target }: Call, { day, provider }: z.output<typeof Options>): Promise<Sections> {
  const apiKey = await readSecret(target, 'OPENROUTER_API_KEY');
  const lookup = openRouterGenerationLookup({ baseUrl: provider ?? target.providerUrl, apiKey, timeoutMs: LOOKUP_TIMEOUT_MS });
  const deps = { ...(await operatorDeps(target)), lookup, hasTime: () => true };
  const books = await verifyWindow({ deps, window: day });
  const report = reportOf(books);
  if (books.drift.length > 0) throw new CheckFailed(report);
  return report;
}

function reportOf({ window, tally, scopes, coverage, drift }: Reconciliation): Sections {
  return {
    total: {
      day: window,
      verdict: drift.length === 0 ? 'the books agree' : `${drift.length} differences`,
      runs: tally.runs,
      spent_usd: formatUsd(tally.spent),
      open_holds: tally.open.length,
    },
    provider: {
      calls: coverage.calls,
      verified: coverage.verified,
      unverifiable: coverage.unverifiable,
      estimated: coverage.estimated,
      estimated_usd: formatUsd(coverage.estimatedAmount),
      overestimated_usd: formatUsd(coverage.overestimatedAmount),
    },
    scopes: scopes.map(scopeRow),
    'open holds': tally.open.map(({ runId, hold, held }) => ({ run: runId, hold, held_usd: formatUsd(held) })),
    differences: drift.map((each) => ({ difference: driftText(each) })),
  };
}

function scopeRow({ scope, counters, runs }: ScopeBooks): Fields {
  return {
    scope,
    runs: runs.runs,
    spent_usd: formatUsd(counters.spent),
    spent_by_runs_usd: formatUsd(runs.spent),
    held_usd: formatUsd(nanoUsd(counters.committed - counters.spent)),
    held_by_runs_usd: formatUsd(runs.held),
  };
}
