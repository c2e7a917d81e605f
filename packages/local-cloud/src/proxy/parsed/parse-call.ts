import { dynamodbTargets } from './dynamodb-targets.ts';
import { isRecord, type ParsedCall, type Target } from './parsed-call.ts';
import type { RawCall, Region } from './raw-call.ts';
import { s3Targets } from './s3-call.ts';

interface Asked extends RawCall, Region {
  readonly input: Readonly<Record<string, unknown>>;
}

const TABLE = /:table\/([^/]+)/;

/** What a call asks for, and of which resources. A body that is no JSON object is for the service to refuse. */
export function parseCall(call: RawCall, { region, accountId }: Region): ParsedCall {
  // An object is bytes, and many: nobody reads them as text.
  const text = call.service === 's3' ? '' : call.body.toString();
  const input = parseObject(text);
  const targetsOf = SERVICES[call.service] ?? anything;
  const targets = targetsOf({ ...call, region, accountId, input });
  const tables = call.service === 'dynamodb' ? tablesOf(targets) : [];
  return { text, input, targets, tables };
}

const SERVICES: Readonly<Record<string, (asked: Asked) => readonly Target[]>> = {
  dynamodb: dynamodbTargets,
  sqs: ({ operation, input, region, accountId }) => {
    const name = String(input.QueueUrl ?? input.QueueName ?? '').replace(/^.*\//s, '');
    const resource = name === '' ? '*' : `arn:aws:sqs:${region}:${accountId}:${name}`;
    // A batch is authorised as what it does to each message.
    return [{ action: `sqs:${operation.replace(/Batch$/, '')}`, resource }];
  },
  // KMS takes no part: a SecureString under AWS's own key needs no grant, and no parameter here names a key of a customer.
  ssm: ({ operation, input, region, accountId }) => {
    const names = Array.isArray(input.Names) ? input.Names : [input.Name ?? input.Path].filter((name) => name !== undefined);
    const arnOf = (name: string) =>
      `arn:aws:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, '').replace(/:.*$/s, '')}`;
    return orAny(
      `ssm:${operation}`,
      names.map((name) => arnOf(String(name))),
    );
  },
  lambda: ({ path, region, accountId }) => {
    const name = decodeURIComponent(/\/functions\/([^/?]+)/.exec(path)?.[1] ?? '').replace(/^.*:/s, '');
    return [{ action: 'lambda:InvokeFunction', resource: `arn:aws:lambda:${region}:${accountId}:function:${name}` }];
  },
  s3: s3Targets,
  apigateway: ({ method, path, region }) => [
    { action: `apigateway:${method}`, resource: `arn:aws:apigateway:${region}::${path.replace(/\?.*$/s, '')}` },
  ],
  // Everybody may ask who they are.
  sts: () => [],
};

const anything = ({ service, operation, method }: Asked): readonly Target[] => orAny(`${service}:${operation || method}`, []);

function orAny(action: string, resources: readonly string[]): readonly Target[] {
  return (resources.length > 0 ? resources : ['*']).map((resource) => ({ action, resource }));
}

function tablesOf(targets: readonly Target[]): readonly string[] {
  const first = targets[0]?.resource;
  if (targets.length === 1) return first === undefined ? [] : tableOf(first);
  return [...new Set(targets.flatMap(({ resource }) => tableOf(resource)))];
}

function tableOf(resource: string): readonly string[] {
  const name = TABLE.exec(resource)?.[1];
  return name === undefined ? [] : [name];
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
