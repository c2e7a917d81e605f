import { sampleKey } from '@factoids/core/testing';
import { expect, it } from 'vitest';
import { parseApiKeyItem, toApiKeyItem } from './api-key-item.ts';

it('a key that was made before keys could expire, rotate or be revoked is read as one that does none of it', () => {
  const { id, name, role, tier, hash, createdAt } = sampleKey(1);
  const old = { pk: `KEY#${id}`, sk: 'KEY', key_id: id, name, role, tier, hash, createdAt };
  expect(parseApiKeyItem(old)).toEqual(sampleKey(1));
});

it('what is null is not written, so that conditions can ask whether it is there', () => {
  const item = toApiKeyItem(sampleKey(1, { expiresAt: '2027-01-01T00:00:00.000Z' }));
  expect(Object.keys(item)).toEqual(expect.arrayContaining(['pk', 'sk', 'key_id', 'expiresAt']));
  for (const name of ['revokedAt', 'lastUsedAt', 'previous', 'id']) expect(item).not.toHaveProperty(name);
  expect(parseApiKeyItem(item).expiresAt).toBe('2027-01-01T00:00:00.000Z');
});
