import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** The operator's surroundings; read here alone. */
export const environment = {
  awsRegion: process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1',
  argv: process.argv.slice(2).filter((argument) => argument !== '--'),
} as const;

/** A secret by its name: from the environment, else one line of what is piped in, else asked for without an echo. Empty without. */
export async function readSecretInput(name: string): Promise<string> {
  const given = process.env[name]?.trim();
  if (given) return given;
  const { stdin } = process;
  if (stdin.isTTY) process.stderr.write(`${name} (not shown): `);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silence, terminal: stdin.isTTY });
  try {
    for await (const line of lines) return line.trim();
    return '';
  } finally {
    lines.close();
    if (stdin.isTTY) process.stderr.write('\n');
  }
}

/** The text of a file, or of standard input for `-`. @throws an Error that names the file that cannot be read */
export async function readInput(place: string): Promise<string> {
  if (place === '-') return text(process.stdin);
  return readFile(place, 'utf8').catch((error: unknown) => {
    throw new Error(`${place} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  });
}
