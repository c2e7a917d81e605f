/** One thing that a call does, as IAM looks at it. */
export interface Target {
  /** `dynamodb:PutItem` */
  readonly action: string;
  /** An ARN, or `*` for what belongs to no resource. */
  readonly resource: string;
}

/** A call's body, looked into once for everybody who wants to know. */
export interface ParsedCall {
  /** Empty for an operation without a JSON body. */
  readonly text: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What has to be allowed; several for batches, transactions and lists of names. */
  readonly targets: readonly Target[];
  /** Physical names of the tables it touches, each once, in the order of the request. */
  readonly tables: readonly string[];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
