/** What has been started, to be ended the other way round: also when the start itself fails half-way. */
export interface Stopping {
  add(name: string, stop: () => unknown): void;
  stop(): Promise<void>;
}

export function createStopping(): Stopping {
  const stops: { name: string; stop: () => unknown }[] = [];
  let stopped: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    for (const { stop } of stops.reverse()) await Promise.resolve(stop()).catch(() => {});
  }
  return {
    add: (name, stop) => {
      if (stopped) void Promise.resolve(stop()).catch(() => {});
      else stops.push({ name, stop });
    },
    stop: () => {
      stopped ??= stopAll();
      return stopped;
    },
  };
}
