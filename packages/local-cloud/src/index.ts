export type { LocalCloud } from './local-cloud.ts';
export { formatEntry } from './logs/format-entry.ts';
export type { LogEntry, LogSink } from './logs/log.ts';
export type { LocalCloudOptions, StackSource } from './options.ts';
export type { Fault, FaultableCall, FaultRule, Faults } from './proxy/faults/fault-rules.ts';
export type { HeldGrant, Permissions } from './proxy/permissions/permissions.ts';
export type { AwsAnswer, AwsCall, Interceptor } from './proxy/pipeline.ts';
export type { Clock } from './schedules/clock.ts';
export { startLocalCloud } from './start-local-cloud.ts';
