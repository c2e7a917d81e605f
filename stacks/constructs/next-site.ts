import { Duration } from 'aws-cdk-lib';
import { type BehaviorOptions, CachePolicy, type IOrigin, OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { FunctionUrlAuthType, InvokeMode } from 'aws-cdk-lib/aws-lambda';
import { Bucket, CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { SiteBuild } from './open-next-output.ts';
import { ServiceFunction } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';

const NOBODY = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

export interface NextSiteProps {
  readonly build: SiteBuild;
  /** Read by the pages' server as API_ORIGIN: where it asks for what it shows. */
  readonly apiOrigin: string;
}

/** The pages: a server behind a function URL that only CloudFront may call, and its files in a private bucket. */
export class NextSite extends Construct {
  private readonly serverOrigin: IOrigin;
  private readonly filesOrigin: IOrigin;
  private readonly build: SiteBuild;

  constructor(stack: ServiceStack, name: string, { build, apiOrigin }: NextSiteProps) {
    super(stack, name);
    this.build = build;
    this.serverOrigin = this.server(stack, apiOrigin);
    this.filesOrigin = this.files(stack);
  }

  /** GET only: a browser cannot sign the body that such an origin would want signed. */
  get pages(): BehaviorOptions {
    return {
      origin: this.serverOrigin,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
  }

  get fileBehaviors(): Record<string, BehaviorOptions> {
    const behavior = { origin: this.filesOrigin, cachePolicy: CachePolicy.CACHING_OPTIMIZED };
    return Object.fromEntries(this.build.filePatterns.map((pattern) => [pattern, behavior]));
  }

  private server(stack: ServiceStack, apiOrigin: string): IOrigin {
    const server = new ServiceFunction(stack, 'site-server', {
      built: this.build.server,
      timeout: Duration.seconds(10),
      memorySize: 1024,
      reservedConcurrency: 20,
      environment: { API_ORIGIN: apiOrigin },
    });
    const url = server.lambda.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM, invokeMode: InvokeMode.BUFFERED });
    return FunctionUrlOrigin.withOriginAccessControl(url);
  }

  private files(stack: ServiceStack): IOrigin {
    const { prefix, folder } = this.build.files;
    const bucket = this.bucket(stack);
    // Older files stay, since pages that are open in a browser still ask for them.
    new BucketDeployment(this, 'upload', {
      destinationBucket: bucket,
      destinationKeyPrefix: prefix,
      sources: [Source.asset(folder)],
      prune: false,
      cacheControl: [CacheControl.fromString('public, max-age=3600, stale-while-revalidate=86400')],
    });
    return S3BucketOrigin.withOriginAccessControl(bucket, { originPath: `/${prefix}` });
  }
  /** By the resource: the CDK's class does not fit its own interface under `exactOptionalPropertyTypes`. */
  private bucket(stack: ServiceStack): IBucket {
    const resource = new CfnBucket(this, 'files', { publicAccessBlockConfiguration: NOBODY });
    resource.applyRemovalPolicy(stack.removalPolicy);
    return Bucket.fromCfnBucket(resource);
  }
}
