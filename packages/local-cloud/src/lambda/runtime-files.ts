import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from 'esbuild';

export interface RuntimeFiles {
  /** The official runtime interface client. */
  readonly runtimeClient: string;
  /** A URL for `--import`. */
  readonly preload: string;
}

/** What each function process starts with. The preload is plain JavaScript: stripping types would cost each cold start 30 ms. */
export async function prepareRuntimeFiles(dir: string): Promise<RuntimeFiles> {
  const source = readFileSync(new URL('./ric/preload.ts', import.meta.url), 'utf8');
  const digest = createHash('sha256').update(source).digest('hex').slice(0, 12);
  const file = join(dir, `preload-${digest}.mjs`);
  if (!existsSync(file)) {
    mkdirSync(dir, { recursive: true });
    const { code } = await transform(source, { loader: 'ts', format: 'esm', target: 'node24' });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, code);
    renameSync(draft, file);
  }
  return { runtimeClient: fileURLToPath(import.meta.resolve('aws-lambda-ric')), preload: pathToFileURL(file).href };
}
