import { requireLiveKey, rotateKey } from '@factoids/core';
import * as z from 'zod';
import { systemClock } from '../clock.ts';
import { command } from '../command.ts';
import { keyDeps, mintDeps } from '../key-deps.ts';
import { DurationMs, KeyIdOption } from '../options.ts';

const Options = z.strictObject({ key: KeyIdOption, overlap: DurationMs.default(24 * 3_600_000) });

/** Another secret for the same key, shown here and never again; the one before works until the overlap is over. */
export const keyRotate = command({
  summary: 'gives an API key another secret and shows it once; the old one works for --overlap longer (24h)',
  options: Options,
  positionals: ['key'],
  async plan({ target }, { key: id, overlap }) {
    const { name, tier } = await requireLiveKey(keyDeps(target), id);
    const until = overlap === 0 ? null : new Date(systemClock.now().getTime() + overlap).toISOString();
    return { would: 'rotate an API key', id, name, tier, old_secret_until: until };
  },
  async run({ target }, { key: id, overlap: overlapMs }) {
    const { apiKey, record } = await rotateKey({ deps: await mintDeps(target), input: { id, overlapMs } });
    const { name, tier, expiresAt, previous } = record;
    return { id, name, tier, expires_at: expiresAt, old_secret_until: previous?.until ?? null, api_key: apiKey };
  },
});
