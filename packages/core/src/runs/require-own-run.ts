import type { RunId } from '@factoids/contracts';
import { ownerOf, type Principal } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import type { RunReader } from './run-store.ts';
import type { CallersRun } from './run-view.ts';

interface Input {
  readonly principal: Principal | null;
  readonly id: RunId;
}

/** A run of this principal; another's does not exist for them. Throws `not_found`. */
export async function requireOwnRun({ deps, input }: { deps: { runs: RunReader }; input: Input }): Promise<CallersRun> {
  const run = input.principal && (await deps.runs.find(input.id));
  if (!run || run.kind === 'embedding' || !input.principal || run.owner !== ownerOf(input.principal)) {
    throw new AppError('not_found', { detail: 'You have no request with this id.' });
  }
  return run;
}
