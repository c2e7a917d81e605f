import type { LogEntry, LogSink } from './logs/log.ts';
import type { OfflineProvider } from './provider/index.ts';
import type { Credentials } from './proxy/credentials.ts';
import type { Faults } from './proxy/faults/fault-rules.ts';
import type { Permissions } from './proxy/permissions/permissions.ts';
import type { Usage } from './proxy/usage/usage.ts';
import type { Time } from './time/time.ts';
import type { TurnstileDouble } from './turnstile/start-turnstile-double.ts';
import type { WebSearchDouble } from './web-search/start-web-search-double.ts';

/** A running local cloud. */
export interface LocalCloud {
  /** The one origin of site and API. */
  readonly url: string;
  /** Where AWS SDKs find DynamoDB, SQS, SSM, API Gateway and STS. */
  readonly awsEndpoint: string;
  readonly region: string;
  /** The operator's: they may do everything. */
  readonly credentials: Credentials;
  /** The offline provider, when it is the one in use. */
  readonly provider: OfflineProvider | undefined;
  /** The double of the human check, when it is the one in use. */
  readonly turnstile: TurnstileDouble | undefined;
  /** The double of the web search, when it is the one in use. */
  readonly webSearch: WebSearchDouble | undefined;
  readonly logs: {
    /** The latest entries, oldest first. */
    entries(): readonly LogEntry[];
    subscribe(sink: LogSink): () => void;
  };
  /** Physical names. */
  readonly tables: readonly string[];
  readonly queues: readonly string[];
  /**
   * Calls a function as the Lambda API would. @param functionName Its physical or short name.
   * @returns its answer, parsed; of a streaming function the text.
   * @throws an Error with the function's own message when it fails.
   */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Lets the next calls of a function, or of all, be cold starts. @param functionName Its physical or short name. */
  coolDown(functionName?: string): void;
  /** Runs a schedule's target now. @param name Of the schedule or of its target. */
  runSchedule(name: string): Promise<unknown>;
  /** Counts messages, without touching them. */
  inspectQueue(name: string): { ready: number; inFlight: number; delayed: number } | undefined;
  /** Makes messages whose delivery failed visible at once, instead of after the visibility timeout. @returns how many. */
  redeliver(queueName: string): Promise<number>;
  /** For tests: moves the time of schedules, functions, queues and expiry. */
  readonly time: Time;
  /** What the roles of the template allow; tests can take single grants away. */
  readonly permissions: Permissions;
  /** What the functions used of AWS. */
  readonly usage: Usage;
  /** For tests: lets AWS calls of functions go wrong. */
  readonly faults: Faults;
  /** Ends every child and server. */
  stop(): Promise<void>;
}
