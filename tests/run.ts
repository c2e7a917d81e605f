/** `pnpm test`: what the machine needs, then every test. Arguments go on to vitest (`pnpm test --project unit money`). */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RequirementError, requireChromium, requireJava, requireNode } from './requirements.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REPORT = join(ROOT, '.build', 'test-report.json');

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

try {
  const args = process.argv.slice(2).filter((arg) => arg !== '--');
  requireMachine(args);
  const code = await runVitest(args);
  const { passed, failed } = await tally(code);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : code;
} catch (error) {
  if (!(error instanceof RequirementError)) throw error;
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}

function requireMachine(args: readonly string[]): void {
  const isPartial = args.some((arg) => arg.startsWith('--project'));
  requireNode();
  requireJava();
  if (!isPartial || args.some((arg) => arg.includes('browser'))) requireChromium();
}

async function runVitest(args: readonly string[]): Promise<number> {
  await mkdir(join(ROOT, '.build'), { recursive: true });
  await rm(REPORT, { force: true });
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const coverage = args.length === 0 ? ['--coverage'] : [];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...coverage, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly FileResult[];
}

interface FileResult {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

/** A file that cannot be loaded, a threshold missed and an unhandled error fail no test, so each counts as a failure itself. */
async function tally(code: number): Promise<Tally> {
  const report: Report | undefined = await readFile(REPORT, 'utf8').then(JSON.parse, () => undefined);
  const failed = (report?.testResults ?? []).reduce((sum, file) => sum + failuresIn(file), 0);
  return { passed: report?.numPassedTests ?? 0, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function failuresIn({ status, assertionResults }: FileResult): number {
  const failed = assertionResults.filter((result) => result.status === 'failed').length;
  return status === 'failed' ? Math.max(failed, 1) : failed;
}
