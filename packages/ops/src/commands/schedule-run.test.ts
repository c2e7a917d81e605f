import { expect, test } from 'vitest';
import { callTo } from '../testing/call-to.ts';
import { bodyOf, type HttpDouble, httpDouble } from '../testing/http-double.ts';
import { scheduleRun } from './schedule-run.ts';

interface Invoked {
  readonly path: string | undefined;
  readonly event: unknown;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

/** Lambda's Invoke, which notes what it was asked. */
function lambda(answer: Answer, invoked: Invoked[] = []): Promise<HttpDouble> {
  return httpDouble(async (request, response) => {
    invoked.push({ path: `${request.method} ${request.url}`, event: JSON.parse(await bodyOf(request)) });
    response.writeHead(answer.status ?? 200, answer.headers).end(JSON.stringify(answer.body));
  });
}

const run = (endpoint: string, schedule: string, dryRun = false) =>
  scheduleRun.execute(callTo(endpoint), { options: { schedule }, dryRun });

test('invokes the function of the stage by its full name, once, and tells its answer', async () => {
  const invoked: Invoked[] = [];
  await using aws = await lambda({ body: { interrupted: 2 } }, invoked);
  const result = await run(aws.url, 'reap-runs');
  expect(result).toMatchObject({ function: 'andys-daily-factoids-test-reap-runs', answer: '{"interrupted":2}' });
  expect(invoked).toEqual([
    {
      path: 'POST /2015-03-31/functions/andys-daily-factoids-test-reap-runs/invocations',
      event: expect.objectContaining({ source: 'operator' }),
    },
  ]);
});

test('a function that fails is a failure of the command, in its words', async () => {
  const headers = { 'x-amz-function-error': 'Unhandled' };
  await using aws = await lambda({ headers, body: { errorType: 'Error', errorMessage: 'the store is gone' } });
  await expect(run(aws.url, 'reap-runs')).rejects.toThrow('andys-daily-factoids-test-reap-runs failed: the store is gone');
});

test('a name that no function has is told as such', async () => {
  const headers = { 'x-amzn-errortype': 'ResourceNotFoundException' };
  await using aws = await lambda({ status: 404, headers, body: { Message: 'Function not found' } });
  await expect(run(aws.url, 'reap-fish')).rejects.toThrow('There is no function andys-daily-factoids-test-reap-fish');
});

test('an answer that is lost does not run it again', async () => {
  const invoked: Invoked[] = [];
  await using aws = await lambda({ status: 500, body: {} }, invoked);
  await expect(run(aws.url, 'reap-runs')).rejects.toThrow();
  expect(invoked).toHaveLength(1);
});

test('a dry run names the function and calls nothing', async () => {
  const invoked: Invoked[] = [];
  await using aws = await lambda({ body: null }, invoked);
  expect(await run(aws.url, 'reap-runs', true)).toEqual({ would: 'invoke', function: 'andys-daily-factoids-test-reap-runs' });
  expect(invoked).toEqual([]);
});

test.each(['', '../x', 'Reap Runs'])('%j is no name', async (name) => {
  await expect(run('http://127.0.0.1:1', name)).rejects.toThrow(/schedule/);
});
