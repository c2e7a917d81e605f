/** `pnpm soak [--kills 200] [--seed 7]`: runs under random kills until as many have happened; fails when a run is lost, doubled or mismatched. */
import { parseArgs } from 'node:util';
import { requireJava, requireNode } from '../requirements.ts';
import { burnAtRandom } from './burn-at-random.ts';
import { burnOut } from './burn-out.ts';
import { startFire } from './fire.ts';
import { learnSteps } from './matrix.ts';
import { describeFindings, findingsIn } from './verdict.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } } });
const kills = wholeNumber('kills', values.kills);
const seed = wholeNumber('seed', values.seed ?? String(Date.now() % 1_000_000));

requireNode();
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
  process.exitCode = findings.length === 0 && happened >= kills ? 0 : 1;
} finally {
  await fire.stop();
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${name} is a whole number, not ${text}`);
  return Number(text);
}
