import { type AuditView, type ControlsView, formatUsd, type LeverResult } from '@factoids/contracts';
import type { Controls } from '../admission/index.ts';
import type { AuditRecord } from './audit.ts';
import type { Denied } from './deny-list.ts';
import type { LeverDeps } from './lever-deps.ts';

export function viewControls({ version, policyJson, kills, boosts }: Controls): ControlsView {
  return {
    version,
    policy: JSON.parse(policyJson),
    kills: kills.map(({ target, at }) => ({ target, at })),
    boosts: boosts.map(({ scope, amount, until }) => ({ scope, usd: formatUsd(amount), until })),
  };
}

export function viewAudit({ id, at, by, action, subject, reason }: AuditRecord): AuditView {
  return { id, at, by, action, subject, reason };
}

interface Pulled {
  readonly applied: boolean;
  /** As they are, or in a dry run as they would be. */
  readonly controls: Controls;
  readonly audit: AuditRecord | null;
  /** What changes on the deny list, so that a dry run shows it too. */
  readonly denied?: Denied;
  readonly allowed?: string;
}

export async function viewLever(deps: Pick<LeverDeps, 'clock' | 'denyList'>, pulled: Pulled): Promise<LeverResult> {
  const listed = (await deps.denyList.list(deps.clock.now().toISOString())).map(({ party }) => party);
  const parties = new Set([...listed, ...(pulled.denied ? [pulled.denied.party] : [])]);
  if (pulled.allowed !== undefined) parties.delete(pulled.allowed);
  return {
    applied: pulled.applied,
    controls: viewControls(pulled.controls),
    denied: [...parties].sort(),
    audit: pulled.audit && viewAudit(pulled.audit),
  };
}
