import { NoticeMessage } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { counterBook } from '../testing/counter-book.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryLedger } from '../testing/memory-ledger.ts';
import { deliverNotice, type Notice, type Notifier, noticeText, notifyAll } from './index.ts';

const softLimit: Notice = {
  type: 'notice.soft_limit',
  scope: 'anonymous',
  window: '2099-11-22',
  committed_usd: '1.612000000',
  budget_usd: '2.000000000',
};
const anomaly: Notice = {
  type: 'notice.anomaly',
  scope: 'network:3f9a',
  pattern: 'many_sessions',
  count: 31,
  minutes: 5,
  throttled_until: '2099-11-22T12:15:00.000Z',
};

function makeWorld() {
  const told: Notice[] = [];
  const dying = { before: 0 };
  const notifier: Notifier = {
    async notify(notice) {
      dying.before -= 1;
      if (dying.before >= 0) throw new Error('the worker is gone');
      told.push(notice);
    },
  };
  const deps = { clock: manualClock(), ledger: memoryLedger(counterBook()), notifier };
  const deliver = (notice: Notice, messageId: string) => deliverNotice({ deps, input: { notice, messageId } });
  return { told, deliver, dying };
}

describe('a notice', () => {
  it('of a soft limit is told once a scope and window, however many crossed it and however often they are delivered', async () => {
    const { told, deliver } = makeWorld();
    await Promise.all(['a', 'b', 'c'].map((id) => deliver(softLimit, id)));
    expect(told).toHaveLength(1);
    await deliver({ ...softLimit, window: '2099-11-23' }, 'd');
    await deliver({ ...softLimit, scope: 'global' }, 'e');
    expect(told.map((notice) => 'scope' in notice && notice.scope)).toEqual(['anonymous', 'anonymous', 'global']);
  });

  it('whose worker dies after marking it is told by its redelivery, and by no other message', async () => {
    const { told, deliver, dying } = makeWorld();
    dying.before = 1;
    await expect(deliver(softLimit, 'a')).rejects.toThrow('gone');
    expect(await deliver(softLimit, 'b')).toBe('known');
    expect(told).toEqual([]);
    expect(await deliver(softLimit, 'a')).toBe('told');
    expect(told).toEqual([softLimit]);
  });

  it('goes to every notifier', async () => {
    const heard: string[] = [];
    const ear = (name: string): Notifier => ({ notify: async ({ type }) => void heard.push(`${name} ${type}`) });
    await notifyAll(ear('log'), ear('slack')).notify(anomaly);
    expect(heard).toEqual(['log notice.anomaly', 'slack notice.anomaly']);
  });

  it('goes through the queue as it is', () => {
    for (const notice of [softLimit, anomaly]) expect(NoticeMessage.parse(JSON.parse(JSON.stringify(notice)))).toEqual(notice);
    expect(NoticeMessage.safeParse({ ...softLimit, scope: 'elsewhere' }).success).toBe(false);
  });
});

describe('its words', () => {
  it.each<[Notice, string]>([
    [
      softLimit,
      'Budget: all visitors together has committed $1.612 of $2.00 (80 %) for 2099-11-22 (UTC). Requests that do not fit into the rest are refused.',
    ],
    [anomaly, 'Traffic: network 3f9a came with 31 sessions in 5 minutes. It is kept waiting until 12:15 UTC.'],
    [
      {
        type: 'notice.day_closed',
        window: '2099-11-22',
        spent_usd: '0.000018450',
        runs: 2,
        calls: 3,
        calls_verified: 2,
        calls_estimated: 1,
        estimated_usd: '0.001000000',
        overestimated_usd: '0.000600000',
        drifts: 0,
      },
      'Day closed: 2099-11-22 cost $0.00001845 in 2 runs; 2 of 3 calls are confirmed by the provider. 1 were booked at their bound, as web searches at their price ($0.001, $0.0006 of it more than the provider says by now). The books agree.',
    ],
    [
      { type: 'notice.drift', window: '2099-11-22', drifts: 1, largest: 'global: spent $0.000000041 in the counter' },
      'LEDGER DRIFT: on 2099-11-22 1 figures differ from what they should be, the largest being global: spent $0.000000041 in the counter. Look with: pnpm ops ledger:verify --day 2099-11-22',
    ],
  ])('say in dollars what happened: %o', (notice, text) => {
    expect(noticeText(notice)).toBe(text);
  });
});
