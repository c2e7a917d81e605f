export { checkHealth } from './check-health.ts';
export type { Probe } from './probe.ts';
