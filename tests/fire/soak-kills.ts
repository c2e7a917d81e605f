import { requireJava } from '../requirements.ts';
import { burnAtRandom } from './burn-at-random.ts';
import { burnOut } from './burn-out.ts';
import { startFire } from './fire.ts';
import { learnSteps } from './matrix.ts';
import { describeFindings, findingsIn } from './verdict.ts';

/** Runs under random kills until as many have happened. @returns whether every run ended well, and enough were killed */
export async function soakKills({ kills, seed }: { kills: number; seed: number }): Promise<boolean> {
  requireJava();
  console.log(`soak: ${kills} kills, seed ${seed}`);
  const startedAt = performance.now();
  const fire = await startFire();
  try {
    const steps = await learnSteps(fire);
    const happened = await burnAtRandom(fire, { kills, seed, steps });
    const rounds = await burnOut(fire);
    const findings = await findingsIn(fire);
    for (const line of describeFindings(findings)) console.log(line);
    const count = (kind: string) => new Set(findings.filter((each) => each.kind === kind).map(({ runId }) => runId)).size;
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    console.log(`${fire.burning.length} runs, ${happened} kills, ${rounds} rounds of the reaper, ${seconds} s, seed ${seed}`);
    console.log(`${count('lost')} lost, ${count('doubled')} doubled, ${count('mismatched')} mismatched`);
    return findings.length === 0 && happened >= kills;
  } finally {
    await fire.stop();
  }
}
