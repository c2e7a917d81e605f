import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostEnvironment } from './host-environment.ts';
import type { LogSink } from './logs/log.ts';
import type { OfflineProviderOptions } from './provider/index.ts';
import type { Interceptor } from './proxy/pipeline.ts';

export interface StackSource {
  /** The folder that the other paths are relative to, and that function entries are found in. */
  readonly root: string;
  /** The module that exports `composeStacks(app, { stage, root })`. */
  readonly compose: string;
  /** The module that exports `bundleFunction({ root, entry, outdir })`. */
  readonly bundler: string;
  /** Files and folders that the synthesized stacks depend on; the folders of code are watched as well. */
  readonly inputs: readonly string[];
}

export interface LocalCloudOptions {
  /** Default `local`. */
  readonly stage?: string;
  /** Default 0: a free port. */
  readonly frontDoorPort?: number;
  /** `dev` refreshes pages as they are edited, `production` serves the built site, false answers 404 for pages (default). */
  readonly site?: 'dev' | 'production' | false;
  /** Keeps tables, secrets and API keys here between runs; in memory without it. */
  readonly stateDir?: string;
  /** Values of secrets and parameters: OPENROUTER_API_KEY, ADMISSION_POLICY, … Nothing else is read from the machine. */
  readonly env?: HostEnvironment;
  /** Any server that speaks OpenRouter's API, instead of the offline provider. */
  readonly openrouterBaseUrl?: string;
  /** How the offline provider answers. */
  readonly provider?: OfflineProviderOptions;
  readonly log?: LogSink;
  /** Where assemblies and built files are kept. Default `.local` in the repository. */
  readonly workDir?: string;
  /** Default: this repository's stacks. */
  readonly source?: StackSource;
  /** Rebuilds functions whose code changes. */
  readonly watch?: boolean;
  /** Environments to start ahead of the first call, of each function or by its short name. */
  readonly warm?: number | Readonly<Record<string, number>>;
  /** Environments of a function at once, by its short name, where fewer than usual are wanted: a crowd's cold starts take both cores. */
  readonly atMost?: Readonly<Record<string, number>>;
  /** Schedules that do not come by themselves: all, or these, by their own name or their target's. They can be run by name all the same. */
  readonly withoutSchedules?: 'all' | readonly string[];
  /** Further steps of the AWS proxy, after the caller is known. */
  readonly interceptors?: readonly Interceptor[];
  /** How long a call waits for a free environment before it is throttled. Default 25 s; tests of the cap take less. */
  readonly waitMs?: number;
  /** Refuses what a function's role does not allow. Default true; without it only the cost of the check can be measured. */
  readonly checkPermissions?: boolean;
  readonly onStep?: (step: { name: string; ms: number }) => void;
}

const ROOT = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

export const REPOSITORY: StackSource = {
  root: ROOT,
  compose: join(ROOT, 'stacks/compose.ts'),
  bundler: join(ROOT, 'stacks/bundling/bundle-function.ts'),
  inputs: [
    'stacks',
    'functions',
    ...['contracts', 'core', 'storage', 'llm', 'partners', 'telemetry'].map((name) => `packages/${name}/src`),
    'pnpm-lock.yaml',
  ],
};
