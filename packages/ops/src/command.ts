import type { ParseArgsOptionsConfig } from 'node:util';
import * as z from 'zod';
import type { Progress } from './progress.ts';
import type { Target } from './target.ts';

/** One thing to tell, a line a field. */
export type Fields = Readonly<Record<string, string | number | boolean | null>>;
/** Several things to tell, each under its title. */
export type Sections = { readonly [title: string]: Fields | readonly Fields[] };
/** What a command has to say: a thing, a row for each of many, or several of these. */
export type Result = Fields | readonly Fields[] | Sections;

/** A check that did its work and found something wrong: what it found is shown, and the exit code is 1. */
export class CheckFailed extends Error {
  readonly result: Result;

  constructor(result: Result) {
    super('The check failed.');
    this.result = result;
  }
}

export interface Call {
  readonly target: Target;
  /** Something that must not stand on the command line: from the environment, else typed or piped in. */
  readonly readSecretInput: (name: string) => Promise<string>;
  /** The text of a file; of what is piped in for `-`. */
  readonly readInput: (place: string) => Promise<string>;
  /** Beside the result, and apart from it. */
  readonly progress: Progress;
}

interface CommandSpec<Options extends z.ZodObject> {
  readonly summary: string;
  /** The options by name; booleans are flags, everything else takes a value. */
  readonly options: Options;
  /** Which of the options are given without their name, in this order. */
  readonly positionals?: readonly (keyof Options['shape'] & string)[];
  /** `--dry-run`: says what `run` would do, after looking and without changing anything. */
  plan(call: Call, options: z.output<Options>): Promise<Result>;
  /** @throws an Error whose message is for the operator. */
  run(call: Call, options: z.output<Options>): Promise<Result>;
}

export interface Command {
  readonly summary: string;
  /** Its arguments, as the usage shows them. */
  readonly usage: string;
  readonly flags: ParseArgsOptionsConfig;
  readonly positionals: readonly string[];
  /** @throws an Error that names the option that does not fit. */
  execute(call: Call, given: { readonly options: Readonly<Record<string, unknown>>; readonly dryRun: boolean }): Promise<Result>;
}

/** A command with its options checked before anything is done. */
export function command<Options extends z.ZodObject>(spec: CommandSpec<Options>): Command {
  const { summary, options: schema, positionals = [] } = spec;
  return {
    summary,
    positionals,
    usage: usageOf(schema, positionals),
    flags: flagsOf(schema),
    execute: async (call, { options, dryRun }) => {
      const parsed = schema.safeParse(options);
      if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
      return dryRun ? spec.plan(call, parsed.data) : spec.run(call, parsed.data);
    },
  };
}

function flagsOf({ shape }: z.ZodObject): ParseArgsOptionsConfig {
  return Object.fromEntries(
    Object.entries(shape).map(([name, type]) => [name, { type: isFlag(type) ? ('boolean' as const) : ('string' as const) }]),
  );
}

function usageOf({ shape }: z.ZodObject, positionals: readonly string[]): string {
  const named = Object.entries(shape).filter(([name]) => !positionals.includes(name));
  const flags = named.map(([name, type]) => {
    const flag = isFlag(type) ? `--${name}` : `--${name} ${valuesOf(type)}`;
    return z.safeParse(type, undefined).success ? `[${flag}]` : flag;
  });
  return [...positionals.map((name) => name.toUpperCase()), ...flags].join(' ');
}

const isFlag = (type: z.core.$ZodType): boolean => innermost(type) instanceof z.ZodBoolean;

function valuesOf(type: z.core.$ZodType): string {
  const inner = innermost(type);
  return inner instanceof z.ZodEnum ? inner.options.join('|') : 'TEXT';
}

function innermost(type: z.core.$ZodType): z.core.$ZodType {
  return type instanceof z.ZodDefault || type instanceof z.ZodOptional ? innermost(type.unwrap()) : type;
}
