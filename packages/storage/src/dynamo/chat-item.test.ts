import { nanoUsd } from '@factoids/contracts';
import { openingOf, sampleSession, sampleTurn } from '@factoids/core/testing';
import { describe, expect, it } from 'vitest';
import { parseSessionItem, putMessage, sessionEndSeconds, toSessionItem } from './chat-item.ts';
import { counterExpiry } from './counter-item.ts';

const DAY_SECONDS = 24 * 3600;

describe('how long a chat is kept', () => {
  const session = sampleSession(1);
  const overAt = sessionEndSeconds(session.id);

  it('is a week after it is over, with all its messages', () => {
    const item = toSessionItem({ ...session, expiresAt: new Date(overAt * 1000).toISOString() });
    const { Item } = putMessage('runs', session.id, openingOf(sampleTurn(2, session)).message);
    expect([item.expires_at, Item.expires_at]).toEqual([overAt + 7 * DAY_SECONDS, overAt + 7 * DAY_SECONDS]);
  });

  it('is for its counter a month, so that none is forgotten while something may still be settled', () => {
    const key = { scope: `chat:${session.id}`, window: 'all', shard: 0 } as const;
    expect(counterExpiry(key)).toBe(overAt + 30 * DAY_SECONDS);
    expect(counterExpiry({ ...key, window: '2026-11-22' })).toBe(Date.parse('2027-01-01T00:00:00.000Z') / 1000);
    expect(counterExpiry({ ...key, scope: 'global' })).toBeNull();
  });
});

describe('a session in the table', () => {
  it('comes back as it was, whoever owns it', () => {
    for (const owner of ['session:ses_1', 'key:key_1'] as const) {
      const session = sampleSession(1, {
        owner,
        used: { turns: 3, promptTokens: 4, completionTokens: 5, cost: nanoUsd(6), unsettled: 1 },
      });
      expect(parseSessionItem(toSessionItem(session))).toEqual(session);
    }
  });

  it('does not stand among the runs of its owner', () => {
    expect(toSessionItem(sampleSession(1))).toMatchObject({ owner: 'chats:session:ses_03q9gb7pm00000000000000000' });
  });
});
