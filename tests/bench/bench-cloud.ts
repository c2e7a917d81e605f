import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '@factoids/local-cloud';
import type { RunKind, SeenRun } from './client/orders.ts';
import { type Client, startClient } from './client/start-client.ts';

/** How the offline provider answers; its ledger says what each call's time to first token really was. */
export interface Pace {
  readonly timeToFirstTokenMs: number;
  readonly tokensPerSecond: number;
}

/** A quick model: little of our own way is hidden behind its thinking. */
export const QUICK_PACE: Pace = { timeToFirstTokenMs: 150, tokensPerSecond: 400 };

/** A run as the client saw it, and as the provider did. Times are milliseconds. */
export interface MeasuredRun extends SeenRun {
  /** Epoch: when the provider took the call. */
  readonly calledAt: number;
  /** From there to its first token, as it really was. */
  readonly firstTokenMs: number;
}

export interface BenchCloud {
  readonly cloud: LocalCloud;
  readonly client: Client;
  /** Starts `count` runs `gapMs` apart and waits until all have ended. */
  runs(count: number, gapMs: number, kind?: RunKind): Promise<readonly MeasuredRun[]>;
  setPace(pace: Pace): void;
  stop(): Promise<void>;
}

/** A crowd that grows: twenty processes starting at once would take longer than a function may. */
const WARMING_CROWDS = [2, 4, 8, 12, 16, 20, 20, 20, 20] as const;
const MARKS_PER_UNIT = 1_000_000;
const AMPLE_BUDGET = '50';
const AMPLE_RATE = ['50000/min'];
/** About as long as an answer may get; said at once, so that a turn is one call and its first word comparable. */
const LONG_ANSWER = 'Sea otters hold hands while they sleep, so that none of them drifts away from the others. '.repeat(36);
/** Every scope is counted as always, and none ever refuses. The shared budgets have as many shards as the default ones. */
export const AMPLE_POLICY = {
  budgets: {
    ...{ global: '5.99', anonymous: '2.99' },
    ...{ session: AMPLE_BUDGET, network: AMPLE_BUDGET, key_pro: AMPLE_BUDGET, chat_session: AMPLE_BUDGET },
  },
  rates: {
    generate: { global: AMPLE_RATE, session: AMPLE_RATE, network: AMPLE_RATE, key_pro: AMPLE_RATE },
    chat: { global: AMPLE_RATE, session: AMPLE_RATE, network: AMPLE_RATE, chat_session: AMPLE_RATE },
    chat_session: { client: AMPLE_RATE, network: AMPLE_RATE },
    vote: { client: AMPLE_RATE, network: AMPLE_RATE },
  },
  concurrent_runs: { session: 1_000 },
  challenge: { anonymous_spent: null, on_anomaly: false },
} as const;

/** A local cloud whose environments have all been used: the first runs of every process are over. */
export async function startBenchCloud(options: Pick<LocalCloudOptions, 'checkPermissions'> = {}): Promise<BenchCloud> {
  const calls = new Map<unknown, number>();
  const cloud = await startLocalCloud({
    ...options,
    stage: 'bench',
    withoutSchedules: ['write-daily', 'embed-factoids'],
    env: { ADMISSION_POLICY: JSON.stringify(AMPLE_POLICY) },
    provider: {
      ...QUICK_PACE,
      behaviour: (request) => {
        const isChat = request.temperature === undefined;
        calls.set(isChat ? markIn(request.messages.at(-1)?.content) : request.temperature, cloud.provider?.ledger.length ?? 0);
        return isChat ? { answer: LONG_ANSWER } : {};
      },
    },
  });
  const client = startClient(cloud.url);
  let marks = 0;

  function measured(run: SeenRun): MeasuredRun {
    const entry = cloud.provider?.ledger[calls.get(run.mark) ?? -1];
    if (!entry) throw new Error(`the provider has no call for run ${run.requestId}`);
    return { ...run, calledAt: Date.parse(entry.at), firstTokenMs: entry.latencyMs };
  }

  async function runs(count: number, gapMs: number, kind: RunKind = 'factoid'): Promise<readonly MeasuredRun[]> {
    const orders = Array.from({ length: count }, (_, visitor) => {
      marks += 1;
      return { kind, startAfterMs: visitor * gapMs, visitor, mark: marks / MARKS_PER_UNIT };
    });
    return (await client.follow(orders)).map(measured);
  }

  try {
    for (const crowd of WARMING_CROWDS) await runs(crowd, 0);
  } catch (error) {
    await Promise.all([client.stop(), cloud.stop()]);
    throw error;
  }
  return {
    ...{ cloud, client, runs },
    setPace: (pace) => Object.assign(cloud.provider?.settings ?? {}, pace),
    stop: async () => {
      await client.stop();
      await cloud.stop();
    },
  };
}

/** The number at the end of a message. */
function markIn(content: unknown): number | undefined {
  const [, mark] = typeof content === 'string' ? (/ (0\.\d+)$/.exec(content) ?? []) : [];
  return mark === undefined ? undefined : Number(mark);
}
