import type { LogEntry, LogLevel } from './log.ts';

type ParsedLine = Pick<LogEntry, 'level' | 'message' | 'fields'>;

/** console.* on Lambda: time, request id, level and text, tab-separated. */
const CONSOLE_LINE = /^\S+Z\t(\S+)\t(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\t(.*)$/s;

/** Reads one line a function wrote: a JSON entry, a line of console.*, or plain text. */
export function parseFunctionLine(line: string, requestId: string | undefined): ParsedLine {
  const match = CONSOLE_LINE.exec(line);
  const text = match?.[3] ?? line;
  const fallback = levelOf(match?.[2]);
  const json = parseObject(text);
  if (json) {
    const { level, message, msg, time, timestamp, ...fields } = json;
    return { level: levelOf(level) ?? fallback ?? 'info', message: String(message ?? msg ?? ''), fields };
  }
  const fields = requestId === undefined ? {} : { invocation: requestId };
  return { level: fallback ?? 'info', message: describeError(text) ?? text.replaceAll('\r', '\n'), fields };
}

const RUNTIME_ERROR = /^(.+?) ?\t(\{"errorType":.*\})$/s;
const SHOWN_FRAMES = 6;

/** What the runtime writes for an error that a function threw: its name and a JSON object with the stack. */
function describeError(text: string): string | undefined {
  const [, title, json] = RUNTIME_ERROR.exec(text) ?? [];
  const error = json === undefined ? undefined : parseObject(json);
  if (!error) return undefined;
  const stack = Array.isArray(error.stack) ? error.stack.map(String).slice(1, SHOWN_FRAMES) : [];
  return [`${title}: ${String(error.errorType)}: ${String(error.errorMessage)}`, ...stack].join('\n');
}

function parseObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function levelOf(value: unknown): LogLevel | undefined {
  const level = String(value).toLowerCase();
  if (level === 'debug' || level === 'trace') return 'debug';
  if (level === 'info' || level === 'warn' || level === 'error') return level;
  return level === 'fatal' ? 'error' : undefined;
}
