import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountedRoutes } from '@factoids/contracts';
import { App, Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { afterAll, describe, expect, test } from 'vitest';
import { readSiteBuild } from '../../stacks/constructs/open-next-output.ts';
import { WebStack } from '../../stacks/web.ts';
import { writeSiteBuild } from './site-build.ts';
import { ofType, type Resource } from './synthesized.ts';

const web = mkdtempSync(join(tmpdir(), 'factoids-web-'));
afterAll(() => rmSync(web, { recursive: true, force: true }));

function synthesizeWeb() {
  writeSiteBuild(web);
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  const api = new RestApi(new Stack(app, 'behind-test'), 'api', { cloudWatchRole: false });
  api.root.addMethod('GET');
  const stack = new WebStack(app, { stage: 'test', root: web, api, build: readSiteBuild(web)! });
  return app.synth().getStackArtifact(stack.artifactId).template;
}

const template = synthesizeWeb();
const resources = Object.entries(template.Resources as Record<string, Resource>).map(([id, resource]) => ({ ...resource, id }));
const config = ofType(resources, 'CloudFront::Distribution')[0]!.Properties.DistributionConfig;
const apiOrigin = config.Origins.find((origin: { CustomOriginConfig?: { OriginReadTimeout?: number } }) => {
  return origin.CustomOriginConfig?.OriginReadTimeout === 60;
}).Id;
const NEVER_CACHED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

/** As CloudFront does: the first pattern that fits, else the default. */
function behaviorFor(path: string) {
  const fits = (pattern: string) =>
    new RegExp(`^/?${pattern.replace(/^\//, '').replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path);
  return (
    config.CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => fits(PathPattern)) ?? config.DefaultCacheBehavior
  );
}

const EXAMPLE_ULID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const examples = mountedRoutes().map(({ route, path, surface }) => {
  const inChat = path.replace('/chat/sessions/{id}', `/chat/sessions/cht_${EXAMPLE_ULID}`);
  const ofFactoid = inChat.replace('/factoids/{id}', `/factoids/fct_${EXAMPLE_ULID}`);
  return { route, surface, path: ofFactoid.replace('{id}', `run_${EXAMPLE_ULID}`) };
});

describe('the front door', () => {
  test.each(examples.map((example) => [example.path, example] as const))('%s reaches the API', (path) => {
    expect(behaviorFor(path).TargetOriginId).toBe(apiOrigin);
  });

  test('sends pages to the server and files to the bucket', () => {
    expect(behaviorFor('/f/fct_1')).toBe(config.DefaultCacheBehavior);
    expect(behaviorFor('/_next/static/a.js').TargetOriginId).not.toBe(apiOrigin);
    expect(behaviorFor('/icon.svg').TargetOriginId).toBe(behaviorFor('/_next/static/a.js').TargetOriginId);
  });

  test("keeps no copy of a caller's own runs, of a stream or of anything asked with a key", () => {
    const own = examples.filter(({ route, surface }) => surface === 'developer' || route.duty !== 'read');
    for (const { path } of own) expect(behaviorFor(path).CachePolicyId).toBe(NEVER_CACHED);
  });

  test('lets the public reads be kept, without anybody’s cookie in the key', () => {
    const { Ref } = behaviorFor('/api/factoids').CachePolicyId;
    const policy = resources.find(({ id }) => id === Ref)!.Properties.CachePolicyConfig;
    expect(behaviorFor('/api/factoids/fct_01ARZ3NDEKTSV4RRFFQ69G5FAV').CachePolicyId.Ref).toBe(Ref);
    expect(policy.DefaultTTL).toBe(0);
    expect(policy.ParametersInCacheKeyAndForwardedToOrigin.CookiesConfig).toEqual({ CookieBehavior: 'none' });
  });

  test('keeps feeds by the host that they name', () => {
    const { Ref } = behaviorFor('/feed.xml').CachePolicyId;
    const policy = resources.find(({ id }) => id === Ref)!.Properties.CachePolicyConfig;
    expect(behaviorFor('/feed.json').CachePolicyId.Ref).toBe(Ref);
    expect(policy.ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig).toEqual({
      HeaderBehavior: 'whitelist',
      Headers: ['x-viewer-host'],
    });
    expect(policy.MaxTTL).toBe(30);
  });

  test('passes on, with cookie and key, what somebody does with a factoid, and what they have already', () => {
    const id = '/api/factoids/fct_01ARZ3NDEKTSV4RRFFQ69G5FAV';
    for (const path of [`${id}/vote`, `${id}/feedback`, '/v1/factoids']) {
      const behavior = behaviorFor(path);
      expect([behavior.CachePolicyId, behavior.OriginRequestPolicyId]).toEqual([NEVER_CACHED, { Ref: expect.any(String) }]);
    }
    const [policy] = ofType(resources, 'CloudFront::OriginRequestPolicy');
    expect(policy!.Properties.OriginRequestPolicyConfig.HeadersConfig.Headers).toContain('if-none-match');
  });

  test('lets every method through that a route has', () => {
    for (const { path, route } of examples) expect(behaviorFor(path).AllowedMethods, path).toContain(route.method);
  });

  test('does not compress a stream, whose events would wait for each other', () => {
    for (const { path } of examples.filter(({ route }) => route.duty === 'stream'))
      expect(behaviorFor(path).Compress).toBe(false);
  });

  test("tells the API the caller's address as CloudFront saw it, and takes no such header from the caller", () => {
    const [policy] = ofType(resources, 'CloudFront::OriginRequestPolicy');
    const { HeaderBehavior, Headers } = policy!.Properties.OriginRequestPolicyConfig.HeadersConfig;
    expect(HeaderBehavior).toBe('whitelist');
    expect(Headers).toEqual(expect.arrayContaining(['CloudFront-Viewer-Address', 'x-viewer-host', 'x-api-key', 'last-event-id']));
    expect(Headers.length).toBeLessThanOrEqual(10);
  });

  test('shows the API that a request came through it, by a secret that is read at deployment', () => {
    const { OriginCustomHeaders } = config.Origins.find(({ Id }: { Id: string }) => Id === apiOrigin);
    expect(OriginCustomHeaders).toEqual([{ HeaderName: 'x-origin-verify', HeaderValue: { Ref: 'OriginSecret' } }]);
    expect(template.Parameters.OriginSecret).toMatchObject({
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: '/andys-daily-factoids/test/ORIGIN_SECRET',
    });
  });

  test('tells that secret to the API alone', () => {
    const others = config.Origins.filter(({ Id }: { Id: string }) => Id !== apiOrigin);
    expect(JSON.stringify([others, resources.filter(({ Type }) => Type === 'AWS::Lambda::Function')])).not.toContain(
      'OriginSecret',
    );
  });

  test('lets a page load the human check from where it lives, and nothing from anywhere else', () => {
    const [policy] = ofType(resources, 'CloudFront::ResponseHeadersPolicy');
    const { ContentSecurityPolicy } = policy!.Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy;
    const foreign = (ContentSecurityPolicy as string).split('; ').filter((directive) => directive.includes('http'));
    expect(foreign.map((directive) => [directive.split(' ')[0], directive.match(/https?:\S+/g)])).toEqual([
      ['script-src', ['https://challenges.cloudflare.com']],
      ['frame-src', ['https://challenges.cloudflare.com']],
    ]);
  });

  test('overwrites what a caller says of the host', () => {
    const [edge] = ofType(resources, 'CloudFront::Function');
    const handler = new Function(`${edge!.Properties.FunctionCode}; return handler;`)();
    const headers = { host: { value: 'facts.example' }, 'x-viewer-host': { value: 'evil.example' } };
    expect(handler({ request: { headers } }).headers['x-viewer-host']).toEqual({ value: 'facts.example' });
    for (const behavior of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(behavior.FunctionAssociations).toHaveLength(1);
      expect(behavior.ResponseHeadersPolicyId).toBeDefined();
    }
  });

  test('lets nobody but itself call the server of the pages', () => {
    expect(ofType(resources, 'Lambda::Url')[0]!.Properties.AuthType).toBe('AWS_IAM');
    for (const { Properties } of ofType(resources, 'Lambda::Permission')) {
      expect(Properties.Principal).toBe('cloudfront.amazonaws.com');
      expect(JSON.stringify(Properties.SourceArn)).toContain(ofType(resources, 'CloudFront::Distribution')[0]!.id);
    }
  });
});

test('a site build whose server streams is refused, since it would need a POST that a browser cannot sign', () => {
  writeSiteBuild(web, { wrapper: 'aws-lambda-streaming', streaming: true });
  expect(() => readSiteBuild(web)).toThrow(/cannot be deployed[\s\S]*wrapper/);
});

test('no site build is no error', () => {
  expect(readSiteBuild(join(web, 'nothing'))).toBeUndefined();
});
