import type { AuditLog, AuditRecord, ControlsStore, Denied, DenyList } from '../operations/index.ts';
import type { AdmissionWorld } from './memory-admission-store.ts';

export interface MemoryOperations {
  readonly controls: ControlsStore;
  readonly denyList: DenyList;
  readonly auditLog: AuditLog;
  /** Oldest first. */
  readonly audits: readonly AuditRecord[];
}

/** What operators set, in one process; admissions over the same world feel it at once. */
export function memoryOperations(world: Pick<AdmissionWorld, 'controls' | 'denied'>): MemoryOperations {
  const audits: AuditRecord[] = [];
  const entries = new Map<string, Denied>();
  return {
    audits,
    controls: {
      load: async () => world.controls,
      async save(controls, audit) {
        if ((world.controls?.version ?? 0) !== controls.version - 1) return false;
        world.controls = controls;
        audits.push(audit);
        return true;
      },
    },
    denyList: {
      async list(now) {
        const standing = [...entries.values()].filter(({ until }) => until === null || until > now);
        return standing.sort((a, b) => (a.party < b.party ? -1 : 1));
      },
      async deny(denied, audit) {
        entries.set(denied.party, denied);
        world.denied.add(denied.party);
        audits.push(audit);
      },
      async allow(party, audit) {
        if (!entries.delete(party)) return false;
        world.denied.delete(party);
        audits.push(audit);
        return true;
      },
    },
    auditLog: { list: async (limit) => audits.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit) },
  };
}
