import type { PageQuery, RunPage, Surface } from '@factoids/contracts';
import { ownerOf, type Principal } from '../accounts/index.ts';
import type { FactoidStore } from '../factoids/index.ts';
import type { RunStore } from './run-store.ts';
import { viewRun } from './run-view.ts';

interface Deps {
  readonly runs: RunStore;
  readonly factoids: FactoidStore;
}

interface Input {
  readonly principal: Principal | null;
  readonly query: PageQuery;
  readonly surface: Surface;
}

/** The caller's runs, newest first; somebody without a session has none. */
export async function listRuns({ deps, input }: { deps: Deps; input: Input }): Promise<RunPage> {
  if (!input.principal) return { data: [], next_cursor: null, has_more: false };
  const page = await deps.runs.listByOwner(ownerOf(input.principal), input.query);
  const factoids = await deps.factoids.findMany(page.data.flatMap(({ factoidId }) => factoidId ?? []));
  return {
    data: page.data.flatMap((run) => {
      const factoid = (run.factoidId && factoids.get(run.factoidId)) ?? null;
      return run.kind === 'embedding' ? [] : [viewRun(run, factoid, input.surface)];
    }),
    next_cursor: page.next_cursor,
    has_more: page.has_more,
  };
}
