export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LogEntry {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** The function's short name, or a part of the local cloud. */
  readonly source: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type LogSink = (entry: LogEntry) => void;

export interface Log {
  write(entry: Omit<LogEntry, 'atMs' | 'fields'> & { fields?: LogEntry['fields'] }): void;
  /** The latest entries, oldest first. */
  entries(): readonly LogEntry[];
  /** @returns the function that ends the subscription. */
  subscribe(sink: LogSink): () => void;
}

/** Keeps the latest `capacity` entries in memory and hands each one to the subscribers. */
export function createLog(capacity = 5_000): Log {
  const ring: LogEntry[] = [];
  const sinks = new Set<LogSink>();
  return {
    write: ({ fields = {}, ...rest }) => {
      const entry = { atMs: Date.now(), fields, ...rest };
      ring.push(entry);
      if (ring.length > capacity * 2) ring.splice(0, capacity);
      for (const sink of sinks) sink(entry);
    },
    entries: () => ring.slice(-capacity),
    subscribe: (sink) => {
      sinks.add(sink);
      return () => sinks.delete(sink);
    },
  };
}
