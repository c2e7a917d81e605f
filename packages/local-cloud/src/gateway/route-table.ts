import type { Plan } from '../template/plan.ts';
import { TemplateError } from '../template/template.ts';

export interface GatewayRoute {
  readonly method: string;
  /** `/api/factoids/{id}` */
  readonly resourcePath: string;
  readonly resourceId: string;
  readonly functionArn: string;
  readonly streams: boolean;
  /** After which the gateway gives up waiting for the function. */
  readonly timeoutMs: number;
  readonly apiKeyRequired: boolean;
}

export interface RouteMatch {
  readonly route: GatewayRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Also of a streaming method that states no timeout of its own. */
const DEFAULT_TIMEOUT_MS = 29_000;
const FUNCTION_IN_URI = /functions\/(arn:aws:lambda:[^/]+)\//;

/** The methods of one REST API with their full paths. */
export function routeTable(plan: Plan, restApi: { ref: string }): GatewayRoute[] {
  const rootId = `${restApi.ref}-root`;
  const resources = new Map(plan.of('AWS::ApiGateway::Resource').map(({ resource, properties }) => [resource.ref, properties]));
  const pathOf = (id: string): string => {
    const resource = resources.get(id);
    return id === rootId || !resource ? '' : `${pathOf(resource.ParentId)}/${resource.PathPart}`;
  };
  return plan.of('AWS::ApiGateway::Method').map(({ resource, properties }) => {
    const { Integration, ResourceId } = properties;
    const functionArn = FUNCTION_IN_URI.exec(Integration.Uri)?.[1];
    if (functionArn === undefined) throw new TemplateError(resource, `${Integration.Uri} is no function`);
    return {
      method: properties.HttpMethod,
      resourcePath: pathOf(ResourceId) || '/',
      resourceId: ResourceId,
      functionArn,
      streams: Integration.ResponseTransferMode === 'STREAM',
      timeoutMs: Integration.TimeoutInMillis ?? DEFAULT_TIMEOUT_MS,
      apiKeyRequired: properties.ApiKeyRequired,
    };
  });
}

/** Finds the method of a request; a literal segment goes before a `{parameter}`, and that before a `{rest+}`. */
export function createRouter(routes: readonly GatewayRoute[]): (method: string, path: string) => RouteMatch | undefined {
  const ranked = [...routes].sort((a, b) => rankOf(b.resourcePath).localeCompare(rankOf(a.resourcePath)));
  const compiled = ranked.map((route) => ({ route, pattern: patternOf(route.resourcePath) }));
  return (method, path) => {
    for (const { route, pattern } of compiled) {
      if (route.method !== method && route.method !== 'ANY') continue;
      const match = pattern.exec(path);
      if (!match) continue;
      const entries = Object.entries(match.groups ?? {}).map(([name, value]) => [name.replaceAll('__', '-'), decode(value)]);
      return { route, pathParameters: Object.fromEntries(entries) };
    }
    return undefined;
  };
}

/** One letter a segment, higher where it is more exact, so that sorting downwards tries the exact ones first. */
function rankOf(path: string): string {
  return path.split('/').map(letterOf).join('');
}

function letterOf(segment: string): string {
  if (segment.endsWith('+}')) return 'a';
  return segment.startsWith('{') ? 'b' : 'c';
}

function patternOf(path: string): RegExp {
  const segments = path.split('/').map((segment) => {
    const name = /^\{(.+?)(\+?)\}$/.exec(segment);
    if (!name?.[1]) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return `(?<${name[1].replaceAll('-', '__')}>${name[2] ? '.+' : '[^/]+'})`;
  });
  return new RegExp(`^${segments.join('/')}/?$`);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
