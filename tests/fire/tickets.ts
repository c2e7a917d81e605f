import type { Fault, LocalCloud } from '@factoids/local-cloud';
import type { Invocation, Invocations } from './invocations.ts';

/** A step of a kind of work: the call named `moment` of a function, for messages of this type. */
export interface Step {
  readonly functionName: string;
  readonly messageType: string;
  readonly moment: string;
}

/** `outage`: from this step on every call of the invocation is throttled. `cancel`: the call is slow, and the run's owner cancels meanwhile. */
export type Trouble = Exclude<Fault, object> | 'outage' | 'cancel';

/** Trouble for whichever invocation comes to its step first; no invocation meets more than one. */
export interface Ticket extends Step {
  readonly trouble: Trouble;
  takenBy: Invocation | null;
}

export interface TicketDesk {
  issue(steps: readonly Step[], troubles: readonly Trouble[]): readonly Ticket[];
  /** Not yet met by anybody. */
  open(): readonly Ticket[];
  /** Met by somebody. */
  taken(): readonly Ticket[];
  /** Takes back what nobody met. */
  recall(): void;
  takenBy(invocation: Invocation): Ticket | undefined;
}

interface Site {
  readonly cloud: LocalCloud;
  readonly invocations: Invocations;
  /** What a run's owner does when its ticket says so. */
  readonly cancel: (runId: string) => void;
}

const SLOW_MS = 600;

/** Hands trouble out in the order in which work comes to it, so that many runs can burn at once. */
export function openTicketDesk({ cloud, invocations, cancel }: Site): TicketDesk {
  let tickets: Ticket[] = [];
  const holders = new Map<string, Ticket>();
  const take = (invocation: Invocation): Fault | undefined => {
    const ticket = tickets.find((each) => each.takenBy === null && isAt(invocation, each));
    if (!ticket) return undefined;
    ticket.takenBy = invocation;
    holders.set(invocation.id, ticket);
    if (ticket.trouble === 'outage') return 'throttle';
    if (ticket.trouble !== 'cancel') return ticket.trouble;
    if (invocation.runId !== null) cancel(invocation.runId);
    return { latencyMs: SLOW_MS };
  };
  cloud.faults.inject(({ invocationId, service }) => {
    const invocation = invocations.find(invocationId);
    if (!invocation || service === 'ssm') return undefined;
    const held = holders.get(invocationId);
    if (!held) return take(invocation);
    return held.trouble === 'outage' ? 'throttle' : undefined;
  });
  return {
    issue: (steps, troubles) => {
      const issued = steps.flatMap((step) => troubles.map((trouble): Ticket => ({ ...step, trouble, takenBy: null })));
      tickets.push(...issued);
      return issued;
    },
    open: () => tickets.filter(({ takenBy }) => takenBy === null),
    taken: () => tickets.filter(({ takenBy }) => takenBy !== null),
    recall: () => {
      tickets = tickets.filter(({ takenBy }) => takenBy !== null);
    },
    takenBy: ({ id }) => holders.get(id),
  };
}

function isAt(invocation: Invocation, step: Step): boolean {
  const { functionName, messageType, moments } = invocation;
  return functionName === step.functionName && messageType === step.messageType && moments.at(-1) === step.moment;
}

/** Each step that these invocations came through, once; of a call that is made again and again only the first and the second. */
export function stepsOf(invocations: readonly Invocation[]): Step[] {
  const steps = invocations.flatMap(({ functionName, messageType, moments }) =>
    moments.filter((moment) => /#[12]$/.test(moment)).map((moment): Step => ({ functionName, messageType, moment })),
  );
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
}
