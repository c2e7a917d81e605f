import { expect, test } from 'vitest';
import { createApiKeys } from '../../gateway/api-keys.ts';
import { planResources } from '../../template/plan.ts';
import type { AwsCall } from '../pipeline.ts';
import { apiGatewayService } from './api-gateway.ts';

const STAGE = { apiId: 'api', stage: 'live' };
const USAGE_PLAN = {
  ...{ stack: 'one', logicalId: 'free', type: 'AWS::ApiGateway::UsagePlan', metadata: {}, ref: 'plan-1', arn: 'arn:plan-1' },
  properties: { UsagePlanName: 'app-free', ApiStages: [{ ApiId: STAGE.apiId, Stage: STAGE.stage }] },
};

function setUp() {
  const keys = createApiKeys(planResources([USAGE_PLAN]), undefined);
  const service = apiGatewayService(keys);
  const ask = async (method: string, path: string, body?: object) => {
    const call: AwsCall = {
      ...{ method, path, headers: {}, service: 'apigateway', operation: '', accessKeyId: '', caller: 'operator' },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      environment: undefined,
      parse: () => ({ targets: [], input: {} }) as never,
    };
    const answer = await service(call);
    return { status: answer.status, json: JSON.parse(String(answer.body) || '{}') };
  };
  const create = async (name: string, value: string) => {
    const { json } = await ask('POST', '/apikeys', { name, value, enabled: true });
    await ask('POST', '/usageplans/plan-1/keys', { keyId: json.id, keyType: 'API_KEY' });
    return String(json.id);
  };
  return { keys, ask, create, opens: (value: string) => keys.admit(value, STAGE) !== undefined };
}

const textOf = (index: number) => `value-of-the-key-number-${index}`;

test('keys are found by the beginning of their name, page by page, with values for who asks for them', async () => {
  const { ask, create } = setUp();
  for (const index of [1, 2, 3]) await create(`app-key_1 Mine ${index}`, textOf(index));
  await create('app-key_2 Another', textOf(4));
  const first = await ask('GET', '/apikeys?name=app-key_1&includeValues=true&limit=2');
  expect(first.json.item.map(({ value }: { value: string }) => value)).toEqual([textOf(1), textOf(2)]);
  const rest = await ask('GET', `/apikeys?name=app-key_1&limit=2&position=${first.json.position}`);
  expect(rest.json).toEqual({ item: [expect.objectContaining({ name: 'app-key_1 Mine 3' })] });
  expect(rest.json.item[0]).not.toHaveProperty('value');
});

test('a page has 25 keys when nobody says how many, and 501 are too many', async () => {
  const { ask, create } = setUp();
  for (let index = 0; index < 26; index += 1) await create(`key ${index}`, textOf(index));
  expect((await ask('GET', '/apikeys')).json.item).toHaveLength(25);
  expect(await ask('GET', '/apikeys?limit=501')).toMatchObject({ status: 400 });
});

test('a deleted key opens nothing any more, and deleting it again says that it is gone', async () => {
  const { ask, create, opens } = setUp();
  const id = await create('app-key_1 Mine', textOf(1));
  expect(opens(textOf(1))).toBe(true);
  expect(await ask('DELETE', `/apikeys/${id}`)).toMatchObject({ status: 202 });
  expect(opens(textOf(1))).toBe(false);
  expect(await ask('DELETE', `/apikeys/${id}`)).toMatchObject({ status: 404, json: { __type: 'NotFoundException' } });
});

test('two keys of the same name stand beside each other, each with its value, and a value stands once', async () => {
  const { ask, create, opens } = setUp();
  await create('app-key_1 Mine', textOf(1));
  await create('app-key_1 Mine', textOf(2));
  expect([opens(textOf(1)), opens(textOf(2))]).toEqual([true, true]);
  expect(await ask('POST', '/apikeys', { name: 'x', value: textOf(1) })).toMatchObject({ status: 409 });
});

test('a key that is switched off opens nothing until it is switched on', async () => {
  const { ask, create, opens } = setUp();
  const id = await create('app-key_1 Mine', textOf(1));
  const turn = (value: string) =>
    ask('PATCH', `/apikeys/${id}`, { patchOperations: [{ op: 'replace', path: '/enabled', value }] });
  await turn('false');
  expect(opens(textOf(1))).toBe(false);
  await turn('true');
  expect(opens(textOf(1))).toBe(true);
});
