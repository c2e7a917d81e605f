/** Everything that a log line may say beside its constant message. What is not named here is never written. */
export interface LogFields {
  readonly request_id?: string | undefined;
  readonly run_id?: string | undefined;
  readonly factoid_id?: string | undefined;
  readonly message_id?: string | undefined;
  readonly route?: string | undefined;
  readonly principal?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly model?: string | undefined;
  readonly outcome?: string | undefined;
  readonly duration_ms?: number | undefined;
  readonly cost_nanos?: number | null | undefined;
  readonly count?: number | undefined;
  /** A UTC day. */
  readonly window?: string | undefined;
  /** Sessions, networks and keys by their id or hash. */
  readonly scope?: string | undefined;
}

const NAMES: ReadonlySet<string> = new Set<keyof LogFields>([
  'request_id',
  'run_id',
  'factoid_id',
  'message_id',
  'route',
  'principal',
  'status',
  'code',
  'model',
  'outcome',
  'duration_ms',
  'cost_nanos',
  'count',
  'window',
  'scope',
]);

/** The fields that may be logged; any other is dropped, whatever a caller without types passes in. */
export function allowedFields(fields: LogFields): LogFields {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => NAMES.has(name) && value !== undefined));
}
