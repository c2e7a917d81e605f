import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleKey } from '../testing/index.ts';
import { acceptsKey } from './accepts-key.ts';
import { hashApiKey } from './api-key.ts';

const PEPPER = 'pepper-of-the-test';
const NOW = new Date('2099-11-22T09:00:00.000Z');
const PAST = '2099-11-22T08:59:59.999Z';
const FUTURE = '2099-11-22T09:00:00.001Z';
const hashOf = (apiKey: string) => hashApiKey(PEPPER, apiKey);
const accepts = (record: Parameters<typeof acceptsKey>[0], apiKey = 'current') =>
  acceptsKey(record, { apiKey, pepper: PEPPER, now: NOW });

const key = (overrides: Parameters<typeof sampleKey>[1] = {}) => sampleKey(1, { hash: hashOf('current'), ...overrides });
const previous = (until: string) => ({ hash: hashOf('before'), until });

describe('a key is accepted', () => {
  it('with its secret, and with no other', () => {
    expect(accepts(key())).toBe(true);
    expect(accepts(key(), 'another')).toBe(false);
    expect(acceptsKey(key(), { apiKey: 'current', pepper: 'another pepper', now: NOW })).toBe(false);
  });

  it('with the secret before while the overlap lasts, and not at its end', () => {
    expect(accepts(key({ previous: previous(FUTURE) }), 'before')).toBe(true);
    expect(accepts(key({ previous: previous(FUTURE) }))).toBe(true);
    expect(accepts(key({ previous: previous(PAST) }), 'before')).toBe(false);
    expect(accepts(key({ previous: previous(NOW.toISOString()) }), 'before')).toBe(false);
  });

  it('until it expires, and not from that moment on', () => {
    expect(accepts(key({ expiresAt: FUTURE }))).toBe(true);
    expect(accepts(key({ expiresAt: NOW.toISOString() }))).toBe(false);
    expect(accepts(key({ expiresAt: PAST, previous: previous(FUTURE) }), 'before')).toBe(false);
  });

  it('never once it is revoked, whatever its clock says, with neither secret', () => {
    const revoked = key({ revokedAt: FUTURE, previous: previous(FUTURE) });
    expect(accepts(revoked)).toBe(false);
    expect(accepts(revoked, 'before')).toBe(false);
  });

  it('never when there is none, or when a date of it cannot be read', () => {
    expect(accepts(null)).toBe(false);
    expect(accepts(key({ expiresAt: 'soon' }))).toBe(false);
    expect(accepts(key({ previous: previous('') }), 'before')).toBe(false);
  });
});

it('no other text opens a key, rotated or not', () => {
  const record = key({ previous: previous(FUTURE) });
  fc.assert(fc.property(fc.string(), (text) => accepts(record, text) === ['current', 'before'].includes(text)));
});
