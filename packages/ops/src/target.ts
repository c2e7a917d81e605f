import { SSMClient } from '@aws-sdk/client-ssm';
import { readSecrets } from '@factoids/storage';
import * as z from 'zod';

/** Which system a command works on: AWS with its usual credentials, or the local cloud behind a URL. */
export interface Target {
  readonly stage: string;
  readonly isLocal: boolean;
  /** Where the models of this system answer, and know what they cost. */
  readonly providerUrl: string;
  /** Options for any AWS client. */
  readonly aws: {
    readonly region?: string;
    readonly endpoint?: string;
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
}

const OPENROUTER = 'https://openrouter.ai/api/v1';

const Manifest = z.object({
  stage: z.string(),
  region: z.string(),
  awsEndpoint: z.url(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  openRouterBaseUrl: z.url().default(OPENROUTER),
});

export const DEFAULT_URL = 'http://localhost:3000';

interface Choice {
  readonly url?: string | undefined;
  readonly stage?: string | undefined;
  readonly region?: string | undefined;
}

/** `--stage` means AWS; else the local cloud at `--url`, which says on loopback how its AWS calls are made. */
export async function findTarget({ url = DEFAULT_URL, stage, region }: Choice): Promise<Target> {
  if (stage !== undefined)
    return { stage, isLocal: false, providerUrl: OPENROUTER, aws: { ...(region === undefined ? {} : { region }) } };
  const address = new URL('/_local/manifest.json', url);
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw new Error(`No local cloud answers at ${url}: start it with \`pnpm dev\`, or name it with --url.`);
  const manifest = Manifest.parse(await response.json());
  const { accessKeyId, secretAccessKey } = manifest;
  return {
    stage: manifest.stage,
    isLocal: true,
    providerUrl: manifest.openRouterBaseUrl,
    aws: { region: manifest.region, endpoint: manifest.awsEndpoint, credentials: { accessKeyId, secretAccessKey } },
  };
}

/** The physical name of a resource, as the stacks give it. */
export function resourceName({ stage }: Target, name: string): string {
  return `andys-daily-factoids-${stage}-${name}`;
}

/** Where the stage's SSM parameters stand, as the stacks say it to the functions. */
export function secretsPrefix({ stage }: Target): string {
  return `/andys-daily-factoids/${stage}`;
}

export async function readSecret(target: Target, name: string): Promise<string> {
  const secrets = await readSecrets({ client: new SSMClient(target.aws), prefix: secretsPrefix(target) }, [name]);
  return secrets[name] ?? '';
}
