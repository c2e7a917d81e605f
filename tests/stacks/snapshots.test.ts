import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type StackTemplate, templatesOf, withEveryStack } from './synthesized.ts';

/**
 * What a change does to the infrastructure, to be read in review. Written by
 * `pnpm test --project stacks snapshots --update`, and stale when that has been forgotten.
 */
const templates = withEveryStack(templatesOf);
const FOLDER = new URL('snapshots/', import.meta.url).pathname;

test.each(templates)('the committed template of $concern is what is deployed', async (stack) => {
  await expect(readable(stack)).toMatchFileSnapshot(`${FOLDER}${stack.concern}.json`);
});

test('every committed template is that of a stack', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(templates.map(({ concern }) => `${concern}.json`).sort());
});

/** Without what changes by itself: hashes of code and of the deployed API, and what the tool adds for its own use. */
function readable({ template }: StackTemplate): string {
  const { Rules: _rules, Parameters: { BootstrapVersion: _version, ...parameters } = {}, ...rest } = template as Template;
  return `${JSON.stringify({ ...rest, Parameters: parameters }, inOrder, 2)}\n`
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<asset>')
    .replaceAll(/(Deployment[0-9A-F]{8})[0-9a-f]{32}/g, '$1<hash>');
}

interface Template {
  readonly Rules?: unknown;
  readonly Parameters?: Record<string, unknown>;
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
