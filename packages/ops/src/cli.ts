import { parseArgs } from 'node:util';
import type { Problem } from '@factoids/contracts';
import { AppError } from '@factoids/core';
import { CheckFailed, type Command, type Result } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { environment, readInput, readSecretInput } from './environment.ts';
import { progressOn } from './progress.ts';
import { readable } from './readable.ts';
import { DEFAULT_URL, findTarget } from './target.ts';

/** What every command takes. */
const COMMON = {
  url: { type: 'string' },
  stage: { type: 'string' },
  region: { type: 'string' },
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const USAGE = `pnpm ops <command> [--url ${DEFAULT_URL} | --stage NAME [--region NAME]] [--json] [--dry-run]

${Object.entries(COMMANDS)
  .map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}`)
  .join('\n')}`;

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help') return console.log(USAGE);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Error(`There is no command ${name}.\n\n${USAGE}`);
  const { url, stage, region, json, dryRun, help, options } = argumentsOf(command, args);
  if (help) return console.log(USAGE);
  const target = await findTarget({ url, stage, region: region ?? environment.awsRegion });
  const show = (result: Result) => console.log(json ? JSON.stringify(result) : readable(result));
  try {
    show(
      await command.execute({ target, readSecretInput, readInput, progress: progressOn(process.stderr) }, { options, dryRun }),
    );
  } catch (error) {
    if (!(error instanceof CheckFailed)) throw error;
    show(error.result);
    process.exitCode = 1;
  }
}

function argumentsOf(command: Command, args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...command.flags, ...COMMON },
  });
  if (positionals.length > command.positionals.length) throw new Error(`What is ${positionals.at(-1)}?\n\n${USAGE}`);
  const named = Object.entries(values).filter(([name]) => !Object.hasOwn(COMMON, name));
  const placed = positionals.map((value, index) => [command.positionals[index], value]);
  const { url, stage, region, json = false, help = false, 'dry-run': dryRun = false } = values;
  return { url, stage, region, json, help, dryRun, options: Object.fromEntries([...named, ...placed]) };
}

main(environment.argv).catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exitCode = 1;
});

function problemText({ detail, errors = [] }: Problem): string {
  return [detail, ...errors.map(({ location, message }) => `  ${location} ${message}`)].join('\n');
}

function sentenceOf(error: unknown): unknown {
  if (error instanceof AppError) return problemText(error.toProblem());
  return error instanceof Error ? error.message : error;
}
