import type { LeverResult } from '@factoids/contracts';
import { parsePolicy } from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import { changeControls, type Lever } from './change-controls.ts';
import type { LeverDeps } from './lever-deps.ts';
import type { Order } from './order.ts';

/** Each admission reads it, in units of 4 KB. */
const MAX_CHARS = 16_000;
const SUBJECT_CHARS = 300;

/**
 * Puts a policy (JSON, merged over the defaults) in the place of the one in force. Throws `invalid_request` with the path of each
 * unknown name and bad value; the old one stays then.
 */
export async function setPolicy({ deps, order, input }: SetPolicy): Promise<LeverResult> {
  const lever = putPolicy(input.policyJson);
  const subject = input.policyJson.replace(/\s+/g, ' ').trim();
  const shortened = subject.length > SUBJECT_CHARS ? `${subject.slice(0, SUBJECT_CHARS - 1)}…` : subject;
  return changeControls({ deps, order, about: { action: 'policy', subject: shortened }, lever });
}

interface SetPolicy {
  readonly deps: LeverDeps;
  readonly order: Order;
  readonly input: { readonly policyJson: string };
}

export function putPolicy(text: string): Lever {
  if (text.length > MAX_CHARS) throw new AppError('invalid_request', { detail: `A policy may have ${MAX_CHARS} characters.` });
  const policy = parsePolicy(text);
  const policyJson = JSON.stringify(JSON.parse(text));
  return (controls) => (controls.policyJson === policyJson ? controls : { ...controls, policy, policyJson });
}
