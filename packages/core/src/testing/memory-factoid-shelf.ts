import type { FactoidRecord } from '../factoids/index.ts';
import type { AuditRecord, FactoidShelf } from '../operations/index.ts';

/** Takes down and puts back what is in a memory store's map. */
export function memoryFactoidShelf(records: Map<string, FactoidRecord>, audits: AuditRecord[] = []): FactoidShelf {
  return {
    async hide({ record, hidden }, audit) {
      const standing = records.get(record.id);
      if (!standing || standing.hidden) return false;
      records.set(record.id, { ...standing, hidden });
      audits.push(audit);
      return true;
    },
    async unhide(record, audit) {
      const standing = records.get(record.id);
      if (!standing?.hidden || standing.votes.up !== record.votes.up || standing.votes.down !== record.votes.down) return false;
      records.set(record.id, { ...standing, hidden: null, offensiveReports: 0 });
      audits.push(audit);
      return true;
    },
  };
}
