import { KeyNotChanged, revokeKey } from '@factoids/core';
import * as z from 'zod';
import { command } from '../command.ts';
import { countGatewayKeys } from '../gateway-keys.ts';
import { keyDeps } from '../key-deps.ts';
import { KeyIdOption } from '../options.ts';

const Options = z.strictObject({ key: KeyIdOption });

/** Ends an API key with all its secrets, at once and for good. Again does what a first time left undone. */
export const keyRevoke = command({
  summary: 'ends an API key at once and for good',
  options: Options,
  positionals: ['key'],
  async plan({ target }, { key: id }) {
    const record = await keyDeps(target).keys.find(id);
    if (record === null) throw new KeyNotChanged(id, 'unknown');
    const { name, tier, revokedAt } = record;
    const would = revokedAt === null ? 'revoke an API key' : 'change nothing: it is revoked';
    return { would, id, name, tier, revoked_at: revokedAt, gateway_keys: await countGatewayKeys(target, id) };
  },
  async run({ target }, { key: id }) {
    const { name, tier, revokedAt } = await revokeKey({ deps: keyDeps(target), id });
    return { id, name, tier, revoked_at: revokedAt };
  },
});
