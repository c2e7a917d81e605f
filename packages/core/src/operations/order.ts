import type { Principal } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';

/** Who pulls levers: an operator's key, or whoever has the stage's credentials at the command line. */
export type Operator = `key:${string}` | 'ops';

/** A lever to be pulled: by whom and why. */
export interface Order {
  readonly by: Operator;
  readonly reason: string;
  /** Tells what it would do and changes nothing. */
  readonly dryRun: boolean;
}

/** @throws AppError `forbidden` for everyone who is no operator */
export function requireOperator(principal: Principal | null): Operator {
  if (principal?.kind === 'operator') return `key:${principal.keyId}`;
  throw new AppError('forbidden', { detail: 'This is for operator keys.' });
}
