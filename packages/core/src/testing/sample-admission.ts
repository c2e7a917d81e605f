import type { AdmissionReading } from '../admission/admission-store.ts';
import type { Admission } from '../admission/admit.ts';
import type { Controls } from '../admission/controls.ts';
import type { Counter, Taking } from '../admission/counter.ts';
import { parsePolicy } from '../admission/policy.ts';
import type { Party } from '../admission/scope.ts';
import { AppError } from '../app-error.ts';

export const NOON = new Date('2099-11-22T12:00:00.000Z');
export const VISITOR = { kind: 'anonymous', sessionId: 'ses_1', network: 'net_1', isVerified: false } as const satisfies Party;
export const DEVELOPER = { kind: 'key', keyId: 'key_1', tier: 'pro' } as const satisfies Party;

export function controlsOf(policy: object, more: Partial<Controls> = {}): Controls {
  const policyJson = JSON.stringify(policy);
  return {
    policy: parsePolicy(policyJson),
    policyJson,
    kills: [],
    boosts: [],
    shards: { window: '', counts: {} },
    version: 1,
    ...more,
  };
}

export const unlimitedRates = {
  generate: { global: null, session: null, network: null, session_verified: null, key_free: null, key_pro: null },
};
export const readingOf = (counters: ReadonlyMap<string, Counter> = new Map()): AdmissionReading => ({
  controls: null,
  counters,
  key: null,
  denied: [],
  earlier: null,
});

export function admissionOf(overrides: Partial<Admission> = {}): Admission {
  const controls = controlsOf({});
  return { party: VISITOR, action: 'generate', controls, reading: readingOf(), now: NOON, canVerify: true, ...overrides };
}

/** The takings, or null for a refusal. */
export function attempt(work: () => Taking[]): Taking[] | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
