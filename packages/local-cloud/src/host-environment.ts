import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

export type HostEnvironment = Readonly<Record<string, string | undefined>>;

/** The environment of this process: where executables are found, and what a developer has set. */
export function hostEnvironment(): HostEnvironment {
  return process.env;
}

/** The environment over the repository's `.env`, where there is one. */
export function developerEnvironment(root: string): HostEnvironment {
  try {
    return { ...parseEnv(readFileSync(join(root, '.env'), 'utf8')), ...process.env };
  } catch {
    return process.env;
  }
}
