import { type App, type Environment, RemovalPolicy, Stack } from 'aws-cdk-lib';

const APP_NAME = 'andys-daily-factoids';

/** CDK's choices for new apps; set here, so that they hold whoever makes the app. */
const FEATURE_FLAGS = {
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/aws-apigateway:logGroupDestinationArnWithoutWildcard': true,
  '@aws-cdk/aws-cloudfront:defaultFunctionRuntimeV2_0': true,
  '@aws-cdk/aws-s3:publicAccessBlockedByDefault': true,
};

export interface ServiceStackProps {
  /** Part of every physical name, so that stages share an account. */
  readonly stage: string;
  /** The folder that function entries are relative to. */
  readonly root: string;
  /** Account and region, where the deploying tool needs them in the template; any when left out. */
  readonly env?: Environment;
}

/** A stack that knows its stage and names its resources `andys-daily-factoids-<stage>-<name>`. */
export class ServiceStack extends Stack {
  readonly stage: string;
  readonly root: string;

  constructor(app: App, concern: string, props: ServiceStackProps) {
    super(app, `${APP_NAME}-${props.stage}-${concern}`, props.env && { env: props.env });
    this.stage = props.stage;
    this.root = props.root;
    for (const [flag, value] of Object.entries(FEATURE_FLAGS)) this.node.setContext(flag, value);
  }

  resourceName(name: string): string {
    return `${APP_NAME}-${this.stage}-${name}`;
  }

  get alarmTopicName(): string {
    return this.resourceName('alarms');
  }

  /** By name and not by an export, which would tie the topic to every stack that rings it. */
  get alarmTopicArn(): string {
    return this.formatArn({ service: 'sns', resource: this.alarmTopicName });
  }

  /** Where this stage's SSM parameters stand. */
  get secretsPrefix(): string {
    return `/${APP_NAME}/${this.stage}`;
  }

  /** Production keeps what it stored and logged when a stack goes; every other stage leaves nothing behind. */
  get removalPolicy(): RemovalPolicy {
    return this.stage === 'production' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}
