import { SessionKeys } from '@factoids/core';
import { expect, test } from 'vitest';
import { callTo } from '../testing/call-to.ts';
import { bodyOf, type HttpDouble, httpDouble } from '../testing/http-double.ts';
import { secretsInit } from './secrets-init.ts';

interface Stored {
  readonly Type: string;
  readonly Value: string;
}

/** SSM over a map, as far as the command needs it. */
function ssm(stored: Map<string, Stored>): Promise<HttpDouble> {
  return httpDouble(async (request, response) => {
    const body = JSON.parse(await bodyOf(request));
    const answer = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(value));
    if (request.headers['x-amz-target'] === 'AmazonSSM.GetParameters') {
      const Parameters = body.Names.filter((name: string) => stored.has(name)).map((Name: string) => ({ Name }));
      answer(200, { Parameters, InvalidParameters: [] });
    } else if (stored.has(body.Name) && !body.Overwrite) answer(400, { __type: 'ParameterAlreadyExists', message: 'It exists.' });
    else {
      stored.set(body.Name, { Type: body.Type, Value: body.Value });
      answer(200, { Version: 1 });
    }
  });
}

const GIVEN = { OPENROUTER_API_KEY: 'sk-or-test' };
const PREFIX = '/andys-daily-factoids/test';

test('a new stage gets every secret, in the shape that the functions read', async () => {
  const stored = new Map<string, Stored>();
  await using aws = await ssm(stored);
  const result = await secretsInit.execute(callTo(aws.url, GIVEN), { options: {}, dryRun: false });
  expect(result).toEqual({ OPENROUTER_API_KEY: 'made', SESSION_KEYS: 'made', API_KEY_PEPPER: 'made', ORIGIN_SECRET: 'made' });
  expect(SessionKeys.parse(JSON.parse(stored.get(`${PREFIX}/SESSION_KEYS`)?.Value ?? ''))).toHaveLength(1);
  expect(stored.get(`${PREFIX}/OPENROUTER_API_KEY`)).toEqual({ Type: 'SecureString', Value: 'sk-or-test' });
  expect(stored.get(`${PREFIX}/API_KEY_PEPPER`)).toEqual({ Type: 'SecureString', Value: expect.stringMatching(/^[\w-]{43}$/) });
  expect(stored.get(`${PREFIX}/ORIGIN_SECRET`)).toEqual({ Type: 'String', Value: expect.stringMatching(/^[\w-]{43}$/) });
});

test('what exists is never overwritten, and no value is shown', async () => {
  const stored = new Map<string, Stored>();
  await using aws = await ssm(stored);
  await secretsInit.execute(callTo(aws.url, GIVEN), { options: {}, dryRun: false });
  const before = new Map(stored);
  stored.delete(`${PREFIX}/API_KEY_PEPPER`);
  const again = await secretsInit.execute(callTo(aws.url), { options: {}, dryRun: false });
  expect(again).toEqual({
    OPENROUTER_API_KEY: 'exists',
    SESSION_KEYS: 'exists',
    API_KEY_PEPPER: 'made',
    ORIGIN_SECRET: 'exists',
  });
  expect(stored.get(`${PREFIX}/SESSION_KEYS`)).toEqual(before.get(`${PREFIX}/SESSION_KEYS`));
  for (const { Value } of stored.values()) expect(JSON.stringify(again)).not.toContain(Value);
});

test("without the provider's key nothing is made", async () => {
  const stored = new Map<string, Stored>();
  await using aws = await ssm(stored);
  await expect(secretsInit.execute(callTo(aws.url), { options: {}, dryRun: false })).rejects.toThrow('OPENROUTER_API_KEY');
  expect(stored.size).toBe(0);
});

test('a dry run makes nothing', async () => {
  const stored = new Map<string, Stored>();
  await using aws = await ssm(stored);
  const plan = await secretsInit.execute(callTo(aws.url), { options: {}, dryRun: true });
  expect(plan).toMatchObject({ SESSION_KEYS: 'would be made' });
  expect(stored.size).toBe(0);
});

test('the local cloud is told to keep its own', async () => {
  const call = callTo('http://127.0.0.1:1');
  const local = { ...call, target: { ...call.target, isLocal: true } };
  await expect(secretsInit.execute(local, { options: {}, dryRun: false })).rejects.toThrow('--stage');
});
