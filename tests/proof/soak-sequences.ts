import { memoryWorld, type Proved, prove, type WorldSource } from '@factoids/core/proof';
import { startLocalCloud } from '@factoids/local-cloud';
import { requireJava } from '../requirements.ts';
import { dynamoWorlds } from './dynamo-worlds.ts';

export interface SequenceSoak {
  readonly store: 'memory' | 'dynamodb';
  /** How many, or for how long: whichever comes first. */
  readonly sequences: number;
  readonly minutes: number;
  readonly seed: number;
  /** The longest sequence, in commands. */
  readonly longest: number;
  /** Of a failure to be seen again. */
  readonly path: string | undefined;
}

const ROUND = { memory: 500, dynamodb: 20 } as const;
const MAX_FAILURES = 5;

/** Random interleavings of all that touches money, round after round, each with a seed of its own. @returns how many promises were broken */
export async function soakSequences(soak: SequenceSoak): Promise<number> {
  if (soak.store === 'memory') return soakIn(soak, memoryWorld);
  requireJava();
  const cloud = await startLocalCloud();
  try {
    return await soakIn(soak, dynamoWorlds(cloud));
  } finally {
    await cloud.stop();
  }
}

async function soakIn({ store, sequences, minutes, seed, longest, path }: SequenceSoak, makeWorld: WorldSource): Promise<number> {
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1000;
  const sum = { sequences: 0, runs: 0, calls: 0, failures: 0 };
  for (let round = 0; sum.sequences < sequences && elapsed() < minutes * 60 && sum.failures < MAX_FAILURES; round += 1) {
    const asked = Math.min(ROUND[store], sequences - sum.sequences);
    const proved = await prove({ makeWorld, sequences: asked, seed: seed + round, longest, path, shrinks: store === 'memory' });
    add(sum, proved);
    const line = `${sum.sequences} sequences, ${sum.runs} runs, ${sum.calls} model calls, ${sum.failures} failures, ${elapsed().toFixed(0)} s`;
    console.log(`${line} (seed ${seed + round})`);
    if (proved.failure !== null) console.log(`${proved.failure}${store === 'dynamodb' ? ' --store dynamodb' : ''}`);
  }
  return sum.failures;
}

function add(
  sum: { sequences: number; runs: number; calls: number; failures: number },
  { sequences, coverage, failure }: Proved,
): void {
  sum.sequences += sequences;
  sum.runs += coverage.get('run') ?? 0;
  sum.calls += coverage.get('model call') ?? 0;
  sum.failures += failure === null ? 0 : 1;
}
