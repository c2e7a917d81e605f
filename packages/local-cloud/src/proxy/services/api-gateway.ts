import * as z from 'zod';
import type { ApiKey, ApiKeys, UsagePlan } from '../../gateway/api-keys.ts';
import { type AwsAnswer, type AwsCall, awsError, awsJson, type Forward } from '../pipeline.ts';

const CreateApiKey = z.looseObject({
  name: z.string().default(''),
  description: z.string().default(''),
  value: z.string().min(20).max(128).optional(),
  enabled: z.boolean().default(false),
});
const ListApiKeys = z.looseObject({
  name: z.string().default(''),
  includeValues: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).max(500).default(25),
  position: z.coerce.number().int().min(0).default(0),
});
const CreateUsagePlanKey = z.looseObject({ keyId: z.string(), keyType: z.literal('API_KEY') });
const UpdateApiKey = z.looseObject({
  patchOperations: z.array(z.object({ op: z.literal('replace'), path: z.string(), value: z.string().default('') })),
});

type Handler = (call: AwsCall, ids: readonly string[]) => AwsAnswer;

/** The calls of API Gateway's control plane that make and manage keys. */
export function apiGatewayService(keys: ApiKeys): Forward {
  const handlers = handlersOf(keys);
  return async (call) => {
    const { pathname } = new URL(call.path, 'http://localhost');
    for (const [pattern, handler] of handlers) {
      const match = pattern.exec(`${call.method} ${decodeURIComponent(pathname)}`);
      if (!match) continue;
      try {
        return handler(call, match.slice(1));
      } catch (error) {
        if (error instanceof z.ZodError) return awsError(400, 'BadRequestException', z.prettifyError(error));
        throw error;
      }
    }
    return awsError(400, 'UnknownOperationException', `The local cloud does not answer ${call.method} ${pathname}.`);
  };
}

const NOT_FOUND = awsError(404, 'NotFoundException', 'Invalid API Key identifier specified');

function handlersOf(keys: ApiKeys): readonly (readonly [RegExp, Handler])[] {
  const find = (id: string | undefined) => keys.list().find((key) => key.id === id);
  return [
    [/^POST \/apikeys$/, (call) => createKey(keys, call)],
    [/^GET \/apikeys$/, (call) => listKeys(keys, call)],
    [/^GET \/apikeys\/([^/]+)$/, (call, [id]) => answerKey(find(id), queryOf(call).get('includeValue') === 'true')],
    [/^PATCH \/apikeys\/([^/]+)$/, (call, [id = '']) => answerKey(keys.update(id, patchOf(call)), false)],
    [/^DELETE \/apikeys\/([^/]+)$/, (_call, [id = '']) => (keys.delete(id) ? awsJson({}, 202) : NOT_FOUND)],
    [/^GET \/usageplans$/, (call) => listPlans(keys, queryOf(call).get('keyId'))],
    [/^POST \/usageplans\/([^/]+)\/keys$/, (call, [planId = '']) => joinPlan(keys, planId, call)],
    [/^GET \/usageplans\/([^/]+)\/keys$/, (_call, [planId = '']) => listPlanKeys(keys, planId)],
    [/^DELETE \/usageplans\/([^/]+)\/keys\/([^/]+)$/, (_call, [planId, id]) => leavePlan(keys, find(id), planId)],
  ];
}

function createKey(keys: ApiKeys, call: AwsCall): AwsAnswer {
  const { name, description, value, enabled } = CreateApiKey.parse(bodyOf(call));
  const key = keys.create({ name, description, enabled, ...(value !== undefined && { value }) });
  return key === 'taken' ? awsError(409, 'ConflictException', 'API Key already exists') : awsJson(viewOf(key, true), 201);
}

/** A page of the keys whose name begins so; `position` tells where the next one begins. */
function listKeys(keys: ApiKeys, call: AwsCall): AwsAnswer {
  const query = queryOf(call);
  const { position, limit, name, includeValues } = ListApiKeys.parse(Object.fromEntries(query));
  const matching = keys.list().filter((key) => key.name.startsWith(name));
  const page = matching.slice(position, position + limit).map((key) => viewOf(key, includeValues === 'true'));
  const next = position + limit;
  return awsJson({ item: page, ...(next < matching.length && { position: String(next) }) });
}

function listPlans(keys: ApiKeys, keyId: string | null): AwsAnswer {
  const key = keys.list().find(({ id }) => id === keyId);
  const plans = keyId === null ? keys.plans : keys.plans.filter(({ id }) => key?.usagePlanIds.includes(id));
  return awsJson({ item: plans.map(planView) });
}

function joinPlan(keys: ApiKeys, planId: string, call: AwsCall): AwsAnswer {
  const { keyId } = CreateUsagePlanKey.parse(bodyOf(call));
  const key = keys.list().find(({ id }) => id === keyId);
  if (!key) return NOT_FOUND;
  if (!keys.plans.some(({ id }) => id === planId))
    return awsError(404, 'NotFoundException', 'Invalid Usage Plan identifier specified');
  if (key.usagePlanIds.length > 0) return awsError(409, 'ConflictException', 'The key is already subscribed to a usage plan');
  keys.update(keyId, { usagePlanIds: [planId] });
  return awsJson({ id: key.id, type: 'API_KEY', name: key.name, value: key.value }, 201);
}

function listPlanKeys(keys: ApiKeys, planId: string): AwsAnswer {
  const members = keys.list().filter(({ usagePlanIds }) => usagePlanIds.includes(planId));
  return awsJson({ item: members.map(({ id, name }) => ({ id, name, type: 'API_KEY' })) });
}

function leavePlan(keys: ApiKeys, key: ApiKey | undefined, planId: string | undefined): AwsAnswer {
  if (!key) return NOT_FOUND;
  keys.update(key.id, { usagePlanIds: key.usagePlanIds.filter((id) => id !== planId) });
  return awsJson({}, 202);
}

function patchOf(call: AwsCall): Partial<ApiKey> {
  const change: Partial<ApiKey> = {};
  for (const { path, value } of UpdateApiKey.parse(bodyOf(call)).patchOperations) {
    if (path === '/enabled') change.enabled = value === 'true';
    if (path === '/name') change.name = value;
    if (path === '/description') change.description = value;
  }
  return change;
}

function answerKey(key: ApiKey | undefined, withValue: boolean): AwsAnswer {
  return key ? awsJson(viewOf(key, withValue)) : NOT_FOUND;
}

function viewOf({ value, usagePlanIds: _plans, ...key }: ApiKey, withValue: boolean) {
  return { ...key, lastUpdatedDate: key.createdDate, stageKeys: [], ...(withValue && { value }) };
}

function planView({ id, name, ApiStages, Throttle, Quota }: UsagePlan) {
  return {
    id,
    name,
    apiStages: ApiStages.map(({ ApiId: apiId, Stage: stage }) => ({ apiId, stage })),
    ...(Throttle && { throttle: { rateLimit: Throttle.RateLimit, burstLimit: Throttle.BurstLimit } }),
    ...(Quota && { quota: { limit: Quota.Limit, period: Quota.Period, offset: Quota.Offset ?? 0 } }),
  };
}

function queryOf(call: AwsCall): URLSearchParams {
  return new URL(call.path, 'http://localhost').searchParams;
}

function bodyOf(call: AwsCall): unknown {
  return JSON.parse(call.body.toString() || '{}');
}
