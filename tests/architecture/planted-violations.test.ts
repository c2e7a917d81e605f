import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RequirementError, requireNode } from '../requirements.ts';
import type { CheckResult } from './checks/check.ts';
import { docPaths } from './checks/doc-paths.ts';
import { formatAndLint } from './checks/format-and-lint.ts';
import { generated } from './checks/generated.ts';
import { imports, judge } from './checks/imports.ts';
import { manifests } from './checks/manifests.ts';
import { types } from './checks/types.ts';
import { unused } from './checks/unused.ts';
import { copyTree, type TreeCopy } from './tree-copy.ts';

let copy: TreeCopy;
beforeAll(async () => {
  copy = await copyTree();
});
afterAll(async () => {
  await copy[Symbol.asyncDispose]();
});

const CORE = 'packages/core/src';

/** Rule → the file that breaks it, and what stands in it. */
const FORBIDDEN_IMPORTS: Record<string, [path: string, source: string]> = {
  'contracts-imports': ['packages/contracts/src/planted.ts', `import '../../core/src/index.ts';`],
  'client-imports': ['packages/client/src/planted.ts', `import '../../core/src/index.ts';`],
  'core-imports': [`${CORE}/planted.ts`, `import '../../storage/src/index.ts';`],
  'telemetry-imports': ['packages/telemetry/src/planted.ts', `import '../../core/src/index.ts';`],
  'storage-imports': ['packages/storage/src/planted.ts', `import '../../llm/src/index.ts';`],
  'llm-imports': ['packages/llm/src/planted.ts', `import '../../storage/src/index.ts';`],
  'partners-imports': ['packages/partners/src/planted.ts', `import '../../storage/src/index.ts';`],
  'functions-imports': ['functions/planted.ts', `import '../packages/client/src/index.ts';`],
  'web-imports': ['web/lib/planted.ts', `import '../../packages/core/src/index.ts';`],
  'stacks-imports': ['stacks/planted.ts', `import '../packages/core/src/index.ts';`],
  'aws-sdk-lives-in': [`${CORE}/planted-aws.ts`, `import '@aws-sdk/client-dynamodb';`],
  'langchain-lives-in': ['functions/planted-chain.ts', `import '@langchain/core/prompts';`],
  'middy-lives-in': [`${CORE}/planted-middy.ts`, `import '@middy/core';`],
  'cdk-lives-in': ['functions/planted-cdk.ts', `import 'aws-cdk-lib';`],
  'test-tools-lives-in': [`${CORE}/planted-tool.ts`, `import 'vitest';`],
  'contracts-only-zod': ['packages/contracts/src/planted-io.ts', `import 'node:fs';`],
  'core-only-contracts': [`${CORE}/planted-io.ts`, `import 'node:http';`],
  'browser-contract-types': ['web/lib/planted-zod.ts', `import { RunEvent } from '../../packages/contracts/src/index.ts';`],
  'core-domains-meet-at-index': [`${CORE}/planted-domain/reaches-in.ts`, `import '../planted-other/inner.ts';`],
  'packages-meet-at-index': ['packages/storage/src/planted-door.ts', `import '../../core/src/planted-other/inner.ts';`],
  'not-to-tests': [`${CORE}/planted-test-import.ts`, `import './planted.test.ts';`],
  'no-cycles': [`${CORE}/planted-other/one.ts`, `import './two.ts';`],
  resolvable: [`${CORE}/planted-nowhere.ts`, `import './is-not-there.ts';`],
};

const BYSTANDERS = {
  [`${CORE}/planted-other/inner.ts`]: 'export {};\n',
  [`${CORE}/planted-other/two.ts`]: `import './one.ts';\n`,
  [`${CORE}/planted.test.ts`]: 'export {};\n',
};

/** Rule → code that breaks it. */
const BAD_CODE: Record<string, string> = {
  format: 'export const   planted = "double quotes"\n',
  'lint/style/noRestrictedImports': `import { z } from 'zod';\n\nexport const planted = z.string();\n`,
  'lint/style/noProcessEnv': 'export const planted = process.env.HOME;\n',
  'lint/complexity/useMaxParams': 'export function planted(a: 1, b: 2, c: 3, d: 4) {\n  return [a, b, c, d];\n}\n',
  'lint/suspicious/noExplicitAny': 'export let planted: any;\n',
  'lint/style/noDefaultExport': 'export default 1;\n',
  'lint/complexity/noExcessiveLinesPerFunction': `export function planted(list: number[]) {\n${'  list.push(1);\n'.repeat(61)}}\n`,
  'lint/style/noExcessiveLinesPerFile': Array.from({ length: 301 }, (_, index) => `export const planted${index} = 1;\n`).join(''),
};

describe('the tree as it is', () => {
  it.each([imports, formatAndLint, unused, manifests, generated, docPaths])('passes: $name', async (check) => {
    const { ok, output } = await check.run(copy.root);
    expect(ok, output).toBe(true);
  });
});

describe('who imports whom', () => {
  let result: CheckResult;
  beforeAll(async () => {
    await using planted = await copyTree();
    await planted.plant({ ...BYSTANDERS, ...Object.fromEntries(Object.values(FORBIDDEN_IMPORTS)) });
    result = await imports.run(planted.root);
  });

  it.each(Object.entries(FORBIDDEN_IMPORTS))('%s is noticed', (rule, [path]) => {
    expect(result.ok).toBe(false);
    expect(result.output).toContain(`${rule}: ${path} → `);
  });

  it('is not called fine when no module was looked at', () => {
    expect(judge({ totalCruised: 0, violations: [] }).ok).toBe(false);
  });
});

describe('format and lint', () => {
  let result: CheckResult;
  const fileOf = (rule: string) => `${CORE}/planted-${rule.replaceAll(/\W|[A-Z]/g, '-').toLowerCase()}.ts`;
  beforeAll(async () => {
    await using planted = await copyTree();
    await planted.plant(Object.fromEntries(Object.entries(BAD_CODE).map(([rule, source]) => [fileOf(rule), source])));
    await planted.plant({ [`${CORE}/planted.test.ts`]: `import { it } from 'vitest';\n\nit.only('planted', () => {});\n` });
    result = await formatAndLint.run(planted.root);
  });

  it.each(Object.keys(BAD_CODE))('%s is noticed', (rule) => {
    expect(result.ok).toBe(false);
    expect(result.output).toMatch(new RegExp(`${fileOf(rule).replaceAll('.', '\\.')}\\S* ${rule}`));
  });

  it('a focused test is noticed', () => {
    expect(result.output).toMatch(/planted\.test\.ts\S* lint\/suspicious\/noFocusedTests/);
  });
});

describe('types', () => {
  it('an error is noticed, under the strictest reading, and nothing else is wrong', async () => {
    await using planted = await copyTree();
    const settings = JSON.parse(await readFile(join(planted.root, 'tsconfig.json'), 'utf8'));
    await planted.plant({ 'tsconfig.json': JSON.stringify({ ...settings, include: [CORE] }) });
    await planted.plant({ [`${CORE}/planted.ts`]: 'const list: string[] = [];\nexport const first: string = list[0];\n' });
    const { ok, output } = await types.run(planted.root);
    expect(ok).toBe(false);
    expect(output.split('\n').filter((line) => /^\S+\(\d+,\d+\)/.test(line))).toEqual([
      expect.stringContaining(`${CORE}/planted.ts(2,`),
    ]);
  });
});

describe('what nobody uses', () => {
  it('is noticed: an export, a file, a dependency', async () => {
    await using planted = await copyTree();
    const manifest = await json(planted, 'packages/core/package.json');
    await planted.plant({
      'packages/core/package.json': JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, ulid: 'catalog:' } }),
      [`${CORE}/planted-file.ts`]: 'export {};\n',
      [`${CORE}/planted-export.ts`]: 'export const used = 1;\nexport const plantedExport = 2;\n',
      [`${CORE}/planted.test.ts`]: `import { used } from './planted-export.ts';\n\nconsole.log(used);\n`,
    });
    const { ok, output } = await unused.run(planted.root);
    expect(ok).toBe(false);
    expect(output).toMatch(/plantedExport\s+packages\/core\/src\/planted-export\.ts/);
    expect(output).toContain(`${CORE}/planted-file.ts`);
    expect(output).toMatch(/ulid\s+packages\/core\/package\.json/);
  });
});

describe('package manifests', () => {
  it('one version of a package everywhere, the one of the catalog', async () => {
    await using planted = await copyTree();
    const manifest = await json(planted, 'packages/llm/package.json');
    await planted.plant({
      'packages/llm/package.json': JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, zod: '4.0.0' } }),
    });
    const { ok, output } = await manifests.run(planted.root);
    expect(ok).toBe(false);
    expect(output).toContain('packages/llm/package.json: zod 4.0.0');
  });
});

describe('generated files', () => {
  it.each(['packages/contracts/openapi.json', 'packages/client/src/generated/api.ts'])(
    '%s changed by hand is noticed',
    async (path) => {
      await using planted = await copyTree();
      await planted.plant({ [path]: `${await readFile(join(planted.root, path), 'utf8')}\n` });
      const { ok, output } = await generated.run(planted.root);
      expect(ok).toBe(false);
      expect(output).toContain(`${path} is stale`);
    },
  );
});

describe('documents', () => {
  it('a path that does not exist is noticed, in backticks and in a link', async () => {
    await copy.plant({
      'docs/planted.md': 'See `packages/nowhere/planted.ts` and [that](planted-link.md); `functions/webhooks/x.ts` (later).\n',
    });
    const { ok, output } = await docPaths.run(copy.root);
    expect(ok).toBe(false);
    expect(output).toContain('docs/planted.md cites packages/nowhere/planted.ts');
    expect(output).toContain('docs/planted.md cites docs/planted-link.md');
    expect(output).not.toContain('webhooks');
  });
});

describe('a Node that is too old', () => {
  it('is refused with one line that says what to do', () => {
    expect(() => requireNode('20.20.2')).toThrow(RequirementError);
    expect(() => requireNode('20.20.2')).toThrow(/^.*npx -y pnpm@.*$/);
    expect(() => requireNode('24.0.0')).not.toThrow();
  });
});

async function json(tree: TreeCopy, path: string): Promise<{ dependencies: Record<string, string> }> {
  return JSON.parse(await readFile(join(tree.root, path), 'utf8'));
}
