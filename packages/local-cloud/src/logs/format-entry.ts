import type { LogEntry } from './log.ts';

const SOURCE_WIDTH = 12;
/** Said by the line itself, or of use only in the cloud. */
const HIDDEN = new Set([
  'service',
  'sampling_rate',
  'xray_trace_id',
  'cold_start',
  'function_arn',
  'function_name',
  'function_memory_size',
]);

/** `12:00:01.123 api-runs     info  run requested  request_id=… run_id=…` */
export function formatEntry({ atMs, source, level, message, fields }: LogEntry): string {
  const values = Object.entries(fields)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, value]) => `${name}=${formatValue(value)}`);
  const text = [message, values.join(' ')].filter(Boolean).join('  ');
  return `${timeOf(atMs)} ${source.padEnd(SOURCE_WIDTH)} ${level.padEnd(5)} ${text}`;
}

function timeOf(atMs: number): string {
  const date = new Date(atMs);
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0'));
  return `${parts.join(':')}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function formatValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return typeof value === 'string' && /[\s"=]/.test(text) ? JSON.stringify(text) : text;
}
