import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../app-error.ts';
import { ProviderError } from '../runs/index.ts';
import type { RelatedAsk } from '../search/index.ts';
import { sampleFactoid, setUpEmbedding } from '../testing/index.ts';
import { relatedFinder } from './find-related.ts';

const FOUND = sampleFactoid(1).id;

function setUp(policy: object = {}) {
  const world = setUpEmbedding(policy);
  const asks: RelatedAsk[] = [];
  const related = async (ask: RelatedAsk) => {
    asks.push(ask);
    return [{ id: FOUND, score: 1 }];
  };
  const finder = relatedFinder({ ...world.deps, search: { related } });
  const find = (text: string, limit: number) => finder({ text, limit, by: 'words_and_meaning' });
  return { ...world, asks, find, finder };
}

describe('factoids that matter to a question', () => {
  it('are found by its words and its meaning, and a question that is asked again costs nothing', async () => {
    const { find, asks, state } = setUp();
    expect(await find(' How do otters sleep? ', 8)).toEqual([FOUND]);
    expect(await find('How do otters sleep?', 8)).toEqual([FOUND]);
    expect(asks).toEqual([asks[0], asks[0]]);
    expect(asks[0]).toMatchObject({ text: 'How do otters sleep?', limit: 8, vector: { values: { length: 256 } } });
    expect(state.runs.size).toBe(1);
  });

  it.each<[what: string, policy: object]>([
    ['the policy goes without vectors', { embeddings: { model: null } }],
    ['the system has no money left', { budgets: { system: '0.0000001' } }],
  ])('are found by words alone when %s', async (_what, policy) => {
    const { find, asks } = setUp(policy);
    expect(await find('How do otters sleep?', 8)).toEqual([FOUND]);
    expect(asks).toEqual([{ text: 'How do otters sleep?', vector: null, limit: 8 }]);
  });

  it('are found by words alone at no cost when that was asked for, and by meaning too once the vector is there', async () => {
    const { find, finder, asks, state } = setUp();
    const question = { text: 'How do otters sleep?', limit: 8, by: 'words' } as const;
    expect(await finder(question)).toEqual([FOUND]);
    expect(state.runs.size).toBe(0);
    await find(question.text, 8);
    await finder(question);
    expect(asks.map(({ vector }) => vector?.values.length ?? null)).toEqual([null, 256, 256]);
    expect(state.runs.size).toBe(1);
  });

  it('are found by words alone when the provider is down, and when the store is', async () => {
    const { find, asks, deps } = setUp();
    vi.spyOn(deps.embedder, 'embed').mockRejectedValueOnce(new ProviderError('provider_failed', { billed: false }));
    await find('How do otters sleep?', 8);
    vi.spyOn(deps.runs, 'create').mockRejectedValueOnce(new AppError('store_busy'));
    await find('Where do otters sleep?', 8);
    expect(asks.map(({ vector }) => vector)).toEqual([null, null]);
  });

  it('do not wait longer than 800 ms for a vector, which is kept for the next time', async () => {
    const { find, asks, deps, clock } = setUp();
    const embed = deps.embedder.embed;
    vi.spyOn(deps.embedder, 'embed').mockImplementation(async (request) => {
      await clock.sleep(2_000);
      return embed(request);
    });
    const finding = find('How do otters sleep?', 8);
    await clock.advance(800);
    expect(await finding).toEqual([FOUND]);
    await clock.advance(1_200);
    await find('How do otters sleep?', 8);
    expect(asks.map(({ vector }) => vector?.values.length ?? null)).toEqual([null, 256]);
  });

  it('are looked for by the first 2,000 bytes, whole characters only', async () => {
    const { find, asks } = setUp();
    await find(`${'ö'.repeat(999)}a${'ö'.repeat(500)}`, 50);
    expect(asks[0]?.text).toBe(`${'ö'.repeat(999)}a`);
    expect(asks[0]?.limit).toBe(20);
    expect(await find('  ', 5)).toEqual([]);
  });

  it('throw when the search itself is away', async () => {
    const world = setUpEmbedding();
    const find = relatedFinder({ ...world.deps, search: { related: () => Promise.reject(new AppError('search_unavailable')) } });
    await expect(find({ text: 'otters', limit: 5, by: 'words_and_meaning' })).rejects.toMatchObject({
      code: 'search_unavailable',
    });
  });
});
