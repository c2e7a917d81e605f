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
  return { level: fallback ?? 'info', message: text.replaceAll('\r', '\n'), fields };
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
