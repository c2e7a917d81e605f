import { type App, Duration } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat, EndpointType, LogGroupLogDestination, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './constructs/acknowledge.ts';
import { addGatewayProblems } from './constructs/gateway-problems.ts';
import { parameter } from './constructs/parameters.ts';
import { mountRoutes } from './constructs/routes.ts';
import { ServiceAlarm } from './constructs/service-alarm.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';
import { addUsagePlans } from './constructs/usage-plans.ts';
import { ARTIFACT_FINDINGS, ARTIFACTS, type Buckets, type Tables } from './data.ts';

interface ApiProps extends ServiceStackProps {
  readonly tables: Tables;
  readonly buckets: Buckets;
  readonly runsQueue: Queue;
  readonly chatsQueue: Queue;
  readonly noticesQueue: Queue;
  readonly search: ServiceFunction;
}

/** The REST API of both prefixes and the functions behind it, one a duty. */
export class ApiStack extends ServiceStack {
  readonly api: RestApi;

  constructor(app: App, props: ApiProps) {
    super(app, 'api', props);
    this.api = this.restApi();
    mountRoutes(this.api, {
      read: this.read(props),
      runs: this.runs(props),
      opinions: this.opinions(props),
      chat: this.chat(props),
      stream: this.stream(props),
      account: this.accountFunction(props),
      admin: this.admin(props),
    });
    addGatewayProblems(this.api);
    addUsagePlans(this, this.api);
    this.ringForServerErrors();
  }

  /** Everyone's reads: public pages, the price list, health. */
  private read({ tables, runsQueue, search }: ApiProps): ServiceFunction {
    return new ServiceFunction(this, 'api-read', {
      entry: 'functions/api/read.ts',
      ...BUFFERED,
      humanImpact: 'The list of factoids, single factoids and the models cannot be read: the page shows an error instead.',
      tables: [
        { table: tables.content, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem'], indexes: LIST_INDEXES },
        { table: tables.accounts, reads: ['GetItem'] },
        { table: tables.ledger, reads: ['GetItem'] },
      ],
      asks: { RUN_QUEUE_URL: runsQueue },
      invokes: { SEARCH_FUNCTION: search },
      secrets: ['API_KEY_PEPPER'],
      environment: {
        OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl'),
        ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
      },
    });
  }

  /** What a caller does with runs of their own, and the only way to begin one. */
  private runs({ tables, runsQueue, noticesQueue }: ApiProps): ServiceFunction {
    return new ServiceFunction(this, 'api-runs', {
      entry: 'functions/api/runs.ts',
      ...BUFFERED,
      humanImpact: 'Nobody can ask for a factoid, see their runs or stop one: the button answers with an error.',
      tables: [
        { table: tables.runs, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem', 'UpdateItem'], indexes: ['by-owner'] },
        { table: tables.content, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem'] },
        { table: tables.accounts, reads: ['GetItem', 'BatchGetItem'], writes: ['UpdateItem'] },
        { table: tables.ledger, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem', 'UpdateItem'] },
      ],
      sendsTo: { RUN_QUEUE_URL: runsQueue, NOTICE_QUEUE_URL: noticesQueue },
      secrets: ['SESSION_KEYS', 'API_KEY_PEPPER', 'ORIGIN_SECRET'],
      environment: {
        OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl'),
        ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
        SECURE_COOKIES: parameter(this, 'SecureCookies'),
        TURNSTILE_SITE_KEY: parameter(this, 'TurnstileSiteKey'),
      },
    });
  }

  /** Votes and feedback: they cost nothing, and are limited all the same. */
  private opinions({ tables, noticesQueue }: ApiProps): ServiceFunction {
    return new ServiceFunction(this, 'api-opinions', {
      entry: 'functions/api/opinions.ts',
      ...BUFFERED,
      humanImpact: 'Nobody can vote on a factoid or say what is wrong with one: the buttons answer with an error.',
      tables: [
        { table: tables.content, reads: ['BatchGetItem'], writes: ['PutItem', 'UpdateItem', 'DeleteItem'] },
        // Answers by idempotency key.
        { table: tables.runs, writes: ['PutItem'] },
        { table: tables.accounts, reads: ['BatchGetItem'], writes: ['UpdateItem'] },
        { table: tables.ledger, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem', 'UpdateItem'] },
      ],
      sendsTo: { NOTICE_QUEUE_URL: noticesQueue },
      secrets: ['SESSION_KEYS', 'API_KEY_PEPPER', 'ORIGIN_SECRET'],
      environment: {
        ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
        SECURE_COOKIES: parameter(this, 'SecureCookies'),
      },
    });
  }

  /** Chat sessions of a caller's own, and the only way to say something in one. */
  private chat({ tables, buckets, chatsQueue, noticesQueue }: ApiProps): ServiceFunction {
    const chat = new ServiceFunction(this, 'api-chat', {
      entry: 'functions/api/chat.ts',
      ...BUFFERED,
      humanImpact: 'Nobody can open or read a chat, say something in one or stop its answer: the panel shows an error instead.',
      tables: [
        {
          table: tables.runs,
          reads: ['GetItem', 'BatchGetItem', 'Query'],
          writes: ['PutItem', 'UpdateItem', 'BatchWriteItem'],
          indexes: ['by-owner'],
        },
        { table: tables.content, reads: ['GetItem'], writes: ['PutItem'] },
        { table: tables.accounts, reads: ['GetItem', 'BatchGetItem'], writes: ['UpdateItem'] },
        { table: tables.ledger, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem', 'UpdateItem'] },
      ],
      sendsTo: { CHAT_QUEUE_URL: chatsQueue, NOTICE_QUEUE_URL: noticesQueue },
      buckets: [{ bucket: buckets.artifacts, ...ARTIFACTS, deletes: true }],
      secrets: ['SESSION_KEYS', 'API_KEY_PEPPER', 'ORIGIN_SECRET'],
      environment: {
        OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl'),
        ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
        SECURE_COOKIES: parameter(this, 'SecureCookies'),
        TURNSTILE_SITE_KEY: parameter(this, 'TurnstileSiteKey'),
      },
    });
    acknowledge(chat.role, ARTIFACT_FINDINGS);
    return chat;
  }

  /** What a caller may, and the check that lifts a visitor's limits. It names the table of runs and touches nothing in it. */
  private accountFunction({ tables }: ApiProps): ServiceFunction {
    return new ServiceFunction(this, 'api-account', {
      entry: 'functions/api/account.ts',
      ...BUFFERED,
      reservedConcurrency: 20,
      humanImpact: 'Nobody sees what they have left of their limits, and visitors who are asked for a check cannot pass it.',
      tables: [
        { table: tables.runs },
        { table: tables.accounts, reads: ['BatchGetItem'], writes: ['PutItem', 'UpdateItem'] },
        { table: tables.ledger, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem'] },
      ],
      secrets: ['SESSION_KEYS', 'API_KEY_PEPPER', 'ORIGIN_SECRET', 'TURNSTILE_SECRET_KEY'],
      environment: {
        ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
        SECURE_COOKIES: parameter(this, 'SecureCookies'),
        TURNSTILE_SITE_KEY: parameter(this, 'TurnstileSiteKey'),
        TURNSTILE_VERIFY_URL: parameter(this, 'TurnstileVerifyUrl'),
        TURNSTILE_SCRIPT_URL: parameter(this, 'TurnstileScriptUrl'),
      },
    });
  }

  /** Reads a run's events as they come: it changes nothing, and outlives its own deadline of 120 s by a little. */
  private stream({ tables }: ApiProps): ServiceFunction {
    return new ServiceFunction(this, 'stream', {
      entry: 'functions/stream/run-stream.ts',
      timeout: Duration.seconds(130),
      memorySize: 256,
      reservedConcurrency: 100,
      humanImpact:
        'The text of factoids and of answers in chats does not appear, or stops; the run itself goes on, and polling shows it.',
      tables: [
        { table: tables.runs, reads: ['GetItem', 'Query'] },
        { table: tables.accounts, reads: ['GetItem'] },
      ],
      secrets: ['SESSION_KEYS', 'API_KEY_PEPPER'],
      environment: { SECURE_COOKIES: parameter(this, 'SecureCookies') },
    });
  }

  /** The operator's levers, and where the money went; summing up a long day takes its time. */
  private admin({ tables }: ApiProps): ServiceFunction {
    return new ServiceFunction(this, 'api-admin', {
      entry: 'functions/api/admin.ts',
      timeout: Duration.seconds(28),
      memorySize: 512,
      reservedConcurrency: 5,
      humanImpact: 'The operator cannot stop, boost or look through /v1/admin; `pnpm ops` works on the store and still can.',
      tables: [
        { table: tables.ledger, reads: ['GetItem', 'BatchGetItem', 'Query'], writes: ['PutItem'], indexes: ['by-window'] },
        { table: tables.accounts, reads: ['GetItem', 'Query'], writes: ['PutItem'] },
        { table: tables.runs, reads: ['BatchGetItem'], writes: ['PutItem'], indexes: ['by-window'] },
        { table: tables.content, reads: ['GetItem', 'Query'], writes: ['UpdateItem', 'DeleteItem'], indexes: ['feedback'] },
      ],
      secrets: ['API_KEY_PEPPER'],
      environment: { ADMISSION_POLICY: parameter(this, 'AdmissionPolicy') },
    });
  }

  /** What the functions answer as 5xx, and what the gateway says in their place. */
  private ringForServerErrors(): void {
    new ServiceAlarm(this, 'api-5xx', {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
      humanImpact: 'Visitors and developers get errors that are our fault, from the page as from /v1.',
      firstStep: `look for status 5xx in the log group /aws/apigateway/${this.resourceName('api')}, and follow a request_id into the function's log.`,
    });
  }

  /** Regional: an edge-optimised endpoint would cut a stream that is silent for 30 s. */
  private restApi(): RestApi {
    const accessLog = new LogGroup(this, 'access-log', {
      logGroupName: `/aws/apigateway/${this.resourceName('api')}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: this.removalPolicy,
    });
    const api = new RestApi(this, 'rest-api', {
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
    acknowledge(api, ACCEPTED_FINDINGS);
    return api;
  }
}

/** Behind `GET /factoids`: one for each order, with and without a subject. */
const LIST_INDEXES = ['newest', 'by-subject', 'top', 'top-by-subject', 'shuffled'] as const;

const BUFFERED = { timeout: Duration.seconds(10), memorySize: 512, reservedConcurrency: 50 } as const;

const GATEWAY_LOG_POLICY = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs';
const WHO_ASKS =
  'Functions decide who asks: by the signed session cookie under /api, by the API key under /v1; reads are public.';

const ACCEPTED_FINDINGS = {
  'AwsSolutions-APIG2':
    'Functions parse every parameter and body against the contract, and answer 422 with the field that is wrong.',
  'AwsSolutions-APIG3':
    'Admission bounds what any caller can spend, and stage and plans throttle; a web ACL costs money while nobody is there.',
  'AwsSolutions-APIG4': WHO_ASKS,
  'AwsSolutions-COG4': WHO_ASKS,
  'AwsSolutions-APIG6': 'The access log has each request; execution logs would add headers, among them cookies.',
  [`AwsSolutions-IAM4[Policy::${GATEWAY_LOG_POLICY}]`]:
    'The role by which the gateway service writes logs for the whole account: AWS asks for this policy.',
};

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
