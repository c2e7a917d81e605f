import { createHash } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** One access key per caller, so that the proxy knows who calls. Locally nothing is signed against the secret. */
export function credentialsOf(caller: string): Credentials {
  const digest = createHash('sha256').update(caller).digest('hex').toUpperCase();
  return { accessKeyId: `AKIA${digest.slice(0, 16)}`, secretAccessKey: 'local' };
}
