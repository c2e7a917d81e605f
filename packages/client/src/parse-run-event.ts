import type { RunEvent, TerminalEvent } from '@factoids/contracts';

type Fields = Readonly<Record<string, unknown>>;

/** What each type of event must carry for a reader to rely on it. Checked by hand: zod is larger than the rest of the client. */
const CHECKS: Record<RunEvent['type'], (fields: Fields) => boolean> = {
  pending: () => true,
  running: (fields) => typeof fields.model === 'string' && typeof fields.attempt === 'number',
  delta: (fields) => typeof fields.text === 'string',
  tool_call: (fields) => typeof fields.id === 'string' && typeof fields.label === 'string',
  tool_result: (fields) => typeof fields.id === 'string' && Array.isArray(fields.sources),
  usage: (fields) => 'cost_usd' in fields,
  succeeded: ({ factoid, message }) => [factoid, message].some((made) => isObject(made) && typeof made.text === 'string'),
  failed: (fields) => isObject(fields.problem) && typeof fields.problem.title === 'string',
  cancelled: () => true,
};

/** The `data:` of one server-sent event; null for a type that this client does not know yet, or for anything malformed. */
export function parseRunEvent(data: string): RunEvent | null {
  const value = parseJson(data);
  return isRunEvent(value) ? value : null;
}

export function isTerminal(event: RunEvent): event is TerminalEvent {
  return event.type === 'succeeded' || event.type === 'failed' || event.type === 'cancelled';
}

function isRunEvent(value: unknown): value is RunEvent {
  if (!isObject(value) || !isEventType(value.type)) return false;
  return typeof value.run_id === 'string' && Number.isSafeInteger(value.seq) && CHECKS[value.type](value);
}

function isEventType(type: unknown): type is RunEvent['type'] {
  return typeof type === 'string' && Object.hasOwn(CHECKS, type);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
