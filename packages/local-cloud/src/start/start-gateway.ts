import type { ApiKeys } from '../gateway/api-keys.ts';
import { gatewayResponses } from '../gateway/gateway-responses.ts';
import { type AccessLogEntry, createRestApi, type RestApi } from '../gateway/rest-api.ts';
import { createRouter, routeTable } from '../gateway/route-table.ts';
import { createUsageLimits } from '../gateway/usage-limits.ts';
import type { LambdaService } from '../lambda/lambda-service.ts';
import type { Log } from '../logs/log.ts';
import type { Place } from '../template/identities.ts';
import type { Plan } from '../template/plan.ts';

export interface StartGatewayOptions {
  readonly plan: Plan;
  readonly place: Place;
  readonly keys: ApiKeys;
  readonly lambda: LambdaService;
  readonly clock: { now(): number };
  readonly log: Log;
}

/** The one REST API of the plan on its stage. @throws an Error when there is none, or more than one. */
export function startGateway({ plan, place, keys, lambda, clock, log }: StartGatewayOptions): RestApi {
  const [restApi, ...others] = plan.of('AWS::ApiGateway::RestApi');
  const [stage] = plan.of('AWS::ApiGateway::Stage');
  if (!restApi || !stage || others.length > 0) throw new Error('The stacks must have exactly one REST API with a stage.');
  const { StageName, Variables, AccessLogSetting } = stage.properties;
  return createRestApi({
    identity: { apiId: restApi.resource.ref, stage: StageName, accountId: place.accountId, stageVariables: Variables ?? null },
    match: createRouter(routeTable(plan, restApi.resource)),
    renderFault: gatewayResponses(plan),
    keys,
    admit: createUsageLimits(clock),
    lambda,
    now: clock.now,
    ...(AccessLogSetting && { onAnswered: (entry: AccessLogEntry) => logAnswer(log, entry) }),
  });
}

/** What a function answered it has logged itself; what never came so far is said here. */
function logAnswer(log: Log, { requestId, method, path, status, durationMs, fault }: AccessLogEntry): void {
  const message = `${method} ${path.replace(/\?.*$/s, '')} ${status}`;
  const fields = { request_id: requestId, ms: durationMs, ...(fault && { fault }) };
  const level = status >= 500 ? 'error' : 'info';
  log.write({ source: 'gateway', level: fault === undefined ? 'debug' : level, message, fields });
}
