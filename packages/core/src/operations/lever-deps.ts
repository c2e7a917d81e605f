import { type Controls, seedControls } from '../admission/index.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../id-source.ts';
import type { AuditRecord } from './audit.ts';
import type { ControlsStore } from './controls-store.ts';
import type { DenyList } from './deny-list.ts';
import type { Order } from './order.ts';

export interface LeverDeps {
  readonly clock: Clock;
  readonly ids: Pick<IdSource, 'audit'>;
  readonly controls: ControlsStore;
  readonly denyList: DenyList;
  /** The deployed policy as JSON: in force until an operator sets something. */
  readonly seed: string;
}

/** The controls in force; version 0 for those that nobody has written yet. */
export async function loadControls({ controls, seed }: Pick<LeverDeps, 'controls' | 'seed'>): Promise<Controls> {
  return (await controls.load()) ?? { ...seedControls(seed), version: 0 };
}

/** What a lever is pulled on. */
export type Subject = Pick<AuditRecord, 'action' | 'subject'>;

export function auditOf({ clock, ids }: Pick<LeverDeps, 'clock' | 'ids'>, { by, reason }: Order, about: Subject): AuditRecord {
  return { id: ids.audit(), at: clock.now().toISOString(), by, reason, ...about };
}
