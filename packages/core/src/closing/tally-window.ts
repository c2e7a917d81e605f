import type { Page } from '@factoids/contracts';
import { previousWindow, type Window } from '../admission/index.ts';
import type { Run, RunStore } from '../runs/index.ts';
import { newTally, type Tally, tallyRun } from './tally.ts';

const PAGE = 200;

type Runs = Pick<RunStore, 'listByWindow'>;

/**
 * Adds a window's runs up, page by page. With the runs of the day before, since one that went on over midnight may have taken
 * more from this window. @param see is shown each run that the window itself admitted.
 */
export async function tallyWindow(runs: Runs, window: Window, see: (run: Run) => void = () => undefined): Promise<Tally> {
  const tally = newTally(window);
  for await (const run of runsOf(runs, previousWindow(window))) tallyRun(tally, run);
  for await (const run of runsOf(runs, window)) {
    tallyRun(tally, run);
    see(run);
  }
  return tally;
}

async function* runsOf(runs: Runs, window: Window): AsyncGenerator<Run> {
  let cursor: string | null = null;
  do {
    const page: Page<Run> = await runs.listByWindow(window, { limit: PAGE, cursor });
    yield* page.data;
    cursor = page.next_cursor;
  } while (cursor !== null);
}
