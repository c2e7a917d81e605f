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
import { API_PATHS, type PathBehavior, PUBLIC_READS_MAX_SECONDS } from './front-door-paths.ts';

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
  'if-none-match',
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
  const cached = { origin, allowedMethods: AllowedMethods.ALLOW_ALL };
  const behaviors: Readonly<Record<PathBehavior, BehaviorOptions>> = {
    passed,
    streamed: { ...passed, allowedMethods: AllowedMethods.ALLOW_GET_HEAD, compress: false },
    cached: { ...cached, cachePolicy: publicReads(scope, 'public-reads', CacheHeaderBehavior.none()) },
    cached_by_host: { ...cached, cachePolicy: publicReads(scope, 'public-reads-by-host', BY_HOST) },
  };
  return Object.fromEntries(API_PATHS.map(([pattern, behavior]) => [pattern, behaviors[behavior]]));
}

/**
 * The name that our function has put in before the cache is asked, whatever the viewer wrote there. It is part of the key, and so
 * reaches the origin: nobody gets an answer that names another host.
 */
const BY_HOST = CacheHeaderBehavior.allowList('x-viewer-host');

function forwardedRequest(scope: Construct): OriginRequestPolicy {
  return new OriginRequestPolicy(scope, 'api-request', {
    headerBehavior: OriginRequestHeaderBehavior.allowList(...FORWARDED_HEADERS),
    cookieBehavior: OriginRequestCookieBehavior.all(),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
  });
}

/** As long as the function says, which is not at all unless it says so; nobody's cookie or key is part of it. */
function publicReads(scope: Construct, name: string, headerBehavior: CacheHeaderBehavior): CachePolicy {
  return new CachePolicy(scope, name, {
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.seconds(PUBLIC_READS_MAX_SECONDS),
    cookieBehavior: CacheCookieBehavior.none(),
    headerBehavior,
    queryStringBehavior: CacheQueryStringBehavior.all(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
}
