import * as z from 'zod';
import { Factoid } from './factoid.ts';
import { FactoidId, RunId } from './ids.ts';
import { UsdText } from './money.ts';
import { Timestamp } from './shapes.ts';

/** What an operator stops: `all`, `anonymous`, or `model:<id>`. */
export const KillTarget = z
  .string()
  .max(210)
  .regex(/^(all|anonymous|model:[^\s]+)$/, 'must be all, anonymous or model:<id>');

/** Whose budget an operator raises. */
export const BoostScope = z
  .string()
  .max(120)
  .regex(/^(global|anonymous|system|(session|network|key):[\w-]+)$/, 'must be a scope, as in global or key:key_…');

/** Who is kept out. */
export const DeniedParty = z
  .string()
  .max(120)
  .regex(/^(session|network|key):[\w-]+$/, 'must be session:<id>, network:<hash> or key:<id>');

/** `30m`, `2h`, `7d`. */
export const DurationText = z.string().regex(/^[1-9]\d{0,3}(m|h|d)$/, 'must read like 30m, 2h or 7d');

const PositiveUsd = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,9})?$/, 'must be dollars as text, and not negative')
  .refine((text) => Number(text) > 0, 'must be more than nothing');

const Reason = z.string().trim().max(300).default('');

export const KillBody = z.strictObject({ target: KillTarget, reason: Reason }).meta({ id: 'KillBody' });
export const UnkillBody = z.strictObject({ target: KillTarget, reason: Reason }).meta({ id: 'UnkillBody' });
export const BoostBody = z
  .strictObject({ scope: BoostScope, usd: PositiveUsd, for: DurationText, reason: Reason })
  .meta({ id: 'BoostBody' });
export const PolicyBody = z
  .strictObject({ policy: z.looseObject({}).meta({ description: 'merged over the defaults' }), reason: Reason })
  .meta({ id: 'PolicyBody' });
export const DenyBody = z
  .strictObject({ party: DeniedParty, for: DurationText.optional(), reason: Reason })
  .meta({ id: 'DenyBody' });
export const AllowBody = z.strictObject({ party: DeniedParty, reason: Reason }).meta({ id: 'AllowBody' });
export const HideBody = z.strictObject({ id: FactoidId, reason: Reason }).meta({ id: 'HideBody' });
export const UnhideBody = z.strictObject({ id: FactoidId, reason: Reason }).meta({ id: 'UnhideBody' });

export const DryRunQuery = z.strictObject({ dry_run: z.enum(['true', 'false']).default('false') });

/** Everything that an operator has set, as it is in force. */
export const ControlsView = z
  .object({
    version: z.int().min(0),
    policy: z.looseObject({}).meta({ description: 'as it was set; the defaults hold for the rest' }),
    kills: z.array(z.object({ target: z.string(), at: Timestamp })),
    boosts: z.array(z.object({ scope: z.string(), usd: UsdText, until: Timestamp })),
  })
  .meta({ id: 'Controls' });
export type ControlsView = z.infer<typeof ControlsView>;

/** One lever pulled: who, what, when, why. */
export const AuditView = z
  .object({
    id: z.string(),
    at: Timestamp,
    by: z.string().meta({ description: '`key:<id>` of an operator, or `ops` for the command line' }),
    action: z.enum(['kill', 'unkill', 'boost', 'policy', 'deny', 'allow', 'hide', 'unhide']),
    subject: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'AuditRecord' });
export type AuditView = z.infer<typeof AuditView>;

/** What a lever did, or with `dry_run` would do. */
export const LeverResult = z
  .object({ applied: z.boolean(), controls: ControlsView, denied: z.array(z.string()), audit: AuditView.nullable() })
  .meta({ id: 'LeverResult' });
export type LeverResult = z.infer<typeof LeverResult>;

/** A factoid with what only the operator is shown of it. */
export const FactoidStanding = Factoid.extend({
  run_id: RunId.nullable().meta({ description: 'null for one that was imported' }),
  offensive_reports: z.int().min(0).meta({ description: 'by how many networks, since it was last put back' }),
  hidden: z
    .object({ at: Timestamp, by: z.enum(['operator', 'reports']), reason: z.string() })
    .nullable()
    .meta({ description: 'set once it was taken down' }),
}).meta({ id: 'FactoidStanding' });
export type FactoidStanding = z.infer<typeof FactoidStanding>;

/** What taking down or putting back did, or with `dry_run` would do. */
export const HideResult = z
  .object({ applied: z.boolean(), factoid: FactoidStanding, audit: AuditView.nullable() })
  .meta({ id: 'HideResult' });
export type HideResult = z.infer<typeof HideResult>;

export const AuditList = z.object({ data: z.array(AuditView) }).meta({ id: 'AuditList' });
export type AuditList = z.infer<typeof AuditList>;

const Spend = z.object({
  runs: z.int().min(0),
  spent_usd: UsdText,
  held_usd: UsdText,
  settling_usd: UsdText.meta({ description: 'the part of what is held that waits for the provider to tell a cost' }),
});
const named = { name: z.string() };

const StatsPeriod = z.object({
  days: z.int().positive(),
  total: Spend,
  by_scope: z.array(z.object({ ...named, budget_usd: UsdText.nullable(), ...Spend.shape })),
  by_model: z.array(z.object({ ...named, runs: z.int().min(0), spent_usd: UsdText })),
  by_key: z.array(z.object({ ...named, runs: z.int().min(0), spent_usd: UsdText })),
});

/** Where the money went, and where it goes at this pace. */
export const Stats = z
  .object({
    at: Timestamp,
    today: StatsPeriod,
    last_7_days: StatsPeriod,
    last_30_days: StatsPeriod,
    forecast: z.object({
      today_usd: UsdText.meta({ description: 'what today will have cost if it goes on as in the hours so far' }),
      month_usd: UsdText.meta({ description: 'thirty days like the average of the last seven' }),
      global_budget_lasts_until: Timestamp.nullable().meta({ description: 'null when it lasts the day' }),
    }),
  })
  .meta({ id: 'Stats' });
export type Stats = z.infer<typeof Stats>;
