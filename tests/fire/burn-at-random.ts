import { seededRandom } from '@factoids/local-cloud';
import { type Fire, type Kindling, killWorkerOf } from './fire.ts';
import { FLOWS, lightAll } from './flows.ts';
import type { Step } from './tickets.ts';

interface Randomness {
  readonly kills: number;
  readonly seed: number;
  /** The steps at which an AWS call may be its process's last. */
  readonly steps: readonly Step[];
}

const MODEL_STEPS = ['accepted', 'headers', 'first_token', 'last_token'] as const;
/** One kill in so many comes while the model is at work instead of at an AWS call. */
const AT_MODEL = 4;

/** Lights runs until as many processes were killed, each at a step drawn by chance. @returns how many it were */
export async function burnAtRandom(fire: Fire, { kills, seed, steps }: Randomness): Promise<number> {
  const random = seededRandom(seed);
  const draw = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const common = steps.filter(({ messageType }) => messageType !== 'run.settlement_due');
  const [takenBefore, litBefore] = [fire.tickets.taken().length, fire.burning.length];
  let atModel = 0;
  const happened = () => atModel + fire.tickets.taken().length - takenBefore;
  const killAtModel = (step: (typeof MODEL_STEPS)[number], waitMs: number): NonNullable<Kindling['at']> => ({
    step,
    act: async ({ runId }) => {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      await killWorkerOf(fire, runId);
      atModel += 1;
    },
  });
  await lightAll(fire, () => {
    if (happened() >= kills || fire.burning.length - litBefore > kills * 3) return null;
    const flow = draw(FLOWS);
    if (random() * AT_MODEL < 1)
      return { ...flow, isHarmless: false, at: killAtModel(draw(MODEL_STEPS), Math.floor(random() * 120)) };
    fire.tickets.issue([draw(common)], [draw(['kill_before', 'kill_after'] as const)]);
    return flow;
  });
  fire.tickets.recall();
  return happened();
}
