import { join } from 'node:path';
import { readAssembly } from '../assembly/read-assembly.ts';
import { synthesize } from '../assembly/synthesize.ts';
import type { FunctionDefinition } from '../lambda/function-definition.ts';
import type { StackSource } from '../options.ts';
import { evaluateStacks } from '../template/evaluate.ts';
import type { Place } from '../template/identities.ts';
import { functionDefinitions, type Plan, planResources } from '../template/plan.ts';

export interface PlanSystemOptions {
  readonly source: StackSource;
  readonly stage: string;
  readonly workDir: string;
  readonly place: Place;
  /** Values of the stacks' parameters. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface PlannedSystem {
  readonly plan: Plan;
  readonly definitions: readonly FunctionDefinition[];
}

/** From the stacks' code to what is to run. @throws an Error naming the resource that cannot be run as written. */
export async function planSystem(options: PlanSystemOptions): Promise<PlannedSystem> {
  const { source, stage, workDir, place, parameters } = options;
  const assembly = await synthesize({ ...source, stage, cacheDir: join(workDir, 'cdk.out') });
  const { stacks, assets } = readAssembly(assembly.dir);
  const plan = planResources(evaluateStacks({ stacks, place, parameters }));
  return { plan, definitions: functionDefinitions(plan, assets, stage) };
}
