import fc from 'fast-check';
import { type Case, cases } from './commands.ts';
import { type Coverage, note } from './coverage.ts';
import { runSequence } from './run-sequence.ts';
import type { WorldSource } from './world.ts';

export interface Proving {
  readonly makeWorld: WorldSource;
  readonly sequences: number;
  readonly seed: number;
  /** The longest sequence, in commands. */
  readonly longest: number;
  /** Where a failure was found: it is run again, alone. */
  readonly path?: string | undefined;
  /** Whether a failure is made smaller: a waste where chance plays a part. */
  readonly shrinks?: boolean;
}

export interface Proved {
  readonly sequences: number;
  /** How often what came up. */
  readonly coverage: Coverage;
  /** How a promise was broken, by which sequence, and how to see it again; null: none was. */
  readonly failure: string | null;
}

/** Runs random interleavings of all that touches money, until one breaks a promise or all are through. */
export async function prove({ makeWorld, sequences, seed, longest, path, shrinks = true }: Proving): Promise<Proved> {
  const coverage: Coverage = new Map();
  const property = fc.asyncProperty(cases(longest), async (given) => {
    for (const [what, times] of await runSequence(given, makeWorld)) note(coverage, what, times);
  });
  const where = path === undefined ? {} : { path };
  const details = await fc.check(property, { numRuns: sequences, seed, endOnFailure: !shrinks || path !== undefined, ...where });
  return { sequences: details.numRuns, coverage, failure: details.failed ? failureText(details, longest) : null };
}

function failureText(details: fc.RunDetails<[Case]>, longest: number): string {
  const { seed, counterexamplePath, numRuns, numShrinks, errorInstance, counterexample } = details;
  return [
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    `sequence ${numRuns} after ${numShrinks} steps of making it smaller: ${JSON.stringify(counterexample)}`,
    `again: pnpm soak --sequences 1 --longest ${longest} --seed ${seed} --path ${counterexamplePath}`,
  ].join('\n');
}
