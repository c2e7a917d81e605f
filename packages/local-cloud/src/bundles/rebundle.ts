import { Worker } from 'node:worker_threads';
import * as z from 'zod';

export interface RebundleOptions {
  /** The module that exports `bundleFunction({ root, entry, outdir })`, the same that the stacks use. */
  readonly bundler: string;
  readonly root: string;
  readonly entry: string;
  readonly outdir: string;
}

const Built = z.object({ inputs: z.array(z.string()) });

/**
 * Builds one function's bundle beside the running ones.
 * @returns the files that went into it, relative to `root`.
 * @throws the bundler's own error.
 */
export function rebundle(options: RebundleOptions): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./bundle-worker.ts', import.meta.url), { workerData: options });
    worker.once('message', (message: unknown) => resolve(Built.parse(message).inputs));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the bundler ended with code ${code}`)));
  });
}
