import { parseArgs } from 'node:util';

export interface BenchArguments {
  /** Names of rows; all of them when empty. */
  readonly only: readonly string[];
  readonly save: boolean;
  readonly quick: boolean;
  readonly help: boolean;
}

export const USAGE = `pnpm bench [--only <row>,<row>] [--save] [--quick]

Measures, prints a table and writes .build/bench.json; compares with tests/bench/generated/baseline.json.
The row start-up removes what has been built (.build/functions, .local/cdk.out, web/.next): not beside a running pnpm dev.

  --only   the rows to measure
  --save   makes the figures the new baseline
  --quick  fewer samples, to see that everything runs
  --help   this text
`;

/** @throws an Error with one clear line for an argument that cannot be understood. */
export function parseBenchArguments(argv: readonly string[], rows: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: argv.filter((argument) => argument !== '--'),
    options: {
      only: { type: 'string', default: '' },
      save: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const only = values.only.split(',').filter(Boolean);
  const unknown = only.filter((name) => !rows.includes(name));
  if (unknown.length > 0) throw new Error(`No row ${unknown.join(', ')}; there are: ${rows.join(', ')}`);
  return { only, save: values.save, quick: values.quick, help: values.help };
}
