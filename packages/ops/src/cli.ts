import { parseArgs } from 'node:util';
import * as z from 'zod';
import { KeyCreateOptions, keyCreate } from './commands/key-create.ts';
import { environment } from './environment.ts';
import { DEFAULT_URL, findTarget } from './target.ts';

const USAGE = `pnpm ops <command> [--url ${DEFAULT_URL} | --stage NAME [--region NAME]] [--json]

  key:create --name TEXT [--tier free|pro] [--role developer|operator]
      makes an API key and shows it once`;

const COMMANDS = {
  'key:create': { options: KeyCreateOptions, run: keyCreate },
} as const;

async function main(argv: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      stage: { type: 'string' },
      region: { type: 'string', default: environment.awsRegion ?? 'us-east-1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      name: { type: 'string' },
      tier: { type: 'string' },
      role: { type: 'string' },
    },
  });
  const { url, stage, region, json, help, ...rest } = values;
  const [command, ...extra] = positionals;
  if (help || command === undefined) return console.log(USAGE);
  if (command !== 'key:create' || extra.length > 0) throw new Error(`There is no command ${positionals.join(' ')}.\n\n${USAGE}`);
  const { options, run } = COMMANDS[command];
  const parsed = options.safeParse(rest);
  if (!parsed.success) throw new Error(`${command}: ${z.prettifyError(parsed.error)}`);
  const result = await run(await findTarget({ url, stage, region }), parsed.data);
  console.log(
    json
      ? JSON.stringify(result)
      : Object.entries(result)
          .map(([name, value]) => `${name.padEnd(8)} ${value}`)
          .join('\n'),
  );
}

main([...environment.argv]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
