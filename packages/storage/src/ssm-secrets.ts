import { GetParametersCommand, type SSMClient } from '@aws-sdk/client-ssm';

interface Source {
  readonly client: SSMClient;
  /** `/andys-daily-factoids/<stage>` */
  readonly prefix: string;
}

/** The named secrets. Throws, naming what is missing but never a value, when one does not exist. */
export async function readSecrets<Name extends string>(source: Source, names: readonly Name[]): Promise<Record<Name, string>> {
  const found = await readOptionalSecrets(source, names);
  const missing = names.find((name) => found[name] === null);
  if (missing !== undefined) throw new Error(`the parameter ${source.prefix}/${missing} does not exist`);
  return Object.assign({}, ...names.map((name) => ({ [name]: found[name] })));
}

/** The named secrets; null for one that does not exist, or is empty. */
export async function readOptionalSecrets<Name extends string>(
  { client, prefix }: Source,
  names: readonly Name[],
): Promise<Record<Name, string | null>> {
  const request = new GetParametersCommand({ Names: names.map((name) => `${prefix}/${name}`), WithDecryption: true });
  const { Parameters = [] } = await client.send(request);
  const found = (name: Name) => Parameters.find((parameter) => parameter.Name === `${prefix}/${name}`)?.Value;
  return Object.assign({}, ...names.map((name) => ({ [name]: found(name) || null })));
}
