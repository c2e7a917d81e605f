import type { LimitList } from '@factoids/contracts';
import type { Caller } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import { limitsOf } from './admit.ts';
import type { LimitState } from './limit-state.ts';
import { type AdmissionBasis, type ReadAdmission, readAdmission } from './read-admission.ts';
import { viewLimits } from './view-limits.ts';

interface Input {
  readonly caller: Caller | null;
  /** What a visitor's page loads the human check with; null where none is offered. */
  readonly challenge: LimitList['challenge'];
}

interface Stated {
  /** Of asking for a factoid. */
  readonly states: LimitState[];
  readonly view: LimitList;
}

/** Every limit that applies to the caller as it stands, and what else is in the way. One batch read; takes nothing. */
export async function getLimits({ deps, input }: { deps: ReadAdmission['deps']; input: Input }): Promise<Stated> {
  const { caller, challenge } = input;
  if (caller === null) throw new AppError('forbidden');
  const basis = await readAdmission({ deps, caller, action: 'generate' });
  const states = limitsOf({ ...basis, action: 'generate' });
  const view: LimitList = {
    data: viewLimits(basis),
    verified_until: verifiedUntil(caller, basis),
    challenge: caller.kind === 'anonymous' ? challenge : null,
    paused: isStopped(basis),
  };
  return { states, view };
}

function verifiedUntil(caller: Caller, { party }: AdmissionBasis): string | null {
  return caller.kind === 'anonymous' && party.kind === 'anonymous' && party.isVerified ? caller.verifiedUntil : null;
}

function isStopped({ controls, party, reading }: AdmissionBasis): boolean {
  const stopping = party.kind === 'anonymous' ? ['all', 'anonymous'] : ['all'];
  return reading.denied.length > 0 || controls.kills.some(({ target }) => stopping.includes(target));
}
