import { type App, Duration } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat, EndpointType, LogGroupLogDestination, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { addGatewayProblems } from './constructs/gateway-problems.ts';
import { parameter } from './constructs/parameters.ts';
import { mountRoutes } from './constructs/routes.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';
import { addUsagePlans } from './constructs/usage-plans.ts';
import type { Tables } from './data.ts';

interface ApiProps extends ServiceStackProps {
  readonly tables: Tables;
  readonly runsQueue: Queue;
}

/** The REST API of both prefixes and the three functions behind it, one a duty. */
export class ApiStack extends ServiceStack {
  readonly api: RestApi;

  constructor(app: App, props: ApiProps) {
    super(app, 'api', props);
    this.api = this.restApi();
    mountRoutes(this.api, { read: this.read(props), runs: this.runs(props), stream: this.stream(props) });
    addGatewayProblems(this.api);
    addUsagePlans(this, this.api);
  }

  /** Everyone's reads: public pages, the price list, health. */
  private read({ tables }: ApiProps): ServiceFunction {
    return new ServiceFunction(this, 'api-read', {
      entry: 'functions/api/read.ts',
      ...BUFFERED,
      tables: [
        { table: tables.content, reads: ['GetItem'], writes: ['PutItem'], indexes: ['newest'] },
        { table: tables.accounts, reads: ['GetItem'] },
      ],
      secrets: ['API_KEY_PEPPER'],
      environment: {
        OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl'),
        ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
      },
    });
  }

  /** What a caller does with runs of their own, and the only way to begin one. */
  private runs({ tables, runsQueue }: ApiProps): ServiceFunction {
    return new ServiceFunction(this, 'api-runs', {
      entry: 'functions/api/runs.ts',
      ...BUFFERED,
      tables: [
        { table: tables.runs, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem', 'UpdateItem'], indexes: ['by-owner'] },
        { table: tables.content, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem'] },
        { table: tables.accounts, reads: ['GetItem'] },
      ],
      sendsTo: runsQueue,
      secrets: ['SESSION_KEYS', 'API_KEY_PEPPER'],
      environment: {
        OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl'),
        ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
        SECURE_COOKIES: parameter(this, 'SecureCookies'),
      },
    });
  }

  /** Reads a run's events as they come: it changes nothing, and outlives its own deadline of 120 s by a little. */
  private stream({ tables }: ApiProps): ServiceFunction {
    return new ServiceFunction(this, 'stream', {
      entry: 'functions/stream/run-stream.ts',
      timeout: Duration.seconds(130),
      memorySize: 512,
      reservedConcurrency: 100,
      tables: [
        { table: tables.runs, reads: ['GetItem', 'Query'] },
        { table: tables.accounts, reads: ['GetItem'] },
      ],
      secrets: ['SESSION_KEYS', 'API_KEY_PEPPER'],
      environment: { SECURE_COOKIES: parameter(this, 'SecureCookies') },
    });
  }

  /** Regional: an edge-optimised endpoint would cut a stream that is silent for 30 s. */
  private restApi(): RestApi {
    const accessLog = new LogGroup(this, 'access-log', {
      logGroupName: `/aws/apigateway/${this.resourceName('api')}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: this.removalPolicy,
    });
    return new RestApi(this, 'rest-api', {
      restApiName: this.resourceName('api'),
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: true,
      deployOptions: {
        stageName: 'live',
        throttlingRateLimit: 500,
        throttlingBurstLimit: 1000,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
      },
    });
  }
}

const BUFFERED = { timeout: Duration.seconds(10), memorySize: 512, reservedConcurrency: 50 } as const;

/** No addresses, no query, no headers: enough to find a request and to see how it went. */
const ACCESS_LOG_FIELDS = {
  request_id: AccessLogField.contextRequestId(),
  method: AccessLogField.contextHttpMethod(),
  resource: AccessLogField.contextResourcePath(),
  status: AccessLogField.contextStatus(),
  duration_ms: AccessLogField.contextResponseLatency(),
  function_ms: AccessLogField.contextIntegrationLatency(),
  error: AccessLogField.contextErrorResponseType(),
  api_key_id: AccessLogField.contextIdentityApiKeyId(),
};
