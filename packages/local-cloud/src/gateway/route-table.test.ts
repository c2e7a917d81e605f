import { expect, test } from 'vitest';
import { createRouter, type GatewayRoute } from './route-table.ts';

const route = (method: string, resourcePath: string): GatewayRoute => ({
  ...{ method, resourcePath, resourceId: 'id', functionArn: 'arn', streams: false, timeoutMs: 1, apiKeyRequired: false },
});

const match = createRouter([
  route('GET', '/api/things/{id}'),
  route('GET', '/api/things/today'),
  route('GET', '/api/{rest+}'),
  route('POST', '/api/things/{id}/open-it'),
  route('ANY', '/any/{a-b}'),
]);

test.each([
  ['GET', '/api/things/today', '/api/things/today', {}],
  ['GET', '/api/things/other', '/api/things/{id}', { id: 'other' }],
  ['GET', '/api/things/a%2Fb', '/api/things/{id}', { id: 'a/b' }],
  ['GET', '/api/things/1/2', '/api/{rest+}', { rest: 'things/1/2' }],
  ['POST', '/api/things/1/open-it', '/api/things/{id}/open-it', { id: '1' }],
  ['DELETE', '/any/x', '/any/{a-b}', { 'a-b': 'x' }],
])('%s %s goes to %s', (...row) => {
  const [method, path, resourcePath, pathParameters] = row;
  expect(match(method, path)).toMatchObject({ route: { resourcePath }, pathParameters });
});

test.each([
  ['POST', '/api/things'],
  ['GET', '/'],
  ['GET', '/apix/things'],
])('%s %s goes nowhere', (method, path) => {
  expect(match(method, path)).toBeUndefined();
});
