import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import { RestApiOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import { API_PATHS, PUBLIC_READS_MAX_SECONDS } from './front-door-paths.ts';

/**
 * By name, and not "all but Host": that would also let through a CloudFront-Viewer-Address that the caller wrote. Ten are the
 * most that CloudFront takes.
 */
const FORWARDED_HEADERS = [
  'CloudFront-Viewer-Address',
  'x-viewer-host',
  'x-api-key',
  'accept',
  'content-type',
  'idempotency-key',
  'last-event-id',
  'origin',
  'sec-fetch-site',
];

/**
 * The API's path patterns, the first match first.
 * @param originSecret Shows the API that a request came this way: CloudFront puts it in the place of whatever a caller sends by
 * that name. The API is reachable without CloudFront too, where anybody can write a CloudFront-Viewer-Address.
 */
export function apiBehaviors(scope: Construct, api: RestApi, originSecret: string): Record<string, BehaviorOptions> {
  const origin = new RestApiOrigin(api, {
    readTimeout: Duration.seconds(60),
    customHeaders: { 'x-origin-verify': originSecret },
  });
  const passed = {
    origin,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: forwardedRequest(scope),
  };
  const streamed = { ...passed, allowedMethods: AllowedMethods.ALLOW_GET_HEAD, compress: false };
  const cached = { origin, allowedMethods: AllowedMethods.ALLOW_ALL, cachePolicy: publicReads(scope) };
  return {
    ...Object.fromEntries(API_PATHS.streamed.map((pattern) => [pattern, streamed])),
    ...Object.fromEntries(API_PATHS.cached.map((pattern) => [pattern, cached])),
    ...Object.fromEntries(API_PATHS.passed.map((pattern) => [pattern, passed])),
  };
}

function forwardedRequest(scope: Construct): OriginRequestPolicy {
  return new OriginRequestPolicy(scope, 'api-request', {
    headerBehavior: OriginRequestHeaderBehavior.allowList(...FORWARDED_HEADERS),
    cookieBehavior: OriginRequestCookieBehavior.all(),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
  });
}

/** As long as the function says, which is not at all unless it says so; nobody's cookie or key is part of it. */
function publicReads(scope: Construct): CachePolicy {
  return new CachePolicy(scope, 'public-reads', {
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.seconds(PUBLIC_READS_MAX_SECONDS),
    cookieBehavior: CacheCookieBehavior.none(),
    headerBehavior: CacheHeaderBehavior.none(),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
}
