import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, buildSync, type Metafile, type OutputFile } from 'esbuild';

export interface BundleOptions {
  /** Absolute; paths in the source map and the metafile are relative to it. */
  readonly root: string;
  /** Relative to `root`. */
  readonly entry: string;
  /** Absolute; receives index.mjs and index.mjs.map. */
  readonly outdir: string;
}

export interface Bundle {
  readonly metafile: Metafile;
  /** Minified code, without the source map. */
  readonly bytes: number;
}

/** What decides the output beside the sources: the key of the cache has it too. */
export const BUILD_SETTINGS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  treeShaking: true,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  alias: { '@aws-sdk/credential-provider-node': './stacks/bundling/lambda-credentials.ts' },
  // CommonJS inside an ES module bundle asks for Node's own modules through `require`. The name is longer than any that minifying makes.
  banner: {
    js: "import{createRequire as createBundleRequire}from'node:module';const require=createBundleRequire(import.meta.url);",
  },
} as const satisfies BuildOptions;

/** Bundles one function into one ES module; the same sources give the same bytes. Throws esbuild's own message when it cannot. */
export function bundleFunction({ root, entry, outdir }: BundleOptions): Bundle {
  const { metafile, outputFiles } = buildSync({
    ...BUILD_SETTINGS,
    banner: { ...BUILD_SETTINGS.banner },
    mainFields: [...BUILD_SETTINGS.mainFields],
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(outdir, 'index.mjs'),
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  mkdirSync(outdir, { recursive: true });
  for (const file of outputFiles) replaceFile(file, outdir);
  return { metafile, bytes: outputFiles.find(({ path }) => path.endsWith('.mjs'))?.contents.length ?? 0 };
}

/** In one step and from outside of the folder, since another process may be copying what stands there. */
function replaceFile(file: OutputFile, outdir: string): void {
  const temporary = `${outdir}.${basename(file.path)}.${process.pid}`;
  writeFileSync(temporary, file.contents);
  renameSync(temporary, file.path);
}
