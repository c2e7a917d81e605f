/** An event of a run's stream, and when it got here. */
export interface Arrival {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds since the request was sent. */
  readonly arrivedMs: number;
  /** When it was written down, by the writer's clock, in milliseconds. */
  readonly writtenMs: number;
}

/** What comes closer together than this came as one. */
const TOGETHER_MS = 10;
/** What is written within less than this says nothing about how it travels. */
const TOO_QUICK_MS = 100;
/** Of the time between the first text and the end, as the writer took it, so much at least has to be left for the reader. */
const KEPT_SHARE = 0.5;

export interface Pace {
  readonly events: number;
  /** Distinct moments at which something came. */
  readonly moments: number;
  readonly firstTextMs: number;
  readonly endMs: number;
  /** Between the first text and the end: as written, and as it came. */
  readonly writtenOverMs: number;
  readonly cameOverMs: number;
}

export class SmokeFailure extends Error {}

/** How the events came. @throws SmokeFailure when something on the way kept them and let them go in one burst. */
export function paceOf(arrivals: readonly Arrival[]): Pace {
  const first = arrivals.find(({ type }) => type === 'delta');
  const last = arrivals.at(-1);
  if (!first || !last) throw new SmokeFailure('The stream had no text.');
  const pace = {
    events: arrivals.length,
    moments: momentsIn(arrivals),
    firstTextMs: Math.round(first.arrivedMs),
    endMs: Math.round(last.arrivedMs),
    writtenOverMs: last.writtenMs - first.writtenMs,
    cameOverMs: Math.round(last.arrivedMs - first.arrivedMs),
  };
  if (pace.writtenOverMs < TOO_QUICK_MS)
    throw new SmokeFailure(`The text was written within ${pace.writtenOverMs} ms: too quick to see how it travels.`);
  if (pace.moments < 2 || pace.cameOverMs < KEPT_SHARE * pace.writtenOverMs) throw new SmokeFailure(buffered(pace));
  return pace;
}

function buffered({ events, moments, writtenOverMs, cameOverMs }: Pace): string {
  return `The stream is buffered: text written over ${writtenOverMs} ms came within ${cameOverMs} ms (${events} events at ${moments} moments).`;
}

function momentsIn(arrivals: readonly Arrival[]): number {
  let moments = 0;
  let latestMs = Number.NEGATIVE_INFINITY;
  for (const { arrivedMs } of arrivals) {
    if (arrivedMs - latestMs > TOGETHER_MS) moments += 1;
    latestMs = arrivedMs;
  }
  return moments;
}
