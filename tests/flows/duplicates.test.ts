import { setTimeout as sleep } from 'node:timers/promises';
import { parseUsd, RunEvent, RunView } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { openCounterReader, totalOf } from './counter-reader.ts';
import { KEPT_MS } from './kept-models.ts';
import { useLocalCloud } from './local-cloud.ts';
import { scriptModel } from './scripted-model.ts';
import { visitor } from './visitor.ts';

const cloud = useLocalCloud({ warm: { 'run-worker': 2, search: 1 } });

const GENERATE = '/api/factoids/generate';
const STONE = 'Sea otters crack shells with a stone that lies on their belly.';
const FUR = 'Sea otters have the densest fur of any mammal, with up to a million hairs per square inch.';
const FUR_AGAIN = 'Sea otters have the densest fur of all mammals: up to a million hairs per square inch!';
const HANDS = 'Otter pairs hold hands when they sleep, so that none of the two drifts away.';

/** Asks, and follows the run to its end. */
async function generated(topic: string) {
  const reader = visitor(cloud().url);
  const { json } = await reader.post(GENERATE, { topic });
  const { events } = await reader.follow(json.stream_url);
  const view = RunView.parse((await reader.ask(json.status_url)).json);
  return { events: events.map(({ data }) => RunEvent.parse(data)), view };
}

/** As nobody's kept list tells it. */
async function published(text: string) {
  await cloud().time.advance(KEPT_MS);
  const { json } = await visitor(cloud().url).ask('/api/factoids?limit=100');
  return json.data.filter((factoid: { text: string }) => factoid.text === text);
}

describe('a model that says what is on the site already', () => {
  it('is asked once more, and when it repeats itself the run fails with a link to what exists, and costs what both calls cost', async () => {
    scriptModel(cloud(), 'stones', [{ text: STONE, subject: 'Otters' }]);
    const first = await generated('stones');
    expect(first.view.status).toBe('succeeded');
    const before = cloud().provider?.ledger.length ?? 0;

    const { events, view } = await generated('stones');
    const existing = { id: first.view.factoid?.id, url: `/f/${first.view.factoid?.id}` };
    expect(events.filter(({ type }) => type === 'running').map((event) => 'attempt' in event && event.attempt)).toEqual([1, 2]);
    expect(events.at(-1)).toMatchObject({ type: 'failed', problem: { code: 'duplicate', retryable: true, existing } });
    expect(view).toMatchObject({ status: 'failed', factoid: null, problem: { code: 'duplicate', existing } });
    expect(await published(STONE)).toHaveLength(1);

    const bill =
      cloud()
        .provider?.ledger.slice(before)
        .map(({ cost }): number => parseUsd(cost)) ?? [];
    expect(bill).toHaveLength(2);
    expect(parseUsd(view.usage?.cost_usd ?? '0')).toBe(bill.reduce((sum, cost) => sum + cost, 0));
    const counters = await openCounterReader(cloud())();
    expect(totalOf(counters, 'global', 'committed')).toBe(totalOf(counters, 'global', 'spent'));
    expect(totalOf(counters, 'global', 'openRuns')).toBe(0);
  });

  it('is told what exists, and writes something new, also when the other was written long ago under another subject', async () => {
    scriptModel(cloud(), 'fur', [{ text: FUR, subject: 'Fur' }]);
    expect((await generated('fur')).view.status).toBe('succeeded');
    for (const topic of ['tea', 'chess', 'bees', 'Venus', 'cheese', 'coffee', 'gold', 'rain']) await generated(topic);
    // The search looks for newer factoids once a second.
    await sleep(1_200);
    const { requests } = scriptModel(cloud(), 'animals', [
      { text: FUR_AGAIN, subject: 'Otters' },
      { text: 'Otters are fond of sliding down muddy banks.', subject: 'Otters' },
    ]);
    const { view } = await generated('animals');
    expect(view).toMatchObject({ status: 'succeeded', factoid: { text: 'Otters are fond of sliding down muddy banks.' } });
    expect(requests).toHaveLength(2);
    const { content } = JSON.parse(requests[1] ?? '{}');
    const data = JSON.parse(content.slice(content.indexOf('{')));
    expect(data.avoid[0]).toBe(FUR);
    expect(data.rejected).toMatchObject({ answer: FUR_AGAIN, reason: expect.stringContaining('already') });
  });
});

describe('two runs that write the same at once', () => {
  it('publish it once, and the other is told where', async () => {
    scriptModel(cloud(), 'hands', [{ text: HANDS, subject: 'Otters' }]);
    const transactions = new Map<string, number>();
    const met = Promise.withResolvers<void>();
    // The first transaction of a run begins its call, the second ends it: both have looked before either has written.
    const meet = cloud().faults.inject(({ functionName, operation, invocationId }) => {
      if (functionName !== 'run-worker' || operation !== 'TransactWriteItems') return undefined;
      const count = (transactions.get(invocationId) ?? 0) + 1;
      transactions.set(invocationId, count);
      if ([...transactions.values()].filter((each) => each >= 2).length === 2) met.resolve();
      return count === 2 ? { until: met.promise } : undefined;
    });
    const both = await Promise.all([generated('hands'), generated('hands')]).finally(meet);
    const [won, lost] = both[0].view.status === 'succeeded' ? both : both.toReversed();
    expect(won?.view).toMatchObject({ status: 'succeeded', factoid: { text: HANDS } });
    const existing = { id: won?.view.factoid?.id, url: `/f/${won?.view.factoid?.id}` };
    expect(lost?.view).toMatchObject({ status: 'failed', factoid: null, problem: { code: 'duplicate', existing } });
    expect(lost?.events.filter(({ type }) => type === 'running')).toHaveLength(1);
    expect(await published(HANDS)).toHaveLength(1);
  });
});
