import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { ListedModel, PriceList } from '../models/index.ts';
import { sampleModel } from '../testing/index.ts';
import { chooseModel } from './choose-model.ts';
import type { Kill } from './controls.ts';
import { listModels } from './list-models.ts';
import { parsePolicy } from './policy.ts';

const cheap = sampleModel({ id: 'acme/cheap', prices: { prompt: '0.00000001', completion: '0.00000004', request: '0' } });
const fine = sampleModel({ id: 'acme/fine' });
const dear = sampleModel({ id: 'acme/dear', prices: { prompt: '0.00004', completion: '0.00008', request: '0' } });
const unpriced: ListedModel = { ...sampleModel(), id: 'acme/auto', prices: null };
const models = [dear, unpriced, fine, cheap];

const policyOf = (policy: object) => parsePolicy(JSON.stringify({ models: policy })).models;
const choose = (requested: string | undefined, policy: object = {}, listed: readonly ListedModel[] = models) =>
  chooseModel({ models: listed, policy: policyOf(policy), kills: [] }, requested).id;
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

  it('is the same at each hour, and not the one that is cheap for now', () => {
    const byDay = { prices: { completion: '0.0000004' }, minPromptTokens: null, window: { fromMinute: 0, toMinute: 720 } };
    const atNight = { prices: { completion: '0.00002' }, minPromptTokens: null, window: { fromMinute: 1_200, toMinute: 60 } };
    const long = { prices: { completion: '0.00002' }, minPromptTokens: 200_000, window: null };
    const steady = sampleModel({ id: 'b/steady', overrides: [long] });
    expect(choose(undefined, {}, [sampleModel({ id: 'a/moody', overrides: [byDay, atNight] }), steady])).toBe('b/steady');
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

describe('a model that the operator lets through or keeps out', () => {
  it.each<[string, object, string[]]>([
    ['everything when nothing is said', {}, ['acme/cheap', 'acme/fine']],
    ['nothing but what is named', { allow: ['acme/fine', 'acme/gone'] }, ['acme/fine']],
    ['all of a vendor, but what is denied', { allow: ['acme/*'], deny: ['acme/cheap'] }, ['acme/fine']],
    ['nothing of another vendor', { allow: ['ac/*', 'acm/*', 'acme'] }, []],
    ['all but a vendor', { deny: ['acme/*'] }, []],
    ['nothing when nothing is named', { allow: [] }, []],
    ['nothing over the cap, named or not', { allow: ['acme/dear'] }, []],
  ])('is one of: %s', async (_what, policy, ids) => {
    const { data, default_model } = await list(policy);
    expect(data.map(({ id }) => id)).toEqual(ids);
    expect(default_model).toBe(ids[0] ?? null);
    for (const { id } of models.filter((each) => !ids.includes(each.id))) {
      expect(() => choose(id, policy)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^un/) }));
    }
  });
});

describe('a model that the operator has stopped', () => {
  const kills = [{ target: 'model:acme/cheap', at: '2099-11-22T09:00:00.000Z' }];
  const choice = (policy: object = {}) => ({ models, policy: policyOf(policy), kills });

  it('is refused by name for a while, and the others go on', () => {
    const paused = { code: 'paused', particulars: { detail: expect.stringContaining('acme/cheap'), retryAfterSeconds: 300 } };
    expect(() => chooseModel(choice(), 'acme/cheap')).toThrow(expect.objectContaining(paused));
    expect(chooseModel(choice(), 'acme/fine').id).toBe('acme/fine');
    expect(() => chooseModel(choice({ deny: ['acme/*'] }), 'acme/cheap')).toThrow(refusal('unknown_model'));
  });

  it('is neither the default nor listed', async () => {
    expect(chooseModel(choice({ default: ['acme/cheap'] }), undefined).id).toBe('acme/fine');
    const { data, default_model } = await list({}, { kills });
    expect([data.map(({ id }) => id), default_model]).toEqual([['acme/fine'], 'acme/fine']);
  });

  it('is not meant by what stops all or anonymous callers, which is decided elsewhere', () => {
    const others = ['all', 'anonymous', 'acme/cheap', 'model:acme/chea'].map((target) => ({ target, at: '' }));
    expect(chooseModel({ ...choice(), kills: others }, undefined).id).toBe('acme/cheap');
  });
});

const FETCHED_AT = '2099-11-22T09:00:00.000Z';

function list(policy: object, more: Partial<PriceList> & { now?: Date; kills?: readonly Kill[] } = {}) {
  const { now = new Date(FETCHED_AT), kills = [], ...changes } = more;
  const readPriceList = async () => ({ models, fetchedAt: FETCHED_AT, ...changes });
  return listModels({ deps: { readPriceList }, policy: policyOf(policy), kills, now });
}

describe('listModels', () => {
  it('lists what may be asked for, cheapest factoid first, with exact prices and the default', async () => {
    const listed = await list({ default: ['acme/fine'] });
    expect(listed).toMatchObject({ default_model: 'acme/fine', fetched_at: FETCHED_AT, stale: false });
    expect(listed.data.map(({ id }) => id)).toEqual(['acme/cheap', 'acme/fine']);
    expect(listed.data[1]?.prices).toEqual({
      prompt_usd_per_million_tokens: '0.15',
      completion_usd_per_million_tokens: '0.6',
      request_usd: '0',
    });
    expect(Number(listed.data[1]?.factoid.max_cost_usd)).toBeGreaterThan(Number(listed.data[1]?.factoid.expected_cost_usd));
  });

  it('says which of them a chat may be held with: those whose context has room for it', async () => {
    const cramped = sampleModel({ id: 'acme/cramped', contextLength: 8_192 });
    const { data } = await list({}, { models: [cramped, sampleModel({ id: 'acme/roomy' })] });
    expect(data.map(({ id, capabilities }) => [id, capabilities.chat])).toEqual([
      ['acme/cramped', false],
      ['acme/roomy', true],
    ]);
  });

  it('has no default when nothing is allowed', async () => {
    expect(await list({}, { models: [unpriced] })).toMatchObject({ data: [], default_model: null });
  });

  it('says what factoids of a model cost lately, and puts the cheapest by that first', async () => {
    const typicalCosts = { 'acme/cheap': { cost: nanoUsd(400_000), samples: 3 }, 'acme/fine': { cost: nanoUsd(1), samples: 2 } };
    const { data, default_model } = await list({}, { typicalCosts });
    expect(data.map(({ id, factoid }) => [id, factoid.expected_cost_usd])).toEqual([
      ['acme/fine', '0.000159000'],
      ['acme/cheap', data[1]?.factoid.max_cost_usd],
    ]);
    expect(default_model).toBe('acme/cheap');
  });

  it('says when the prices are older than they should be', async () => {
    const staleAfter = async (ms: number) => (await list({}, { now: new Date(Date.parse(FETCHED_AT) + ms) })).stale;
    expect([await staleAfter(0), await staleAfter(2 * 3_600_000), await staleAfter(2 * 3_600_000 + 1)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('the policy', () => {
  it.each([
    ['an unknown name', '{"models":{"defalt":[]}}', '/models/defalt'],
    ['a price that is no decimal', '{"models":{"max_usd_per_million_tokens":"cheap"}}', '/models/max_usd_per_million_tokens'],
    ['a price that is a float', '{"models":{"max_usd_per_million_tokens":30}}', '/models/max_usd_per_million_tokens'],
    ['a list of the wrong type', '{"models":{"deny":"acme/dear"}}', '/models/deny'],
    ['a pattern of another kind', '{"models":{"deny":["acme/*","*/small"]}}', '/models/deny/1'],
    ['a star amid a name', '{"models":{"allow":["acme/sm*"]}}', '/models/allow/0'],
    ['an unknown part', '{"modles":{}}', '/modles'],
  ])('is refused with the path of %s', (_what, json, location) => {
    expect(() => parsePolicy(json)).toThrow(refusal('invalid_request'));
    expect(problemOf(json).errors?.map((error) => error.location)).toEqual([location]);
  });

  it('is refused when it is not JSON', () => expect(() => parsePolicy('{models')).toThrow(refusal('invalid_request')));

  it('fills what it leaves out with the defaults', () => {
    expect(parsePolicy('{}').models).toEqual({
      default: [],
      allow: null,
      deny: [],
      fallback: [],
      max_usd_per_million_tokens: '30',
    });
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
