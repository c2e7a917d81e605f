import type { Health } from '@factoids/contracts';
import type { Probe } from './probe.ts';

interface Deps {
  readonly probes: Readonly<Record<string, Probe>>;
  /** A signal that aborts when an answer would come too late. */
  readonly deadline: () => AbortSignal;
}

/** Asks every part at once; one that has not answered by the deadline counts as failing. Never rejects. */
export async function checkHealth({ deps: { probes, deadline } }: { deps: Deps }): Promise<Health> {
  const signal = deadline();
  const states = await Promise.all(
    Object.entries(probes).map(async ([name, probe]) => [name, (await answers(probe, signal)) ? 'ok' : 'failing'] as const),
  );
  const isWell = states.every(([, state]) => state === 'ok');
  return { status: isWell ? 'ok' : 'degraded', checks: Object.fromEntries(states) };
}

function answers(probe: Probe, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(false), { once: true });
    probe(signal).then(
      () => resolve(true),
      () => resolve(false),
    );
  });
}
