import { Duration } from 'aws-cdk-lib';
import { type BehaviorOptions, CachePolicy, type IOrigin, OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { FunctionUrlAuthType, InvokeMode } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { SiteBuild } from './open-next-output.ts';
import { privateBucket } from './private-bucket.ts';
import { ServiceFunction } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';

const WITHOUT_ACCESS_LOG = "The bucket has the site's public files, and only CloudFront and deployments read it.";
const UPLOADER = 'It is the uploader of aws-cdk-lib, which runs at deployments alone:';
const UPLOADS = `${UPLOADER} it writes the files of one bucket, whichever they are.`;
const DOWNLOADS = `${UPLOADER} it reads what this deployment has put into the bucket of assets.`;

/** Everything about the function that copies files at a deployment; not one that visitors reach. */
const UPLOADER_FINDINGS = {
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': `${UPLOADER} its role is the library's.`,
  'AwsSolutions-IAM5[Action::s3:GetObject*]': DOWNLOADS,
  'AwsSolutions-IAM5[Action::s3:GetBucket*]': DOWNLOADS,
  'AwsSolutions-IAM5[Action::s3:List*]': DOWNLOADS,
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]': DOWNLOADS,
  'AwsSolutions-IAM5[Action::s3:DeleteObject*]': UPLOADS,
  'AwsSolutions-IAM5[Action::s3:Abort*]': UPLOADS,
  'AwsSolutions-IAM5[Resource::<sitefiles7C9B323D.Arn>/*]': UPLOADS,
  'AwsSolutions-L1': `${UPLOADER} its runtime is the library's.`,
};

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
      humanImpact: 'The site shows an error instead of its pages; the API and /v1 are not touched by it.',
      environment: { API_ORIGIN: apiOrigin },
    });
    const url = server.lambda.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM, invokeMode: InvokeMode.BUFFERED });
    return FunctionUrlOrigin.withOriginAccessControl(url);
  }

  private files(stack: ServiceStack): IOrigin {
    const { prefix, folder } = this.build.files;
    const bucket = privateBucket(this, 'files', { stack, withoutAccessLog: WITHOUT_ACCESS_LOG });
    // Older files stay, since pages that are open in a browser still ask for them.
    const upload = new BucketDeployment(this, 'upload', {
      destinationBucket: bucket,
      destinationKeyPrefix: prefix,
      sources: [Source.asset(folder)],
      prune: false,
      memoryLimit: 512,
      logGroup: this.uploadLog(stack),
      cacheControl: [CacheControl.fromString('public, max-age=3600, stale-while-revalidate=86400')],
    });
    acknowledge(upload.handlerRole.node.scope ?? upload, UPLOADER_FINDINGS);
    return S3BucketOrigin.withOriginAccessControl(bucket, { originPath: `/${prefix}` });
  }

  private uploadLog(stack: ServiceStack): LogGroup {
    return new LogGroup(this, 'upload-log', {
      logGroupName: `/aws/lambda/${stack.resourceName('site-upload')}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: stack.removalPolicy,
    });
  }
}
