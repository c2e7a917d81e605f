import type { RunId } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { Run } from './run.ts';
import type { RunReader } from './run-store.ts';

/** The run that a message names. One that does not exist is a fault of ours: the message must end where somebody sees it. */
export async function requireRun(runs: RunReader, id: RunId): Promise<Run> {
  const run = await runs.find(id);
  if (!run) throw new AppError('internal', { detail: 'The message names a run that does not exist.' });
  return run;
}
