import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundleFunction } from '@factoids/stacks/bundling';
import { distribution, type Figure } from '../figures.ts';
import { FUNCTIONS, type MeasuredFunction } from '../functions.ts';
import type { Row } from '../row.ts';

const run = promisify(execFile);
const PROCESSES = 11;
const QUICK_PROCESSES = 3;
const BYTES_PER_KB = 1_000;

/** Run in a process of its own, which has loaded nothing before. The runtime's own global is there before the code. */
const IMPORT = `
globalThis.awslambda = { streamifyResponse: (handler) => handler };
const cpu = process.cpuUsage();
const startedAt = performance.now();
await import(process.argv[1]);
const ms = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpu);
process.stdout.write(JSON.stringify([ms, (user + system) / 1000]));
process.exit(0);`;

/** How much code each function is, minified, and how long a fresh process takes to load it. */
export const bundles: Row = {
  name: 'bundles',
  async measure({ root, scratch, quick }) {
    const built = FUNCTIONS.map((each) => ({ each, ...build(root, scratch, each) }));
    const times = new Map(FUNCTIONS.map(({ name }) => [name, { wall: [] as number[], cpu: [] as number[] }]));
    // Round by round, so that a busy moment of the machine does not fall on one function alone.
    for (let round = 0; round < (quick ? QUICK_PROCESSES : PROCESSES); round += 1) {
      for (const { each, file } of built) {
        const [wall, cpu] = await importOnce(file, each);
        times.get(each.name)?.wall.push(wall);
        times.get(each.name)?.cpu.push(cpu);
      }
    }
    return built.flatMap(({ each, bytes }) => figuresOf(each, bytes, times.get(each.name) ?? { wall: [], cpu: [] }));
  },
};

function build(root: string, scratch: string, { name, entry }: MeasuredFunction) {
  const outdir = join(scratch, 'bundles', name);
  const { bytes } = bundleFunction({ root, entry, outdir });
  return { bytes, file: join(outdir, 'index.mjs') };
}

function figuresOf(each: MeasuredFunction, bytes: number, { wall, cpu }: { wall: number[]; cpu: number[] }): Figure[] {
  const { name, mostKb, mostImportMs } = each;
  return [
    distribution({ name: `${name} bundle`, unit: 'KB', scalesWith: null, bars: [{ of: 'p50', most: mostKb }] }, [
      bytes / BYTES_PER_KB,
    ]),
    distribution({ name: `${name} cold import`, unit: 'ms', scalesWith: null, bars: [{ of: 'p50', most: mostImportMs }] }, wall),
    distribution({ name: `${name} cold import, processor time`, unit: 'ms', scalesWith: 'calculation' }, cpu),
  ];
}

async function importOnce(file: string, { name }: MeasuredFunction): Promise<[wall: number, cpu: number]> {
  const url = pathToFileURL(file).href;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', IMPORT, url], { env: lambdaEnvironment(name) });
  const [wall, cpu]: number[] = JSON.parse(stdout);
  return [wall ?? Number.NaN, cpu ?? Number.NaN];
}

/** What the runtime and the stacks set; no compile cache, as on a function's first start. */
function lambdaEnvironment(name: string): Record<string, string> {
  return {
    NODE_OPTIONS: '--enable-source-maps',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    STAGE: 'bench',
    LOG_LEVEL: 'info',
  };
}
