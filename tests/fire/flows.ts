import { type Burning, cancel, type Fire, type Kindling } from './fire.ts';

const MALFORMED = '{"text": "Sea otters hold hands", "subject": ';

/** The ways that a run can go on its own, each of which makes calls that the others do not. */
export const FLOWS: readonly Kindling[] = [
  { isHarmless: true },
  { label: 'repaired', isHarmless: true, play: (attempt) => (attempt === 1 ? { answer: MALFORMED } : {}) },
  { label: 'usage lost', isHarmless: true, play: () => ({ omitUsage: true }) },
  { label: 'cancelled', at: { step: 'first_token', act: cancel } },
];

const ALONGSIDE = 8;

/** Lights each of these, some at a time; `next` says what comes, until it says null. */
export async function lightAll(fire: Fire, next: () => Kindling | null): Promise<Burning[]> {
  const lit: Burning[] = [];
  const lightOn = async () => {
    for (let kindling = next(); kindling; kindling = next()) {
      const run = await fire.light(kindling);
      lit.push(run);
      await ended(fire, run.runId);
    }
  };
  await Promise.all(Array.from({ length: ALONGSIDE }, lightOn));
  return lit;
}

/** The next of a list at each call, then null. */
export function oneByOne<Item>(items: readonly Item[]): () => Item | null {
  const left = [...items];
  return () => left.shift() ?? null;
}

const PATIENCE_MS = 60_000;
const MESSAGE_MS = 2_000;

/** Waits until somebody has worked on the run and nobody does any more. A message that never went out is not waited for. */
async function ended({ invocations }: Fire, runId: string): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const work = invocations.ofRun(runId);
    const waitedMs = performance.now() - startedAt;
    if (work.length > 0 ? work.every(({ end }) => end !== '') : waitedMs > MESSAGE_MS) return;
    if (waitedMs > PATIENCE_MS) throw new Error(`${runId} does not end`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
