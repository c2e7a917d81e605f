import type { RunId, RunView, Surface } from '@factoids/contracts';
import type { Principal } from '../accounts/index.ts';
import type { FactoidStore } from '../factoids/index.ts';
import { requireOwnRun } from './require-own-run.ts';
import type { RunStore } from './run-store.ts';
import { viewRun } from './run-view.ts';

interface Deps {
  readonly runs: RunStore;
  readonly factoids: FactoidStore;
}

interface Input {
  readonly principal: Principal | null;
  readonly id: RunId;
  readonly surface: Surface;
}

export async function getRun({ deps, input }: { deps: Deps; input: Input }): Promise<RunView> {
  const run = await requireOwnRun({ deps, input });
  const factoid = run.factoidId && (await deps.factoids.find(run.factoidId));
  return viewRun(run, factoid, input.surface);
}
