/** The invocation that an environment works on: one at a time. */
export interface RunningInvocation {
  /** Lambda's own id of it. */
  readonly invocationId: string;
  /** The gateway's request id, where one has led to it; else the invocation's. */
  readonly requestId: string;
  /** The event as JSON text. */
  readonly event: string;
  /** AWS calls made so far. */
  calls: number;
}

/** An environment as the AWS proxy sees it: who calls, for which invocation, and how to end it. */
export interface CallingEnvironment {
  readonly functionArn: string;
  /** The short name. */
  readonly functionName: string;
  /** What it does now, or did last. */
  readonly invocation: RunningInvocation | undefined;
  /** Ends the process with SIGKILL, as a machine that fails would. */
  kill(): void;
}
