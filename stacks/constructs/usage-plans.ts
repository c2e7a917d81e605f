import { Period, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { ServiceStack } from './service-stack.ts';

interface Plan {
  readonly tier: 'free' | 'pro';
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly requestsPerDay: number;
}

/** The coarse outer ring: best effort, far above what admission lets through, and no control of cost. */
const PLANS: readonly Plan[] = [
  { tier: 'free', requestsPerSecond: 10, burst: 40, requestsPerDay: 20_000 },
  { tier: 'pro', requestsPerSecond: 100, burst: 200, requestsPerDay: 1_000_000 },
];

/** A plan a tier; keys join one when the operator makes them. */
export function addUsagePlans(stack: ServiceStack, api: RestApi): void {
  for (const plan of PLANS) {
    api.addUsagePlan(`plan-${plan.tier}`, {
      name: stack.resourceName(plan.tier),
      throttle: { rateLimit: plan.requestsPerSecond, burstLimit: plan.burst },
      quota: { limit: plan.requestsPerDay, period: Period.DAY },
      apiStages: [{ stage: api.deploymentStage }],
    });
  }
}
