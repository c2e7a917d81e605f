import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const Generated = z.record(z.string(), z.string());

export interface SecretsOptions {
  /** Values by a secret's last name, before the generated ones. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Where generated secrets are kept between runs; only in memory without it. */
  readonly file: string | undefined;
}

/** Looks up SSM parameters by the last part of their name; what no environment can give is made here once. */
export function createSecrets({ values, file }: SecretsOptions): (parameterName: string) => string | undefined {
  const stored = file && existsSync(file) ? Generated.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const made = { SESSION_KEYS: newSessionKeys(), API_KEY_PEPPER: newSecret(), ORIGIN_SECRET: newSecret() };
  const generated: Record<string, string> = { ...made, ...stored };
  if (file) writeFileSync(file, JSON.stringify(generated, null, 2), { mode: 0o600 });
  const known: Readonly<Record<string, string | undefined>> = { ...generated, ...withoutEmpty(values) };
  return (parameterName) => known[parameterName.slice(parameterName.lastIndexOf('/') + 1)];
}

/** An empty line in `.env` means that nothing is set. */
function withoutEmpty(values: SecretsOptions['values']): SecretsOptions['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

function newSessionKeys(): string {
  return JSON.stringify([{ kid: 'local', secret: newSecret() }]);
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
