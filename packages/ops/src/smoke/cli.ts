import { parseArgs } from 'node:util';
import { environment } from '../environment.ts';
import { SmokeFailure } from './arrival.ts';
import { smoke } from './smoke.ts';

const USAGE = `pnpm smoke --url https://… [--api-key adf_live_…]

Sends one factoid through a deployment and looks how its events come; it costs what a factoid costs. Without a key as a visitor.`;

/** @returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const options = { url: { type: 'string' }, 'api-key': { type: 'string' }, help: { type: 'boolean' } } as const;
  const { url, 'api-key': apiKey, help } = parseArgs({ args: [...args], options }).values;
  if (help) console.log(USAGE);
  else if (url === undefined || !URL.canParse(url)) throw new SmokeFailure(`--url is no address.\n\n${USAGE}`);
  else await timed((tell) => smoke({ url, apiKey, tell }));
  return 0;
}

async function timed(work: (tell: (step: string, saw: string) => void) => Promise<void>): Promise<void> {
  const startedMs = performance.now();
  let beforeMs = startedMs;
  await work((step, saw) => {
    const nowMs = performance.now();
    console.log(`${step.padEnd(9)} ${`${Math.round(nowMs - beforeMs)} ms`.padStart(9)}  ${saw}`);
    beforeMs = nowMs;
  });
  console.log(`passed in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
}

main(environment.argv).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`failed: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  },
);
