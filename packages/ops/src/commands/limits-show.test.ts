import { parsePolicy } from '@factoids/core';
import { expect, test } from 'vitest';
import { policyFields } from './limits-show.ts';

/** The path of each setting, as the refusal of an unknown name says it, with dots. */
function settingsOf(value: unknown, path: readonly string[] = []): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [path.join('.')];
  return Object.entries(value).flatMap(([name, part]) => settingsOf(part, [...path, name]));
}

test('every setting of the policy is shown', () => {
  const policy = parsePolicy('{}');
  expect(Object.keys(policyFields(policy)).sort()).toEqual(settingsOf(policy).sort());
});

test('what a chat goes without is said', () => {
  const policy = parsePolicy(
    '{"web_search": {"usd_per_search": null}, "embeddings": {"model": null}, "models": {"fallback": ["a/b"]}}',
  );
  expect(policyFields(policy)).toMatchObject({
    'web_search.usd_per_search': 'never',
    'embeddings.model': 'none: by words alone',
    'models.fallback': 'a/b',
  });
});
