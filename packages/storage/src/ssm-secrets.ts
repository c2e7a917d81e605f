import { GetParametersCommand, type SSMClient } from '@aws-sdk/client-ssm';

interface Source {
  readonly client: SSMClient;
  /** `/andys-daily-factoids/<stage>` */
  readonly prefix: string;
}

/** The named secrets. Throws, naming what is missing but never a value, when one does not exist. */
export async function readSecrets<Name extends string>(
  { client, prefix }: Source,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const request = new GetParametersCommand({ Names: names.map((name) => `${prefix}/${name}`), WithDecryption: true });
  const { Parameters = [] } = await client.send(request);
  const entries = names.map((name) => {
    const value = Parameters.find((parameter) => parameter.Name === `${prefix}/${name}`)?.Value;
    if (value === undefined) throw new Error(`the parameter ${prefix}/${name} does not exist`);
    return { [name]: value };
  });
  return Object.assign({}, ...entries);
}
