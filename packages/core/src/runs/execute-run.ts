import type { RunId } from '@factoids/contracts';
import type { DailyStore, FactoidDraft, FactoidRecord, FactoidStore } from '../factoids/index.ts';
import type { IdSource } from '../id-source.ts';
import type { FactoidSearch } from '../search/index.ts';
import type { FactoidWriter } from './factoid-writer.ts';
import { insteadOf } from './refused-ending.ts';
import { type RunOf, usageOf } from './run.ts';
import { type Execution, type WorkDeps, workOnRun } from './work-on-run.ts';
import { writeFactoid } from './write-factoid.ts';

interface Deps extends WorkDeps {
  readonly ids: Pick<IdSource, 'factoid'>;
  readonly factoids: FactoidStore;
  readonly daily: DailyStore;
  readonly search: Pick<FactoidSearch, 'similar'>;
  readonly writer: FactoidWriter;
}

interface Input {
  readonly deps: Deps;
  readonly runId: RunId;
  readonly holder: string;
}

/** Has a run's factoid written and publishes it: see {@link workOnRun}. */
export function executeRun({ deps, runId, holder }: Input): Promise<Execution> {
  return workOnRun({
    ...{ deps, kind: 'factoid', runId, holder },
    async work({ log, stop }) {
      const draft = await writeFactoid({ deps, log, stop });
      return { status: 'succeeded', factoid: publish(deps, log.run(), draft) };
    },
    insteadOf: (run, outcome) => insteadOf(deps, run, outcome),
  });
}

function publish(deps: Deps, run: RunOf<'factoid'>, draft: FactoidDraft): FactoidRecord {
  return {
    ...draft,
    id: deps.ids.factoid(),
    runId: run.id,
    model: run.input.model.id,
    cost: usageOf(run.calls).cost,
    votes: { up: 0, down: 0 },
    offensiveReports: 0,
    hidden: null,
    createdAt: deps.clock.now().toISOString(),
  };
}
