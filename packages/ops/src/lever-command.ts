import type { HideResult, LeverResult } from '@factoids/contracts';
import type { LeverDeps, Order, ShelfDeps } from '@factoids/core';
import type * as z from 'zod';
import { type Call, type Command, command, type Fields } from './command.ts';
import { operatorDeps } from './operator-deps.ts';

interface Pulling {
  readonly deps: LeverDeps & ShelfDeps;
  /** By the command line, for this reason; a dry run is one here already. */
  readonly order: (reason: string) => Order;
  readonly call: Call;
}

interface LeverSpec<Options extends z.ZodObject> {
  readonly summary: string;
  readonly options: Options;
  readonly positionals?: readonly (keyof Options['shape'] & string)[];
  pull(pulling: Pulling, options: z.output<Options>): Promise<LeverResult | HideResult>;
}

/** A lever as a command: a dry run goes the same way and stops short of writing. */
export function leverCommand<Options extends z.ZodObject>({ pull, ...spec }: LeverSpec<Options>): Command {
  const execute = (dryRun: boolean) => async (call: Call, options: z.output<Options>) => {
    const order = (reason: string): Order => ({ by: 'ops', reason, dryRun });
    return told(await pull({ deps: await operatorDeps(call.target), order, call }, options), dryRun);
  };
  return command({ ...spec, plan: execute(true), run: execute(false) });
}

function told(result: LeverResult | HideResult, dryRun: boolean): Fields {
  const { applied, audit } = result;
  const outcome = dryRun ? 'would be done' : 'done';
  return {
    outcome: audit === null ? 'nothing to change' : outcome,
    action: audit?.action ?? null,
    subject: audit?.subject ?? null,
    ...('factoid' in result ? factoidState(result) : controlsState(result)),
    audit: applied ? (audit?.id ?? null) : null,
  };
}

function controlsState({ controls, denied }: LeverResult): Fields {
  return {
    version: controls.version,
    kills: controls.kills.map(({ target }) => target).join(', '),
    boosts: controls.boosts.map(({ scope, usd, until }) => `${scope} +${usd} until ${until}`).join(', '),
    denied: denied.join(', '),
  };
}

function factoidState({ factoid: { text, hidden, votes, offensive_reports } }: HideResult): Fields {
  return {
    text,
    hidden: hidden && `${hidden.at} by ${hidden.by}`,
    votes: `${votes.up} up, ${votes.down} down`,
    offensive_reports,
  };
}
