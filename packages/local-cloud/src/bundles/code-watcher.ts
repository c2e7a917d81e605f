import { existsSync, type FSWatcher, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { FunctionDefinition } from '../lambda/function-definition.ts';
import type { Log } from '../logs/log.ts';
import { rebundle } from './rebundle.ts';

export interface CodeWatcherOptions {
  readonly root: string;
  readonly bundler: string;
  readonly definitions: readonly FunctionDefinition[];
  /** Folders, relative to `root`, whose files may be part of a bundle. */
  readonly folders: readonly string[];
  /** Folders that say what runs: a change there needs a restart. */
  readonly stackFolders: readonly string[];
  readonly bundlesDir: string;
  readonly replaceCode: (functionArn: string, codeDir: string) => void;
  readonly log: Log;
}

export interface CodeWatcher {
  /** The rebuild that a call of this function has to wait for, if there is one. */
  beforeInvoke(functionArn: string): Promise<void> | undefined;
  stop(): void;
}

interface Watched {
  readonly definition: FunctionDefinition;
  readonly entry: string;
  codeDir: string;
  dirty: boolean;
  building: Promise<void> | undefined;
  builds: number;
  /** Known after its first build here; until then any change may concern it. */
  inputs: ReadonlySet<string> | undefined;
}

/** Marks functions whose sources change, and builds them again when they are called next. A failed build keeps the old code. */
export function watchCode(options: CodeWatcherOptions): CodeWatcher {
  const { root, log } = options;
  const watched = new Map<string, Watched>();
  for (const definition of options.definitions) {
    const { entry, codeDir, arn } = definition;
    if (entry === undefined) continue;
    watched.set(arn, { definition, entry, codeDir, dirty: false, building: undefined, builds: 0, inputs: undefined });
  }

  const isSource = (file: string) =>
    /\.(?:[cm]?[jt]s|tsx|json)$/.test(file) && !file.endsWith('.test.ts') && !file.includes('node_modules');
  const onChange = (path: string) => {
    if (!isSource(path)) return;
    for (const each of watched.values()) {
      if (!each.inputs || each.inputs.has(path)) each.dirty = true;
    }
  };
  const onStacksChange = (path: string) => {
    if (isSource(path))
      log.write({ source: 'local-cloud', level: 'warn', message: `${path} changed: restart to run the new stacks` });
  };
  const watchers = [
    ...options.folders.map((folder) => watchFolder(root, folder, onChange)),
    ...options.stackFolders.map((folder) => watchFolder(root, folder, onStacksChange)),
  ];

  async function build(each: Watched): Promise<void> {
    each.dirty = false;
    each.builds += 1;
    const { shortName, arn } = each.definition;
    const outdir = join(options.bundlesDir, shortName, `${process.pid}-${each.builds}`);
    const startedAt = performance.now();
    try {
      each.inputs = new Set(await rebundle({ root, bundler: options.bundler, entry: each.entry, outdir }));
    } catch (error) {
      const message = `the change does not build, the old code runs on: ${error instanceof Error ? error.message : String(error)}`;
      return log.write({ source: shortName, level: 'error', message });
    }
    if (sameCode(each.codeDir, outdir)) return;
    each.codeDir = outdir;
    options.replaceCode(arn, outdir);
    const fields = { ms: Math.round(performance.now() - startedAt) };
    log.write({ source: shortName, level: 'info', message: 'rebundled', fields });
  }

  return {
    beforeInvoke: (arn) => {
      const each = watched.get(arn);
      if (!each) return undefined;
      if (each.dirty && !each.building) {
        each.building = build(each).finally(() => {
          each.building = undefined;
        });
      }
      return each.building;
    },
    stop: () => {
      for (const watcher of watchers) watcher?.close();
    },
  };
}

function watchFolder(root: string, folder: string, onChange: (path: string) => void): FSWatcher | undefined {
  if (!existsSync(join(root, folder))) return undefined;
  const watcher = watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (file !== null) onChange(`${folder}/${file}`);
  });
  watcher.on('error', () => {});
  return watcher;
}

function sameCode(oldDir: string, newDir: string): boolean {
  const [old, fresh] = [join(oldDir, 'index.mjs'), join(newDir, 'index.mjs')];
  return existsSync(old) && readFileSync(old).equals(readFileSync(fresh));
}
