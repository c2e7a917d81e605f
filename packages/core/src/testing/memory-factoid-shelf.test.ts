import type { FactoidRecord } from '../factoids/index.ts';
import type { AuditRecord } from '../operations/index.ts';
import { describeFactoidShelf } from './factoid-shelf-contract.ts';
import { memoryFactoidShelf } from './memory-factoid-shelf.ts';
import { memoryFactoidStore } from './memory-factoid-store.ts';

const records = new Map<string, FactoidRecord>();
const audits: AuditRecord[] = [];
const stores = {
  factoids: memoryFactoidStore(records),
  shelf: memoryFactoidShelf(records, audits),
  auditLog: { list: async (limit: number) => audits.toReversed().slice(0, limit) },
  put: async (record: FactoidRecord) => void records.set(record.id, record),
  hiddenIds: async () => [...records.values()].filter(({ hidden }) => hidden !== null).map(({ id }) => id),
};
describeFactoidShelf('memory', () => stores);
