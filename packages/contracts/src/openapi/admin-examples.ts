import type * as z from 'zod';
import type { AuditView, ControlsView, FactoidStanding, HideResult, LeverResult, Stats } from '../admin.ts';
import type { Feedback } from '../feedback.ts';
import type { RouteIdOf } from '../routes.ts';
import type { RouteExamples } from './route-examples.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const OPERATOR = 'key:key_01kan9gqm07v3c2m1xq4t8r5we';
const NETWORK = 'network:5f2c9a';
const MODEL = 'acme/small';

const CONTROLS = {
  version: 4,
  policy: { budgets: { global: '8.00' } },
  kills: [{ target: `model:${MODEL}`, at: NOW }],
  boosts: [{ scope: 'anonymous', usd: '1.000000000', until: '2026-11-22T11:00:00.000Z' }],
} satisfies z.input<typeof ControlsView>;

const AUDIT = {
  id: '01kan9gqm07v3c2m1xq4t8r5we',
  at: NOW,
  by: OPERATOR,
  action: 'kill',
  subject: `model:${MODEL}`,
  reason: 'writes nonsense since this morning',
} satisfies z.input<typeof AuditView>;

type Audited = Pick<z.input<typeof AuditView>, 'action' | 'subject' | 'reason'>;

/** A lever that was pulled, and what holds then. */
function pulled(about: Audited, denied: string[] = []) {
  const value = { applied: true, controls: CONTROLS, denied, audit: { ...AUDIT, ...about } } satisfies z.input<
    typeof LeverResult
  >;
  return {
    success: {
      applied: { value },
      dry_run: { summary: 'With `dry_run=true`', value: { ...value, applied: false, audit: null } },
    },
  };
}

const FACTOID = {
  id: 'fct_01kan9gr2hd5s8z0w6k3n9pb7y',
  text: 'Sea otters that rest together on the water are called a raft.',
  subject: 'Otters',
  emoji: '🦦',
  votes: { up: 3, down: 7 },
  model: MODEL,
  cost_usd: '0.000018450',
  created_at: NOW,
  run_id: 'run_01kan9gqm07v3c2m1xq4t8r5we',
  offensive_reports: 2,
  hidden: null,
} satisfies z.input<typeof FactoidStanding>;

/** A factoid that was taken down or put back. */
function shelved(about: Audited, hidden: z.input<typeof FactoidStanding>['hidden']) {
  const audit = { ...AUDIT, ...about };
  const value = { applied: true, factoid: { ...FACTOID, hidden }, audit } satisfies z.input<typeof HideResult>;
  return {
    body: { factoid: { value: { id: FACTOID.id, reason: about.reason } } },
    success: { applied: { value }, dry_run: { summary: 'With `dry_run=true`', value: { ...value, applied: false } } },
  };
}

const FEEDBACK = {
  id: 'fbk_01kan9hc4tq2x7y8z9a0b1c2d3',
  factoid_id: FACTOID.id,
  vote: 'down',
  reasons: ['wrong', 'bad_source'],
  comment: 'A raft is what loggers call it.',
  by: 'visitor',
  created_at: NOW,
} satisfies z.input<typeof Feedback>;

const SPEND = { runs: 412, spent_usd: '0.812040000', held_usd: '0.002100000', settling_usd: '0.000210000' };
const PERIOD = {
  days: 1,
  total: SPEND,
  by_scope: [
    { name: 'global', budget_usd: '5.000000000', ...SPEND },
    { name: 'anonymous', budget_usd: '2.000000000', ...SPEND, runs: 390 },
  ],
  by_model: [{ name: MODEL, runs: 412, spent_usd: '0.812040000' }],
  by_key: [{ name: OPERATOR, runs: 22, spent_usd: '0.040100000' }],
};

const STATS = {
  at: NOW,
  today: PERIOD,
  last_7_days: { ...PERIOD, days: 7 },
  last_30_days: { ...PERIOD, days: 30 },
  forecast: { today_usd: '2.165440000', month_usd: '61.200000000', global_budget_lasts_until: null },
} satisfies z.input<typeof Stats>;

export const ADMIN_EXAMPLES: Record<RouteIdOf<'admin'>, RouteExamples> = {
  getStats: { success: { stats: { value: STATS } } },
  getControls: { success: { controls: { value: CONTROLS } } },
  listAudit: { success: { audit: { value: { data: [AUDIT] } } } },
  kill: {
    body: {
      everything: { value: { target: 'all', reason: 'the provider bills twice' } },
      model: { value: { target: `model:${MODEL}`, reason: AUDIT.reason } },
    },
    ...pulled(AUDIT),
  },
  unkill: {
    body: { everything: { value: { target: 'all' } } },
    ...pulled({ action: 'unkill', subject: 'all', reason: '' }),
  },
  boost: {
    body: { visitors: { value: { scope: 'anonymous', usd: '1.00', for: '2h', reason: 'we are on the front page' } } },
    ...pulled({ action: 'boost', subject: 'anonymous', reason: 'we are on the front page' }),
  },
  setPolicy: {
    body: { budget: { value: { policy: CONTROLS.policy, reason: 'more for everybody' } } },
    ...pulled({ action: 'policy', subject: 'policy', reason: 'more for everybody' }),
  },
  deny: {
    body: { network: { value: { party: NETWORK, for: '7d', reason: 'scrapes the models' } } },
    ...pulled({ action: 'deny', subject: NETWORK, reason: 'scrapes the models' }, [NETWORK]),
  },
  allow: {
    body: { network: { value: { party: NETWORK } } },
    ...pulled({ action: 'allow', subject: NETWORK, reason: '' }),
  },
  listFeedback: { success: { page: { value: { data: [FEEDBACK], next_cursor: null, has_more: false } } } },
  hideFactoid: shelved(
    { action: 'hide', subject: FACTOID.id, reason: 'an insult' },
    { at: NOW, by: 'operator', reason: 'an insult' },
  ),
  unhideFactoid: shelved({ action: 'unhide', subject: FACTOID.id, reason: 'harmless' }, null),
};
