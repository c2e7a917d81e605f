import { IDLE_RUN, isSettledPhase, type RunState, reduceRun } from '@factoids/client';
import type { RunEvent } from '@factoids/contracts';
import { type Refusal, refusalOfProblem } from '../limits/refusal.ts';
import type { RunTicket } from './run-ticket.ts';

/** Everything the generator shows: the request on its way, then the run, then how it ended. */
export interface Desk {
  readonly run: RunState;
  readonly ticket: RunTicket | null;
  readonly isAsking: boolean;
  readonly isStopping: boolean;
  /** Whether news of the run can come: while they cannot, it goes on without this page. */
  readonly isInContact: boolean;
  /** Why there is no run to look at any more, or why it failed. */
  readonly refusal: Refusal | null;
  /** From the press of the button to the end. */
  readonly tookMs: number | null;
}

export type DeskAction =
  | { readonly type: 'asked' }
  | { readonly type: 'accepted'; readonly ticket: RunTicket }
  | { readonly type: 'happened'; readonly event: RunEvent; readonly at: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'stopping'; readonly isStopping: boolean }
  | { readonly type: 'contact'; readonly isInContact: boolean }
  | { readonly type: 'cleared' };

export const EMPTY_DESK: Desk = {
  run: IDLE_RUN,
  ticket: null,
  isAsking: false,
  isStopping: false,
  isInContact: true,
  refusal: null,
  tookMs: null,
};

export function reduceDesk(desk: Desk, action: DeskAction): Desk {
  switch (action.type) {
    case 'asked':
      return { ...EMPTY_DESK, isAsking: true };
    case 'accepted':
      return { ...EMPTY_DESK, ticket: action.ticket, run: { ...IDLE_RUN, phase: 'pending' } };
    case 'happened':
      return afterEvent(desk, action.event, action.at);
    case 'refused':
      return { ...EMPTY_DESK, refusal: action.refusal };
    case 'stopping':
      return { ...desk, isStopping: action.isStopping };
    case 'contact':
      return { ...desk, isInContact: action.isInContact };
    case 'cleared':
      return EMPTY_DESK;
  }
}

export function isBusy(desk: Desk): boolean {
  return desk.isAsking || (desk.ticket !== null && !isSettledPhase(desk.run.phase));
}

function afterEvent(desk: Desk, event: RunEvent, at: number): Desk {
  const run = reduceRun(desk.run, event);
  if (run === desk.run || !isSettledPhase(run.phase)) return { ...desk, run };
  const refusal = run.problem ? refusalOfProblem(run.problem, { now: () => at, localTime: Date.parse }) : null;
  return { ...desk, run, refusal, isStopping: false, tookMs: desk.ticket ? at - desk.ticket.startedAt : null };
}
