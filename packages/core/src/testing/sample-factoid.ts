import { FactoidId, nanoUsd } from '@factoids/contracts';
import type { FactoidRecord } from '../factoids/index.ts';
import { SAMPLED_AT, sampleRunId } from './sample-run.ts';

/** The nth sample factoid, written by the nth sample run; later numbers are newer. */
export function sampleFactoid(n: number, overrides: Partial<FactoidRecord> = {}): FactoidRecord {
  const runId = sampleRunId(n);
  return {
    id: FactoidId.parse(runId.replace('run_', 'fct_')),
    runId,
    text: `Sea otters hold hands, in pairs of ${n}.`,
    subject: 'Otters',
    emoji: '🦦',
    model: 'acme/small',
    cost: nanoUsd(18_450),
    votes: { up: 0, down: 0 },
    offensiveReports: 0,
    hidden: null,
    createdAt: SAMPLED_AT,
    ...overrides,
  };
}
