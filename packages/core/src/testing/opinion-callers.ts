import { SessionId } from '@factoids/contracts';
import { formatApiKey, hashApiKey } from '../accounts/api-key.ts';
import type { Caller } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import { sampleKey } from './sample-key.ts';
import { sampleRunId } from './sample-run.ts';
import type { setUpAdmission } from './set-up-admission.ts';

/** The nth visitor, from a network. */
export function visitorOf(n: number, network = 'net_1'): Caller {
  return { kind: 'anonymous', sessionId: SessionId.parse(sampleRunId(n).replace('run', 'ses')), network, verifiedUntil: null };
}

/** A developer whose key the world knows. */
export function developerIn({ world, deps }: Pick<ReturnType<typeof setUpAdmission>, 'world' | 'deps'>): Caller {
  const record = sampleKey(1);
  const apiKey = formatApiKey(record.id, new Uint8Array(32));
  world.keys.set(record.id, { ...record, hash: hashApiKey(deps.pepper, apiKey) });
  return { kind: 'key', keyId: record.id, apiKey };
}

/** The code with which something was refused; `done` when it was not. */
export function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}
