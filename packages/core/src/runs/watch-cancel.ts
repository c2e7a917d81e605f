import type { RunId } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import type { RunReader } from './run-store.ts';

const POLL_MS = 500;

interface Watch {
  readonly deps: { readonly clock: Clock; readonly runs: RunReader };
  readonly id: RunId;
  readonly onCancel: () => void;
}

/** Looks every half second whether the run's owner asked to stop it. A read that fails is tried again. */
export function watchCancel({ deps, id, onCancel }: Watch): { stop(): void } {
  const watching = new AbortController();
  const watch = async (): Promise<void> => {
    while (!watching.signal.aborted) {
      await deps.clock.sleep(POLL_MS, watching.signal);
      if (watching.signal.aborted) return;
      const run = await deps.runs.find(id).catch(() => null);
      if (run?.cancelRequestedAt) return onCancel();
    }
  };
  void watch();
  return { stop: () => watching.abort() };
}
