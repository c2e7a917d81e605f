import { rankKey } from '../factoids/index.ts';
import { memoryAdmissionStore } from './memory-admission-store.ts';
import { memoryOpinions } from './memory-opinions.ts';
import { memoryRunStore } from './memory-run-store.ts';
import { describeOpinions } from './opinions-contract.ts';

const { state } = memoryRunStore();
const { votes, feedback, ranks } = memoryOpinions(state);
const { store: admissions } = memoryAdmissionStore(state);

describeOpinions('memory', () => ({
  ...{ votes, feedback, admissions, seed: '{}' },
  publish: async (record) => void state.factoids.set(record.id, record),
  find: async (id) => state.factoids.get(id) ?? null,
  async rankOf(id) {
    const record = state.factoids.get(id);
    return !record || record.hidden ? null : rankKey({ id, votes: ranks.get(id) ?? { up: 0, down: 0 } });
  },
}));
