import { BoostScope, formatUsd, nanoUsd } from '@factoids/contracts';
import { getControls, listSpending, type Policy, parsePolicy, type ScopeFigures } from '@factoids/core';
import * as z from 'zod';
import { type Call, command, type Fields, type Sections } from '../command.ts';
import { operatorDeps } from '../operator-deps.ts';

const Options = z.strictObject({ scope: BoostScope.optional() });

/** It changes nothing, so that a dry run does the same. */
export const limitsShow = command({
  summary: 'shows the policy in force, kills, boosts, who is denied, and what each scope has spent today',
  options: Options,
  plan: show,
  run: show,
});

async function show({ target }: Call, { scope: asked }: z.output<typeof Options>): Promise<Sections> {
  const scope = asked ?? null;
  const deps = await operatorDeps(target);
  const spending = (await listSpending({ deps, input: { scope } })).map(row);
  const { kills, boosts, version, policy } = await getControls({ deps });
  const ofScope = boosts.filter((boost) => scope === null || boost.scope === scope);
  if (scope !== null) return { today: spending, boosts: ofScope };
  const denied = await deps.denyList.list(deps.clock.now().toISOString());
  return {
    today: spending,
    kills,
    boosts: ofScope,
    denied: denied.map(({ party, until, reason, at }) => ({ party, until, reason, at })),
    [`policy, version ${version}`]: policyFields(parsePolicy(JSON.stringify(policy))),
  };
}

function row({ scope, budget, spent, held, runs, openRuns }: ScopeFigures): Fields {
  return {
    scope,
    limit_usd: budget === null ? null : formatUsd(budget),
    spent_usd: formatUsd(spent),
    held_usd: formatUsd(held),
    left_usd: budget === null ? null : formatUsd(nanoUsd(Math.max(0, budget - spent - held))),
    runs,
    open: openRuns,
  };
}

const NO_LIMIT = 'no limit';

/** The policy with its defaults, a line a setting. */
export function policyFields(policy: Policy): Fields {
  const { budgets, rates, concurrent_runs, votes_per_factoid, challenge, soft_limit, models, topics } = policy;
  const { web_search, embeddings } = policy;
  const money = Object.entries(budgets).map(([name, usd]) => [`budgets.${name}`, usd === null ? NO_LIMIT : formatUsd(usd)]);
  const limits = Object.entries(rates).flatMap(([action, scopes]) =>
    Object.entries(scopes).map(([name, list]) => [
      `rates.${action}.${name}`,
      list?.map(({ count, period }) => `${count}/${period}`).join(', ') || NO_LIMIT,
    ]),
  );
  const open = Object.entries(concurrent_runs).map(([name, count]) => [`concurrent_runs.${name}`, count ?? NO_LIMIT]);
  return {
    ...Object.fromEntries([...money, ...limits, ...open]),
    'votes_per_factoid.network': votes_per_factoid.network ?? NO_LIMIT,
    'challenge.anonymous_spent': challenge.anonymous_spent ?? 'never',
    'challenge.on_anomaly': challenge.on_anomaly,
    soft_limit: soft_limit ?? 'none',
    'models.default': models.default.join(', ') || 'the cheapest',
    'models.allow': models.allow?.join(', ') ?? 'all',
    'models.deny': models.deny.join(', '),
    'models.fallback': models.fallback.join(', ') || 'the cheapest other one',
    'models.max_usd_per_million_tokens': models.max_usd_per_million_tokens ?? NO_LIMIT,
    'web_search.usd_per_search': web_search.usd_per_search === null ? 'never' : formatUsd(web_search.usd_per_search),
    'embeddings.model': embeddings.model ?? 'none: by words alone',
    'embeddings.usd_per_million_tokens': embeddings.usd_per_million_tokens,
    'topics.deny': topics.deny.join(', '),
  };
}
