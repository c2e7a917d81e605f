import type { LeverResult } from '@factoids/contracts';
import type { LeverDeps, Order } from '@factoids/core';
import type * as z from 'zod';
import { type Call, type Command, command, type Fields } from './command.ts';
import { operatorDeps } from './operator-deps.ts';

interface Pulling {
  readonly deps: LeverDeps;
  /** By the command line, for this reason; a dry run is one here already. */
  readonly order: (reason: string) => Order;
  readonly call: Call;
}

interface LeverSpec<Options extends z.ZodObject> {
  readonly summary: string;
  readonly options: Options;
  readonly positionals?: readonly (keyof Options['shape'] & string)[];
  pull(pulling: Pulling, options: z.output<Options>): Promise<LeverResult>;
}

/** A lever as a command: a dry run goes the same way and stops short of writing. */
export function leverCommand<Options extends z.ZodObject>({ pull, ...spec }: LeverSpec<Options>): Command {
  const execute = (dryRun: boolean) => async (call: Call, options: z.output<Options>) => {
    const order = (reason: string): Order => ({ by: 'ops', reason, dryRun });
    return told(await pull({ deps: await operatorDeps(call.target), order, call }, options), dryRun);
  };
  return command({ ...spec, plan: execute(true), run: execute(false) });
}

function told({ applied, audit, controls, denied }: LeverResult, dryRun: boolean): Fields {
  const outcome = dryRun ? 'would be done' : 'done';
  return {
    outcome: audit === null ? 'nothing to change' : outcome,
    action: audit?.action ?? null,
    subject: audit?.subject ?? null,
    version: controls.version,
    kills: controls.kills.map(({ target }) => target).join(', '),
    boosts: controls.boosts.map(({ scope, usd, until }) => `${scope} +${usd} until ${until}`).join(', '),
    denied: denied.join(', '),
    audit: applied ? (audit?.id ?? null) : null,
  };
}
