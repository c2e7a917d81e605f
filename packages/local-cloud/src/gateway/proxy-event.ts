import type { ApiKey } from './api-keys.ts';
import type { RouteMatch } from './route-table.ts';
import { headerOf, type ViewerRequest } from './viewer-request.ts';

export interface ProxyEventInput {
  readonly request: ViewerRequest;
  readonly match: RouteMatch;
  readonly body: Buffer;
  readonly requestId: string;
  readonly atMs: number;
  readonly apiKey: ApiKey | undefined;
  readonly api: GatewayIdentity;
}

export interface GatewayIdentity {
  readonly apiId: string;
  readonly stage: string;
  readonly accountId: string;
  readonly stageVariables: Readonly<Record<string, string>> | null;
}

/** The event of a Lambda proxy integration of a REST API, payload version 1. */
export function proxyEvent(input: ProxyEventInput) {
  const { request, match, body, api } = input;
  const url = new URL(request.url, 'http://gateway');
  const query = groupValues([...url.searchParams], (name) => name);
  const headers = groupValues(headersOf(input), (name) => name.toLowerCase());
  return {
    resource: match.route.resourcePath,
    path: url.pathname,
    httpMethod: request.method,
    headers: lastValues(headers),
    multiValueHeaders: headers,
    queryStringParameters: nullIfEmpty(lastValues(query)),
    multiValueQueryStringParameters: nullIfEmpty(query),
    pathParameters: nullIfEmpty(match.pathParameters),
    stageVariables: api.stageVariables,
    requestContext: requestContext(input, url.pathname),
    body: body.length === 0 ? null : body.toString(),
    isBase64Encoded: false,
  };
}

function requestContext({ request, match, requestId, atMs, apiKey, api }: ProxyEventInput, path: string) {
  return {
    resourceId: match.route.resourceId,
    resourcePath: match.route.resourcePath,
    httpMethod: request.method,
    extendedRequestId: requestId.replaceAll('-', '').slice(0, 16),
    requestTime: requestTime(atMs),
    requestTimeEpoch: atMs,
    path: `/${api.stage}${path}`,
    accountId: api.accountId,
    protocol: 'HTTP/1.1',
    stage: api.stage,
    domainPrefix: api.apiId,
    domainName: headerOf(request, 'host') ?? 'localhost',
    deploymentId: 'local',
    requestId,
    apiId: api.apiId,
    identity: {
      accessKey: null,
      accountId: null,
      caller: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: request.sourceIp,
      user: null,
      userAgent: headerOf(request, 'user-agent') ?? null,
      userArn: null,
      ...(apiKey && { apiKey: apiKey.value, apiKeyId: apiKey.id }),
    },
  };
}

function headersOf({ request, atMs, requestId }: ProxyEventInput): Pairs {
  const trace = `Root=1-${Math.floor(atMs / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)}`;
  const forwardedFor = [headerOf(request, 'x-forwarded-for'), request.sourceIp].filter(Boolean).join(', ');
  return [
    ...request.headers.filter(([name]) => !SET_BY_GATEWAY.has(name.toLowerCase())),
    ['X-Amzn-Trace-Id', trace],
    ['X-Forwarded-For', forwardedFor],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ];
}

const SET_BY_GATEWAY = new Set(['x-amzn-trace-id', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto']);

/** 22/Nov/2026:16:26:12 +0000 */
function requestTime(atMs: number): string {
  const [, day, month, year, time] = new Date(atMs).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

type Pairs = readonly (readonly [name: string, value: string])[];

/** All values of each name; names with the same key are one, and keep the case of the first. */
function groupValues(pairs: Pairs, keyOf: (name: string) => string): Record<string, string[]> {
  const groups = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of pairs) {
    const group = groups.get(keyOf(name)) ?? { name, values: [] };
    group.values.push(value);
    groups.set(keyOf(name), group);
  }
  return Object.fromEntries([...groups.values()].map(({ name, values }) => [name, values]));
}

function lastValues(groups: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, values]) => [name, values.at(-1) ?? '']));
}

function nullIfEmpty<T extends object>(value: T): T | null {
  return Object.keys(value).length === 0 ? null : value;
}
