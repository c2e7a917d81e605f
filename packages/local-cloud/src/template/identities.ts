import type { JsonObject } from './template.ts';

export interface Place {
  readonly region: string;
  readonly accountId: string;
  /** Where queues are reached, without a trailing slash. */
  readonly awsEndpoint: string;
}

export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Named {
  readonly logicalId: string;
  /** The template's own physical names; intrinsics in them are already resolved. */
  readonly properties: JsonObject;
}

/** The properties that hold a resource's physical name; only these are resolved to know what `Ref` gives. */
export const NAME_PROPERTIES = [
  'TableName',
  'QueueName',
  'BucketName',
  'FunctionName',
  'RoleName',
  'LogGroupName',
  'Name',
  'StageName',
  'TopicName',
];

/** What `Ref` and `Fn::GetAtt` give for a resource; attributes that are not listed are refused by the caller. */
export function identityOf(type: string, named: Named, place: Place): Identity {
  const make = IDENTITIES[type];
  return make ? make(named, place) : { ref: nameOf(named, 'Name'), attributes: { Arn: arn(place, 'local', named.logicalId) } };
}

const IDENTITIES: Readonly<Record<string, (named: Named, place: Place) => Identity>> = {
  'AWS::DynamoDB::Table': (named, place) => {
    const name = nameOf(named, 'TableName');
    return { ref: name, attributes: { Arn: arn(place, 'dynamodb', `table/${name}`) } };
  },
  'AWS::SQS::Queue': (named, place) => {
    const name = nameOf(named, 'QueueName');
    const url = `${place.awsEndpoint}/${place.accountId}/${name}`;
    return { ref: url, attributes: { Arn: arn(place, 'sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::Lambda::Function': (named, place) => {
    const name = nameOf(named, 'FunctionName');
    return { ref: name, attributes: { Arn: arn(place, 'lambda', `function:${name}`) } };
  },
  'AWS::IAM::Role': (named, place) => {
    const name = nameOf(named, 'RoleName');
    return { ref: name, attributes: { Arn: `arn:aws:iam::${place.accountId}:role/${name}`, RoleId: name } };
  },
  'AWS::Logs::LogGroup': (named, place) => {
    const name = nameOf(named, 'LogGroupName');
    return { ref: name, attributes: { Arn: arn(place, 'logs', `log-group:${name}:*`) } };
  },
  'AWS::SNS::Topic': (named, place) => {
    const name = nameOf(named, 'TopicName');
    const topic = arn(place, 'sns', name);
    return { ref: topic, attributes: { TopicArn: topic, TopicName: name } };
  },
  'AWS::Scheduler::Schedule': (named, place) => {
    const name = nameOf(named, 'Name');
    return { ref: name, attributes: { Arn: arn(place, 'scheduler', `schedule/default/${name}`) } };
  },
  'AWS::S3::Bucket': (named) => {
    const name = nameOf(named, 'BucketName').toLowerCase();
    const domain = `${name}.s3.amazonaws.com`;
    const attributes = { Arn: `arn:aws:s3:::${name}`, DomainName: domain, RegionalDomainName: domain };
    return { ref: name, attributes };
  },
  'AWS::CloudFront::Distribution': ({ logicalId }) => ({
    ref: logicalId,
    attributes: { DomainName: 'localhost', Id: logicalId },
  }),
  'AWS::ApiGateway::RestApi': ({ logicalId }) => ({
    ref: restApiId(logicalId),
    attributes: { RootResourceId: `${restApiId(logicalId)}-root`, RestApiId: restApiId(logicalId) },
  }),
  'AWS::ApiGateway::Stage': (named) => ({ ref: nameOf(named, 'StageName'), attributes: {} }),
  'AWS::ApiGateway::UsagePlan': ({ logicalId }) => ({ ref: logicalId, attributes: { Id: logicalId } }),
};

function nameOf({ properties, logicalId }: Named, property: string): string {
  const name = properties[property];
  return typeof name === 'string' ? name : logicalId;
}

function arn({ region, accountId }: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

function restApiId(logicalId: string): string {
  return logicalId.toLowerCase().slice(0, 10);
}
