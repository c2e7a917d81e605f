import { mountedRoutes, PROBLEM_KINDS, Problem } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { ofType, type Resource, synthesize } from './synthesized.ts';

const resources = synthesize();
const byId = new Map(resources.map((resource) => [resource.id, resource]));

function pathOf(resourceId: string | undefined): string {
  const resource = resourceId ? byId.get(resourceId) : undefined;
  return resource ? `${pathOf(resource.Properties.ParentId.Ref)}/${resource.Properties.PathPart}` : '';
}

const methods = new Map(
  ofType(resources, 'ApiGateway::Method').map((method) => [
    `${method.Properties.HttpMethod} ${pathOf(method.Properties.ResourceId.Ref)}`,
    method.Properties,
  ]),
);

const FUNCTION_OF_DUTY = {
  read: 'api-read',
  runs: 'api-runs',
  opinions: 'api-opinions',
  chat: 'api-chat',
  stream: 'stream',
  account: 'api-account',
  admin: 'api-admin',
} as const;

function functionBehind(method: Resource['Properties']): string {
  const reference = method.Integration.Uri['Fn::Join'][1].find((part: { 'Fn::GetAtt'?: string[] }) => part['Fn::GetAtt']);
  return byId.get(reference['Fn::GetAtt'][0])?.Properties.FunctionName.replace('andys-daily-factoids-test-', '');
}

describe('routes', () => {
  test('are exactly those of the contracts', () => {
    expect([...methods.keys()].sort()).toEqual(
      mountedRoutes()
        .map(({ route, path }) => `${route.method} ${path}`)
        .sort(),
    );
  });

  test.each(mountedRoutes().map((mounted) => [`${mounted.route.method} ${mounted.path}`, mounted] as const))(
    '%s reaches the function of its duty, with a key where developers call',
    (name, { route, surface }) => {
      const method = methods.get(name);
      expect(functionBehind(method)).toBe(FUNCTION_OF_DUTY[route.duty]);
      expect(method.ApiKeyRequired).toBe(surface === 'developer');
      expect(method.Integration.Type).toBe('AWS_PROXY');
      // A stream outlives the gateway's default of 29 s: its function ends it at 120 s.
      expect(method.Integration.TimeoutInMillis).toBe(route.duty === 'stream' ? 140_000 : undefined);
      expect(method.Integration.ResponseTransferMode).toBe(route.duty === 'stream' ? 'STREAM' : 'BUFFERED');
    },
  );

  test('of streams are invoked so that the first event leaves before the last is written', () => {
    const uri = JSON.stringify(methods.get('GET /api/factoids/streams/{id}')?.Integration.Uri);
    expect(uri).toContain('response-streaming-invocations');
  });

  test('need one permission a function', () => {
    expect(ofType(resources, 'Lambda::Permission')).toHaveLength(Object.keys(FUNCTION_OF_DUTY).length);
  });
});

describe("the gateway's own errors", () => {
  const responses = new Map(
    ofType(resources, 'ApiGateway::GatewayResponse').map(({ Properties }) => [Properties.ResponseType, Properties]),
  );
  const bodyOf = (type: string) => JSON.parse(responses.get(type).ResponseTemplates['application/json']);

  test.each([...responses.keys()])('%s is a problem with a request id', (type) => {
    const body = bodyOf(type);
    expect(Problem.parse(body)).toEqual(body);
    expect(body.request_id).toBe('$context.requestId');
    expect(responses.get(type).StatusCode).toBe(String(body.status));
    // A function that crashed is a bad gateway, with the words of an internal fault.
    const { status } = PROBLEM_KINDS[body.code as keyof typeof PROBLEM_KINDS];
    expect(body.status).toBe(type === 'DEFAULT_5XX' ? 502 : status);
    expect(responses.get(type).ResponseParameters).toMatchObject({
      'gatewayresponse.header.content-type': "'application/problem+json'",
      'gatewayresponse.header.x-request-id': 'context.requestId',
    });
  });

  test.each([
    ['INVALID_API_KEY', 403, 'invalid_api_key'],
    ['MISSING_AUTHENTICATION_TOKEN', 404, 'not_found'],
    ['RESOURCE_NOT_FOUND', 404, 'not_found'],
    ['THROTTLED', 429, 'rate_limited'],
    ['QUOTA_EXCEEDED', 429, 'rate_limited'],
    ['REQUEST_TOO_LARGE', 413, 'body_too_large'],
    ['INTEGRATION_TIMEOUT', 504, 'upstream_timeout'],
    ['INTEGRATION_FAILURE', 500, 'internal'],
    ['DEFAULT_4XX', 400, 'bad_request'],
    ['DEFAULT_5XX', 502, 'internal'],
  ])('%s answers %i %s', (type, status, code) => {
    expect(bodyOf(type)).toMatchObject({ status, code });
  });

  test('tell a throttled caller when to come back', () => {
    expect(responses.get('THROTTLED').ResponseParameters['gatewayresponse.header.retry-after']).toBe("'1'");
  });
});

test('each tier has a usage plan on the one stage, and the gateway itself is throttled and logged', () => {
  const plans = ofType(resources, 'ApiGateway::UsagePlan').map(({ Properties }) => Properties);
  expect(plans.map(({ UsagePlanName }) => UsagePlanName).sort()).toEqual([
    'andys-daily-factoids-test-free',
    'andys-daily-factoids-test-pro',
  ]);
  const [stage] = ofType(resources, 'ApiGateway::Stage');
  for (const plan of plans) expect(plan.ApiStages[0].Stage).toEqual({ Ref: stage?.id });
  expect(stage?.Properties.MethodSettings[0]).toMatchObject({ HttpMethod: '*', ThrottlingRateLimit: 500 });
  expect(stage?.Properties.AccessLogSetting.Format).not.toMatch(/sourceIp|userAgent|cookie/i);
  expect(ofType(resources, 'ApiGateway::RestApi')[0]?.Properties.EndpointConfiguration).toEqual({ Types: ['REGIONAL'] });
});
