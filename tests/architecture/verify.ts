import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { RequirementError, requireNode } from '../requirements.ts';
import type { Check, CheckResult } from './checks/check.ts';
import { CHECKS } from './checks/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Verdict extends CheckResult {
  readonly name: string;
  readonly seconds: string;
}

try {
  requireNode();
  process.exitCode = await verify();
} catch (error) {
  if (!(error instanceof RequirementError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function verify(): Promise<number> {
  const startedAt = performance.now();
  const verdicts = await runAll(CHECKS, availableParallelism());
  const failed = verdicts.filter(({ ok }) => !ok);
  console.log(`\nverify: ${verdicts.length - failed.length} of ${verdicts.length} checks passed in ${secondsSince(startedAt)} s`);
  if (failed.length > 0) console.log(`failed: ${failed.map(({ name }) => name).join(', ')}`);
  return failed.length > 0 ? 1 : 0;
}

/** As many at once as there are cores; each is told as soon as it is done. */
async function runAll(checks: readonly Check[], workers: number): Promise<Verdict[]> {
  const waiting = [...checks];
  const done: Verdict[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const verdict = await runOne(check);
      tell(verdict);
      done.push(verdict);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return done;
}

async function runOne(check: Check): Promise<Verdict> {
  const checkStartedAt = performance.now();
  const result = await check.run(ROOT).catch((error: unknown) => ({ ok: false, output: `could not run: ${error}` }));
  return { ...result, name: check.name, seconds: secondsSince(checkStartedAt) };
}

function tell({ name, ok, output, seconds }: Verdict): void {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!ok) console.log(`${output.replaceAll(/^/gm, '       ')}\n`);
}

function secondsSince(startMs: number): string {
  return ((performance.now() - startMs) / 1000).toFixed(1);
}
