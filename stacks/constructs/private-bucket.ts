import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ServiceStack } from './service-stack.ts';

const NOBODY = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const ENCRYPTED = {
  serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
};

interface PrivateBucketProps {
  readonly stack: ServiceStack;
  /** Why nobody needs a log of who reads it, as a sentence. */
  readonly withoutAccessLog: string;
  /** Its objects go after so many days; they stay when left out. */
  readonly keptDays?: number;
}

/**
 * Nobody's from outside, encrypted, over TLS alone, in one version, and named by CloudFormation since such names are the world's.
 * By the resource: the CDK's class does not fit its own interface under `exactOptionalPropertyTypes`.
 */
export function privateBucket(
  scope: Construct,
  name: string,
  { stack, withoutAccessLog, keptDays }: PrivateBucketProps,
): IBucket {
  const resource = new CfnBucket(scope, name, {
    publicAccessBlockConfiguration: NOBODY,
    bucketEncryption: ENCRYPTED,
    ...(keptDays !== undefined && { lifecycleConfiguration: forgetting(keptDays) }),
  });
  resource.applyRemovalPolicy(stack.removalPolicy);
  acknowledge(resource, { 'AwsSolutions-S1': withoutAccessLog });
  const bucket = Bucket.fromCfnBucket(resource);
  bucket.addToResourcePolicy(refuseWithoutTls(bucket));
  return bucket;
}

function forgetting(expirationInDays: number): CfnBucket.LifecycleConfigurationProperty {
  return { rules: [{ id: 'forget', status: 'Enabled', expirationInDays }] };
}

function refuseWithoutTls(bucket: IBucket): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:*'],
    resources: [bucket.bucketArn, bucket.arnForObjects('*')],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });
}
