import { type App, CfnOutput, CfnParameter } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  type BehaviorOptions,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  HttpVersion,
  PriceClass,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { acknowledge } from './constructs/acknowledge.ts';
import { apiBehaviors } from './constructs/api-behaviors.ts';
import { NextSite } from './constructs/next-site.ts';
import type { SiteBuild } from './constructs/open-next-output.ts';
import { securityHeaders } from './constructs/security-headers.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';

interface WebProps extends ServiceStackProps {
  readonly api: RestApi;
  readonly build: SiteBuild;
}

/** An origin sees its own Host; this tells it the one the browser used, whatever the browser itself may say of that. */
const NAME_VIEWER_HOST = `function handler(event) {
  var request = event.request;
  request.headers['x-viewer-host'] = { value: request.headers.host.value };
  return request;
}`;

const ACCEPTED_FINDINGS = {
  'AwsSolutions-CFR1': 'The site is for everybody, wherever they are.',
  'AwsSolutions-CFR2': 'Admission bounds what any caller can spend; a web ACL costs money while nobody is there.',
  'AwsSolutions-CFR3': "The gateway's log has each request to the API; this one would collect every reader's address.",
  'AwsSolutions-CFR4':
    'The oldest TLS of *.cloudfront.net is not ours to choose; with a domain and certificate of our own it will be.',
};

/** The one front door: site and API on one origin. */
export class WebStack extends ServiceStack {
  constructor(app: App, props: WebProps) {
    super(app, 'web', props);
    const site = new NextSite(this, 'site', { build: props.build, apiOrigin: this.originOf(props.api) });
    const behind = this.frontDoor();
    const distribution = new Distribution(this, 'front-door', {
      comment: this.resourceName('web'),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: behind(site.pages),
      additionalBehaviors: behindEach({ ...apiBehaviors(this, props.api, this.originSecret()), ...site.fileBehaviors }, behind),
    });
    acknowledge(distribution, ACCEPTED_FINDINGS);
    new CfnOutput(this, 'SiteUrl', { value: `https://${distribution.distributionDomainName}` });
  }

  /**
   * Read from SSM at every deployment. As a parameter of the stack and not as a dynamic reference: CloudFormation sees a changed
   * value only in the former, so that a rotated secret is deployed though the template is the same.
   */
  private originSecret(): string {
    return new CfnParameter(this, 'OriginSecret', {
      type: 'AWS::SSM::Parameter::Value<String>',
      default: `${this.secretsPrefix}/ORIGIN_SECRET`,
      description: 'The name of the SSM String parameter whose value CloudFront sends to the API as x-origin-verify',
    }).valueAsString;
  }

  /** Without a slash at its end, so that paths can follow. */
  private originOf(api: RestApi): string {
    return `https://${api.restApiId}.execute-api.${this.region}.${this.urlSuffix}/${api.deploymentStage.stageName}`;
  }

  /** What every behaviour has in common. */
  private frontDoor(): (behavior: BehaviorOptions) => BehaviorOptions {
    const nameViewerHost = new EdgeFunction(this, 'name-viewer-host', { code: FunctionCode.fromInline(NAME_VIEWER_HOST) });
    const responseHeadersPolicy = securityHeaders(this);
    return (behavior) => ({
      compress: true,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy,
      functionAssociations: [{ function: nameViewerHost, eventType: FunctionEventType.VIEWER_REQUEST }],
      ...behavior,
    });
  }
}

function behindEach(
  behaviors: Record<string, BehaviorOptions>,
  behind: (behavior: BehaviorOptions) => BehaviorOptions,
): Record<string, BehaviorOptions> {
  return Object.fromEntries(Object.entries(behaviors).map(([pattern, behavior]) => [pattern, behind(behavior)]));
}
