import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { type GeneratedFile, generatedFiles } from './generated-files.ts';

const files = await generatedFiles();
if (process.argv.includes('--check')) await check(files);
else await Promise.all(files.map(write));

async function write({ path, content }: GeneratedFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  console.log(`wrote ${relative('.', path)}`);
}

async function check(expected: readonly GeneratedFile[]): Promise<void> {
  for (const { path, content } of expected) {
    const committed = await readFile(path, 'utf8').catch(() => undefined);
    if (committed === content) continue;
    console.error(`${relative('.', path)} is stale: run \`pnpm generate\``);
    process.exitCode = 1;
  }
}
