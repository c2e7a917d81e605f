import { LostRun } from '../../runs/index.ts';

/** Lets writers that do not wait for each other (words, tools, calls) write one log one after the other, in the order they asked. */
export interface Queued {
  <Result>(work: () => Promise<Result>): Promise<Result>;
  /** Waits for what was asked for; from then on every writer is told that the run is not theirs any more. */
  close(): Promise<void>;
}

export function inOrder(): Queued {
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const write = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (isClosed) throw new LostRun();
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const close = async (): Promise<void> => {
    isClosed = true;
    await last;
  };
  return Object.assign(write, { close });
}
