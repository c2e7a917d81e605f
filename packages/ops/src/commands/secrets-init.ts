import { randomBytes } from 'node:crypto';
import { GetParametersCommand, ParameterAlreadyExists, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { systemClock } from '../clock.ts';
import { type Call, command, type Fields } from '../command.ts';
import { secretsPrefix, type Target } from '../target.ts';

const newSecret = (): string => randomBytes(32).toString('base64url');

interface StageSecret {
  readonly name: string;
  /** CloudFront's header can only be read from a plain one. */
  readonly type: 'SecureString' | 'String';
  value(call: Call): string | Promise<string>;
}

/** In the order in which they are made: what somebody has to give comes first, so that nothing is half done without it. */
const SECRETS: readonly StageSecret[] = [
  { name: 'OPENROUTER_API_KEY', type: 'SecureString', value: requireProviderKey },
  { name: 'SESSION_KEYS', type: 'SecureString', value: newSessionKeys },
  { name: 'API_KEY_PEPPER', type: 'SecureString', value: newSecret },
  { name: 'ORIGIN_SECRET', type: 'String', value: newSecret },
];

/** Makes the SSM parameters that a stage needs before its first deployment. What exists stays as it is; no value is shown. */
export const secretsInit = command({
  summary: 'makes the secrets of a stage that do not exist yet; asks for OPENROUTER_API_KEY',
  options: z.strictObject({}),
  async plan({ target }) {
    const existing = await existingNames(deployed(target));
    return told(({ name }) => (existing.has(name) ? 'exists' : 'would be made'));
  },
  async run(call) {
    const existing = await existingNames(deployed(call.target));
    const made = new Set<string>();
    for (const secret of SECRETS.filter(({ name }) => !existing.has(name))) {
      if (await make(secret, call)) made.add(secret.name);
    }
    return told(({ name }) => (made.has(name) ? 'made' : 'exists'));
  },
});

const told = (say: (secret: StageSecret) => string): Fields =>
  Object.fromEntries(SECRETS.map((secret) => [secret.name, say(secret)]));

function deployed(target: Target): Target {
  if (target.isLocal) throw new Error('The local cloud makes its own secrets: name a stage with --stage.');
  return target;
}

async function existingNames(target: Target): Promise<ReadonlySet<string>> {
  const Names = SECRETS.map(({ name }) => `${secretsPrefix(target)}/${name}`);
  const { Parameters = [] } = await new SSMClient(target.aws).send(new GetParametersCommand({ Names }));
  return new Set(Parameters.map(({ Name = '' }) => Name.slice(Name.lastIndexOf('/') + 1)));
}

/** @returns false when somebody else has made it in the meantime. */
async function make({ name, type, value }: StageSecret, call: Call): Promise<boolean> {
  const Value = await value(call);
  const request = new PutParameterCommand({ Name: `${secretsPrefix(call.target)}/${name}`, Type: type, Value, Overwrite: false });
  try {
    await new SSMClient(call.target.aws).send(request);
    return true;
  } catch (error) {
    if (error instanceof ParameterAlreadyExists) return false;
    throw error;
  }
}

async function requireProviderKey({ readSecretInput }: Call): Promise<string> {
  const key = await readSecretInput('OPENROUTER_API_KEY');
  if (key === '') throw new Error('No OPENROUTER_API_KEY in the environment and none on standard input: nothing was made.');
  return key;
}

/** One key, named after its day, so that a later one can be told apart. */
function newSessionKeys(): string {
  return JSON.stringify([{ kid: systemClock.now().toISOString().slice(0, 10), secret: newSecret() }]);
}
