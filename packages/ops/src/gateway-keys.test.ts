import { sampleKey } from '@factoids/core/testing';
import { expect, test } from 'vitest';
import { gatewayKeys, requireUsagePlan } from './gateway-keys.ts';
import { apiGatewayDouble } from './testing/api-gateway-double.ts';
import { callTo } from './testing/call-to.ts';

const PLANS = ['andys-daily-factoids-test-free', 'andys-daily-factoids-test-pro'];
const KEY = sampleKey(1, { name: 'Mine', tier: 'pro' });
const NAME = `andys-daily-factoids-test-${KEY.id}`;
const valuesOf = (keys: ReadonlyMap<string, { value: string }>) => [...keys.values()].map(({ value }) => value);

test("a key's text is let in under the plan of its tier, and named after its id", async () => {
  await using aws = await apiGatewayDouble({ plans: PLANS });
  await gatewayKeys(callTo(aws.url).target).admit(KEY, 'secret-text-of-the-key');
  const [known] = aws.keys.values();
  expect(known).toMatchObject({
    name: `${NAME} Mine`,
    value: 'secret-text-of-the-key',
    planId: 'plan-andys-daily-factoids-test-pro',
  });
});

test('a key that finds no place under its plan leaves nothing behind', async () => {
  await using aws = await apiGatewayDouble({ plans: PLANS, isPlanFull: true });
  const target = { ...callTo(aws.url).target };
  const once = { ...target, aws: { ...target.aws, maxAttempts: 1 } };
  await expect(gatewayKeys(once).admit(KEY, 'secret-text-of-the-key')).rejects.toThrow();
  expect(aws.keys.size).toBe(0);
});

test('a stage without the plan makes no key, and says why', async () => {
  await using aws = await apiGatewayDouble({ plans: [] });
  const { target } = callTo(aws.url);
  await expect(gatewayKeys(target).admit(KEY, 'secret-text-of-the-key')).rejects.toThrow('is the stage deployed');
  await expect(requireUsagePlan(target, 'free')).rejects.toThrow('andys-daily-factoids-test-free');
  expect(aws.keys.size).toBe(0);
});

test('texts are forgotten over all pages, those of the key alone, and only those that are over', async () => {
  await using aws = await apiGatewayDouble({ plans: PLANS });
  const named = [
    ['a', `${NAME} Mine`, 'old-1'],
    ['b', `${NAME} Mine`, 'old-2'],
    ['c', `${NAME} Mine`, 'now'],
    ['d', `${NAME} Mine`, 'old-3'],
    ['e', `${NAME}0 Another's`, 'old-4'],
    ['f', 'Mine', 'old-5'],
  ] as const;
  for (const [id, name, value] of named) aws.keys.set(id, { id, name, value });
  await gatewayKeys(callTo(aws.url).target).forget(KEY.id, (text) => text.startsWith('old'));
  expect(valuesOf(aws.keys)).toEqual(['now', 'old-4', 'old-5']);
  await gatewayKeys(callTo(aws.url).target).forget(KEY.id, () => true);
  expect(valuesOf(aws.keys)).toEqual(['old-4', 'old-5']);
});
