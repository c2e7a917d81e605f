export interface ErrorDescription {
  readonly name: string;
  readonly message?: string;
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
}

const MAX_DEPTH = 4;
const MAX_FRAMES = 8;
/** A stack begins with the message, whose lines may look like frames: only what ends in a place in the code is one. */
const FRAME = /^ {4}at (?:.* \()?[^\s()]+:\d+:\d+\)?$/;

/**
 * What may be said of an error: its name, where it was thrown, its causes. Its message only when the platform wrote it
 * (AWS SDK, sockets): others may quote a prompt, a body or a key.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => FRAME.test(line));
  return {
    name: error.name,
    ...(isPlatformError(error) ? { message: error.message } : {}),
    frames: frames.slice(0, MAX_FRAMES).map((line) => line.trim()),
    ...(error.cause !== undefined && depth < MAX_DEPTH ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function isPlatformError(error: Error): boolean {
  return '$metadata' in error || 'syscall' in error;
}
