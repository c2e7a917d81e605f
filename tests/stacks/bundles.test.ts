import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunction } from '@factoids/stacks/bundling';
import { afterAll, expect, test } from 'vitest';
import { BUNDLE_BUDGETS_KB } from '../architecture/checks/bundle-budgets.ts';

const KB = 1024;
const root = process.cwd();
const out = mkdtempSync(join(tmpdir(), 'factoids-bundles-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const built = Object.entries(BUNDLE_BUDGETS_KB).map(([entry, budget]) => ({
  entry,
  budget,
  ...bundleFunction({ root, entry, outdir: join(out, entry) }),
}));

test.each(built)('$entry makes nobody wait for code beyond its $budget KB', ({ entry, budget, bytes }) => {
  expect(statSync(join(out, entry, 'index.mjs')).size).toBe(bytes);
  expect(bytes).toBeLessThanOrEqual(budget * KB);
});

test.each(built)('$entry brings no credential chain along', ({ metafile }) => {
  expect(keptFiles(metafile).filter((path) => /node_modules\/@aws-sdk\/credential-provider/.test(path))).toEqual([]);
});

test.each(built.filter(({ entry }) => !entry.includes('workers')))('$entry brings no translations along', ({ metafile }) => {
  expect(keptFiles(metafile).filter((path) => /zod\/v4\/locales\/(?!en\.js)/.test(path))).toEqual([]);
});

test('the same sources make the same bytes, so that an unchanged function is not deployed again', () => {
  const entry = 'functions/api/read.ts';
  bundleFunction({ root, entry, outdir: join(out, 'again') });
  expect(readFileSync(join(out, 'again/index.mjs'), 'utf8')).toBe(readFileSync(join(out, entry, 'index.mjs'), 'utf8'));
});

function keptFiles({ outputs }: (typeof built)[number]['metafile']): string[] {
  const [output] = Object.values(outputs).filter(({ entryPoint }) => entryPoint);
  return Object.entries(output!.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));
}
