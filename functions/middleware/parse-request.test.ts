import { BODY_MAX_BYTES, CHAT_LIMITS, MESSAGE_BODY_MAX_BYTES, ROUTES } from '@factoids/contracts';
import { AppError } from '@factoids/core';
import { describe, expect, it } from 'vitest';
import { httpEvent, postEvent } from '../testing/http-events.ts';
import type { HttpEvent } from './http-exchange.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { parseRequest } from './parse-request.ts';

function problemOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.toProblem();
  }
  throw new Error('nothing was refused');
}

const generate = (overrides: Partial<HttpEvent>) => parseRequest(ROUTES.generateFactoid, postEvent(overrides));
const list = (queryStringParameters: HttpEvent['queryStringParameters'], overrides: Partial<HttpEvent> = {}) =>
  parseRequest(ROUTES.listFactoids, httpEvent({ queryStringParameters, ...overrides }));

describe('a request that fits', () => {
  it('arrives as values: numbers as numbers, defaults filled in', () => {
    expect(list({ limit: '7' }).query).toEqual({ limit: 7 });
    expect(list(null).query).toEqual({ limit: 20 });
    expect(generate({ body: '{"topic":" otters "}' }).body).toEqual({ topic: 'otters' });
  });

  it.each([
    ['none', null],
    ['an empty one', ''],
    ['blanks', ' \n'],
  ])('needs no body where every field is optional: %s', (_what, body) => expect(generate({ body }).body).toEqual({}));

  it('is read from base64 as from text', () => {
    const body = Buffer.from('{"topic":"żółw 🐢"}').toString('base64');
    expect(generate({ body, isBase64Encoded: true }).body).toEqual({ topic: 'żółw 🐢' });
  });

  it('names its resource', () => {
    const id = 'fct_03q9gb7pm00000000000000001';
    expect(parseRequest(ROUTES.getFactoid, httpEvent({ pathParameters: { id } })).params).toEqual({ id });
  });
});

describe('a request that does not fit', () => {
  it('is told every field that is wrong, at its place', () => {
    const problem = problemOf(() => generate({ body: '{"topik":1,"temperature":9}', queryStringParameters: { debug: '1' } }));
    expect(problem.code).toBe('invalid_request');
    expect(problem.errors?.map(({ location }) => location).sort()).toEqual(['/temperature', '/topik', 'query/debug']);
    expect(problem.detail).toMatch(/\(and 2 more\)\.$/);
  });

  it('is told in a sentence when one thing is wrong', () => {
    expect(problemOf(() => generate({ body: '{"topik":1}' })).detail).toBe('topik: is not a known field.');
    expect(problemOf(() => list({ limit: '0' })).detail).toMatch(/^limit: /);
    expect(problemOf(() => generate({ body: '[]' })).detail).toMatch(/^body: /);
  });

  it('may not say a parameter twice', () => {
    const twice = { multiValueQueryStringParameters: { limit: ['1', '2'], cursor: undefined } };
    expect(problemOf(() => list({ limit: '2' }, twice)).errors).toEqual([
      { location: 'query/limit', message: 'is given more than once' },
    ]);
    expect(list({ limit: '2' }, { multiValueQueryStringParameters: { limit: ['2'] } }).query).toEqual({ limit: 2 });
  });

  it('is 404 for an id of the wrong shape: nothing has it', () => {
    for (const pathParameters of [{ id: 'nonsense' }, null, { id: 'run_03q9gb7pm00000000000000001' }]) {
      expect(problemOf(() => parseRequest(ROUTES.getFactoid, httpEvent({ pathParameters }))).code).toBe('not_found');
    }
  });

  it('is told that it is not JSON, and nothing of what it sent', () => {
    const problem = problemOf(() => generate({ body: '{"topic": "my secret' }));
    expect(problem.code).toBe('invalid_json');
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('is too large over 16 KB, counted in bytes, before it is read', () => {
    const filled = (bytes: number, character: string) => `{"topic":"${character.repeat(bytes)}`;
    expect(problemOf(() => generate({ body: filled(BODY_MAX_BYTES, 'x') })).code).toBe('body_too_large');
    expect(problemOf(() => generate({ body: filled(BODY_MAX_BYTES / 2, '語') })).code).toBe('body_too_large');
    expect(problemOf(() => generate({ body: filled(BODY_MAX_BYTES - 10, 'x') })).code).toBe('invalid_json');
    const body = Buffer.alloc(BODY_MAX_BYTES + 1, ' ').toString('base64');
    expect(problemOf(() => generate({ body, isBase64Encoded: true })).code).toBe('body_too_large');
  });

  it.each(['x', '語', 'é', '🦦'])('may be larger for a message: the longest one fits, however it is escaped: %s', (character) => {
    const pathParameters = { id: 'cht_01kan9gr2hd5s8z0w6k3n9pb7y' };
    const say = (body: string) => parseRequest(ROUTES.sendChatMessage, postEvent({ body, pathParameters })).body;
    const message = character.repeat(CHAT_LIMITS.messageMaxChars);
    const units = Array.from({ length: message.length }, (_, at) => message.charCodeAt(at).toString(16).padStart(4, '0'));
    expect(say(JSON.stringify({ message }))).toEqual({ message });
    expect(say(`{"message":"${units.map((unit) => `\\u${unit}`).join('')}"}`)).toEqual({ message });
    expect(problemOf(() => say(`{"message":"${'x'.repeat(MESSAGE_BODY_MAX_BYTES)}"}`)).code).toBe('body_too_large');
  });
});

describe('the Idempotency-Key', () => {
  const keyOf = (value?: string) => idempotencyKeyOf({ headers: value === undefined ? {} : { 'Idempotency-Key': value } });

  it('is what the caller sent, whatever the case of its header, or none', () => {
    expect(keyOf('0190-abc')).toBe('0190-abc');
    expect(idempotencyKeyOf({ headers: { 'idempotency-key': 'k' } })).toBe('k');
    expect(keyOf()).toBeUndefined();
    expect(keyOf('k'.repeat(255))).toHaveLength(255);
  });

  it.each(['', ' ', 'two words', 'żółw', 'k'.repeat(256), 'tab\t'])('is refused as %j, at its place', (value) => {
    const problem = problemOf(() => keyOf(value));
    expect(problem).toMatchObject({ code: 'invalid_request', errors: [{ location: 'header/idempotency-key' }] });
  });
});
