import { KeyId, SessionId } from '@factoids/contracts';
import { formatApiKey, hashApiKey } from '../../accounts/api-key.ts';
import type { ApiKeyRecord, Caller, Principal } from '../../accounts/index.ts';
import { sampleKey } from '../sample-key.ts';
import { sampleModel } from '../sample-model.ts';
import { sampleRunId } from '../sample-run.ts';

export const PEPPER = 'pepper-of-the-proof';

/** From a quarter of a cent to half a dollar at the most. */
export const MODELS = [
  sampleModel(),
  sampleModel({ id: 'acme/large', prices: { prompt: '0.000004', completion: '0.00002', request: '0.000000001' } }),
  sampleModel({ id: 'other/dear', prices: { prompt: '0.000025', completion: '0.0001', request: '0' } }),
];

interface Asker {
  readonly caller: Exclude<Caller, { kind: 'system' }>;
  readonly principal: Principal;
}

function visitor(n: number, network: string, verifiedUntil: string | null = null): Asker {
  const sessionId = SessionId.parse(sampleRunId(900 + n).replace('run', 'ses'));
  return { caller: { kind: 'anonymous', sessionId, network, verifiedUntil }, principal: { kind: 'anonymous', sessionId } };
}

function developer(n: number, tier: 'free' | 'pro'): Asker & { readonly record: ApiKeyRecord } {
  const keyId = KeyId.parse(sampleRunId(950 + n).replace('run', 'key'));
  const apiKey = formatApiKey(keyId, new Uint8Array(32).fill(n));
  const record = sampleKey(950 + n, { id: keyId, tier, hash: hashApiKey(PEPPER, apiKey) });
  return { caller: { kind: 'key', keyId, apiKey }, principal: { kind: 'key', keyId, tier }, record };
}

const DEVELOPERS = [developer(1, 'free'), developer(2, 'pro')];

export const KEYS: readonly ApiKeyRecord[] = DEVELOPERS.map(({ record }) => record);

/** Three visitors of two networks, one of them verified, and two keys. */
export const ASKERS: readonly Asker[] = [
  visitor(1, 'net_a'),
  visitor(2, 'net_a'),
  visitor(3, 'net_b', '9999-01-01T00:00:00.000Z'),
  ...DEVELOPERS,
];

/** Scopes that a boost may raise. */
export const BOOSTABLE: readonly string[] = [
  'global',
  'anonymous',
  'network:net_a',
  ...ASKERS.map(({ caller }) => (caller.kind === 'key' ? `key:${caller.keyId}` : `session:${caller.sessionId}`)),
];
