import { CHAT_LIMITS, multiplyPrice } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleModel } from '../testing/index.ts';
import { chooseChatModel, chooseFallback } from './choose-model.ts';
import { parsePolicy } from './policy.ts';
import { quoteEmbeddings, quoteTurn, TURN_CALL } from './quote-turn.ts';

const NOON = new Date('2099-11-22T12:00:00.000Z');
const DEFAULTS = parsePolicy('{}');
/** As cheap models with a usual context are listed. */
const CHEAP = sampleModel({ contextLength: 128_000, prices: { prompt: '0.0000001', completion: '0.0000004', request: '0' } });
const QUESTION = 'Why do sea otters hold hands while they sleep, and do all of them do it?';
const LONGEST = '🦦'.repeat(CHAT_LIMITS.messageMaxChars / 2);

describe('what a chat turn holds', () => {
  it('lets an ordinary question to a cheap model fit a whole conversation into every default budget', () => {
    const { maxCost } = quoteTurn(CHEAP, QUESTION, NOON);
    const { session, chat_session: chat, key_free: key, network } = DEFAULTS.budgets;
    for (const budget of [session, chat, key, network]) expect(maxCost * 8).toBeLessThan(budget ?? Number.POSITIVE_INFINITY);
  });

  it('lets the longest message fit, too', () => {
    expect(quoteTurn(CHEAP, LONGEST, NOON).maxCost * 2).toBeLessThan(DEFAULTS.budgets.session ?? 0);
  });

  it('is a first call and the closing one, each with its fee', () => {
    const model = sampleModel({ ...CHEAP, prices: { ...CHEAP.prices, request: '0.001' } });
    const { maxCost, callMaxCost } = quoteTurn(model, QUESTION, NOON);
    expect(maxCost).toBe(callMaxCost * TURN_CALL.heldCalls);
    expect(callMaxCost - quoteTurn(CHEAP, QUESTION, NOON).callMaxCost).toBe(multiplyPrice('0.001', 1));
  });

  it('never asks for more than a context holds: history gives way first, then the message is too long', () => {
    const lengths = fc.integer({ min: 1_000, max: 60_000 });
    fc.assert(
      fc.property(lengths, fc.string({ maxLength: CHAT_LIMITS.messageMaxChars }), (contextLength, message) => {
        const model = sampleModel({ ...CHEAP, contextLength });
        const least = TURN_CALL.fixedPromptBytes + TURN_CALL.contextBytes + Buffer.byteLength(JSON.stringify(message));
        if (least > contextLength - TURN_CALL.maxTokens) {
          expect(() => quoteTurn(model, message, NOON)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
        } else {
          expect(quoteTurn(model, message, NOON).callMaxPromptBytes).toBeGreaterThanOrEqual(least);
          expect(quoteTurn(model, message, NOON).callMaxPromptBytes + TURN_CALL.maxTokens).toBeLessThanOrEqual(contextLength);
        }
      }),
    );
  });
});

describe('what vectors hold', () => {
  it('is every byte at the price of the policy, rounded up', () => {
    const bound = quoteEmbeddings(DEFAULTS, ['ä', 'bee']);
    // Two and three bytes, and eight tokens around each text, at $0.02 for a million.
    expect(bound).toMatchObject({ model: 'openai/text-embedding-3-small', quote: { maxCost: 420, callMaxPromptBytes: 5 } });
  });

  it('is nothing where the policy goes without', () => {
    expect(quoteEmbeddings(parsePolicy('{"embeddings":{"model":null}}'), ['bee'])).toBeNull();
  });
});

describe('the model of a chat', () => {
  const plain = sampleModel({ ...CHEAP, id: 'acme/plain', tools: false });
  const handy = sampleModel({ id: 'acme/handy', tools: true });
  const dear = sampleModel({ id: 'acme/dear', prices: { prompt: '0.000002', completion: '0.000002', request: '0' } });
  const choice = { models: [plain, dear, handy], policy: DEFAULTS.models, kills: [] };

  it('is the cheapest that can use tools, and one that cannot only where there is no other', () => {
    expect(chooseChatModel(choice, undefined).id).toBe('acme/handy');
    expect(chooseChatModel({ ...choice, models: [plain] }, undefined).id).toBe('acme/plain');
    expect(chooseChatModel(choice, 'acme/plain').id).toBe('acme/plain');
  });

  it('has a context with room for a turn, named or not', () => {
    const cramped = sampleModel({ ...CHEAP, id: 'acme/cramped', contextLength: 8_192 });
    const models = [cramped, ...choice.models];
    expect(chooseChatModel({ ...choice, models }, undefined).id).toBe('acme/handy');
    const refusal = expect.objectContaining({
      code: 'invalid_request',
      particulars: expect.objectContaining({ errors: [expect.objectContaining({ location: '/model' })] }),
    });
    expect(() => chooseChatModel({ ...choice, models }, 'acme/cramped')).toThrow(refusal);
    expect(() => chooseChatModel({ ...choice, models: [cramped] }, undefined)).toThrow(
      expect.objectContaining({ code: 'models_unavailable' }),
    );
    const roomy = sampleModel({ ...CHEAP, contextLength: 12_900 });
    expect(quoteTurn(chooseChatModel({ ...choice, models: [roomy] }, undefined), 'Hi', NOON).maxCost).toBeGreaterThan(0);
  });

  it('is answered for by the policy’s next, else by the cheapest other with tools, and by nobody where there is none', () => {
    const policy = { ...choice.policy, fallback: ['acme/handy', 'acme/dear'] };
    expect(chooseFallback({ ...choice, policy }, 'acme/handy')?.id).toBe('acme/dear');
    expect(chooseFallback(choice, 'acme/plain')?.id).toBe('acme/handy');
    expect(chooseFallback({ ...choice, models: [handy] }, 'acme/handy')).toBeNull();
    const kills = [{ target: 'model:acme/handy', at: NOON.toISOString() }];
    expect(chooseFallback({ ...choice, kills }, 'acme/plain')?.id).toBe('acme/dear');
  });
});
