import { parseArgs } from 'node:util';

export interface DevArguments {
  readonly port: number;
  readonly persist: boolean;
  readonly help: boolean;
}

const DEFAULT_PORT = 3000;

export const USAGE = `pnpm dev [--port <number>] [--persist]

Runs the whole system on this machine and prints its address.

  --port <number>  where the site listens (default ${DEFAULT_PORT})
  --persist        keeps tables, secrets and API keys in .local/state between runs
  --help           this text

Without OPENROUTER_API_KEY (in the environment or .env) an offline provider answers from curated facts.
`;

/** @throws an Error with one clear line for an argument that cannot be understood. */
export function parseDevArguments(argv: readonly string[]): DevArguments {
  const { values } = parseArgs({
    args: argv.filter((argument) => argument !== '--'),
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      persist: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port.`);
  return { port, persist: values.persist, help: values.help };
}
