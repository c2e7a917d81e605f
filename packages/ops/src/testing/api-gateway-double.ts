import { bodyOf, type HttpDouble, httpDouble } from './http-double.ts';

export interface GatewayKey {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly planId?: string;
}

export interface ApiGatewayDouble extends HttpDouble {
  readonly keys: Map<string, GatewayKey>;
}

interface Double {
  /** What the stage's usage plans are called. */
  readonly plans: readonly string[];
  /** A key finds no place under its plan. */
  readonly isPlanFull?: boolean;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** API Gateway's keys and usage plans over a map, two keys a page. */
export async function apiGatewayDouble(settings: Double): Promise<ApiGatewayDouble> {
  const keys = new Map<string, GatewayKey>();
  const double = await httpDouble(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://double');
    const [, resource, id = ''] = pathname.split('/');
    const text = await bodyOf(request);
    const body = text === '' ? {} : JSON.parse(text);
    const answers: Record<string, () => Answer> = {
      'GET usageplans': () => ({ status: 200, body: { item: settings.plans.map((name) => ({ id: `plan-${name}`, name })) } }),
      'POST usageplans': () => joinPlan(keys, settings, { planId: id, keyId: body.keyId }),
      'GET apikeys': () => ({ status: 200, body: pageOf([...keys.values()], searchParams) }),
      'POST apikeys': () => create(keys, body),
      'DELETE apikeys': () => ({ status: keys.delete(id) ? 202 : 404, body: {} }),
    };
    const answer = answers[`${request.method} ${resource}`]?.() ?? { status: 400, body: {} };
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  return { ...double, keys };
}

function create(keys: Map<string, GatewayKey>, { name, value }: { name: string; value: string }): Answer {
  const key = { id: `gateway-${keys.size + 1}`, name, value };
  keys.set(key.id, key);
  return { status: 201, body: key };
}

function joinPlan(
  keys: Map<string, GatewayKey>,
  { isPlanFull = false }: Double,
  joining: { planId: string; keyId: string },
): Answer {
  const key = keys.get(joining.keyId);
  if (isPlanFull || !key) return { status: 429, body: { message: 'Limit exceeded' } };
  keys.set(key.id, { ...key, planId: joining.planId });
  return { status: 201, body: {} };
}

function pageOf(keys: readonly GatewayKey[], query: URLSearchParams) {
  const from = Number(query.get('position') ?? 0);
  const matching = keys.filter(({ name }) => name.startsWith(query.get('name') ?? ''));
  const item = matching
    .slice(from, from + 2)
    .map(({ value, ...key }) => (query.get('includeValues') === 'true' ? { ...key, value } : key));
  return { item, ...(from + 2 < matching.length && { position: String(from + 2) }) };
}
