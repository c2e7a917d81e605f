import { join } from 'node:path';
import { bundleFunction } from '@factoids/stacks/bundling';
import { distribution } from '../figures.ts';
import { FUNCTIONS } from '../functions.ts';
import type { Row } from '../row.ts';

const SHOWN_PACKAGES = 12;
const BYTES_PER_KB = 1_000;
const NPM_PACKAGE = /node_modules\/(?!\.pnpm\/)((?:@[^/]+\/)?[^/]+)/;
const OWN_PACKAGE = /^((?:packages\/[^/]+|functions|stacks))\//;

/** What the largest function is made of: minified bytes by package, largest first. */
export const composition: Row = {
  name: 'composition',
  async measure({ root, scratch }) {
    const built = FUNCTIONS.map(({ name, entry }) => {
      return { name, ...bundleFunction({ root, entry, outdir: join(scratch, 'composition', name) }) };
    });
    const largest = built.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    const sizes = sizesByPackage(largest.metafile.outputs);
    return [...sizes]
      .sort(([, a], [, b]) => b - a)
      .slice(0, SHOWN_PACKAGES)
      .map(([name, bytes]) =>
        distribution({ name: `${largest.name}: ${name}`, unit: 'KB', scalesWith: null }, [bytes / BYTES_PER_KB]),
      );
  },
};

type Outputs = ReturnType<typeof bundleFunction>['metafile']['outputs'];

function sizesByPackage(outputs: Outputs): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = packageOf(path);
      sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
    }
  }
  return sizes;
}

const packageOf = (path: string): string => NPM_PACKAGE.exec(path)?.[1] ?? OWN_PACKAGE.exec(path)?.[1] ?? 'other';
