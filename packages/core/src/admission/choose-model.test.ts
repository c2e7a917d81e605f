import { describe, expect, it } from 'vitest';
import type { ListedModel } from '../models/index.ts';
import { sampleModel } from '../testing/index.ts';
import { chooseModel } from './choose-model.ts';
import { listModels } from './list-models.ts';
import { parsePolicy } from './policy.ts';

const cheap = sampleModel({ id: 'acme/cheap', prices: { prompt: '0.00000001', completion: '0.00000004', request: '0' } });
const fine = sampleModel({ id: 'acme/fine' });
const dear = sampleModel({ id: 'acme/dear', prices: { prompt: '0.00004', completion: '0.00008', request: '0' } });
const unpriced: ListedModel = { ...sampleModel(), id: 'acme/auto', prices: null };
const models = [dear, unpriced, fine, cheap];

const policyOf = (policy: object) => parsePolicy(JSON.stringify({ models: policy })).models;
const choose = (requested: string | undefined, policy: object = {}, listed: readonly ListedModel[] = models) =>
  chooseModel({ models: listed, policy: policyOf(policy) }, requested).id;
const refusal = (code: string) => expect.objectContaining({ code });

describe('the model that nobody named', () => {
  it('is the cheapest that is allowed', () => expect(choose(undefined)).toBe('acme/cheap'));

  it("is the first of the operator's list that may be called", () => {
    const preferred = { default: ['acme/gone', 'acme/dear', 'acme/fine', 'acme/cheap'] };
    expect(choose(undefined, preferred)).toBe('acme/fine');
    expect(choose(undefined, { ...preferred, deny: ['acme/fine'] })).toBe('acme/cheap');
  });

  it('is the cheapest when none of the list may be called', () => {
    expect(choose(undefined, { default: ['acme/gone', 'acme/auto'] })).toBe('acme/cheap');
  });

  it('is the same each time when two cost the same', () => {
    const twins = [sampleModel({ id: 'b/twin' }), sampleModel({ id: 'a/twin' }), sampleModel({ id: 'c/twin' })];
    expect(choose(undefined, {}, twins)).toBe('a/twin');
  });

  it('is none when no model is allowed', () => {
    expect(() => choose(undefined, { max_usd_per_million_tokens: '0' })).toThrow(refusal('models_unavailable'));
    expect(() => choose(undefined, {}, [])).toThrow(refusal('models_unavailable'));
  });
});

describe('a model that was named', () => {
  it('is taken when it is allowed', () => expect(choose('acme/fine')).toBe('acme/fine'));

  it('is refused when it is denied, unknown or over the price cap, which all read the same', () => {
    expect(() => choose('acme/fine', { deny: ['acme/fine'] })).toThrow(refusal('unknown_model'));
    expect(() => choose('nobody/nothing')).toThrow(refusal('unknown_model'));
    expect(() => choose('acme/dear')).toThrow(refusal('unknown_model'));
  });

  it('is refused without a known price, whatever the policy says', () => {
    expect(() => choose('acme/auto', { max_usd_per_million_tokens: null })).toThrow(refusal('unpriced_model'));
  });

  it('is taken at exactly the cap, and at any price without one', () => {
    expect(choose('acme/dear', { max_usd_per_million_tokens: '80' })).toBe('acme/dear');
    expect(() => choose('acme/dear', { max_usd_per_million_tokens: '79.999999' })).toThrow(refusal('unknown_model'));
    expect(choose('acme/dear', { max_usd_per_million_tokens: null })).toBe('acme/dear');
  });

  it('is held to the cap at its dearest hour', () => {
    const atNight = { prices: { completion: '0.0001' }, minPromptTokens: null, window: { fromMinute: 1_380, toMinute: 60 } };
    expect(() => choose('acme/fine', {}, [sampleModel({ id: 'acme/fine', overrides: [atNight] })])).toThrow(
      refusal('unknown_model'),
    );
  });

  it('is refused when a factoid does not fit into its context', () => {
    expect(() => choose('acme/fine', {}, [sampleModel({ id: 'acme/fine', contextLength: 2_048 })])).toThrow(
      refusal('unknown_model'),
    );
  });
});

describe('listModels', () => {
  it('lists what may be asked for, cheapest factoid first, with exact prices and the default', async () => {
    const readPriceList = async () => ({ models, fetchedAt: '2026-11-22T09:00:00.000Z' });
    const list = await listModels({ deps: { readPriceList, policy: { models: policyOf({ default: ['acme/fine'] }) } } });
    expect(list).toMatchObject({ default_model: 'acme/fine', fetched_at: '2026-11-22T09:00:00.000Z' });
    expect(list.data.map(({ id }) => id)).toEqual(['acme/cheap', 'acme/fine']);
    expect(list.data[1]?.prices).toEqual({
      prompt_usd_per_million_tokens: '0.15',
      completion_usd_per_million_tokens: '0.6',
      request_usd: '0',
    });
    expect(Number(list.data[1]?.factoid.max_cost_usd)).toBeGreaterThan(Number(list.data[1]?.factoid.expected_cost_usd));
  });

  it('has no default when nothing is allowed', async () => {
    const readPriceList = async () => ({ models: [unpriced], fetchedAt: '2026-11-22T09:00:00.000Z' });
    const list = await listModels({ deps: { readPriceList, policy: { models: policyOf({}) } } });
    expect(list).toMatchObject({ data: [], default_model: null });
  });
});

describe('the policy', () => {
  it.each([
    ['an unknown name', '{"models":{"defalt":[]}}', '/models/defalt'],
    ['a price that is no decimal', '{"models":{"max_usd_per_million_tokens":"cheap"}}', '/models/max_usd_per_million_tokens'],
    ['a price that is a float', '{"models":{"max_usd_per_million_tokens":30}}', '/models/max_usd_per_million_tokens'],
    ['a list of the wrong type', '{"models":{"deny":"acme/dear"}}', '/models/deny'],
    ['an unknown part', '{"modles":{}}', '/modles'],
  ])('is refused with the path of %s', (_what, json, location) => {
    expect(() => parsePolicy(json)).toThrow(refusal('invalid_request'));
    expect(problemOf(json).errors?.map((error) => error.location)).toEqual([location]);
  });

  it('is refused when it is not JSON', () => expect(() => parsePolicy('{models')).toThrow(refusal('invalid_request')));

  it('fills what it leaves out with the defaults', () => {
    expect(parsePolicy('{}').models).toEqual({ default: [], deny: [], max_usd_per_million_tokens: '30' });
    expect(policyOf({ deny: ['acme/dear'] })).toMatchObject({ deny: ['acme/dear'], max_usd_per_million_tokens: '30' });
  });
});

function problemOf(json: string) {
  try {
    parsePolicy(json);
  } catch (error) {
    if (error instanceof Error && 'particulars' in error) return error.particulars as { errors?: { location: string }[] };
  }
  throw new Error('the policy was taken');
}
