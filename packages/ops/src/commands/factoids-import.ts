import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { importFactoids, linesLeft, readImport } from '@factoids/core';
import { dynamoFactoidImports, dynamoFactoidStore } from '@factoids/storage';
import * as z from 'zod';
import { systemClock } from '../clock.ts';
import { type Call, CheckFailed, command, type Fields, type Sections } from '../command.ts';
import { resourceName, type Target } from '../target.ts';

const Options = z.strictObject({ file: z.string() });

const MEND = 'Import the mended lines as a file of their own: in a file that has changed, every line counts as new.';

type ImportFile = ReturnType<typeof readImport>;

/** JSON lines, one factoid each. Interrupted, it is run again with the same file and goes on. */
export const factoidsImport = command({
  summary:
    'publishes the factoids of a file of JSON lines {text, subject, emoji?, model?, created_at?, id?}; run again, it goes on',
  options: Options,
  positionals: ['file'],
  plan,
  run,
});

async function plan({ target, readInput }: Call, { file }: z.output<typeof Options>): Promise<Sections> {
  const input = readImport(await readInput(file), systemClock.now());
  const left = linesLeft(input, await depsOf(target).imports.find(input.hash)).length;
  return report(input, { would_import: left, already_there: input.good.length - left });
}

async function run({ target, readInput, progress }: Call, { file }: z.output<typeof Options>): Promise<Sections> {
  const input = readImport(await readInput(file), systemClock.now());
  const beganAtMs = performance.now();
  const { written, alreadyThere } = await importFactoids({
    deps: depsOf(target),
    input,
    onProgress: (done) => input.good.length > 0 && progress.show(done, input.good.length),
  });
  const seconds = (performance.now() - beganAtMs) / 1000;
  const rate = written > 0 ? { lines_per_second: Math.round(written / seconds) } : {};
  return report(input, { imported: written, already_there: alreadyThere, seconds: Number(seconds.toFixed(1)), ...rate });
}

/** @throws CheckFailed when there were bad lines, after all others are dealt with */
function report({ good, bad, repeats }: ImportFile, done: Fields): Sections {
  const lines = good.length + bad.length + repeats;
  const summary = { import: { lines, ...done, said_before_in_the_file: repeats, bad_lines: bad.length } };
  if (bad.length === 0) return summary;
  throw new CheckFailed({ ...summary, 'bad lines': bad.map(({ line, reason }) => ({ line, reason })), next: { mend: MEND } });
}

function depsOf(target: Target) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(target.aws));
  const content = { client, clock: systemClock, random: Math.random, tableName: resourceName(target, 'content') };
  return { clock: systemClock, imports: dynamoFactoidImports(content), factoids: dynamoFactoidStore(content) };
}
